// From words to pages, best first.
const FEW = 5;
const LEVELS = [1.6, 1, 0.5, 0.4];
const FIELDS = { judul: 10, kunci: 5, ringkasan: 2.5, kata: 2.5 };
const RANKING = {
  termFrequency: 0.3,
  pageLength: 0.2,
  termSimilarity: 4,
  metaWeights: {
    title: 0,
    hari: 0,
    ...Object.fromEntries(Object.entries(FIELDS).flatMap(([name, weight]) => LEVELS.map((level, place) => [name + (place + 1), weight * level]))),
  },
};
const EXCERPT_WORDS = 24;
const NOTHING = { results: [], words: [], totalFilters: {} };

const loadEngine = async (index, home) => {
  const pagefind = await import(new URL('pagefind.js', index));
  await pagefind.options({ baseUrl: home.pathname, excerptLength: EXCERPT_WORDS, noWorker: true, ranking: RANKING });
  await pagefind.init();
  return pagefind;
};

// All words together; where that finds little, each by itself, and what more of them find goes first.
const find = async (pagefind, asked, options) => {
  const found = await pagefind.search(asked.join(' '), options);
  if (found.results.length >= FEW || asked.length < 2) return found;
  const scores = new Map(found.results.map((result) => [result.id, { result, score: Infinity }]));
  for (const word of asked) {
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
  return { results, few: found.results.length, totalFilters: {} };
};

// The answer to a text: results, the words they were found by; `meant` is what was asked for instead, `other` what may have been.
const ask = async (reader, text, options, literal) => {
  // Who types the number of a person finds nothing, whatever else is typed.
  if (text.match(PRIVATE)) return NOTHING;
  const read = await reader.read(text);
  const asked = literal ? read.asked : read.meant;
  const found = asked.length ? await find(reader.pagefind, asked, options) : NOTHING;
  if (read.text) return { ...found, words: asked, [literal ? 'other' : 'meant']: read.text };
  const few = (found.few ?? found.results.length) < FEW;
  return { ...found, words: asked, other: few && !literal ? await reader.other(text) : '' };
};
