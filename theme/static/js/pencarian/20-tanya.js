// From words to pages, best first.
const FEW = 5;
const LEVELS = [1.6, 1, 0.5, 0.4, 0.4];
const FIELDS = { judul: 10, kunci: 5, ringkasan: 2.5, kata: 2.5 };
const RANKING = {
  termFrequency: 0.3,
  pageLength: 0.2,
  termSimilarity: 4,
  metaWeights: {
    hari: 0,
    kode: 0.3,
    ...Object.fromEntries(Object.entries(FIELDS).flatMap(([name, weight]) => LEVELS.map((level, place) => [name + (place + 1), weight * level]))),
  },
};
const EXCERPT_WORDS = 24;
// Where words are asked for one by one, each counts by itself, and up to one more by how well the page fits it: half of that at this score.
const A_WORD = 0.5;
const HALF = 5;
const NOTHING = { results: [], words: [], totalFilters: {} };

// The index of what is current and, with `past`, that of the archive beside it.
const loadEngine = async (index, home, past) => {
  const { createInstance } = await import(new URL('pagefind.js', index));
  const options = { baseUrl: home.pathname, excerptLength: EXCERPT_WORDS, ranking: RANKING };
  const pagefind = createInstance({ ...options, noWorker: true });
  await pagefind.init();
  if (past) await pagefind.mergeIndex(past.pathname, options);
  return pagefind;
};

// All words together; where that finds little, each by itself: a page that is about some of them goes before one that only says all.
const find = async (pagefind, asked, options) => {
  const found = await pagefind.search(asked.join(' '), options);
  if (found.results.length >= FEW || asked.length < 2) return found;
  const scores = new Map(found.results.map((result) => [result.id, { result, score: 0 }]));
  const answers = new Map();
  for (const word of asked) {
    const { results } = await pagefind.search(word, options);
    // Forms of one word find the same and count once.
    answers.set(`${results.length} ${results[0]?.id}`, results);
  }
  for (const each of answers.values()) {
    for (const result of each) {
      const seen = scores.get(result.id) ?? { result, score: 0 };
      seen.score += A_WORD + result.score / (HALF + result.score);
      scores.set(result.id, seen);
    }
  }
  const results = [...scores.values()].sort((one, other) => other.score - one.score).map(({ result }) => result);
  return { results, few: found.results.length, totalFilters: {} };
};

// The answer to a text: results, the words they were found by; `meant` is what was asked for instead, `other` what may have been.
// `readerOf` gives the reader of the current pages, or of `all`: those are asked where the current ones lack a word, where none
// has all of them, or hardly any has one.
const ask = async (readerOf, text, options, literal, newest, all) => {
  // Who types the number of a person finds nothing, whatever else is typed.
  if (text.match(PRIVATE)) return { ...NOTHING, all: true };
  const reader = await readerOf(all);
  const read = await reader.read(text, literal);
  const asked = literal ? read.asked : read.meant;
  const found = { ...(asked.length && (all || !read.lost) ? await find(reader.pagefind, asked, options) : NOTHING), all, absent: read.absent };
  if (!all && (read.lost || found.few === 0 || (asked.length && found.results.length < FEW))) {
    const more = await ask(readerOf, text, options, literal, newest, true).catch((fault) => { if (!found.results.length) throw fault; });
    if (more) return more;
  }
  if (newest) {
    const places = await reader.places();
    found.results.sort((one, other) => places.get(one.id) - places.get(other.id));
  }
  if (read.text) return { ...found, words: asked, [literal ? 'other' : 'meant']: read.text };
  const few = (found.few ?? found.results.length) < FEW;
  return { ...found, words: asked, other: few && !literal ? await reader.other(text) : '' };
};
