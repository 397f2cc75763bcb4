// Records that speak of the same in other words: ranked by single pairs of characters.
(() => {
  "use strict";
  // Pairs that are asked for, the rarest first; each may load a part.
  const MOST_PAIRS = 28;
  const MOST_RECORDS = 10;

  // Returns records ranked by BM25 over the pairs of all parts; `passes` says which may be shown.
  const find = async (query, catalogue, passes) => {
    const { postings, ranking } = archiveSearch;
    const terms = [...new Set(query.parts.flatMap(termsOf))]
      .sort((one, other) => postings.rarity(other, catalogue) - postings.rarity(one, catalogue))
      .slice(0, MOST_PAIRS);
    const found = await Promise.all(terms.map((term) => postings.documents(term, catalogue)));
    const scores = new Map();
    for (const { entries, counts } of found) {
      const weight = ranking.inverseFrequency(entries.length, catalogue.size);
      entries.forEach((entry, index) => {
        const length = catalogue.lengths[entry];
        const part = weight * ranking.saturated(counts[index], length, catalogue.meanLength);
        scores.set(entry, (scores.get(entry) ?? 0) + part);
      });
    }
    for (const entry of [...scores.keys()]) if (!passes(entry)) scores.delete(entry);
    const entries = ranking.sorted(scores, catalogue).slice(0, MOST_RECORDS);
    return { entries, telling: telling(found) };
  };

  const termsOf = (names) =>
    names.length === 1 ? names : names.slice(1).map((name, place) => `${names[place]} ${name}`);

  // Returns the pairs that say most about what was asked, for passages.
  const telling = (found) =>
    found
      .filter(({ entries }) => entries.length)
      .sort((one, other) => one.entries.length - other.entries.length)
      .slice(0, 3);

  archiveSearch.related = { find };
})();
