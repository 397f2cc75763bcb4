// The search page: reads its address, asks, and sets out what was found.
(() => {
  "use strict";
  const { element } = archiveSearch;
  const page = document.querySelector(".search-page");
  const input = page.querySelector("input[name=q]");
  const status = page.querySelector("[data-search-status]");
  const results = page.querySelector("[data-search-results]");
  const fold = page.querySelector("[data-search-filters]");
  const help = page.querySelector("[data-search-help]");
  let asked = 0;

  archiveSearch.reasons = {
    missing: "检索用的一个文件没有找到，或者网络中断。",
    damaged: "检索用的一个文件不完整。",
    outdated: "资料库刚刚更新过，这一页还是旧的，请重新载入。",
  };

  const go = (selection) => {
    history.pushState(null, "", archiveSearch.selection.write(selection));
    run();
  };

  // Nothing found: what else can be done.
  const advice = (answer, selection) => {
    const tips = [
      "少写几个字，只留记得最准的一段；标点和空格不论。",
      "用空格把几个词隔开，各词不必连着，次序也不论。",
      "人名、单位名换成简称或全称再试。",
    ];
    if (archiveSearch.filterForm.hasChoice(selection)) tips.unshift("去掉左边选定的筛选条件。");
    return element(
      "div",
      { class: "nothing" },
      element("p", {}, nothing(answer, selection)),
      element("ul", {}, ...tips.map((tip) => element("li", {}, tip))),
    );
  };

  const nothing = ({ query }, { text }) =>
    query.parts.length > 1
      ? `没有一份资料同时有这几个词：“${text}”。`
      : `没有一份资料里连着出现“${text}”。`;

  // Fills `place` with what is related to a question that found little.
  const fillRelated = async (place, answer, selection) => {
    const { entries, telling } = await archiveSearch.relatedTo(answer, selection);
    if (!entries.length) return;
    const { catalogue } = answer;
    const places = await Promise.all(
      telling.map((one) => archiveSearch.postings.positions(one, catalogue)),
    );
    const parts = telling.map(({ term }) => term.split(" "));
    const words = parts.map((names) => names.join("")).join(" ");
    const found = entries.map((entry) => ({
      entry,
      lists: places.map((one) => one.get(entry) ?? []),
      parts,
    }));
    place.append(
      element("h2", {}, "相关结果"),
      element("p", { class: "note" }, "没有连着出现所查的词句，按相近的用词排列，供参考。"),
      archiveSearch.resultList.draw(found, words, catalogue, "data-search-related"),
    );
  };

  const wrong = ({ reason }) => [
    element(
      "p",
      { class: "wrong", role: "alert" },
      archiveSearch.reasons[reason] ?? "检索出了意外的问题。",
      "资料都还在，可以从栏目、职责、单位和编年进去找。 ",
      element("button", { type: "button", click: () => run() }, "再试一次"),
    ),
  ];

  const run = async () => {
    const mine = ++asked;
    const selection = archiveSearch.selection.read();
    input.value = selection.text;
    document.title = selection.text
      ? `${selection.text} · ${page.dataset.title}`
      : page.dataset.title;
    help.hidden = Boolean(selection.text.trim());
    fold.hidden = true;
    if (!selection.text.trim()) {
      status.replaceChildren();
      results.replaceChildren();
      return;
    }
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await archiveSearch.ask(selection.text, selection);
      if (mine === asked) show(answer, selection);
    } catch (error) {
      if (mine === asked) {
        status.replaceChildren(...wrong(error));
        results.replaceChildren();
      }
    }
    if (mine === asked) results.removeAttribute("aria-busy");
  };

  const show = (answer, wanted) => {
    const { query, entries, catalogue, matches, counts } = answer;
    if (!query.parts.length) {
      status.replaceChildren(
        element(
          "p",
          { class: "total", role: "status" },
          element("span", { "data-search-total": "0" }, "0"),
          " 份资料。没有可以查找的字词：标点、符号和空格不算。",
        ),
      );
      results.replaceChildren();
      return;
    }
    const selection = archiveSearch.pager.within(entries.length, wanted);
    const found = archiveSearch.pager.slice(entries, selection).map((entry) => ({
      entry,
      lists: matches.map((one) => one.get(entry)),
      parts: query.parts,
    }));
    const names = element("p", { class: "other-names" });
    const related = element("section", { class: "related" });
    status.replaceChildren(...archiveSearch.resultHead.draw(answer, selection, go));
    results.replaceChildren(
      element("h2", { class: "unseen" }, "查到的资料"),
      names,
      found.length
        ? archiveSearch.resultList.draw(found, selection.text, catalogue, "data-search-hit")
        : advice(answer, selection),
      archiveSearch.pager.draw(entries.length, selection, go),
      related,
    );
    fold.hidden = !archiveSearch.filterForm.hasChoice(selection) && !counts.some(Boolean);
    archiveSearch.filterForm.fill(fold, answer, selection, go);
    // What comes later is extra; where it cannot be had, the answer stands without it.
    archiveSearch.synonyms.fill(names, answer, selection).catch(() => {});
    fillRelated(related, answer, selection).catch(() => {});
  };

  const wide = matchMedia("(min-width: 761px)");
  const unfold = () => (fold.querySelector("details").open = wide.matches);
  unfold();
  wide.addEventListener("change", unfold);
  addEventListener("popstate", run);
  page.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const selection = archiveSearch.selection.read();
    go({ ...selection, text: input.value, page: 1 });
  });
  run();
})();
