// Copy text, also where the page came without encryption and the newer way is closed.
(() => {
  "use strict";
  const byHand = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "unseen";
    document.body.append(field);
    const before = document.activeElement;
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    before?.focus();
    return done;
  };

  // Returns a promise of whether the text was copied.
  const copy = async (text) => {
    try {
      if (navigator.clipboard) {
        await navigator.clipboard.writeText(text);
        return true;
      }
    } catch {
      // A browser may ask, and its user may say no; the older way needs no leave.
    }
    return byHand(text);
  };

  archiveDesk.copy = copy;
})();
