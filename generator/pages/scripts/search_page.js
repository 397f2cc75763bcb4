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
  const said = page.querySelector("[data-search-said]");
  // With fewer results than this, titles that fit are looked for too.
  const FEW = 3;
  let asked = 0;
  let ran;

  archiveSearch.reasons = {
    missing: "检索用的一个文件没有找到，或者网络中断。",
    damaged: "检索用的一个文件不完整。",
    outdated: "资料库刚刚更新过，这一页还是旧的，请重新载入。",
  };

  // Goes on to the next selection: a step from the present one, with what stands in the box.
  const go = (step) => {
    const now = { ...archiveSearch.selection.read(), text: input.value };
    const address = archiveSearch.selection.write(step(now));
    if (address !== location.search) history.pushState(null, "", address);
    run();
  };

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

  // Titles and numbers that fit what was typed: for whoever typed initials and pressed return.
  const fillTitles = async (place, answer, text) => {
    if (answer.entries.length >= FEW) return;
    const shown = new Set(answer.entries);
    const found = (await archiveSearch.suggest(text)).filter(({ entry }) => !shown.has(entry));
    if (!found.length) return;
    place.append(
      element("h2", {}, "标题或文号相合的资料"),
      element(
        "ul",
        { class: "lines" },
        ...found.map(({ title, number, date, uri }) =>
          element(
            "li",
            {},
            element("a", { class: "title", href: uri }, title),
            element(
              "span",
              { class: "facts" },
              ...[number, date].filter(Boolean).map((fact) => element("span", {}, fact)),
            ),
          ),
        ),
      ),
    );
  };

  const wrong = ({ reason }) => {
    // A page of an old version can only be loaded anew.
    const again = reason === "outdated" ? () => location.reload() : () => run();
    return element(
      "p",
      { class: "wrong" },
      archiveSearch.reasons[reason] ?? "检索出了意外的问题。",
      "资料都还在，可以从下面的栏目、分类和编年进去找。 ",
      element("button", { type: "button", click: again, "data-key": "again" }, "再试一次"),
    );
  };

  // Sets out what was found; the keyboard stays where it was, or comes to the results.
  const redraw = (draw) => {
    const { key } = document.activeElement?.dataset ?? {};
    draw();
    if (!key) return;
    const same = page.querySelector(`[data-key="${CSS.escape(key)}"]`);
    (same ?? results.querySelector("h2"))?.focus();
  };

  // Waits until the browser is done with the key that changed something: the place that Tab goes
  // to must still be there.
  const keyDone = () => new Promise((resolve) => setTimeout(resolve));

  const run = async () => {
    const mine = ++asked;
    const selection = archiveSearch.selection.read();
    const text = selection.text.trim();
    ran = location.search;
    input.value = selection.text;
    document.title = text ? `${selection.text} · ${page.dataset.title}` : page.dataset.title;
    help.hidden = Boolean(text);
    if (!text) {
      clear("");
      return;
    }
    said.textContent = "正在检索……";
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await archiveSearch.ask(selection.text, selection);
      await keyDone();
      if (mine === asked) redraw(() => show(answer, selection));
    } catch (error) {
      if (mine === asked) {
        clear(archiveSearch.reasons[error.reason] ?? "检索出了意外的问题。");
        status.replaceChildren(wrong(error));
        help.hidden = false;
      }
    }
    if (mine === asked) results.removeAttribute("aria-busy");
  };

  // Takes everything off the page but the box.
  const clear = (words) => {
    said.textContent = words;
    status.replaceChildren();
    results.replaceChildren();
    results.removeAttribute("aria-busy");
    fold.hidden = true;
  };

  const show = (answer, wanted) => {
    const { query, entries, catalogue, matches, counts } = answer;
    if (!query.parts.length) {
      const words = query.excluded.length
        ? "没有可以查找的字词：只写了不要的词，还要写一个要找的。"
        : "没有可以查找的字词：标点、符号和空格不算。";
      clear(words);
      status.replaceChildren(
        element(
          "p",
          { class: "total" },
          element("span", { "data-search-total": "0" }, "0"),
          ` 份资料。${words}`,
        ),
      );
      help.hidden = false;
      return;
    }
    const selection = archiveSearch.pager.within(entries.length, wanted);
    const found = archiveSearch.pager.slice(entries, selection).map((entry) => ({
      entry,
      lists: matches.map((one) => one.get(entry)),
      parts: query.parts,
    }));
    const names = element("p", { class: "other-names" });
    const titles = element("section", { class: "related" });
    const related = element("section", { class: "related" });
    said.textContent = `找到 ${entries.length} 份资料`;
    status.replaceChildren(...archiveSearch.resultHead.draw(answer, selection, go));
    results.replaceChildren(
      element("h2", { class: "unseen", tabindex: "-1" }, "查到的资料"),
      names,
      found.length
        ? archiveSearch.resultList.draw(found, selection.text, catalogue, "data-search-hit")
        : advice(answer, selection),
      archiveSearch.pager.draw(entries.length, selection, turn),
      titles,
      related,
    );
    fold.hidden = !archiveSearch.filterForm.hasChoice(selection) && !counts.some(Boolean);
    archiveSearch.filterForm.fill(fold, answer, selection, go);
    // What comes later is extra; where it cannot be had, the answer stands without it.
    archiveSearch.synonyms.fill(names, answer, selection).catch(() => {});
    fillTitles(titles, answer, selection.text).catch(() => {});
    fillRelated(related, answer, selection).catch(() => {});
  };

  // Turns to another page of results: the reader goes on at its top.
  const turn = (number) => {
    go((now) => ({ ...now, page: number }));
    scrollTo(0, 0);
  };

  const wide = matchMedia("(min-width: 761px)");
  const unfold = () => (fold.querySelector("details").open = wide.matches);
  unfold();
  wide.addEventListener("change", unfold);
  // A link within the page changes the address too, but not what is asked.
  addEventListener("popstate", () => {
    if (location.search !== ran) run();
  });
  page.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    go((now) => ({ ...now, page: 1 }));
  });
  run();
})();
