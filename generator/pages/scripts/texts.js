// The words of records, in parts: for passages, and to check what positions only suggest.
//
// generator/search/passages.py writes them.
(() => {
  "use strict";
  const analysed = new WeakMap();

  // Returns the number of the part of `entry` that holds `position`.
  const chunkOf = (entry, position, catalogue) =>
    catalogue.chunks[entry].findLastIndex((start) => start <= position) + 1;

  const chunk = (entry, number, catalogue) =>
    archiveSearch.parts.json(`text/${catalogue.keys[entry]}.${number}`);

  // Returns the run of words of `entry` that holds `position`, with its tokens.
  const runAt = async (entry, position, catalogue) => {
    const { title, runs } = await chunk(entry, chunkOf(entry, position, catalogue), catalogue);
    const found = runs.findLast(([start]) => start <= position) ?? runs[0];
    const [start, block, place, text] = found;
    if (!analysed.has(found)) analysed.set(found, archiveSearch.analyser.tokens(text));
    return { title, start, block, place, text, tokens: analysed.get(found) };
  };

  archiveSearch.texts = { runAt };
})();
