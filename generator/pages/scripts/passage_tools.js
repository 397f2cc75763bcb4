// The number of a paragraph opens its tools: copy it with its source, copy its id, put it aside.
(() => {
  "use strict";
  const { tools, basket } = archiveDesk;
  if (!tools) return;
  let open;

  const close = () => {
    open?.strip.remove();
    open?.number.removeAttribute("aria-expanded");
    open = undefined;
  };

  const show = (number) => {
    const paragraph = number.closest(".para");
    const block = document.getElementById(decodeURIComponent(number.hash.slice(1)));
    const place = number.dataset.n;
    const { record: key } = block.closest("[data-record]").dataset;
    const reference = `${key}#${block.id}`;
    const quoted = () => `“${tools.wordsOf(block).join("\n")}”（${tools.citationOf(place)}）`;
    const strip = document.createElement("div");
    strip.className = "passage-tools";
    strip.setAttribute("role", "group");
    strip.setAttribute("aria-label", `第 ${place} 段`);
    const id = document.createElement("code");
    id.textContent = block.id;
    strip.append(
      tools.copying("复制原文和出处", quoted),
      tools.copying("复制编号", () => reference),
    );
    if (basket.isKept()) strip.append(tools.keeping(() => tools.onePassage(block, place)));
    strip.append(id);
    paragraph.append(strip);
    number.setAttribute("aria-expanded", "true");
    open = { number, strip };
  };

  document.addEventListener("click", (event) => {
    const number = event.target.closest("a.n");
    if (!number) {
      if (!event.target.closest(".passage-tools")) close();
      return;
    }
    const wasOpen = open?.number === number;
    close();
    if (!wasOpen) show(number);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    const { number } = open;
    close();
    number.focus();
  });
})();
