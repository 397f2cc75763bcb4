// A list of results: records as documents, with the passages that show why they are there.
(() => {
  "use strict";
  const { element } = archiveSearch;

  const chinese = (when) => {
    const [year, month, day] = when.split("-").map(Number);
    return `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`;
  };

  // Returns the labels that a record has in one filter.
  const labels = (entry, filter, catalogue) => {
    const place = catalogue.filters.findIndex((one) => one.id === filter);
    return catalogue.values[entry]
      .filter((value) => catalogue.filterOf[value] === place)
      .map((value) => catalogue.valueOf[value]);
  };

  // The page brings the labels of its own template along: sign and word.
  const labelOf = (id) =>
    document.querySelector(`template[data-disclosure="${CSS.escape(id)}"]`).content.cloneNode(true);

  const address = (uri, words, block = "") =>
    `${uri}?${new URLSearchParams({ hl: words })}${block ? `#${block}` : ""}`;

  const marked = (pieces) =>
    pieces.map(({ text, hit }) => (hit ? element("mark", { class: "hit" }, text) : text));

  // One result: title, facts, and lines that arrive when the record's words are there.
  //
  // found: {entry, lists, parts}, the positions of each part and what they are of.
  const result = ({ entry, lists, parts }, text, catalogue, attribute) => {
    const uri = catalogue.uri(entry);
    const [kind] = labels(entry, "kind", catalogue);
    const [unit] = labels(entry, "unit", catalogue);
    const [disclosure] = labels(entry, "disclosure", catalogue);
    const title = element("a", { class: "title", href: address(uri, text) }, catalogue.keys[entry]);
    const lines = element("ul", { class: "passages" });
    // Of single characters not every place is known; of what is only related, none is a hit.
    const isCounted =
      attribute === "data-search-hit" && parts.every((names) => names.length > 1);
    const total = lists.reduce((sum, list) => sum + list.length, 0);
    const facts = [
      element("b", {}, kind?.[1] ?? ""),
      catalogue.dates[entry] ? chinese(catalogue.dates[entry]) : "未注明日期",
      unit?.[1],
      isCounted && total ? `${total} 处` : undefined,
    ];
    const line = element(
      "li",
      { class: "result", [attribute]: uri },
      element("h3", {}, title),
      disclosure ? labelOf(disclosure[0]) : "",
      element(
        "p",
        { class: "facts" },
        ...facts.filter(Boolean).map((fact) => element("span", {}, fact)),
      ),
      lines,
    );
    const fill = async () => {
      const shown = await archiveSearch.passages.of(entry, lists, parts, catalogue);
      title.replaceChildren(...marked(archiveSearch.passages.title(shown[0].title, parts)));
      for (const { block, place, pieces, start } of shown) {
        // The title stands above already.
        if (!start) continue;
        lines.append(
          element(
            "li",
            {},
            element("a", { class: "place", href: address(uri, text, block) }, place),
            element("p", {}, ...marked(pieces)),
          ),
        );
      }
    };
    fill().catch(({ reason }) => {
      lines.append(element("li", { class: "wrong" }, archiveSearch.reasons[reason] ?? "这份资料的文字读不出来。"));
    });
    return line;
  };

  // Returns the list of what was `found`; each line names its record in an attribute.
  const draw = (found, text, catalogue, attribute) =>
    element(
      "ol",
      { class: "result-list" },
      ...found.map((one) => result(one, text, catalogue, attribute)),
    );

  archiveSearch.resultList = { draw };
})();
