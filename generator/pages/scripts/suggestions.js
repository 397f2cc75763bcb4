// The search box: titles, document numbers and pinyin initials while somebody types.
//
// generator/search/suggestions.py writes what is suggested.  Without any of this the box is a
// plain form that leads to the search page.
(() => {
  "use strict";
  const MOST = 8;
  const home = new URL("../../", document.currentScript.src);
  let loading;

  const expand = ({ titles, numbers, initials }) => {
    const { letters } = archiveSearch.analyser;
    return titles.map((title, entry) => ({
      entry,
      title,
      number: numbers[entry],
      keys: [letters(title), letters(numbers[entry]), initials[entry]],
    }));
  };

  const load = () => {
    loading ??= Promise.all([
      archiveSearch.catalogue.load(),
      archiveSearch.parts.json("suggestions"),
      archiveSearch.analyser.prepare(),
    ]).then(([catalogue, data]) => ({ catalogue, known: expand(data) }));
    loading.catch(() => (loading = undefined));
    return loading;
  };

  // Returns the records whose title, number or initials hold what was typed, the best first.
  const suggest = async (text) => {
    const { catalogue, known } = await load();
    const typed = archiveSearch.analyser.letters(text);
    if (typed.length < 2) return [];
    return known
      .map((one) => ({ ...one, rank: rank(one.keys, typed) }))
      .filter((one) => one.rank < Infinity)
      .sort(
        (one, other) =>
          one.rank - other.rank ||
          catalogue.dates[other.entry].localeCompare(catalogue.dates[one.entry]) ||
          one.entry - other.entry,
      )
      .slice(0, MOST)
      .map((one) => ({ ...one, uri: catalogue.uri(one.entry), date: catalogue.dates[one.entry] }));
  };

  // A beginning is better than a middle, a title better than a number, a number than initials.
  const rank = (keys, typed) => {
    const ranks = keys.map((key, place) => {
      const found = key.indexOf(typed);
      return found < 0 ? Infinity : place + (found ? 3 : 0);
    });
    return Math.min(...ranks);
  };

  // Makes a box suggest: the combobox pattern of the ARIA authoring practices.
  const enhance = (form, number) => {
    const input = form.querySelector("input[name=q]");
    const list = document.createElement("ul");
    list.id = `suggestions-${number}`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "标题、文号或拼音首字母相合的资料");
    list.hidden = true;
    form.append(list);
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-expanded", "false"],
      ["aria-controls", list.id],
      ["autocomplete", "off"],
    ]) {
      input.setAttribute(name, value);
    }
    let current = -1;
    let asked = 0;

    // What is still being looked for comes too late.
    const close = () => {
      asked++;
      list.hidden = true;
      current = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const choose = (place) => {
      const options = [...list.children];
      current = place < -1 ? options.length - 1 : place >= options.length ? -1 : place;
      options.forEach((option, index) =>
        option.setAttribute("aria-selected", String(index === current)),
      );
      if (current < 0) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", options[current].id);
        options[current].scrollIntoView({ block: "nearest" });
      }
    };

    const open = (address) => location.assign(new URL(address, home));

    const show = (found) => {
      list.replaceChildren(
        ...found.map((one, place) => {
          const option = document.createElement("li");
          option.id = `${list.id}-${place}`;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.dataset.uri = one.uri;
          const title = document.createElement("span");
          title.className = "title";
          title.textContent = one.title;
          const facts = document.createElement("span");
          facts.className = "facts";
          facts.textContent = [one.number, one.date].filter(Boolean).join("　");
          option.append(title, facts);
          // The input keeps the keyboard; leaving it would close the list before the click.
          option.addEventListener("mousedown", (event) => event.preventDefault());
          option.addEventListener("click", () => open(one.uri));
          return option;
        }),
      );
      current = -1;
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
    };

    input.addEventListener("input", async (event) => {
      // Letters that an input method still composes are not what is meant.
      if (event.isComposing) return;
      const mine = ++asked;
      try {
        const found = await suggest(input.value);
        if (mine === asked && document.activeElement === input) show(found);
      } catch {
        // Without suggestions the form still leads to the search page, which says what is wrong.
        close();
      }
    });
    // Whoever is about to type will ask something.
    input.addEventListener("focus", () => load().catch(() => {}), { once: true });
    input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));
    input.addEventListener("blur", close);
    form.addEventListener("submit", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(current + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && current >= 0) {
        event.preventDefault();
        open(list.children[current].dataset.uri);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      }
    });
  };

  document.querySelectorAll("[data-search-box]").forEach(enhance);
  archiveSearch.suggest = suggest;
})();
