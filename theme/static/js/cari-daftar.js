// Shortens a long list while one types, over all its pages. Every page works without this file.
(() => {
  const form = document.querySelector('[data-cari]');
  const list = document.querySelector('[data-isi]');
  if (!form || !list) return;
  const { daftar, halaman, seluruh, kata } = form.dataset;
  const { cari, unit } = form.elements;
  const status = document.querySelector('[role="status"]');
  const whole = status.textContent;
  const own = [...list.children];
  let rows = own;
  let complete = own.length === +seluruh;
  let asked = complete;
  let timer;

  const inWords = (number) => (+number).toLocaleString('id');
  const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  // Titles are no part of a name: what stands behind its comma, and words with a full stop.
  const named = (text) => text.split(',')[0].split(/\s+/).filter((word) => !word.includes('.')).join(' ');
  const texts = new WeakMap();
  const textOf = (row) => {
    if (!texts.has(row)) {
      const title = row.querySelector('.judul').textContent;
      texts.set(row, plain(row.matches('.orang') ? row.textContent.replace(title, named(title) || title) : row.textContent));
    }
    return texts.get(row);
  };

  const show = () => {
    const words = plain(named(cari.value) || cari.value).split(/\s+/);
    const chosen = unit ? unit.value : '';
    const on = cari.value.trim() !== '' || chosen !== '';
    const found = rows.filter((row) => words.every((word) => textOf(row).includes(word))
      && (!chosen || row.querySelector('.orang-unit').textContent === chosen));
    list.replaceChildren(...(on ? found : own));
    document.querySelectorAll('[data-lain]').forEach((part) => { part.hidden = on; });
    document.querySelector('[data-kosong]').hidden = !on || found.length > 0;
    const among = complete ? `${inWords(seluruh)} ${kata}` : `${own.length} ${kata} di halaman ini`;
    clearTimeout(timer);
    timer = setTimeout(() => { status.textContent = on ? `${inWords(found.length)} dari ${among}` : whole; }, 250);
    if (on && !asked) fetchAll();
  };

  const remember = () => {
    if (location.protocol === 'file:') return;
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, '', location.pathname + (asked.size ? `?${asked}` : '') + location.hash);
  };

  // The other pages of the list, once something is looked for. Where they cannot be had, this page is what is searched.
  const fetchAll = async () => {
    asked = true;
    const home = new URL(daftar, location);
    const pages = [...Array(+halaman)].map((_, place) => new URL(place ? `hal/${place + 1}/` : '', home));
    try {
      rows = (await Promise.all(pages.map(read))).flat();
      complete = true;
      show();
    } catch { /* it stays with this page, and the count says so */ }
  };
  const read = async (address) => {
    if (address.pathname === location.pathname) return own;
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    page.querySelectorAll('[data-isi] a').forEach((link) => { link.href = new URL(link.getAttribute('href'), address); });
    page.querySelectorAll('[data-isi] img').forEach((image) => {
      image.removeAttribute('srcset');
      image.src = new URL(image.getAttribute('src'), address);
    });
    return [...page.querySelector('[data-isi]').children];
  };

  const start = new URLSearchParams(location.search);
  [cari, unit].forEach((field) => { if (field && start.has(field.name)) field.value = start.get(field.name); });
  form.classList.remove('bila-skrip');
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => { show(); remember(); });
  if (start.size) show();
})();
