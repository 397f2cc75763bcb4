// Other names for what was asked: short names and full names, from the archive's own list.
//
// They are offered beside the answer and never mixed into it: the answer is exact.
(() => {
  "use strict";
  const MOST = 4;

  // Returns the questions that say the same with another name of the list.
  const variants = (text, catalogue) => {
    const { analyser, query } = archiveSearch;
    const asked = analyser.tokens(text);
    const found = new Set();
    for (const group of catalogue.synonyms) {
      for (const name of group) {
        const [span] = query.spans(asked.names, [analyser.tokens(name).names]);
        if (!span) continue;
        const before = text.slice(0, asked.starts[span[0]]);
        const after = text.slice(asked.ends[span[1]]);
        for (const other of group) if (other !== name) found.add(before + other + after);
      }
    }
    found.delete(text);
    return [...found].slice(0, MOST);
  };

  // Fills `place` with links to the variants that find something, as their answers come.
  const fill = async (place, answer, selection) => {
    const { element } = archiveSearch;
    for (const text of variants(selection.text, answer.catalogue)) {
      const found = await archiveSearch.ask(text, selection);
      if (!found.entries.length) continue;
      const target = { ...selection, text, page: 1 };
      place.append(
        place.childNodes.length ? "、" : "也写作：",
        element(
          "a",
          { href: archiveSearch.selection.write(target) },
          `${text}（${found.entries.length} 份）`,
        ),
      );
    }
  };

  archiveSearch.synonyms = { variants, fill };
})();
