// Measures a drawn page for the rules beside this file. An expression: its value is an object of functions, each
// returning plain data. It is evaluated from outside the page, so the content security policy does not stop it.
(() => {
  const style = (element, pseudo) => getComputedStyle(element, pseudo);
  const squeeze = (text) => text.replace(/\s+/g, " ").trim();
  const named = (element) => {
    const mark = element.id || element.getAttribute("name") || element.getAttribute("href") || element.className || "";
    const text = squeeze(element.textContent || "").slice(0, 40);
    return `<${element.tagName.toLowerCase()} ${typeof mark === "string" ? mark : ""}> ${text}`;
  };

  // Drawn at all, and not tucked away for screen readers only.
  const visible = (element) => {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) return false;
    if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return false;
    for (let e = element; e; e = e.parentElement) {
      const { clipPath, clip, overflow, overflowX } = style(e);
      const outer = e.getBoundingClientRect();
      if (clipPath.startsWith("inset(50%") || clipPath.startsWith("inset(100%") || clip === "rect(0px, 0px, 0px, 0px)") return false;
      if ((overflow !== "visible" || overflowX !== "visible") && (outer.width <= 1 || outer.height <= 1)) return false;
    }
    return true;
  };

  // Drawn in a box with a line on both sides.
  const framed = (element) => {
    const { borderLeftWidth, borderRightWidth } = style(element);
    return parseFloat(borderLeftWidth) > 0 && parseFloat(borderRightWidth) > 0;
  };

  // Every visible run of text: [text node, element around it].
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (squeeze(walker.currentNode.data) && element && !element.closest("script,style,noscript,template,option,title") && visible(element)) {
        found.push([walker.currentNode, element]);
      }
    }
    return found;
  };

  const pixels = (element) => {
    const scale = element.ownerSVGElement && element.getScreenCTM ? element.getScreenCTM().a : 1;
    return parseFloat(style(element).fontSize) * scale;
  };

  const stopName = (element) => (element.type === "radio" ? `<radio ${element.name}>` : named(element));

  const fields = "input:not([type=hidden]),select,textarea";
  const canHaveFocus = `a[href],area[href],button,summary,[role=button],[role=link],[tabindex]:not([tabindex^="-"]),${fields}`;

  // A choice and its label are one target.
  const targetBox = (element) => {
    const label = /^(radio|checkbox)$/.test(element.type || "") ? (element.labels || [])[0] : null;
    const boxes = [element, label].filter(Boolean).map((e) => e.getBoundingClientRect());
    const left = Math.min(...boxes.map((b) => b.left)), top = Math.min(...boxes.map((b) => b.top));
    const right = Math.max(...boxes.map((b) => b.right)), bottom = Math.max(...boxes.map((b) => b.bottom));
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };

  const inSentence = (element) => {
    if (element.tagName !== "A" || style(element).display !== "inline") return false;
    let block = element.parentElement;
    while (block && style(block).display.startsWith("inline")) block = block.parentElement;
    if (!block) return false;
    const around = block.cloneNode(true);
    around.querySelectorAll("a,button,ul,ol").forEach((e) => e.remove());
    return /\p{L}{2,}.*\p{L}{2,}/u.test(squeeze(around.textContent));
  };

  const targets = (ignore) =>
    [...document.querySelectorAll(canHaveFocus)]
      .filter((e) => !(ignore && e.closest(ignore)) && (visible(e) || ((e.labels || [])[0] && visible(e.labels[0]))))
      .filter((e) => e.tabIndex >= 0 && !inSentence(e))
      .filter((e) => !/^(main|section)$/i.test(e.tagName));

  const linesOf = (element) => {
    const longest = [];
    let top = null, line = "";
    for (const [node, around] of texts(element)) {
      if (around.closest("p,li,dd,dt,td,th,h1,h2,h3,h4,label,legend,figcaption,blockquote") !== element) continue;
      for (const match of node.data.matchAll(/\S+\s*/g)) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].trimEnd().length);
        const box = range.getClientRects()[0];
        if (!box) continue;
        if (top !== null && Math.abs(box.bottom - top) > box.height / 2) { longest.push(squeeze(line)); line = ""; }
        top = box.bottom;
        line += match[0];
      }
    }
    if (line) longest.push(squeeze(line));
    return longest;
  };

  // What one sees of an element that has the focus.
  const stop = (element) => {
    const widest = [element, element.closest("label"), (element.labels || [])[0]].filter(Boolean).map((e) => {
      const { outlineStyle, outlineWidth, outlineColor } = style(e);
      return outlineStyle === "none" || /^rgba\(.*, 0\)$/.test(outlineColor) ? 0 : parseFloat(outlineWidth);
    });
    const box = element.getClientRects()[0] || element.getBoundingClientRect();
    // The middle of what is on the screen: of a tall field the browser shows the line one types on.
    const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const top = document.elementFromPoint(box.left + box.width / 2, middle);
    const label = element.closest("label") || (element.labels || [])[0];
    const covered = !(top && (element.contains(top) || top.contains(element) || (label && label.contains(top))));
    const seen = visible(element) || (label ? visible(label) : false);
    return { name: stopName(element), outline: Math.max(...widest), covered, seen };
  };

  // The next Tab starts at the top of the page.
  const backToTop = () => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
  };

  return {
    smallTexts: (least, scope) =>
      [...document.querySelectorAll(scope)].flatMap((root) => texts(root))
        .filter(([, e]) => pixels(e) < least - 0.01)
        .map(([node, e]) => `${pixels(e).toFixed(1)} px: ${named(e)} "${squeeze(node.data).slice(0, 40)}"`),

    smallControls: (least) =>
      [...document.querySelectorAll(fields + ",button")]
        .filter((e) => visible(e) && !/^(radio|checkbox)$/.test(e.type) && pixels(e) < least - 0.01)
        .map((e) => `${pixels(e).toFixed(1)} px: ${named(e)}`),

    textSizes: () => texts(document.body).map(([node, e]) => [squeeze(node.data).slice(0, 40), pixels(e)]),

    wide: () => {
      const excess = document.documentElement.scrollWidth - innerWidth;
      if (excess <= 0) return [];
      const culprits = [...document.querySelectorAll("body *")]
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && visible(e)).slice(0, 3).map(named);
      return [`${excess} px too wide at ${innerWidth} px: ${culprits.join("; ")}`];
    },

    // Words of which three lines or more hold a few letters each: their room is far too narrow.
    inPieces: (fewest) =>
      texts(document.body).flatMap(([node, element]) => [...node.data.matchAll(/\p{L}{6,}/gu)].filter((word) => {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
        return lines > 2 && word[0].length / lines < fewest;
      }).map((word) => `${word[0]} in ${named(element)}`)),

    clipped: () =>
      [...document.querySelectorAll("body *")].filter((e) => {
        const { overflowX, overflowY, textOverflow, webkitLineClamp } = style(e);
        const cuts = (axis) => axis === "hidden" || axis === "clip";
        const cut = textOverflow === "ellipsis" || (webkitLineClamp && webkitLineClamp !== "none")
          || (cuts(overflowX) && e.scrollWidth > e.clientWidth + 1) || (cuts(overflowY) && e.scrollHeight > e.clientHeight + 1);
        const out = framed(e) && overflowX === "visible" && e.scrollWidth > e.clientWidth + 1;
        return (cut || out) && visible(e) && squeeze(e.textContent || "") && !e.closest("svg,.leaflet-container");
      }).map(named),

    spread: () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    gather: () => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1); },

    longLines: (most) =>
      [...document.querySelectorAll("p,li,dd,dt,td,th,h1,h2,h3,h4,label,legend,figcaption,blockquote")]
        .filter(visible).flatMap((e) => linesOf(e).filter((line) => line.length > most).slice(0, 1))
        .map((line) => `${line.length} characters on a line: "${line.slice(0, 50)}..."`),

    stuck: () =>
      [...document.querySelectorAll("body *")]
        .filter((e) => /^(fixed|sticky)$/.test(style(e).position) && visible(e)).map(named),

    smallTargets: (least, ignore) =>
      targets(ignore).map((e) => [e, targetBox(e)])
        .filter(([, box]) => box.width < least - 0.5 || box.height < least - 0.5)
        .map(([e, box]) => `${Math.round(box.width)}x${Math.round(box.height)}: ${named(e)}`),

    closeTargets: (least, ignore) => {
      const all = targets(ignore).map((e) => [e, targetBox(e)]);
      const found = [];
      all.forEach(([a, p], i) => all.slice(i + 1).forEach(([b, q]) => {
        if (a.contains(b) || b.contains(a)) return;
        const across = Math.max(q.left - p.right, p.left - q.right), down = Math.max(q.top - p.bottom, p.top - q.bottom);
        if (Math.max(across, down) < least - 0.5) found.push(`${Math.round(Math.max(across, down))} px between ${named(a)} and ${named(b)}`);
      }));
      return found;
    },

    // A group of radios is one stop.
    reachable: () =>
      targets("").concat([...document.querySelectorAll("a[href]")].filter((e) => visible(e) && inSentence(e))).map(stopName),

    // Tab from the top, noted by the page itself: what has the focus is looked at when the next Tab goes down, so that
    // nobody has to ask after each. Over when the focus leaves the page, or comes where it was.
    beginWalk: () => {
      const walk = { stops: [], visited: new Set(), looked: true, over: false };
      walk.look = () => {
        const element = document.activeElement;
        walk.over ||= !element || element === document.body || element === document.documentElement || walk.visited.has(element);
        if (walk.over) return;
        walk.visited.add(element);
        walk.stops.push(stop(element));
      };
      walk.listen = (event) => {
        if (event.key !== "Tab") return;
        if (!walk.looked) walk.look();
        walk.looked = false;
      };
      addEventListener("keydown", walk.listen, true);
      window.__walk = walk;
      backToTop();
    },
    walkIsOver: () => {
      window.__walk.look();
      window.__walk.looked = true;
      return window.__walk.over;
    },
    endWalk: () => {
      const { stops, listen } = window.__walk;
      removeEventListener("keydown", listen, true);
      delete window.__walk;
      backToTop();
      return stops;
    },

    printed: () => ({
      menus: [...document.querySelectorAll("nav,form,button,[role=search]")].filter(visible).map(named),
      grey: texts(document.querySelector("main") || document.body).filter(([, e]) => {
        const [r, g, b] = (style(e).color.match(/[\d.]+/g) || []).map(Number);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b > 100;
      }).map(([, e]) => `${style(e).color}: ${named(e)}`),
    }),

    edgeless: () =>
      [...document.querySelectorAll("button,input:not([type=hidden],[type=radio],[type=checkbox]),select,textarea,a.knop,[role=button]")]
        .filter((e) => visible(e)).filter((e) => {
          const { borderTopStyle, borderTopWidth, outlineStyle, outlineWidth } = style(e);
          const edge = borderTopStyle === "none" || borderTopStyle === "hidden" ? 0 : parseFloat(borderTopWidth);
          return Math.max(edge, outlineStyle === "none" ? 0 : parseFloat(outlineWidth)) < 1;
        }).map(named),

    inventory: (ignore) => {
      const kept = (selector) => [...document.querySelectorAll(selector)].filter((e) => !(ignore && e.closest(ignore)));
      return {
        links: kept("a[href]").map((e) => `${squeeze(e.textContent)} -> ${e.getAttribute("href")}`),
        headings: kept("h1,h2,h3,h4,h5,h6").map((e) => `${e.tagName} ${squeeze(e.textContent)}`),
        fields: kept(fields).map((e) => `${e.tagName} ${e.type} ${e.name} ${/^(radio|checkbox)$/.test(e.type) ? e.value : ""}`),
        buttons: kept("button[type=button],button:not([type]):not(form *)").map(named),
        asksForScript: kept("noscript").map((e) => squeeze(e.textContent)).filter((text) => /javascript/i.test(text)),
      };
    },

    kept: () => ({ cookies: document.cookie, local: { ...localStorage }, session: { ...sessionStorage } }),
  };
})()
