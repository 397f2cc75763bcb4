// Which records hold a phrase, and where: exactly, whatever a dictionary thinks a word is.
//
// A phrase of tokens is a chain of pairs.  Pairs are loaded a few at a time, the rarest first;
// each narrows the places where the phrase may begin.  As soon as few are left they are looked at
// in the text itself; otherwise the pairs go on until every token is accounted for, which is
// proof: positions of two runs of words never touch (NOTHING in generator/search/numbering.py).
(() => {
  "use strict";
  const AT_ONCE = 3;
  // So many places are looked at in the text, whose parts a result list loads anyway.
  const FEW = 8;

  // Returns a Map from record to the positions at which `names` begins in it.
  const find = async (names, catalogue) => {
    const { postings } = archiveSearch;
    if (names.length === 1) {
      return postings.positions(await postings.documents(names[0], catalogue), catalogue);
    }
    const pending = names.slice(1).map((name, offset) => ({
      offset,
      term: `${names[offset]} ${name}`,
    }));
    pending.sort(
      (one, other) =>
        postings.rarity(other.term, catalogue) - postings.rarity(one.term, catalogue) ||
        one.offset - other.offset,
    );
    const proven = new Set();
    let candidates;
    while (proven.size < names.length) {
      const batch = next(pending, proven);
      const found = await Promise.all(
        batch.map(({ term }) => postings.documents(term, catalogue)),
      );
      let entries = candidates && [...candidates.keys()];
      for (const one of found) entries = intersection(entries, one.entries);
      if (!entries.length) return new Map();
      const places = await Promise.all(found.map((one) => postings.positions(one, catalogue)));
      candidates = narrowed(candidates, entries, places, batch);
      if (!candidates.size) return candidates;
      for (const { offset } of batch) proven.add(offset).add(offset + 1);
      const count = [...candidates.values()].reduce((sum, list) => sum + list.length, 0);
      if (proven.size < names.length && count <= FEW) return checked(candidates, names, catalogue);
    }
    return candidates;
  };

  // Takes the next pairs off `pending`: those that prove something new.
  const next = (pending, proven) => {
    const covered = new Set(proven);
    const batch = [];
    for (let place = 0; place < pending.length && batch.length < AT_ONCE; ) {
      const { offset } = pending[place];
      if (covered.has(offset) && covered.has(offset + 1)) {
        place++;
      } else {
        covered.add(offset).add(offset + 1);
        batch.push(...pending.splice(place, 1));
      }
    }
    return batch;
  };

  const intersection = (entries, other) => {
    if (!entries) return other;
    const wanted = new Set(other);
    return entries.filter((entry) => wanted.has(entry));
  };

  // Keeps of `candidates` the beginnings that every pair of the batch confirms.
  const narrowed = (candidates, entries, places, batch) => {
    const kept = new Map();
    for (const entry of entries) {
      let begins = candidates?.get(entry);
      batch.forEach(({ offset }, index) => {
        const here = places[index].get(entry).map((position) => position - offset);
        begins = intersection(begins, here);
      });
      if (begins.length) kept.set(entry, begins);
    }
    return kept;
  };

  const checked = async (candidates, names, catalogue) => {
    const kept = new Map();
    await Promise.all(
      [...candidates].flatMap(([entry, begins]) =>
        begins.map(async (begin) => {
          if (begin < 0) return;
          const run = await archiveSearch.texts.runAt(entry, begin, catalogue);
          if (archiveSearch.query.standsAt(run.tokens.names, begin - run.start, names)) {
            kept.set(entry, [...(kept.get(entry) ?? []), begin].sort((a, b) => a - b));
          }
        }),
      ),
    );
    return kept;
  };

  archiveSearch.phrases = { find };
})();
