// The page: shows what was found and keeps the address.
const PER_PAGE = 8;
const QUIET = 200;
const LONGEST_ABBREVIATION = 3;
const NARROWING = ['jenis', 'unit', 'tahun'];
const form = document.getElementById('pencarian');
const area = document.getElementById('hasil');
const heading = document.querySelector('h1');
const status = area.querySelector('[role="status"]');
const [told, hint] = status.children;
const list = area.querySelector('[data-daftar]');
const pager = area.querySelector('[data-halaman]');
const panel = area.querySelector('details');
const beyond = area.querySelector('[data-lampau]');
const wide = matchMedia('(min-width: 60rem)');
const field = form.elements.q;
const index = new URL(area.dataset.indeks, location);
const past = beyond && new URL('arsip/', index);
const home = new URL('..', index);
const titles = [heading.textContent, document.title];
const ignored = new Set(area.dataset.abaikan.split(' '));
let turn = 0;
let page = 1;
let literal = false;
let readers = {};
let timer, last;

const make = (name, className, ...inside) => {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...inside);
  return node;
};
const answers = (name) => [...document.getElementsByName(name)];
const chosen = (name) => answers(name).find((radio) => radio.checked)?.value ?? '';
const filters = () => Object.fromEntries(NARROWING.map((name) => [name, chosen(name)]).filter(([, value]) => value));
const [kinds, units] = ['jenis', 'unit'].map((name) => Object.fromEntries(answers(name).map((radio) => [radio.value, radio.nextElementSibling.textContent])));
const load = async (all) => new Reader(await loadEngine(index, home, all && past), ignored, {
  kata: new URL(area.dataset.kata, location), pohon: new URL(area.dataset.pohon, location), urutan: new URL('urutan.txt', (all && past) || index),
});
// The reader of the current pages, or of all; where nothing is kept apart, they are the same.
const readerOf = (all) => {
  const own = readers;
  own[all] ??= load(all).catch((fault) => { delete own[all]; throw fault; });
  return own[all];
};
const everywhere = () => !past || chosen('arsip') !== '';

// Pagefind's excerpts are text with <mark>; nothing else is taken over.
const marked = (html) => [...new DOMParser().parseFromString(html, 'text/html').body.childNodes]
  .map((node) => (node.nodeName === 'MARK' ? make('mark', '', node.textContent) : node.textContent));
const withMarks = (text, found) => text.split(/([\p{L}\p{N}]+)/u)
  .map((part) => (found.has(part.toLowerCase()) ? make('mark', '', part) : part));

// Metadata bears the level of its page in its name.
const ofPage = (data, name) => Object.entries(data.meta).find(([key]) => key.startsWith(name))?.[1];
const title = (data) => ofPage(data, 'judul');

// Pagefind takes a word for the beginning of longer ones too; an abbreviation (`pkp`) is then another thing (PKP2A).
const sayWhole = (data, asked) => {
  const said = new Set(words([...Object.values(data.meta), data.raw_content].join(' ').replaceAll('-', ' ')));
  return asked.every((word) => word.length > LONGEST_ABBREVIATION || said.has(word));
};

const row = (data, asked) => {
  const excerpt = marked(data.excerpt);
  const hit = excerpt.filter((part) => part.textContent !== undefined);
  const found = new Set([...asked, ...hit.flatMap((mark) => words(mark.textContent))]);
  const link = make('a', '', ...withMarks(title(data), found));
  link.href = data.url;
  const details = [make('b', '', kinds[data.filters.jenis?.[0]] ?? '')];
  const unit = units[data.filters.unit?.[0]];
  if (unit) details.push(make('span', '', unit));
  if (data.meta.hari) details.push(make('span', '', data.meta.hari));
  const summary = ofPage(data, 'ringkasan');
  const text = hit.length || !summary ? excerpt : withMarks(summary, found);
  const parts = data.sub_results.filter(({ url }) => url.includes('#')).slice(0, 3).map(({ url, title: heading }) => {
    const inner = make('a', '', ...withMarks(heading, found));
    inner.href = url;
    return make('li', '', inner);
  });
  return make('li', 'baris', make('h3', 'judul', link), make('p', 'cuplikan', ...text),
    ...(parts.length ? [make('ul', 'label-daftar meta', ...parts)] : []), make('p', 'meta rinci', ...details));
};

