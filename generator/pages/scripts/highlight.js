// On a page that was opened from a result: mark the words that were looked for.
//
// The words stand in the address (?hl=…), so that a reload or a copied address shows them again.
(() => {
  "use strict";
  // Where a record's own words are printed, and what on its page is of others.
  const PARTS = ".record .text > *, .record :is(h1, p, li, dd, td)";
  const OTHERS =
    "nav, .aside, .margin, .lines, #citations, #cite, #sources, .chosen, .judgement, [data-computed]";
  const LEAF = "p, li, td, th, h1, h2, h3, h4, h5, h6, dd, figcaption, caption, pre";
  const NOT_TEXT = "sup.footnote-ref, a.footnote-backref, a.n, a.cited";

  // Returns the outermost elements that hold the record's own words.
  const ownParts = () => {
    const parts = new Set(
      [...document.querySelectorAll(PARTS)].filter((part) => !part.closest(OTHERS)),
    );
    const isInner = (part) => {
      for (let above = part.parentElement; above; above = above.parentElement) {
        if (parts.has(above)) return true;
      }
      return false;
    };
    return [...parts].filter((part) => !isInner(part));
  };

  // Returns the text nodes below `root`, each with where it begins in the text of all.
  const textOf = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    let leaf;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(NOT_TEXT)) continue;
      const own = node.parentElement.closest(LEAF);
      // A line break keeps the last word of one cell from running into the first of the next.
      if (leaf && own !== leaf) text += "\n";
      leaf = own;
      nodes.push({ node, start: text.length });
      text += node.data;
    }
    return { nodes, text };
  };

  const mark = (node, start, end) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    const element = document.createElement("mark");
    element.className = "hit";
    range.surroundContents(element);
    return element;
  };

  // Marks every place below `root` where one of `parts` stands; returns a list of lists of marks.
  const markBelow = (root, parts) => {
    const { nodes, text } = textOf(root);
    const { names, starts, ends } = archiveSearch.analyser.tokens(text);
    const spans = archiveSearch.query.spans(names, parts);
    // From the back, so that what is still to be marked stays where it is.
    return spans
      .reverse()
      .map(([first, last]) => {
        const [from, to] = [starts[first], ends[last]];
        return nodes
          .filter(({ node, start }) => start < to && start + node.length > from)
          // White space between the cells of a table is no place for an element.
          .filter(({ node }) => node.data.trim())
          .reverse()
          .map(({ node, start }) =>
            mark(node, Math.max(0, from - start), Math.min(node.length, to - start)),
          )
          .reverse();
      })
      .reverse();
  };

  const button = (label, action) => {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    element.addEventListener("click", action);
    return element;
  };

  // Shows how many places there are, and leads from one to the next.
  const bar = (places, words) => {
    const strip = document.createElement("div");
    strip.className = "hits";
    strip.setAttribute("role", "region");
    strip.setAttribute("aria-label", "标出的词句");
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    const target = document.querySelector(":target");
    const inTarget = places.findIndex(([first]) => target?.contains(first));
    let current = Math.max(0, inTarget);

    const show = (place) => {
      places[current]?.forEach((one) => one.classList.remove("current"));
      current = (place + places.length) % places.length;
      places[current].forEach((one) => one.classList.add("current"));
      places[current][0].scrollIntoView({ block: "center" });
      said.textContent = `“${words}”第 ${current + 1} 处，共 ${places.length} 处`;
    };

    const clear = () => {
      for (const element of places.flat()) {
        const parent = element.parentNode;
        element.replaceWith(...element.childNodes);
        parent.normalize();
      }
      strip.remove();
      const address = new URL(location.href);
      address.searchParams.delete("hl");
      history.replaceState(null, "", address);
    };

    strip.append(said);
    if (places.length > 1) {
      strip.append(
        button("上一处", () => show(current - 1)),
        button("下一处", () => show(current + 1)),
      );
    }
    strip.append(button("不再标出", clear));
    // Behind the link that skips to the text: the keyboard need not go through all of it.
    document.querySelector(".skip").after(strip);
    show(current);
  };

  const words = new URLSearchParams(location.search).get("hl");
  const start = async () => {
    await archiveSearch.analyser.prepare();
    const { parts } = archiveSearch.query.parse(words);
    const places = ownParts().flatMap((root) => markBelow(root, parts));
    if (places.length) bar(places, words);
  };
  // The page reads the same without its marks.
  if (words && document.querySelector(".record")) start().catch(() => {});
})();
