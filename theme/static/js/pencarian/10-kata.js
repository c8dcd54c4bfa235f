// The search on its own page, one module in three parts. This one: from what somebody typed to words that pages have.
const PRIVATE = /\d(?:[\s./_–-]*\d){14}/;
const LONG_NUMBER = /^\d{9,}$/;
const SHORTEST_BEGINNING = 3;
const SHORTEST_MISSPELT = 3;
const ONE_FAULT = 5;
const RARE = 2;
const OFTEN = 3;
const NONE = { filters: { tidak: 'ada' } };

// Dots within a number part no words; hyphens do, but a word keeps them until it is known whether it is one.
const words = (text) => text.toLowerCase().replace(/(\d)[.,](?=\d)/g, '$1').replace(/['’]/g, '')
  .match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
const compared = (text) => words(text).join(' ').replaceAll('-', ' ');

// The words of titles, summaries and the glossary, by how often they stand there; line n has those of 2ⁿ pages or more.
const loadSpelling = async (addresses) => {
  const [{ default: Tree }, answer] = await Promise.all([import(addresses.pohon), fetch(addresses.kata)]);
  if (!answer.ok) throw new Error(answer.status);
  const tree = new Tree();
  (await answer.text()).split('\n').forEach((line, often) => line.split(' ').forEach((word) => tree.set(word, often)));
  return tree;
};

// Of the words at hand the nearest, then one that begins alike, then the most frequent. Swapped letters are one fault.
const best = (found) => found.sort((one, other) => (one.far - other.far) || (other.often - one.often) || (one.word < other.word ? -1 : 1))[0];
const completed = (tree, word) => (tree.has(word) ? { word } : best([...tree.atPrefix(word)].map(([found, often]) => ({ word: found, often, far: 0 }))));
const letters = (word) => [...word].sort().join('');
// A word that tells nothing is never meant, and two faults are one too many where the first letter is another.
const nearest = (tree, word, ignored, most = word.length > ONE_FAULT ? 2 : 1) => best([...tree.fuzzyGet(word, 2)]
  .map(([found, [often, faults]]) => ({ word: found, often, faults: letters(found) === letters(word) ? 1 : faults, other: found[0] !== word[0] }))
  .filter(({ word: found, faults, other }) => faults <= (other ? 1 : most) && !ignored.has(found))
  .map((one) => ({ ...one, far: one.faults + (one.other ? 0.5 : 0) })));

// Knows which words pages have, as far as it has asked; and puts right those that none has.
class Reader {
  #known = new Map();

  constructor(pagefind, ignored, addresses) {
    Object.assign(this, { pagefind, ignored, addresses });
  }

  // How many pages have a word, in any of its forms. In quotes, Pagefind does not go on to shorter words; and narrowed to
  // what no page has it only counts them, instead of going through all of them.
  async pages(word) {
    if (!this.#known.has(word)) this.#known.set(word, (await this.pagefind.search(`"${word}"`, NONE)).unfilteredResultCount);
    return this.#known.get(word);
  }

  // Without the list, misspelt words are passed over like any that no page has.
  async spelling() {
    this.tree ??= loadSpelling(this.addresses).catch(() => { this.tree = undefined; });
    return this.tree;
  }

  // The place of each page in the order of time, newest first.
  async places() {
    if (!this.order) {
      const answer = await fetch(this.addresses.urutan, { cache: 'no-cache' });
      if (!answer.ok) throw new Error(answer.status);
      this.order = new Map((await answer.text()).split('\n').map((id, place) => [id, place]));
    }
    return this.order;
  }

  // `elearning` where pages have it, else `learning`; of `surat-surat` one.
  async parts(word) {
    if (!word.includes('-') || await this.pages(word.replaceAll('-', ''))) return [word.replaceAll('-', '')];
    return [...new Set(word.split('-'))].filter((part) => part.length > 1);
  }

  // What to ask for: `asked` are words that pages have, `meant` those and the nearest to what none has; `text` says them.
  // `lost` is whether any of what is then asked for is on no page; `absent` are the words that nothing stands for.
  async read(text, literal) {
    const typed = words(text).filter((word) => !word.match(LONG_NUMBER));
    const telling = typed.filter((word) => word.length > 1 && !this.ignored.has(word));
    const asked = [];
    const meant = [];
    const absent = [];
    let said = typed.join(' ');
    let lost = false;
    for (const whole of new Set(telling.length ? telling : typed)) {
      for (const word of await this.parts(whole)) {
        const kept = await this.pages(word) ? word : await this.begun(word);
        if (kept) asked.push(kept);
        const put = kept || await this.near(word);
        if (put) meant.push(put);
        const wanted = literal ? kept : put;
        if (!wanted && word.length >= SHORTEST_MISSPELT) absent.push(word);
        lost ||= wanted ? !await this.pages(wanted) : word.length >= SHORTEST_MISSPELT;
        if (put && !kept) said = said.split(' ').map((one) => (one === whole ? one.replace(word, put) : one)).join(' ');
      }
    }
    return { asked: [...new Set(asked)], meant: [...new Set(meant)], text: meant.length > asked.length ? said : '', lost, absent };
  }

  // The word of the list that one is the beginning of: people look at results before they have typed the whole.
  async begun(word) {
    const tree = word.length >= SHORTEST_BEGINNING && word.match(/\p{L}/u) && await this.spelling();
    return tree && completed(tree, word)?.word;
  }

  async near(word) {
    const tree = word.length >= SHORTEST_MISSPELT && word.match(/\p{L}/u) && await this.spelling();
    return tree && nearest(tree, word, this.ignored)?.word;
  }

  // What else may have been meant where little was found: a frequent word one letter away from one that hardly any page has.
  // The list is not loaded where no word is rare.
  async other(text) {
    const typed = words(text).filter((word) => word.length >= SHORTEST_MISSPELT && !this.ignored.has(word));
    const counts = await Promise.all(typed.map((word) => this.pages(word)));
    const rare = typed.filter((_, place) => counts[place] <= RARE);
    const tree = rare.length && await this.spelling();
    const put = new Map();
    for (const word of tree ? rare : []) {
      const near = !tree.has(word) && nearest(tree, word, this.ignored, 1);
      if (near && near.often >= OFTEN) put.set(word, near.word);
    }
    return put.size ? words(text).map((word) => put.get(word) ?? word).join(' ') : '';
  }
}
