/* Enhancements only: the page reads, filters and prints without this. */
(() => {
  "use strict";
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const shown = (node) => !node.closest("details:not([open])") && node.getClientRects().length > 0
    && getComputedStyle(node).getPropertyValue("--off") !== "1";

  /* Which marks are switched off stands in the address. */
  const boxes = all(".filters input");
  const named = (box) => box.className.slice(2);
  const off = (new URLSearchParams(location.search).get("off") || "").split(",");
  boxes.forEach((box) => { box.checked = !off.includes(named(box)); });
  const remember = () => {
    const hidden = boxes.filter((box) => !box.checked).map(named).join(",");
    history.replaceState(null, "", location.pathname + (hidden && "?off=" + hidden) + location.hash);
  };

  /* One tab stop for the marks of all texts: arrows move, Home and End jump, Enter opens the row. */
  const texts = all(".text");
  const byId = (id) => document.getElementById(id);
  const seen = (text) => !text.closest("details:not([open])") && text.getClientRects().length > 0;
  const marksOf = (text) => all("mark:not(.on)", text);
  let here = null;
  const stop = (mark) => {
    if (here) here.removeAttribute("tabindex");
    here = mark;
    if (here) here.setAttribute("tabindex", "0");
  };
  const reach = () => {
    if (here && shown(here)) return;
    for (const text of texts.filter(seen)) {
      const mark = marksOf(text).find(shown);
      if (mark) return stop(mark);
    }
    stop(null);
  };
  reach();
  texts.forEach((text) => text.addEventListener("keydown", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const open = texts.filter(seen).flatMap(marksOf).filter(shown);
    const at = open.indexOf(mark);
    const goal = {
      ArrowRight: open[at + 1], ArrowDown: open[at + 1],
      ArrowLeft: open[at - 1], ArrowUp: open[at - 1],
      Home: open[0], End: open[open.length - 1],
    };
    if (event.key in goal) {
      event.preventDefault();
      if (goal[event.key]) { stop(goal[event.key]); here.focus(); }
    } else if (event.key === "Escape") {
      mark.classList.add("hush");
    } else if (event.key === "Enter") {
      visit(byId("e" + mark.id.slice(1)));
    }
  }));
  boxes.forEach((box) => box.addEventListener("change", () => { reach(); remember(); }));
  all(".par > div > a").forEach((a) => a.setAttribute("tabindex", "-1"));

  /* The tooltip: category, exact words, what was found, by what, and what would change it. */
  const tips = all(".tips li").map((item) => item.textContent.trim());
  const wordsIn = (node) => [...node.childNodes].map((part) =>
    part.nodeType === 3 ? part.data : part.matches("i, .corner") ? "" : wordsIn(part)).join("");
  const whole = (mark) => {
    const key = mark.dataset.of || mark.id.slice(1);
    const parts = key ? [byId("m" + key), ...all(`mark[data-of="${key}"]`)] : [mark];
    const words = parts.map(wordsIn).join("").trim();
    return words.length > 90 ? words.slice(0, 60) + " … " + words.slice(-24) : words;
  };
  const kind = (mark) => byId("k-" + mark.classList[0]);
  const label = (mark) => kind(mark) ? kind(mark).textContent.trim() : "";
  const inTable = (mark) => {
    const link = byId("e" + (mark.dataset.of || mark.id.slice(1)));
    return link ? [...link.closest("tr").cells].slice(3).map((cell) => cell.textContent.trim()).filter(Boolean).join(" · ") : "";
  };
  const found = (mark) => tips[mark.dataset.t] || mark.dataset.tip || inTable(mark);
  const told = new Set();
  const tell = (mark) => {
    if (told.has(mark)) return;
    told.add(mark);
    const lines = [(label(mark) && label(mark) + ": ") + "“" + whole(mark) + "”", found(mark)];
    for (let one = kind(mark); one && (one = one.nextElementSibling) && one.matches("dd");) lines.push(one.textContent.trim());
    mark.dataset.tip = lines.filter(Boolean).join("\n");
  };
  /* It stands under its mark, inside the paragraph. */
  const place = (event) => {
    const mark = event.target.closest && event.target.closest(".fr mark");
    if (!mark) return;
    tell(mark);
    mark.classList.remove("hush");
    const line = mark.closest("p, h3");
    const box = line.getBoundingClientRect();
    const at = mark.getClientRects()[0].left - box.left;
    mark.style.setProperty("--x", Math.max(0, Math.min(at, box.width - 300)) + "px");
  };
  document.addEventListener("pointerover", place);
  document.addEventListener("focusin", place);

  /* Among many articles one that is opened lists its marks below it. */
  const make = (name, textContent = "", more = {}) => Object.assign(document.createElement(name), { textContent, ...more });
  let keys = 0;
  const list = (text) => {
    if (text.dataset.listed || !marksOf(text).length) return;
    text.dataset.listed = "1";
    const marks = marksOf(text);
    const box = make("details", "", { className: "data" });
    const table = make("table", "", { className: "tight" });
    box.append(make("summary", `All ${marks.length} marks as a table`), table);
    table.append(make("caption", "Every mark in the text"));
    const head = table.createTHead().insertRow(), body = table.createTBody();
    ["Words", "Paragraph", "Category", "What was found"].forEach((name) => head.append(make("th", name, { scope: "col" })));
    marks.forEach((mark) => {
      mark.id = "m" + ++keys;
      const row = body.insertRow(), first = make("th", "", { scope: "row" });
      first.append(make("a", whole(mark), { href: "#" + mark.id, id: "e" + keys }));
      row.append(first);
      [mark.closest(".par").querySelector("a").textContent, label(mark), tips[mark.dataset.t]].forEach((told) => row.append(make("td", told)));
    });
    text.after(box);
    rove(table, all("a", table));
  };

  /* A link to something inside closed details opens them. Marks and rows come to the middle of the
     window; of all else the beginning has to be seen, however tall it is. */
  const visit = (node) => {
    if (!node) return;
    for (let box = node.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (node.matches("mark")) stop(node);
    else if (!node.matches("a")) node.setAttribute("tabindex", "-1");
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: node.matches("mark, a") ? "center" : "start" });
  };
  const follow = () => {
    const node = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    if (node) visit(node);
  };
  addEventListener("hashchange", follow);
  follow();

  /* Links of a table or list, contents, articles to open, switches: one tab stop each, arrows move. */
  const rove = (box, items) => {
    if (items.length < 2) return;
    items.slice(1).forEach((item) => item.setAttribute("tabindex", "-1"));
    box.addEventListener("keydown", (event) => {
      const at = items.indexOf(event.target);
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (at < 0 || !step || !items[at + step]) return;
      event.preventDefault();
      items[at].setAttribute("tabindex", "-1");
      items[at + step].setAttribute("tabindex", "0");
      items[at + step].focus();
    });
  };
  all(".scroll table").filter((table) => !table.closest(".quote")).forEach((table) => rove(table, all("a[href]", table)));
  all("#wrapping, #differences, .judged, .changes, .findings, .contents ol, .figures").forEach((list) => rove(list, all("a[href]", list)));
  all(".both").forEach((box) => rove(box, all(".also a", box)));
  all(".pick").forEach((box) => rove(box, all(".one > summary, p.one a", box)));
  all(".keywords").forEach((box) => rove(box, all("summary", box)));
  all(".groups").forEach((box) => rove(box, all(":scope > .one > summary", box)));
  all(".switches").forEach((box) => {
    box.setAttribute("role", "toolbar");
    rove(box, all("input", box));
  });

  /* A table that fits its place need not be a stop. */
  const fit = () => all(".scroll").forEach((box) => {
    if (box.scrollWidth > box.clientWidth && !box.querySelector("a[href]")) box.setAttribute("tabindex", "0");
    else box.removeAttribute("tabindex");
  });
  fit();
  addEventListener("resize", fit);

  /* What opens may need all of this, once for all that open together. */
  let due = 0;
  document.addEventListener("toggle", () => {
    due = due || requestAnimationFrame(() => {
      due = 0;
      all(".lean").filter(seen).forEach(list);
      reach();
      fit();
    });
  }, true);

  /* Paper shows everything, but texts of many articles on request only. */
  let closed = [];
  addEventListener("beforeprint", () => {
    const whole = byId("appendix") && byId("appendix").checked;
    closed = all("details:not([open])").filter((box) => whole || !box.closest(".library"));
    closed.forEach((box) => { box.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((box) => { box.open = false; }));

  /* The contents list shows where the reader is. */
  const entries = new Map(all(".contents li a").map((a) => [a.getAttribute("href").slice(1), a]));
  if ("IntersectionObserver" in window) {
    const watch = new IntersectionObserver((moved) => moved.forEach((one) => {
      if (one.isIntersecting) {
        entries.forEach((a) => a.removeAttribute("aria-current"));
        const entry = entries.get(one.target.id);
        if (entry) entry.setAttribute("aria-current", "true");
      }
    }), { rootMargin: "-20% 0px -70% 0px" });
    all("main section[id]").forEach((section) => watch.observe(section));
  }
})();
