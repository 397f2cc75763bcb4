// Narrow results by the facets of records and by dates.
(() => {
  "use strict";
  // Returns the first and the last day that a date such as 2024-05 may mean.
  const span = (when) => [
    `${when}-01-01`.slice(0, 10),
    when + "-12-31".slice(when.length - 4),
  ];

  // Says whether a record's date may lie between two days (or months, or years).
  const isWithin = (when, from, to) => {
    if (!from && !to) return true;
    if (!when) return false;
    const [first, last] = span(when);
    return (!from || last >= span(from)[0]) && (!to || first <= span(to)[1]);
  };

  // Returns a function that says whether a record passes.  Within a filter any value will do,
  // between filters all must hold; a filter or value that does not exist passes nothing.
  const test = (catalogue, { filters = {}, from = "", to = "" }, without = "") => {
    const wanted = Object.entries(filters ?? {})
      .map(([id, values]) => [id, [values].flat()])
      .filter(([id, values]) => id !== without && values.length)
      .map(([id, values]) => {
        const filter = catalogue.filters.findIndex((one) => one.id === id);
        return catalogue.valueOf.map(
          ([value], place) => catalogue.filterOf[place] === filter && values.includes(value),
        );
      });
    return (entry) =>
      isWithin(catalogue.dates[entry], from, to) &&
      wanted.every((passes) => catalogue.values[entry].some((place) => passes[place]));
  };

  // Counts, for each value of each filter, the records it would leave, all other filters applied.
  const counts = (catalogue, entries, selection) => {
    const totals = new Array(catalogue.valueOf.length).fill(0);
    catalogue.filters.forEach(({ id }, filter) => {
      for (const entry of entries.filter(test(catalogue, selection, id))) {
        for (const place of catalogue.values[entry]) {
          if (catalogue.filterOf[place] === filter) totals[place]++;
        }
      }
    });
    return totals;
  };

  archiveSearch.filters = { test, counts };
})();
