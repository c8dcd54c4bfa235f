// Comfort over the filter of a list of services, which the stylesheet does alone: a field for names, the count
// said aloud, the state in the address.
(() => {
  const form = document.getElementById('saring');
  const field = form.elements.nama;
  const status = document.querySelector('[role="status"]');
  const everything = status.textContent;
  const plain = (text) => text.toLowerCase().normalize('NFD').replace(/[^\p{L}\p{N}\s]/gu, '');
  const rows = [...document.querySelectorAll('.kotak-baris > .layanan')].map((node) => {
    const texts = [...node.querySelectorAll('.judul, .layanan-isi > p:not(.rinci)')].map((part) => part.textContent);
    const noun = node.classList.contains('layanan-kerja') ? 'aplikasi' : 'layanan';
    return { node, noun, text: plain(`${texts.join(' ')} ${node.dataset.kata ?? ''}`) };
  });
  const number = (found, noun) => found.filter((row) => row.noun === noun).length;
  let last;

  const show = () => {
    const marks = [...form.querySelectorAll('[id]:checked')].map((radio) => radio.id);
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const fitting = rows.filter(({ node, text }) => {
      const fits = marks.every((mark) => node.classList.contains(mark)) && words.every((word) => text.includes(word));
      node.hidden = !fits;
      return fits;
    });
    const told = ['layanan', 'aplikasi'].filter((noun) => number(fitting, noun))
      .map((noun) => `${number(fitting, noun)} dari ${number(rows, noun)} ${noun}`);
    status.textContent = !marks.length && !words.length ? everything
      : told.join(' dan ') || 'Tidak ada layanan yang cocok. Ubah nama, unit, atau kelompok pengguna.';
  };

  // One step back for each question, however often its answer was changed.
  const keep = (question) => {
    const state = new URLSearchParams([...new FormData(form)].filter(([, answer]) => answer.trim()));
    history[question === last ? 'replaceState' : 'pushState'](null, '', `${state}` ? `?${state}` : location.pathname);
    last = question;
  };

  const restore = () => {
    const state = new URLSearchParams(location.search);
    field.value = state.get('nama') ?? '';
    form.querySelectorAll('fieldset').forEach((question) => {
      const radios = [...question.querySelectorAll('input')];
      (radios.find((radio) => radio.value === state.get(radio.name)) ?? radios[0]).checked = true;
    });
    last = undefined;
    show();
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', (event) => { show(); keep(event.target.name); });
  form.addEventListener('reset', () => setTimeout(() => { show(); keep(); status.focus(); }));
  addEventListener('popstate', restore);
  addEventListener('pageshow', restore);
  field.parentNode.classList.add('ada');
  status.tabIndex = -1;
  status.dataset.hidup = '';
  restore();
})();
