// On the page of a record: copy its citation, copy a paragraph with its source, put either aside.
(() => {
  "use strict";
  const record = document.querySelector("[data-record]");
  if (!record) return;
  const { basket, copy } = archiveDesk;
  const { record: key, title, label, citation, passage } = record.dataset;
  // A longer record is named in the basket, but its words are not kept there.
  const MOST = 60000;
  const NOT_TEXT = "sup.footnote-ref, a.footnote-backref, a.n, a.cited, .passage-tools";

  const wordsOf = (element) => {
    const copied = element.cloneNode(true);
    copied.querySelectorAll(NOT_TEXT).forEach((one) => one.remove());
    copied.querySelectorAll("mark.hit").forEach((one) => one.replaceWith(...one.childNodes));
    const leaves = copied.querySelectorAll("p, li, td, th, figcaption");
    const texts = [...leaves].map((leaf) => {
      // An item's own words, without those of the list inside it.
      const own = leaf.cloneNode(true);
      own.querySelectorAll("p, ul, ol").forEach((one) => one.remove());
      return own.textContent;
    });
    return (texts.length ? texts : [copied.textContent])
      .map((text) => text.replace(/\s+/g, " ").trim())
      .filter(Boolean);
  };

  const STYLES = { H2: "heading", H3: "heading", H4: "heading", H5: "heading", H6: "heading" };
  const styleOf = (element) =>
    STYLES[element.tagName] ?? (element.tagName === "BLOCKQUOTE" ? "quotation" : "text");

  // Returns the words of blocks as the basket keeps them.
  const paragraphs = (blocks) =>
    blocks.flatMap((block) => wordsOf(block).map((text) => [styleOf(block), text]));

  const allBlocks = () =>
    [...record.querySelectorAll(".text > [id], .text > .para > [id]")].filter(
      (block) => !block.matches("a"),
    );

  const wholeRecord = () => {
    const all = paragraphs(allBlocks());
    const length = all.reduce((sum, [, text]) => sum + text.length, 0);
    const minutes = Number(record.dataset.minutes) || 0;
    return { key, title, label, citation, minutes, paragraphs: length > MOST ? [] : all };
  };

  const placeOf = (number) => `第${number}段`;
  const citationOf = (number) => passage.replace("{place}", placeOf(number));

  const onePassage = (block, number) => {
    const kept = paragraphs([block]);
    const length = kept.reduce((sum, [, text]) => sum + text.length, 0);
    const minutes = Math.ceil(length / Number(record.dataset.pace));
    return {
      key,
      block: block.id,
      title,
      label,
      place: placeOf(number),
      citation: citationOf(number),
      minutes,
      paragraphs: kept,
    };
  };

  const button = (words, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = words;
    made.addEventListener("click", () => action(made));
    return made;
  };

  // Says on the button itself what came of pressing it, and then what it is for again.
  const said = (made, words) => {
    const before = made.dataset.words ?? made.textContent;
    made.dataset.words = before;
    made.textContent = words;
    clearTimeout(Number(made.dataset.timer));
    made.dataset.timer = setTimeout(() => {
      made.textContent = made.dataset.words;
    }, 2000);
  };

  const copying = (words, text) =>
    button(words, async (made) => said(made, (await copy(text())) ? "已复制" : "复制不了，请手工选取"));

  // A button that puts in and takes out.
  const keeping = (item) => {
    const made = button("", () => {
      const isDone = basket.has(item()) ? basket.remove(item()) : basket.add(item());
      if (!isDone) said(made, "放不下了");
    });
    const show = () => {
      const isIn = basket.has(item());
      made.dataset.words = made.textContent = isIn ? "移出资料篮" : "选入资料包";
      made.setAttribute("aria-pressed", String(isIn));
    };
    basket.onChange(show);
    show();
    return made;
  };

  archiveDesk.tools = { copying, keeping, wordsOf, onePassage, wholeRecord, citationOf };

  const place = document.querySelector("[data-record-actions]");
  place.append(copying("复制引用", () => citation), copying("复制编号", () => key));
  if (basket.isKept()) place.append(keeping(wholeRecord));
  place.hidden = false;
  document.querySelectorAll("[data-print]").forEach((one) => {
    one.hidden = false;
    one.addEventListener("click", () => print());
  });
})();
