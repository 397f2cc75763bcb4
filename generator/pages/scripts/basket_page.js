// The page of the basket: put its items in order, say what each is for, take them out as files.
(() => {
  "use strict";
  const { element } = archiveSearch;
  const { basket, files, copy, wordFile } = archiveDesk;
  const page = document.querySelector("[data-basket]");
  const list = page.querySelector("[data-basket-items]");
  const said = page.querySelector("[data-basket-said]");
  const rest = page.querySelectorAll("[data-basket-rest]");
  const total = page.querySelector("[data-basket-total]");
  const SHOWN = 90;

  const tell = (words) => {
    said.textContent = words;
  };

  const change = (index, values) => {
    const kept = basket.read();
    kept.items[index] = { ...kept.items[index], ...values };
    if (!basket.write(kept)) tell("浏览器里放不下了，刚才的改动没有记住。");
  };

  // Moves an item; the button that was pressed keeps the keyboard's place.
  const move = (index, step) => {
    const kept = basket.read();
    const [item] = kept.items.splice(index, 1);
    kept.items.splice(index + step, 0, item);
    basket.write(kept);
    show();
    const name = step < 0 ? "up" : "down";
    const moved = list.children[index + step];
    (moved.querySelector(`[data-move="${name}"]:not([disabled])`) ?? moved.querySelector("button:not([disabled])")).focus();
    tell(`“${item.title}”现在是第 ${index + step + 1} 项。`);
  };

  const takeOut = (item, index) => {
    basket.remove(item);
    show();
    tell(`移出了“${item.title}”。`);
    const next = list.children[Math.min(index, list.children.length - 1)];
    (next?.querySelector("[data-remove]") ?? page.querySelector("h1")).focus();
  };

  const excerpt = ({ paragraphs }) => {
    const text = (paragraphs ?? []).filter(([style]) => style !== "heading").map(([, one]) => one).join("");
    return text.length > SHOWN ? `${text.slice(0, SHOWN)}……` : text;
  };

  const line = (item, index, count) => {
    const uri = `${item.key}.html${item.block ? `#${item.block}` : ""}`;
    const named = `第 ${index + 1} 项`;
    const use = element(
      "select",
      { "aria-label": `${named}必读或选读`, change: ({ target }) => change(index, { use: target.value }) },
      ...["必读", "选读"].map((one) =>
        element("option", { value: one, selected: files.useOf(item) === one }, one),
      ),
    );
    const minutes = element("input", {
      type: "number", min: "0", max: "1000", inputmode: "numeric",
      value: String(item.minutes || ""), "aria-label": `${named}分钟`,
      change: ({ target }) => {
        change(index, { minutes: Math.min(1000, Math.max(0, Math.round(Number(target.value) || 0))) });
        showTotal();
      },
    });
    const note = element("textarea", {
      rows: "2", "aria-label": `${named}备注`, placeholder: "备注：为什么选它，怎样讲",
      change: ({ target }) => change(index, { note: target.value.trim() }),
    });
    note.value = item.note ?? "";
    const mover = (name, words, step, isOff) =>
      element(
        "button",
        { type: "button", "data-move": name, disabled: isOff, "aria-label": `${words}：${named}`, click: () => move(index, step) },
        words,
      );
    return element(
      "li",
      {},
      element("p", { class: "what" }, element("a", { class: "title", href: uri }, files.heading(item)), element("span", { class: "facts" }, item.label ?? "")),
      element("p", { class: "excerpt" }, excerpt(item) || "篇幅较长，全文没有放进资料篮。"),
      element("p", { class: "controls" }, use, element("label", {}, minutes, " 分钟"),
        mover("up", "上移", -1, index === 0), mover("down", "下移", 1, index === count - 1),
        element("button", { type: "button", "data-remove": "", "aria-label": `移出：${named}`, click: () => takeOut(item, index) }, "移出")),
      note,
      ...(item.paragraphs ?? []).map(([, text]) => element("p", { class: "print-only" }, text)),
      element("p", { class: "citation print-only" }, item.citation),
      item.note ? element("p", { class: "print-only" }, `备注：${item.note}`) : undefined,
    );
  };

  const showTotal = () => {
    const { items } = basket.read();
    const minutes = items.reduce((sum, item) => sum + (item.minutes || 0), 0);
    total.textContent = `${items.length} 项，合计 ${minutes} 分钟`;
  };

  const show = () => {
    const { title, listeners, items } = basket.read();
    page.querySelector("[name=title]").value = title;
    page.querySelector("[name=listeners]").value = listeners;
    list.replaceChildren(...items.map((item, index) => line(item, index, items.length)));
    for (const one of rest) one.hidden = !items.length;
    page.querySelector("[data-basket-empty]").hidden = items.length > 0;
    showTotal();
  };

  const save = (blob, name) => {
    const link = element("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    tell(`写好了 ${name}。`);
  };

  const fileName = (title) => (title || "学习资料包").replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60);
  const plain = (text) => new Blob([text], { type: "text/plain;charset=utf-8" });
  const actions = {
    pack: (kept) => save(plain(files.packFile(kept)), "pack.md"),
    word: (kept) => save(wordFile(kept.title || "学习资料包", files.wordParagraphs(kept)), `${fileName(kept.title)}.docx`),
    text: (kept) => save(plain(files.plainText(kept)), `${fileName(kept.title)}.txt`),
    copy: async (kept) => tell((await copy(files.plainText(kept))) ? "已复制。" : "复制不了，请改用“纯文本”。"),
    print: () => print(),
    clear: () => {
      if (!confirm("清空资料篮？清空以后找不回来。")) return;
      basket.write({ title: "", listeners: "", items: [] });
      show();
      tell("清空了。");
    },
  };
  for (const [name, action] of Object.entries(actions)) {
    page.querySelector(`[data-do=${name}]`).addEventListener("click", () => action(basket.read()));
  }
  for (const name of ["title", "listeners"]) {
    page.querySelector(`[name=${name}]`).addEventListener("change", ({ target }) =>
      basket.write({ ...basket.read(), [name]: target.value.trim() }),
    );
  }
  window.addEventListener("storage", show);
  page.querySelector("[data-basket-closed]").hidden = basket.isKept();
  show();
  page.hidden = false;
})();
