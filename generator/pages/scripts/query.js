// What is asked for: parts between spaces, "-" in front of what must not be there.
//
// The same as Query.parse in generator/views/finding.py; both pass tests/text/vectors.json.
(() => {
  "use strict";
  // What Python's str.split takes for white space.
  const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

  const parse = (text) => {
    const query = { parts: [], excluded: [] };
    const seen = new Set();
    for (const word of text.split(SPACE).filter(Boolean)) {
      const isExcluded = word.length > 1 && (word[0] === "-" || word[0] === "－");
      const { names } = archiveSearch.analyser.tokens(isExcluded ? word.slice(1) : word);
      const id = `${isExcluded} ${names.join(" ")}`;
      if (names.length && !seen.has(id)) {
        seen.add(id);
        (isExcluded ? query.excluded : query.parts).push(names);
      }
    }
    return query;
  };

  // Says whether `wanted` stands in `names` from `place` on.
  const standsAt = (names, place, wanted) =>
    wanted.every((name, offset) => names[place + offset] === name);

  // Returns every place in `names` where `wanted` begins.
  const placesOf = (names, wanted) => {
    const places = [];
    for (let at = names.indexOf(wanted[0]); at >= 0; at = names.indexOf(wanted[0], at + 1)) {
      if (standsAt(names, at, wanted)) places.push(at);
    }
    return places;
  };

  // Returns first and last token of every place where one of `parts` stands, in order; places that
  // overlap are one.
  const spans = (names, parts) => {
    const found = parts
      .flatMap((part) => placesOf(names, part).map((place) => [place, place + part.length - 1]))
      .sort((one, other) => one[0] - other[0]);
    const joined = [];
    for (const [first, last] of found) {
      const before = joined.at(-1);
      if (before && first <= before[1]) before[1] = Math.max(before[1], last);
      else joined.push([first, last]);
    }
    return joined;
  };

  archiveSearch.query = { parse, standsAt, spans };
})();
