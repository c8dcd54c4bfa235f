// The search on its own page: Pagefind knows the pages, this asks it, shows what it found, and keeps the address.
(() => {
  const PER_PAGE = 8;
  const FEW = 5;
  const QUIET = 200;
  const PRIVATE = /(?:\d[\s.-]*){15}/;
  const STOP = new Set('ada adalah akan apa apakah atau bagaimana bagi bisa dalam dan dapat dari dengan di dimana gimana ingin ini itu kami kapan ke kita mana mau oleh pada saya siapa untuk yang anda'.split(' '));
  const form = document.getElementById('pencarian');
  const area = document.getElementById('hasil');
  const heading = document.querySelector('h1');
  const status = area.querySelector('[role="status"]');
  const list = area.querySelector('[data-daftar]');
  const pager = area.querySelector('[data-halaman]');
  const panel = area.querySelector('details');
  const wide = matchMedia('(min-width: 60rem)');
  const field = form.elements.q;
  const index = new URL(area.dataset.indeks, location);
  const home = new URL('..', index);
  const titles = [heading.textContent, document.title];
  const kinds = {};
  const units = {};
  let turn = 0;
  let page = 1;
  let engine, timer, last;

  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? [];
  const make = (name, className, ...inside) => {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...inside);
    return node;
  };
  const answers = (name) => [...document.getElementsByName(name)];
  const chosen = (name) => answers(name).find((radio) => radio.checked)?.value ?? '';
  const filters = () => Object.fromEntries(['jenis', 'unit', 'tahun'].map((name) => [name, chosen(name)]).filter(([, value]) => value));
  answers('jenis').forEach((radio) => { kinds[radio.value] = radio.nextElementSibling.textContent; });
  answers('unit').forEach((radio) => { units[radio.value] = radio.nextElementSibling.textContent; });

  const load = async () => {
    const pagefind = await import(new URL('pagefind.js', index));
    await pagefind.options({ baseUrl: home.pathname, excerptLength: 24, noWorker: true });
    await pagefind.init();
    return pagefind;
  };

  // Words together; where that finds little, each by itself, and what more of them find goes first.
  const ask = async (pagefind, text, options) => {
    // Pagefind cuts a number it does not know until it knows the rest; who types that of a person finds nothing.
    if (text.match(PRIVATE)) return { results: [], totalFilters: {} };
    const all = words(text);
    const telling = all.filter((word) => !STOP.has(word));
    const asked = telling.length ? telling : all;
    const found = await pagefind.search(asked.join(' '), options);
    if (found.results.length >= FEW || asked.length < 2) return found;
    const scores = new Map(found.results.map((result) => [result.id, { result, score: Infinity }]));
    for (const word of new Set(asked)) {
      for (const result of (await pagefind.search(word, options)).results) {
        const seen = scores.get(result.id) ?? { result, score: 0 };
        seen.score += 1 + result.score / (1 + result.score);
        scores.set(result.id, seen);
      }
    }
    let results = [...scores.values()].sort((one, other) => (other.score - one.score) || 0).map(({ result }) => result);
    if (options.sort) {
      const order = new Map((await pagefind.search(null, options)).results.map(({ id }, place) => [id, place]));
      results = results.sort((one, other) => order.get(one.id) - order.get(other.id));
    }
    return { results, totalFilters: {} };
  };

  // Pagefind's excerpts are text with <mark>; nothing else is taken over.
  const marked = (html) => [...new DOMParser().parseFromString(html, 'text/html').body.childNodes]
    .map((node) => (node.nodeName === 'MARK' ? make('mark', '', node.textContent) : node.textContent));
  const withMarks = (text, found) => text.split(/([\p{L}\p{N}]+)/u)
    .map((part) => (found.has(part.toLowerCase()) ? make('mark', '', part) : part));

  const row = (data, asked) => {
    const excerpt = marked(data.excerpt);
    const hit = excerpt.filter((part) => part.textContent !== undefined);
    const found = new Set([...asked, ...hit.flatMap((mark) => words(mark.textContent))]);
    const link = make('a', '', ...withMarks(data.meta.title, found));
    link.href = data.url;
    const details = [make('b', '', kinds[data.filters.jenis?.[0]] ?? '')];
    const unit = units[data.filters.unit?.[0]];
    if (unit) details.push(make('span', '', unit));
    if (data.meta.hari) details.push(make('span', '', data.meta.hari));
    const text = hit.length || !data.meta.ringkasan ? excerpt : withMarks(data.meta.ringkasan, found);
    const parts = data.sub_results.filter(({ url }) => url.includes('#')).slice(0, 3).map(({ url, title }) => {
      const inner = make('a', '', ...withMarks(title, found));
      inner.href = url;
      return make('li', '', inner);
    });
    return make('li', 'baris', make('h3', 'judul', link), make('p', 'cuplikan', ...text),
      ...(parts.length ? [make('ul', 'label-daftar meta', ...parts)] : []), make('p', 'meta rinci', ...details));
  };

  const address = (number) => {
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    if (number > 1) state.set('hal', number);
    return `${state}` ? `?${state}` : location.pathname;
  };

  const pages = (count) => {
    const turns = [...Array(Math.ceil(count / PER_PAGE))].map((_, place) => place + 1)
      .filter((number) => number === 1 || Math.abs(number - page) < 3);
    const link = (number, ...text) => {
      const node = make('a', 'tombol', ...text);
      node.href = address(number);
      node.dataset.nomor = number;
      if (number === page && text.length > 1) node.setAttribute('aria-current', 'page');
      return make('li', '', node);
    };
    pager.hidden = count <= PER_PAGE;
    pager.firstElementChild.replaceChildren(
      ...turns.map((number) => link(number, make('span', 'tersembunyi', 'Halaman '), `${number}`)),
      ...(page * PER_PAGE < count ? [link(page + 1, 'Berikutnya →')] : []),
    );
  };

  const counts = (found) => ['jenis', 'unit', 'tahun'].forEach((name) => answers(name).forEach((radio) => {
    const place = radio.parentNode.querySelector('.jumlah');
    const number = found[name]?.[radio.value];
    if (place) place.textContent = number ?? '';
    radio.parentNode.hidden = Boolean(found[name]) && !number && !radio.checked && radio.value !== '';
  }));

  const show = (open, title = titles[0], tab = titles[1]) => {
    area.hidden = !open;
    document.querySelector('[data-lain]').hidden = open;
    heading.textContent = title;
    document.title = tab;
  };

  const run = async () => {
    clearTimeout(timer);
    const own = ++turn;
    const text = field.value.trim();
    if (!text) {
      list.replaceChildren();
      status.textContent = '';
      show(false);
      return;
    }
    const narrowed = filters();
    const narrow = Object.keys(narrowed).length > 0;
    const options = { filters: narrowed, ...(chosen('urut') && { sort: { urut: 'desc' } }) };
    let found, data;
    try {
      engine ??= load();
      const pagefind = await engine;
      // On a phone the filter is folded away, and costs nothing until it is opened.
      if (wide.matches || panel.open || narrow) await pagefind.filters();
      found = await ask(pagefind, text, options);
      page = Math.min(page, Math.max(1, Math.ceil(found.results.length / PER_PAGE)));
      data = await Promise.all(found.results.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((result) => result.data()));
    } catch {
      if (own !== turn) return;
      engine = undefined;
      show(false);
      document.getElementById('gagal').hidden = false;
      return;
    }
    if (own !== turn) return;
    const count = found.results.length;
    const asked = words(text).filter((word) => !STOP.has(word));
    document.getElementById('gagal').hidden = true;
    counts(found.totalFilters ?? {});
    list.start = (page - 1) * PER_PAGE + 1;
    list.replaceChildren(...data.map((each) => row(each, asked)));
    pages(count);
    area.querySelector('[data-kosong]').hidden = count > 0;
    area.querySelectorAll('[data-hapus]').forEach((button) => { button.hidden = !narrow; });
    show(true, count ? 'Hasil pencarian' : 'Tidak ada hasil', `${text} – ${titles[1]}`);
    status.replaceChildren(...(count
      ? [make('b', '', `${count.toLocaleString('id')} hasil`), ` untuk “${text}”${page > 1 ? `, halaman ${page}` : ''}`]
      : [`Tidak ada hasil untuk “${text}”${narrow ? ' dengan saringan ini' : ''}.`]));
  };

  // One step back for each question, however often its answer was changed.
  const keep = (what) => {
    history[what === last ? 'replaceState' : 'pushState'](null, '', address(page));
    last = what;
  };
  const restore = () => {
    const state = new URLSearchParams(location.search);
    field.value = state.get('q') ?? '';
    ['urut', 'jenis', 'unit', 'tahun'].forEach((name) => {
      const radios = answers(name);
      if (radios.length) (radios.find((radio) => radio.value === state.get(name)) ?? radios[0]).checked = true;
    });
    page = Math.max(1, Number.parseInt(state.get('hal'), 10) || 1);
    last = state.has('q') ? undefined : last;
    return run();
  };
  const change = (what) => { page = 1; keep(what); run(); };
  const clear = () => {
    ['jenis', 'unit', 'tahun'].forEach((name) => { answers(name)[0] && (answers(name)[0].checked = true); });
    change('hapus');
    field.focus();
  };

  field.addEventListener('focus', () => { engine ??= load(); engine.catch(() => { engine = undefined; }); });
  addEventListener('input', ({ target }) => {
    if (target === field) {
      clearTimeout(timer);
      timer = setTimeout(change, QUIET, 'q');
    } else if (target.form === form) change(target.name);
  });
  form.addEventListener('submit', (event) => { event.preventDefault(); change('q'); });
  area.addEventListener('click', (event) => {
    if (event.target.closest('[data-hapus]')) clear();
    const link = event.target.closest('[data-nomor]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    page = Number(link.dataset.nomor);
    keep();
    run().then(() => { status.focus(); status.scrollIntoView(); });
  });
  panel.addEventListener('toggle', () => { if (panel.open) run(); });
  wide.addEventListener('change', () => { if (wide.matches) run(); });

  // Arrows go from the field through the results and back, Esc to the field.
  addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [field, ...list.querySelectorAll('h3 a')];
    const at = links.indexOf(document.activeElement);
    if (event.key === 'Escape' && at > 0) field.focus();
    if (event.key === 'Escape' && at === 0 && field.value) {
      event.preventDefault();
      field.value = '';
      change('q');
    }
    if (!step || at < 0 || !links[at + step]) return;
    event.preventDefault();
    links[at + step].focus();
  });
  addEventListener('popstate', restore);
  status.tabIndex = -1;
  restore();
})();
