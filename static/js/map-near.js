/* Fetches the map when somebody comes near it: who only reads the list needs nothing of it, and a first view stays light.
   Until it is there its place is kept free (map-page.css), so that nothing moves. */
(() => {
  "use strict";
  const section = document.querySelector("[data-style][data-script]");
  if (!section || !window.IntersectionObserver) return;
  const parts = document.querySelectorAll("[data-with-map]");

  function fetchMap() {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = section.dataset.style;
    style.onload = () => {
      const script = document.createElement("script");
      script.src = section.dataset.script;
      script.onerror = giveUp;
      document.head.append(script);
    };
    style.onerror = giveUp;
    document.head.append(style);
  }
  function giveUp() {
    parts.forEach((part) => part.remove());
  }

  // What leads to the map is there at once; the map shows itself when it is drawn.
  parts.forEach((part) => { part.hidden = part === section; });
  const watching = new IntersectionObserver((seen) => {
    if (!seen.some((it) => it.isIntersecting)) return;
    watching.disconnect();
    fetchMap();
  }, { rootMargin: "50%" });
  // An older browser keeps no place free: nothing to come near to.
  if (section.getClientRects().length) watching.observe(section); else fetchMap();
})();
