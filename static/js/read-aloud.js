/* Reads the page aloud with a voice of the reader's own device, a sentence at a time, and marks the sentence.

   Only voices that the browser calls local: others would send the text to their maker. Without such a voice for the
   language of the page nothing is shown, and nothing is missed. */
(() => {
  "use strict";
  const words = document.querySelector("script[data-voorlezen]").dataset;
  const speech = window.speechSynthesis;
  const main = document.querySelector("main");
  const place = document.querySelector("[data-voorlezen-plek]");
  if (!speech || !window.SpeechSynthesisUtterance || !main || !place) return;

  const BLOCK = "h1,h2,h3,h4,p,li,dt,dd,th,td,legend,figcaption,summary,address";
  const SKIPPED = "svg,script,button,input,select,textarea,[aria-hidden=true],.visually-hidden";
  const marks = window.Highlight && window.CSS && CSS.highlights ? CSS.highlights : null;
  const pageLanguage = document.documentElement.lang;

  let sentences = []; // { text, lang, range, block }
  let at = 0;
  let state = "stil"; // stil, leest, pauze
  let speaking = null; // some browsers drop what nobody holds, and never say that it ended
  let buttons = null;

  function voiceFor(lang) {
    const wanted = lang.toLowerCase().split("-")[0];
    return speech.getVoices().find((it) => it.localService && it.lang.toLowerCase().split(/[-_]/)[0] === wanted);
  }

  function languageOf(node) {
    const said = node.parentElement.closest("[lang]");
    return said ? said.lang : pageLanguage;
  }

  /* What is folded away has a place on the page too, in newer browsers: those can be asked. */
  function isShown(element) {
    return element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0;
  }

  /* Pieces of one language under one block, each with the text nodes it is made of. */
  function pieces() {
    const found = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest(SKIPPED) || !isShown(parent)) continue;
      const block = parent.closest(BLOCK) || parent;
      const lang = languageOf(node);
      const last = found[found.length - 1];
      if (last && last.block === block && last.lang === lang) last.nodes.push(node);
      else found.push({ block, lang, nodes: [node] });
    }
    return found;
  }

  function cuts(text, lang) {
    if (window.Intl && Intl.Segmenter) {
      const parts = new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text);
      return Array.from(parts, (it) => [it.index, it.index + it.segment.length]);
    }
    const found = [];
    for (const it of text.matchAll(/[^.!?]+(?:[.!?]+(?!\S)|$|[.!?])\s*/g)) found.push([it.index, it.index + it[0].length]);
    return found;
  }

  function sentencesOf(piece) {
    // What stands apart on the page is read apart: "morgen" and "dinsdag" in a leaf of the calendar have no space between them.
    const text = piece.nodes.map((node) => node.data).join(" ");
    return cuts(text, piece.lang)
      .filter(([start, end]) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
      .map(([start, end]) => ({
        text: text.slice(start, end).replace(/\s+/g, " ").trim(),
        lang: piece.lang,
        block: piece.block,
        range: rangeOf(piece.nodes, start, end),
      }));
  }

  function rangeOf(nodes, start, end) {
    const range = document.createRange();
    let passed = 0;
    let begun = false;
    for (const node of nodes) {
      const next = passed + node.data.length;
      if (!begun && start <= next) { range.setStart(node, start - passed); begun = true; }
      if (end <= next) { range.setEnd(node, end - passed); break; }
      passed = next + 1;
    }
    return range;
  }

  function inView(range) {
    const box = range.getBoundingClientRect();
    return box.bottom > 0 && box.top < window.innerHeight;
  }

  function unmark() {
    if (marks) marks.delete("voorlezen");
    for (const it of main.querySelectorAll(".being-read")) it.classList.remove("being-read");
  }

  function mark(sentence, before) {
    unmark();
    if (marks) marks.set("voorlezen", new Highlight(sentence.range));
    else sentence.block.classList.add("being-read");
    // Who reads along is followed, without gliding; who looked elsewhere is left there.
    if (before && inView(before.range) && !inView(sentence.range)) {
      sentence.block.scrollIntoView({ block: "center", behavior: "instant" });
    }
  }

  function speak() {
    while (at < sentences.length && !voiceFor(sentences[at].lang)) at += 1;
    if (at >= sentences.length) { stop(); return; }
    const sentence = sentences[at];
    const mine = speaking = new SpeechSynthesisUtterance(sentence.text);
    mine.voice = voiceFor(sentence.lang);
    mine.lang = mine.voice.lang;
    mine.onend = () => {
      if (mine !== speaking || state !== "leest") return;
      at += 1;
      speak();
    };
    mine.onerror = () => { if (mine === speaking && state === "leest") stop(); };
    mark(sentence, sentences[at - 1]);
    speech.speak(mine);
  }

  function silence() {
    speaking = null;
    speech.cancel();
  }

  function read() {
    if (state === "stil") { sentences = pieces().flatMap(sentencesOf); at = 0; }
    show("leest");
    speak();
  }

  // Pausing stops the voice and keeps the place: many telephones cannot go on in the middle of a sentence.
  function pause() { show("pauze"); silence(); }

  function stop() {
    const focused = buttons && buttons.stop === document.activeElement;
    show("stil");
    silence();
    unmark();
    if (focused) buttons.read.focus();
  }

  function show(next) {
    state = next;
    buttons.read.textContent = state === "stil" ? words.lees : state === "leest" ? words.pauze : words.verder;
    buttons.stop.hidden = state === "stil";
    main.classList.toggle("reads-aloud", state !== "stil"); // a mark in the style of everything costs time on every page
  }

  function makeButton(text, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button-secondary";
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  }

  function offer() {
    if (buttons || !voiceFor(pageLanguage)) return;
    const bar = document.createElement("div");
    bar.className = "row";
    bar.dataset.doorScript = "";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", words.voorlezen);
    buttons = { read: makeButton(words.lees, () => (state === "leest" ? pause() : read())), stop: makeButton(words.stop, stop) };
    show("stil");
    bar.append(buttons.read, buttons.stop);
    place.append(bar);
  }

  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && state !== "stil") stop(); });
  window.addEventListener("pagehide", () => { if (state !== "stil") stop(); });
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  offer();
})();
