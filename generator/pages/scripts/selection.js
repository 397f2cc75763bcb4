// What is chosen on the search page, as its address says it: ?q=…&f.kind=speech&from=2024&sort=date
(() => {
  "use strict";
  const FILTER = "f.";
  const DATE = /^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

  const read = (search = location.search) => {
    const values = new URLSearchParams(search);
    const filters = Object.create(null);
    for (const [name, value] of values) {
      if (name.startsWith(FILTER)) (filters[name.slice(FILTER.length)] ??= []).push(value);
    }
    const day = (name) => (DATE.test(values.get(name) ?? "") ? values.get(name) : "");
    return {
      text: values.get("q") ?? "",
      filters,
      from: day("from"),
      to: day("to"),
      sort: values.get("sort") === "date" ? "date" : "",
      page: Math.max(1, Number.parseInt(values.get("page") ?? "1", 10) || 1),
    };
  };

  const write = ({ text, filters, from, to, sort, page }) => {
    const values = new URLSearchParams({ q: text });
    for (const [name, chosen] of Object.entries(filters)) {
      for (const value of chosen) values.append(FILTER + name, value);
    }
    if (from) values.set("from", from);
    if (to) values.set("to", to);
    if (sort) values.set("sort", sort);
    if (page > 1) values.set("page", page);
    return `?${values}`;
  };

  // Returns the selection with one value of a filter put in or taken out, on the first page.
  const toggled = (selection, filter, value) => {
    const chosen = selection.filters[filter] ?? [];
    const next = chosen.includes(value)
      ? chosen.filter((one) => one !== value)
      : [...chosen, value];
    return { ...selection, filters: { ...selection.filters, [filter]: next }, page: 1 };
  };

  const isDate = (text) => !text || DATE.test(text);

  archiveSearch.selection = { read, write, toggled, isDate };
})();
