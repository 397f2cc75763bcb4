// The pages of a long list of results.
(() => {
  "use strict";
  const PER_PAGE = 10;
  const { element } = archiveSearch;

  const pagesOf = (count) => Math.ceil(count / PER_PAGE);

  // Returns the selection, on the last page where it asks for one behind it.
  const within = (count, selection) => ({
    ...selection,
    page: Math.max(1, Math.min(selection.page, pagesOf(count))),
  });

  // Returns what of a list stands on the page that is selected.
  const slice = (list, { page }) => list.slice((page - 1) * PER_PAGE, page * PER_PAGE);

  const draw = (count, selection, turn) => {
    const pages = pagesOf(count);
    if (pages < 2) return "";
    const near = [...new Set([1, 2, selection.page - 1, selection.page, selection.page + 1, pages])]
      .filter((number) => number >= 1 && number <= pages)
      .sort((one, other) => one - other);
    const items = near.flatMap((number, place) => {
      const gap = place && number > near[place - 1] + 1 ? [element("li", {}, "…")] : [];
      const target = { ...selection, page: number };
      const link =
        number === selection.page
          ? element("span", { "aria-current": "page" }, String(number))
          : element(
              "a",
              {
                href: archiveSearch.selection.write(target),
                "aria-label": `第 ${number} 页`,
                click: (event) => {
                  // With a key held down the browser opens it elsewhere.
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  turn(number);
                },
                "data-key": `page=${number}`,
              },
              String(number),
            );
      return [...gap, element("li", {}, link)];
    });
    const first = (selection.page - 1) * PER_PAGE + 1;
    const last = Math.min(count, selection.page * PER_PAGE);
    return element(
      "nav",
      { class: "pager", "aria-label": "分页" },
      element("ol", {}, ...items),
      element("p", {}, `第 ${first}–${last} 份，共 ${count} 份`),
    );
  };

  archiveSearch.pager = { within, slice, draw };
})();
