// The basket: what a reader has put aside, kept in this browser and nowhere else.
//
// An item is {key, block, title, label, place, citation, minutes, use, note, paragraphs}: a record or,
// with a block, one paragraph of it.  `paragraphs` holds its words as [style, text], empty for a
// record that is too long to be kept.
(() => {
  "use strict";
  const NAME = `basket of ${document.querySelector("script[data-archive]")?.dataset.archive ?? ""}`;
  const listeners = [];

  // Returns whether this browser keeps anything at all.
  const isKept = () => {
    try {
      localStorage.setItem(`${NAME}?`, "");
      localStorage.removeItem(`${NAME}?`);
      return true;
    } catch {
      return false;
    }
  };

  const isItem = (one) => typeof one?.key === "string" && typeof one.title === "string";
  const isText = (one) => typeof one === "string";

  // What was kept may have been damaged: each part of an item becomes what the page relies on.
  const sound = (item) => ({
    ...item,
    label: isText(item.label) ? item.label : "",
    citation: isText(item.citation) ? item.citation : item.title,
    note: isText(item.note) ? item.note : "",
    minutes: Math.max(0, Math.round(Number(item.minutes)) || 0),
    paragraphs: (Array.isArray(item.paragraphs) ? item.paragraphs : []).filter(
      (one) => Array.isArray(one) && one.length === 2 && one.every(isText),
    ),
  });

  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(NAME) ?? "{}");
      const items = Array.isArray(kept.items) ? kept.items.filter(isItem).map(sound) : [];
      return { title: String(kept.title ?? ""), listeners: String(kept.listeners ?? ""), items };
    } catch {
      return { title: "", listeners: "", items: [] };
    }
  };

  // Keeps the basket; returns whether there was room for it.
  const write = (basket) => {
    try {
      localStorage.setItem(NAME, JSON.stringify(basket));
    } catch {
      return false;
    }
    listeners.forEach((listener) => listener(basket));
    return true;
  };

  const isSame = (one, other) => one.key === other.key && (one.block ?? "") === (other.block ?? "");

  const has = (item) => read().items.some((one) => isSame(one, item));

  // Puts an item in at the end; returns whether there was room for it.
  const add = (item) => {
    const basket = read();
    if (basket.items.some((one) => isSame(one, item))) return true;
    const kept = { use: "必读", note: "", ...item };
    if (write({ ...basket, items: [...basket.items, kept] })) return true;
    // Without its words it still names the record.
    return write({ ...basket, items: [...basket.items, { ...kept, paragraphs: [] }] });
  };

  const remove = (item) => {
    const basket = read();
    return write({ ...basket, items: basket.items.filter((one) => !isSame(one, item)) });
  };

  // Calls back with the basket whenever it changes, in this tab or in another.
  const onChange = (listener) => listeners.push(listener);
  window.addEventListener("storage", ({ key }) => {
    if (key === NAME) listeners.forEach((listener) => listener(read()));
  });

  window.archiveDesk = { basket: { read, write, has, add, remove, onChange, isKept } };

  const count = document.querySelector("[data-basket-count]");
  const show = ({ items }) => {
    count.textContent = items.length || "";
  };
  if (count) {
    onChange(show);
    show(read());
  }
})();
