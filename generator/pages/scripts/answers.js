// Questions in, answers out: what the search page, tests and other programs use.
(() => {
  "use strict";
  // With fewer exact results than this, related ones are looked for.
  const ENOUGH = 3;
  // So many parts are looked up at once.
  const MOST_PARTS = 6;

  // Answers a question.
  //
  // selection: {filters: {kind: ["speech"]}, from: "2024", to: "2024-06", sort: "date"}.
  // Returns {query, catalogue, entries, matches, counts}: the records in order, the positions of
  // each part by record, and for each value of each filter how many records it would leave.
  const ask = async (text, selection = {}) => {
    const { analyser, phrases, ranking, filters } = archiveSearch;
    const [catalogue] = await Promise.all([archiveSearch.catalogue.load(), analyser.prepare()]);
    const query = archiveSearch.query.parse(text);
    const findAll = (parts) =>
      Promise.all(parts.slice(0, MOST_PARTS).map((names) => phrases.find(names, catalogue)));
    const matches = await findAll(query.parts);
    // The rest of a long question is only looked up where the beginning was found.
    for (const names of query.parts.slice(MOST_PARTS)) {
      const last = matches.at(-1);
      matches.push(last.size ? await phrases.find(names, catalogue) : last);
    }
    const excluded = [];
    for (const names of query.parts.length ? query.excluded : []) {
      excluded.push(await phrases.find(names, catalogue));
    }
    const holders = matches.length ? [...matches[0].keys()] : [];
    const exact = holders.filter(
      (entry) =>
        matches.every((places) => places.has(entry)) &&
        !excluded.some((places) => places.has(entry)),
    );
    const kept = exact.filter(filters.test(catalogue, selection));
    const scores = new Map(
      kept.map((entry) => [entry, ranking.score(entry, query.parts, matches, catalogue)]),
    );
    const entries =
      selection.sort === "date"
        ? ranking.byDate(kept, catalogue)
        : ranking.sorted(scores, catalogue);
    const counts = filters.counts(catalogue, exact, selection);
    return { query, catalogue, entries, matches, excluded, counts };
  };

  // Returns what is related to a question that `answer` hardly answers: {entries, telling}.
  const relatedTo = async (answer, selection = {}) => {
    if (answer.entries.length >= ENOUGH || !answer.query.parts.length) {
      return { entries: [], telling: [] };
    }
    const passes = archiveSearch.filters.test(answer.catalogue, selection);
    const shown = new Set(answer.entries);
    const isOther = (entry) =>
      passes(entry) &&
      !shown.has(entry) &&
      !answer.excluded.some((places) => places.has(entry));
    return archiveSearch.related.find(answer.query, answer.catalogue, isOther);
  };

  // Returns a promise of the addresses of all records that match, best first.
  const uris = async (text, filters = {}) => {
    const { entries, catalogue } = await ask(text, { filters });
    return entries.map(catalogue.uri);
  };

  // Returns a promise of {uris, related}: addresses of what matches, and of what is related.
  const answer = async (text, filters = {}) => {
    const found = await ask(text, { filters });
    const related = await relatedTo(found, { filters });
    return {
      uris: found.entries.map(found.catalogue.uri),
      related: related.entries.map(found.catalogue.uri),
    };
  };

  Object.assign(archiveSearch, { ask, relatedTo, uris, answer });
})();
