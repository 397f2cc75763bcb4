// Above the results: how many there are, what is chosen, and in which order they stand.
(() => {
  "use strict";
  const { element } = archiveSearch;

  const sortChoice = (selection, go) => {
    const choice = (sort, label) =>
      element(
        "button",
        {
          type: "button",
          "aria-pressed": String(selection.sort === sort),
          click: () => go((now) => ({ ...now, sort, page: 1 })),
          "data-key": `sort=${sort}`,
        },
        label,
      );
    return element(
      "div",
      { class: "sort", role: "group", "aria-label": "排列次序" },
      choice("", "按相关"),
      choice("date", "按日期"),
    );
  };

  // What is chosen, each with a way to take it back.
  const chosen = (selection, catalogue, go) => {
    const chips = catalogue.filters.flatMap(({ id, title, values }) =>
      values
        .filter(([value]) => (selection.filters[id] ?? []).includes(value))
        .map(([value, label]) => [
          `${title}：${label}`,
          (now) => archiveSearch.selection.toggled(now, id, value),
        ]),
    );
    if (selection.from || selection.to) {
      const text = `${selection.from || "最早"}至${selection.to || "今"}`;
      chips.push([text, (now) => ({ ...now, from: "", to: "", page: 1 })]);
    }
    return chips.map(([label, next]) =>
      element(
        "button",
        {
          type: "button",
          class: "chip",
          "aria-label": `去掉“${label}”`,
          click: () => go(next),
          "data-key": `without=${label}`,
        },
        label,
        element("span", { "aria-hidden": "true" }, "×"),
      ),
    );
  };

  // Returns the line above the results of an answer.
  const draw = (answer, selection, go) => {
    const { entries, matches, query } = answer;
    const isCounted = query.parts.every((names) => names.length > 1);
    const places = entries.reduce(
      (sum, entry) => sum + matches.reduce((all, one) => all + one.get(entry).length, 0),
      0,
    );
    return [
      element(
        "p",
        { class: "total" },
        element("span", { "data-search-total": String(entries.length) }, String(entries.length)),
        ` 份资料${isCounted && places ? `，${places} 处` : ""}`,
      ),
      ...chosen(selection, answer.catalogue, go),
      entries.length > 1 ? sortChoice(selection, go) : "",
    ].filter(Boolean);
  };

  archiveSearch.resultHead = { draw };
})();
