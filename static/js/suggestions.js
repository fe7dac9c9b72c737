/* Plain links under a search field, while somebody types. They follow the field in the order of Tab; without this
   file the form does all the same. Words only ever become text. */
(() => {
  "use strict";
  const box = document.querySelector("[data-suggesties]");
  const field = document.getElementById("q");
  if (!box || !field || !window.fetch || !window.AbortController) return;

  const PAUSE = 250; // milliseconds without a key before we ask
  const SHORTEST = 2, LONGEST = 60; // as services/suggestions.py
  const list = box.querySelector("ul");
  let waiting = 0;
  let asking = null;

  function show(ways) {
    list.textContent = "";
    for (const way of ways) {
      const link = document.createElement("a");
      link.href = way.url;
      link.append(way.text);
      if (way.note) link.append(` (${way.note})`);
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    box.hidden = !ways.length;
  }

  async function ask() {
    const typed = field.value.trim();
    if (asking) asking.abort();
    if (typed.length < SHORTEST || typed.length > LONGEST) { show([]); return; }
    const mine = asking = new AbortController();
    const address = new URL(box.dataset.suggesties, location.href);
    address.searchParams.set("q", typed);
    try {
      const answer = await fetch(address, { signal: mine.signal });
      const found = answer.ok ? (await answer.json()).ways : [];
      // Who is already among the links must not lose the one at hand.
      if (mine === asking && !box.contains(document.activeElement)) show(found);
    } catch (error) {
      if (mine === asking) show([]); // offline or stopped: the button still works
    }
  }

  field.autocomplete = "off";
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
})();
