// The lines under a result: where in the record the words stand, in their context.
(() => {
  "use strict";
  const MOST = 3;
  const BEFORE = 22;
  const AROUND = 96;
  // Parts that stand so close are one passage.
  const NEAR = 60;
  // So many places of each part are compared.
  const LOOKED_AT = 50;

  // Returns the positions worth showing, the best first: where most parts stand together.
  const worthShowing = (lists) => {
    const all = lists
      .flatMap((list, part) => list.slice(0, LOOKED_AT).map((position) => ({ position, part })))
      .sort((one, other) => one.position - other.position);
    all.forEach((one, place) => {
      const parts = new Set();
      for (let next = place; all[next]?.position < one.position + NEAR; next++) {
        parts.add(all[next].part);
      }
      one.together = parts.size;
    });
    return all
      .sort((one, other) => other.together - one.together || one.position - other.position)
      .map(({ position }) => position);
  };

  // Returns up to three passages of a record: {title, block, place, pieces}.
  const of = async (entry, lists, parts, catalogue) => {
    const shown = [];
    for (const position of worthShowing(lists)) {
      const isShown = ({ start, tokens }) =>
        position >= start && position <= start + tokens.names.length;
      if (shown.length === MOST || shown.some(isShown)) continue;
      const run = await archiveSearch.texts.runAt(entry, position, catalogue);
      shown.push({ ...run, chosen: position - run.start });
    }
    // Without a place to show, what follows the title says most: the summary, or the data sheet.
    if (!shown.length) {
      shown.push(await archiveSearch.texts.runAt(entry, catalogue.titles[entry], catalogue));
    }
    return shown.map((run) => ({ ...run, pieces: pieces(run, parts) }));
  };

  // Returns the title in pieces, whole.
  const title = (text, parts) => {
    const tokens = archiveSearch.analyser.tokens(text);
    const places = spans({ tokens }, parts);
    return split(text, places, 0, text.length);
  };

  const spans = ({ tokens }, parts) =>
    archiveSearch.query
      .spans(tokens.names, parts)
      .map(([first, last]) => [tokens.starts[first], tokens.ends[last]]);

  // Cuts a run around its first hit; returns pieces of text, hits marked: {text, hit}.
  const pieces = (run, parts) => {
    const { text } = run;
    const places = spans(run, parts);
    const at = run.tokens.starts[run.chosen] ?? 0;
    const [first, last] = places.find(([, end]) => end > at) ?? [0, 0];
    const [start, end] = frame(text, first, last);
    return [
      ...(start > 0 ? [{ text: "……" }] : []),
      ...split(text, places, start, end),
      ...(end < text.length ? [{ text: "……" }] : []),
    ];
  };

  // Splits what lies between `start` and `end` at the places of hits.
  const split = (text, places, start, end) => {
    const found = [];
    let place = start;
    for (const [first, last] of places) {
      if (first < start) continue;
      if (last > end) break;
      found.push({ text: text.slice(place, first) }, { text: text.slice(first, last), hit: true });
      place = last;
    }
    found.push({ text: text.slice(place, end) });
    return found.filter((piece) => piece.text);
  };

  // Returns where to cut: at a stop before the hit, if there is one near, and not inside a pair of
  // surrogates.
  const frame = (text, first, last) => {
    let start = Math.max(0, first - BEFORE);
    if (start) {
      const stop = text.slice(start, first).search(/[。！？；\n][^]*$/);
      if (stop >= 0) start += stop + 1;
    }
    let end = Math.min(text.length, Math.max(last, start + AROUND));
    if (/[\udc00-\udfff]/.test(text[start] ?? "")) start--;
    if (/[\udc00-\udfff]/.test(text[end] ?? "")) end++;
    return [start, end];
  };

  archiveSearch.passages = { of, title };
})();
