/* The results on the map. The list on the page is its only source, and words only ever become text.
   Runs after Leaflet and the base map; without either, the list is enough. */
(() => {
  "use strict";
  const section = document.getElementById("kaart");
  const map = window.map_resultaten;
  // Without the base map's script, `map_resultaten` is the element of that name.
  if (!section || !window.L || !(map instanceof L.Map)) return;

  // Pixels; as in map.css a button grows with the reader's letters.
  const SIZE = Math.max(48, 2.5 * parseFloat(getComputedStyle(document.documentElement).fontSize));
  const APART = SIZE + 12;
  const CLOSEST = 14; // "show all" of one point
  const QUIET = 1000; // milliseconds before the status speaks
  const sentences = section.dataset;
  const status = section.querySelector("[role=status]");
  const choice = section.querySelector(".map-choice");

  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, key) => values[key]);
  const element = (name, className, text, lang) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    if (lang) Object.assign(made, { lang, dir: "auto" });
    return made;
  };

  /* A title is in its organisation's language, also on a page in another one. */
  const items = Array.from(document.querySelectorAll("li[data-lat]"), (li) => {
    const { lat, lon, ...said } = li.dataset;
    const { href, lang, textContent } = li.querySelector(".ticket-title a");
    return { ...said, at: L.latLng(lat, lon), numbered: said.nr + ". " + textContent, href, lang };
  });

  // Without a style sheet too.
  map.getContainer().style.overflow = "hidden";

  /* Leaflet empties tiles with a data: address, which our policy refuses. */
  L.TileLayer.include({
    _removeTile(key) { return L.GridLayer.prototype._removeTile.call(this, key); },
    _abortLoading() {
      for (const key of Object.keys(this._tiles)) {
        const tile = this._tiles[key];
        if (tile.coords.z === this._tileZoom) continue;
        tile.el.onload = tile.el.onerror = L.Util.falseFn;
        if (!tile.el.complete) { tile.el.remove(); delete this._tiles[key]; }
      }
    }
  });
  const glide = map.panBy;
  map.panBy = (offset) => glide.call(map, offset, { animate: false });

  /* One button for what is close together; the first in the list gives the point. */
  function groups() {
    const found = [];
    for (const item of items) {
      const point = map.project(item.at, map.getZoom());
      const near = found.find(({ point: { x, y } }) => Math.abs(x - point.x) < APART && Math.abs(y - point.y) < APART);
      if (near) near.items.push(item); else found.push({ point, items: [item] });
    }
    return found;
  }
  const places = (group) => [...new Set(group.items.map((item) => item.place))].join(", ");
  /* Heard as it is seen, with the titles of the list. */
  function nameOf(group) {
    const titles = group.items.map((item) => item.numbered).join("; ");
    return group.items.length > 1 ? group.items.length + "×, " + places(group) + ": " + titles : titles + ", " + places(group);
  }

  let pressed = false;
  document.addEventListener("pointerdown", () => { pressed = true; }, true);
  document.addEventListener("keydown", () => { pressed = false; }, true);

  let markers = [];
  let drawn = "";
  function draw() {
    const now = groups();
    const picture = now.map((group) => group.items.map((item) => item.nr)).join(";");
    if (picture === drawn) return;
    drawn = picture;
    const held = document.activeElement?.dataset.nr;
    const focused = section.contains(document.activeElement) && held;
    markers.forEach((marker) => marker.layer.remove());
    markers = now.map((group) => {
      const several = group.items.length > 1;
      const button = element("button", "map-button" + (several ? " map-button-group" : ""), several ? group.items.length : group.items[0].nr, group.items[0].lang);
      button.type = "button";
      button.dataset.nr = group.items[0].nr;
      button.setAttribute("aria-label", nameOf(group));
      button.addEventListener("click", () => choose(group));
      // Not when pressed: the button would move from under the finger.
      button.addEventListener("focus", () => {
        if (!pressed) map.panInside(group.items[0].at, { padding: [SIZE, SIZE] });
      });
      L.DomEvent.disableClickPropagation(button);
      const icon = L.divIcon({ className: "map-pin", iconSize: [SIZE, SIZE], html: button });
      return { group, button, layer: L.marker(group.items[0].at, { icon, interactive: false, keyboard: false }).addTo(map) };
    });
    map.fire("drawn");
    if (focused) backTo(held);
  }
  function backTo(nr) {
    const marker = markers.find((one) => one.group.items.some((item) => item.nr === nr));
    (marker ? marker.button : map.getContainer()).focus();
  }

  /* Under the map, so that it can grow with the letters and covers nothing. */
  function choose(group) {
    const title = element("h3", "", group.items.length > 1 ? places(group) : fill(sentences.number, { nummer: group.items[0].nr }));
    title.tabIndex = -1;
    const list = element("ul", "map-choice-list", "");
    for (const item of group.items) {
      const entry = element("li", "", "");
      const link = element("a", "lone-link", item.numbered, item.lang);
      link.href = item.href;
      entry.append(link, element("p", "", [item.when, item.place].filter(Boolean).join(", ")));
      if (item.centre) entry.append(element("p", "soft", item.centre));
      list.append(entry);
    }
    const back = element("button", "button button-secondary", sentences.back);
    back.type = "button";
    back.addEventListener("click", () => { choice.hidden = true; backTo(group.items[0].nr); });
    choice.replaceChildren(title, list, back);
    choice.hidden = false;
    choice.scrollIntoView({ block: "nearest" });
    title.focus({ preventScroll: true });
  }

  function showAll() {
    if (items.length) map.fitBounds(L.latLngBounds(items.map((item) => item.at)), { padding: [SIZE, SIZE], maxZoom: CLOSEST, animate: false });
  }

  const step = (x, y) => () => map.panBy(map.getSize().multiplyBy(0.4).scaleBy(L.point(x, y)));
  const moves = {
    "groter": () => map.zoomIn(1, { animate: false }), "kleiner": () => map.zoomOut(1, { animate: false }),
    "links": step(-1, 0), "rechts": step(1, 0), "omhoog": step(0, -1), "omlaag": step(0, 1), "alles": showAll
  };
  section.querySelectorAll("[data-move]").forEach((button) => button.addEventListener("click", moves[button.dataset.move]));

  let waiting;
  let notice = sentences.tiles === "mislukt" ? sentences.noTiles : "";
  function tell() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const box = map.getBounds();
      const seen = items.filter((item) => box.contains(item.at)).length;
      const words = [notice, fill(sentences.inView, { aantal: seen, alle: items.length })].join(" ").trim();
      if (status.textContent !== words) status.textContent = words;
    }, QUIET);
  }

  /* Tiles that fail leave: what is drawn below is a map too. */
  function showTiles(tiles) {
    let loaded = 0, failed = 0;
    const giveUp = () => {
      tiles.remove();
      section.classList.remove("map-tiled");
      notice = sentences.noTiles;
      tell();
    };
    tiles.on("tileload", () => { loaded += 1; failed = 0; });
    tiles.on("tileerror", () => { failed += 1; if (failed === 3) giveUp(); });
    tiles.on("load", () => { if (!loaded && map.hasLayer(tiles)) giveUp(); });
    section.classList.add("map-tiled");
    tiles.addTo(map);
  }

  section.hidden = false;
  map.invalidateSize({ animate: false });
  const tiles = sentences.tiles === "aan" && window.tile_layer_tegels;
  if (!tiles) map.options.zoomSnap = 0.25; // a drawn map is sharp at any size
  showAll();
  draw();
  map.on("zoomend", draw);
  map.on("moveend", tell);
  if (tiles) showTiles(tiles);
  tell();
})();
