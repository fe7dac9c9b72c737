/* Keys that bring an editor somewhere, once the editor has switched them on. A key only moves the focus: nothing
   happens before Enter, so a key pressed by mistake, or by a voice program, decides nothing (WCAG 2.1.4).

   The page lists its keys itself: `data-naar` says where one leads (a CSS selector; the first that is there), and
   `data-stap` that it goes on to the next or the one before. The browser remembers "on" until signing out. */
(() => {
  "use strict";
  const box = document.querySelector("[data-sneltoetsen]");
  const NAME = "sneltoetsen";
  const button = box.querySelector("button");
  const keys = new Map();
  for (const line of box.querySelectorAll("[data-toets]")) {
    line.hidden = !document.querySelector(line.dataset.naar);
    if (!line.hidden) keys.set(line.dataset.toets, line.dataset);
  }
  let on = remembered();

  function remembered() {
    try {
      return localStorage.getItem(NAME) === "aan";
    } catch {
      return false; // a browser that keeps nothing
    }
  }

  function show() {
    button.textContent = on ? button.dataset.uit : button.dataset.aan;
  }

  function target({ naar, stap }) {
    const all = Array.from(document.querySelectorAll(naar));
    const at = all.indexOf(document.activeElement);
    if (!stap) return all[0];
    return at < 0 ? all[0] : all[Math.min(Math.max(at + Number(stap), 0), all.length - 1)];
  }

  button.addEventListener("click", () => {
    on = !on;
    try {
      localStorage.setItem(NAME, on ? "aan" : "uit");
    } catch {
      // it holds for this page
    }
    show();
  });
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    if (!on || writing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const key = keys.get(event.key.toLowerCase());
    if (!key) return;
    event.preventDefault();
    target(key).focus();
  });
  show();
  box.hidden = false;
})();
