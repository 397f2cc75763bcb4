// Light or dark, as the reader chose last; without a choice, as the system says.
// Loaded in the head, before anything is painted.
(() => {
  "use strict";
  const root = document.documentElement;
  // Folders opened from disk share one storage: the key carries the archive's name.
  const key = `${document.currentScript.dataset.archive}/scheme`;
  const read = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const chosen = read();
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-scheme-switch]");
    if (!button) return;
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.scheme ?? (system.matches ? "dark" : "light")) === "dark";
    const show = () => {
      button.querySelector(".word").textContent = isDark() ? "浅色" : "深色";
    };
    button.hidden = false;
    show();
    system.addEventListener("change", show);
    button.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem(key, root.dataset.scheme);
      } catch {
        // A browser that keeps nothing still switches this page.
      }
      show();
    });
  });
})();
