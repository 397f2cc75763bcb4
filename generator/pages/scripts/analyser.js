// The analyser: text in, tokens out, each with its place in the text.
//
// generator/text/tokens.py is the specification, its tables come as a part of the index, and both
// pass the same vectors (tests/text/vectors.json).
(() => {
  "use strict";
  const SQUARE = 1;
  const DIGIT = 2;
  const LETTER = 3;
  // What normalisation may join with the character before it: marks, Hangul vowels and finals,
  // half-width voiced marks, half-width Hangul and Hangul letters of old encodings.
  const PIECE =
    /[^]\p{M}*[\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f\u3131-\u318e\uffa0-\uffdc\p{M}]*/gu;
  const folded = new Map();
  let classes;
  let ready;

  const spread = (distances) => {
    let code = 0;
    return distances.map((distance) => (code += distance));
  };

  const build = (tables) => {
    const to = tables.to.split(" ");
    spread(tables.from).forEach((code, place) =>
      folded.set(String.fromCodePoint(code), to[place]),
    );
    classes = new Uint8Array(0x110000);
    for (const [kind, distances] of [
      [SQUARE, tables.squares],
      [DIGIT, tables.digits],
      [LETTER, tables.letters],
    ]) {
      const ends = spread(distances);
      for (let place = 0; place < ends.length; place += 2) {
        classes.fill(kind, ends[place], ends[place + 1] + 1);
      }
    }
  };

  const prepare = () => {
    ready ??= archiveSearch.parts.json("analyser").then(build);
    ready.catch(() => (ready = undefined));
    return ready;
  };

  const fold = (text) => {
    let result = "";
    for (const character of text.normalize("NFKC")) {
      result += folded.get(character) ?? character.toLowerCase();
    }
    return result;
  };

  // Returns names, and for each where it begins and ends in `text`.  Call prepare() before.
  const tokens = (text) => {
    const found = { names: [], starts: [], ends: [] };
    let open = 0;
    for (const match of text.matchAll(PIECE)) {
      const start = match.index;
      const end = start + match[0].length;
      for (const character of fold(match[0])) {
        const kind = classes[character.codePointAt(0)];
        const last = found.names.length - 1;
        if (kind && kind !== SQUARE && kind === open) {
          found.names[last] += character;
          found.ends[last] = end;
        } else if (kind) {
          found.names.push(character);
          found.starts.push(start);
          found.ends.push(end);
        }
        open = kind;
      }
    }
    return found;
  };

  // Returns what of `text` is part of any token, folded: for looking into titles.
  const letters = (text) =>
    [...fold(text)].filter((character) => classes[character.codePointAt(0)]).join("");

  archiveSearch.analyser = { prepare, letters, tokens };
})();
