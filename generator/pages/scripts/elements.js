// Make elements; text is always text, never markup.
(() => {
  "use strict";
  // element("a", {href: "…", class: "x"}, "text", otherElement)
  const element = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (typeof value === "function") made.addEventListener(key, value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== undefined && child !== ""));
    return made;
  };

  archiveSearch.element = element;
})();
