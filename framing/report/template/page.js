/* Enhancements only: the page reads, filters and prints without this. */
(() => {
  "use strict";
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const shown = (node) => !node.closest("details:not([open])") && node.getClientRects().length > 0
    && getComputedStyle(node).getPropertyValue("--off") !== "1";

  /* One tab stop for the marks of all texts: arrows move, Home and End jump, Enter opens the row. */
  const marks = all(".text mark[id]");
  const stop = (mark) => {
    marks.forEach((other) => other.setAttribute("tabindex", other === mark ? "0" : "-1"));
  };
  const first = () => marks.find(shown);
  const reach = () => {
    if (!marks.some((mark) => mark.tabIndex === 0 && shown(mark))) stop(first());
  };
  stop(first());
  all(".text").forEach((text) => text.addEventListener("keydown", (event) => {
    const mark = event.target.closest("mark[id]");
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const open = marks.filter(shown);
    const at = open.indexOf(mark);
    const goal = {
      ArrowRight: open[at + 1], ArrowDown: open[at + 1],
      ArrowLeft: open[at - 1], ArrowUp: open[at - 1],
      Home: open[0], End: open[open.length - 1],
    };
    if (event.key in goal) {
      event.preventDefault();
      if (goal[event.key]) { stop(goal[event.key]); goal[event.key].focus(); }
    } else if (event.key === "Escape") {
      mark.classList.add("hush");
    } else if (event.key === "Enter") {
      visit(document.getElementById("e" + mark.id.slice(1)));
    }
  }));
  all(".filters input").forEach((box) => box.addEventListener("change", reach));
  document.addEventListener("toggle", reach, true);

  /* The tooltip stands under its mark, inside the paragraph. */
  const place = (event) => {
    const mark = event.target.closest && event.target.closest("mark[data-tip]");
    if (!mark) return;
    mark.classList.remove("hush");
    const line = mark.closest("p, h3");
    const box = line.getBoundingClientRect();
    const at = mark.getClientRects()[0].left - box.left;
    mark.style.setProperty("--x", Math.max(0, Math.min(at, box.width - 300)) + "px");
  };
  document.addEventListener("pointerover", place);
  document.addEventListener("focusin", place);

  /* A link to something inside closed details opens them. */
  const visit = (node) => {
    if (!node) return;
    for (let box = node.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (!node.matches("a, mark")) node.setAttribute("tabindex", "-1");
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "center" });
  };
  const follow = () => {
    const node = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (node) visit(node);
  };
  addEventListener("hashchange", follow);
  follow();

  /* Links of a table or list, articles to open, switches of a text: one tab stop each, arrows move. */
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
  all(".scroll table").forEach((table) => rove(table, all("a[href]", table)));
  all(".judged, .changes").forEach((list) => rove(list, all("a[href]", list)));
  all(".pick").forEach((box) => rove(box, all("summary", box)));
  all(".switches").forEach((box) => {
    box.setAttribute("role", "toolbar");
    rove(box, all("input", box));
  });

  /* A table that fits its place need not be a stop. */
  const fit = () => all(".scroll").forEach((box) => {
    if (box.scrollWidth > box.clientWidth + 1 && !box.querySelector("a[href]")) box.setAttribute("tabindex", "0");
    else box.removeAttribute("tabindex");
  });
  fit();
  addEventListener("resize", fit);
  document.addEventListener("toggle", fit, true);

  /* Paper shows everything. */
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((box) => { box.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((box) => { box.open = false; }));

  /* The contents list shows where the reader is. */
  const entries = new Map(all(".contents li a").map((a) => [a.getAttribute("href").slice(1), a]));
  if ("IntersectionObserver" in window) {
    const watch = new IntersectionObserver((seen) => seen.forEach((one) => {
      if (one.isIntersecting) {
        entries.forEach((a) => a.removeAttribute("aria-current"));
        const here = entries.get(one.target.id);
        if (here) here.setAttribute("aria-current", "true");
      }
    }), { rootMargin: "-20% 0px -70% 0px" });
    all("main > section[id]").forEach((section) => watch.observe(section));
  }
})();
