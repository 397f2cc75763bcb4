// The filters beside the results: every facet of the archive, with how many results it leaves.
(() => {
  "use strict";
  // A filter with more values shows so many and folds the rest; of the kinds, all that have results.
  const SHOWN = 6;

  const draw = (answer, selection, change) => {
    const { element } = archiveSearch;
    const { catalogue, counts } = answer;
    const groups = catalogue.filters.map((filter, place) => {
      const values = filter.values.map(([id, label], index) => ({
        id,
        label,
        index,
        count: counts[catalogue.filterOf.indexOf(place) + index],
        chosen: (selection.filters[filter.id] ?? []).includes(id),
      }));
      return group(filter, values, (value) =>
        change((now) => archiveSearch.selection.toggled(now, filter.id, value)),
      );
    });
    return [
      element(
        "p",
        { class: "filters-head" },
        element("span", {}, "筛选"),
        hasChoice(selection)
          ? element(
              "button",
              {
                type: "button",
                click: () => change((now) => ({ ...now, filters: {}, from: "", to: "", page: 1 })),
                "data-key": "clear",
              },
              "全部清除",
            )
          : "",
      ),
      ...groups.filter(Boolean).slice(0, 1),
      dates(selection, change),
      ...groups.filter(Boolean).slice(1),
    ];
  };

  const hasChoice = ({ filters, from, to }) =>
    Boolean(from || to || Object.values(filters).some((values) => values.length));

  const group = (filter, values, toggle) => {
    const { element } = archiveSearch;
    // A filter whose values none of the results has would only stand there.
    if (!values.some(({ count, chosen }) => count || chosen)) return undefined;
    const shown = filter.id === "kind" ? values.length : SHOWN;
    const leading = new Set(
      [...values]
        .sort(
          (one, other) =>
            other.chosen - one.chosen || other.count - one.count || one.index - other.index,
        )
        .filter((value) => value.count || value.chosen || values.length <= SHOWN)
        .slice(0, shown),
    );
    const line = (value) =>
      element(
        "li",
        { class: value.count ? "" : "none" },
        element(
          "label",
          {},
          element("input", {
            type: "checkbox",
            checked: value.chosen,
            change: () => toggle(value.id),
            "data-key": `${filter.id}=${value.id}`,
          }),
          element("span", { class: "name" }, value.label),
        ),
        element("span", { class: "count" }, String(value.count)),
      );
    const rest = values.filter((value) => !leading.has(value));
    return element(
      "fieldset",
      {},
      element("legend", {}, filter.title),
      element("ul", {}, ...values.filter((value) => leading.has(value)).map(line)),
      rest.length
        ? element(
            "details",
            { "data-filter": filter.id },
            element("summary", {}, `另有 ${rest.length} 个`),
            element("ul", {}, ...rest.map(line)),
          )
        : "",
    );
  };

  const dates = (selection, change) => {
    const { element } = archiveSearch;
    const field = (name, label) =>
      element("input", {
        type: "text",
        name,
        value: selection[name],
        "data-key": name,
        placeholder: "2026-01",
        maxlength: "10",
        "aria-label": label,
        change: ({ target }) => {
          const value = target.value.trim();
          const isDate = archiveSearch.selection.isDate(value);
          target.setCustomValidity(isDate ? "" : "写成 2026、2026-01 或 2026-01-15");
          if (target.reportValidity()) change((now) => ({ ...now, [name]: value, page: 1 }));
        },
      });
    return element(
      "fieldset",
      { class: "dates" },
      element("legend", {}, "日期"),
      element("p", {}, field("from", "从哪一天起"), element("span", {}, "至"), field("to", "到哪一天止")),
    );
  };

  // Fills the frame of the filters for an answer; `change` takes the step to the next
  // selection.
  const fill = (frame, answer, selection, change) => {
    const form = frame.querySelector("[data-search-filter-form]");
    const open = [...form.querySelectorAll("details[open]")].map(({ dataset }) => dataset.filter);
    form.replaceChildren(...draw(answer, selection, change));
    // What was unfolded stays so.
    for (const id of open) form.querySelector(`[data-filter="${CSS.escape(id)}"]`)?.setAttribute("open", "");
    const number =
      Object.values(selection.filters).flat().length + (selection.from || selection.to ? 1 : 0);
    frame.querySelector("[data-search-chosen]").textContent = number ? `已选 ${number} 项` : "";
  };

  archiveSearch.filterForm = { fill, hasChoice };
})();