const address = (number, text = field.value, exactly = literal) => {
  const state = new URLSearchParams([...new FormData(form), ['persis', exactly ? 1 : ''], ['hal', number > 1 ? number : '']]
    .map(([name, value]) => [name, name === 'q' ? text : value]).filter(([, value]) => `${value}`.trim()));
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

const counts = (found) => NARROWING.forEach((name) => answers(name).forEach((radio) => {
  const place = radio.parentNode.querySelector('.jumlah');
  const number = found[name]?.[radio.value];
  if (place) place.textContent = number ?? '';
  radio.parentNode.hidden = Boolean(found[name]) && !number && !radio.checked && radio.value !== '';
}));

// What was found, and what else may have been meant: read out in one, and no more than that.
const tell = (count, text, found, narrow) => {
  const another = (said, exactly) => {
    const link = make('a', '', `“${said}”`);
    link.href = address(1, said, exactly);
    Object.assign(link.dataset, { tanya: said, persis: exactly ? 1 : '' });
    return link;
  };
  const shown = found.meant || text;
  told.replaceChildren(...(count
    ? [...(found.meant ? ['Menampilkan '] : []), make('b', '', `${count.toLocaleString('id')} hasil`), ` untuk “${shown}”${page > 1 ? `, halaman ${page}` : ''}`,
      ...(found.absent?.length ? [`. Tidak ada halaman yang memuat ${found.absent.map((word) => `“${word}”`).join(', ')}.`] : [])]
    : [`Tidak ada hasil untuk “${shown}”${narrow ? ' dengan saringan ini' : ''}.`]));
  if (beyond) {
    beyond.hidden = found.all;
    beyond.querySelector('a').href = `${address(1)}&arsip=1`;
  }
  hint.hidden = !found.meant && !found.other;
  hint.replaceChildren(...(found.meant ? ['Cari ', another(text, true), ' saja'] : found.other ? ['Mungkin maksud Anda ', another(found.other, false), '?'] : []));
};

const show = (open, title = titles[0], tab = titles[1]) => {
  area.hidden = !open;
  document.querySelectorAll('[data-lain]').forEach((part) => { part.hidden = open; });
  heading.textContent = title;
  document.title = tab;
};

const run = async () => {
  clearTimeout(timer);
  const own = ++turn;
  const text = field.value.trim();
  if (!text) {
    list.replaceChildren();
    told.textContent = '';
    hint.hidden = true;
    show(false);
    return;
  }
  const narrowed = filters();
  const narrow = Object.keys(narrowed).length > 0;
  const sorted = chosen('urut');
  const options = { filters: narrowed };
  let found, data;
  try {
    const reading = async (all) => {
      const reader = await readerOf(all);
      // On a phone the filter is folded away, and costs nothing until it is opened.
      if (wide.matches || panel.open || narrow) await reader.pagefind.filters();
      return reader;
    };
    found = await ask(reading, text, options, literal, sorted, everywhere());
    page = Math.min(page, Math.max(1, Math.ceil(found.results.length / PER_PAGE)));
    data = await Promise.all(found.results.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((result) => result.data()));
  } catch {
    if (own !== turn) return;
    readers = {};
    show(false);
    document.getElementById('gagal').hidden = false;
    return;
  }
  if (own !== turn) return;
  const count = found.results.length;
  const same = new Set([compared(text), compared(found.meant ?? '')]);
  const first = new Map(data.map((each) => [each, 2 * same.has(compared(title(each))) + sayWhole(each, found.words)]));
  if (!sorted) data.sort((one, other) => first.get(other) - first.get(one));
  document.getElementById('gagal').hidden = true;
  counts(found.totalFilters);
  list.start = (page - 1) * PER_PAGE + 1;
  list.replaceChildren(...data.map((each) => row(each, found.words)));
  pages(count);
  area.querySelector('[data-kosong]').hidden = count > 0;
  panel.hidden = !count && !narrow;
  area.querySelectorAll('[data-hapus]').forEach((button) => { button.hidden = !narrow; });
  show(true, count ? 'Hasil pencarian' : 'Tidak ada hasil', `${text} – ${titles[1]}`);
  tell(count, text, found, narrow);
};

// One step back for each question, however often its answer was changed.
const keep = (what) => {
  history[what === last ? 'replaceState' : 'pushState'](null, '', address(page));
  last = what;
};
const restore = () => {
  const state = new URLSearchParams(location.search);
  field.value = state.get('q') ?? '';
  literal = state.has('persis');
  ['urut', 'arsip', ...NARROWING].forEach((name) => {
    const radios = answers(name);
    if (radios.length) (radios.find((radio) => radio.value === state.get(name)) ?? radios[0]).checked = true;
  });
  page = Math.max(1, Number.parseInt(state.get('hal'), 10) || 1);
  last = state.has('q') ? undefined : last;
  return run();
};
const change = (what) => { page = 1; keep(what); return run(); };
const type = (text = field.value, exactly = false, what = 'q') => {
  field.value = text;
  literal = exactly;
  return change(what);
};
const clear = () => {
  NARROWING.forEach((name) => { answers(name)[0] && (answers(name)[0].checked = true); });
  change('hapus');
  field.focus();
};
const lookAt = () => { status.focus(); status.scrollIntoView(); };

field.addEventListener('focus', () => { readerOf(everywhere()).catch(() => {}); });
addEventListener('input', ({ target }) => {
  if (target === field) {
    clearTimeout(timer);
    timer = setTimeout(() => type(), QUIET);
  } else if (target.form === form) change(target.name);
});
form.addEventListener('submit', (event) => { event.preventDefault(); type(); });
area.addEventListener('click', (event) => {
  if (event.target.closest('[data-hapus]')) clear();
  const link = event.target.closest('[data-nomor], [data-tanya], [data-lampau] a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.dataset.nomor) {
    page = Number(link.dataset.nomor);
    keep();
    run().then(lookAt);
  } else if (!link.dataset.tanya) {
    answers('arsip')[1].checked = true;
    change('arsip').then(lookAt);
  } else type(link.dataset.tanya, link.dataset.persis === '1', 'maksud').then(lookAt);
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
    type('');
  }
  if (!step || at < 0 || !links[at + step]) return;
  event.preventDefault();
  links[at + step].focus();
});
addEventListener('popstate', restore);
status.tabIndex = -1;
restore();
