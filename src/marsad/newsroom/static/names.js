// Names of the original that the house knows: a card on hover and focus, one key writes the name. Without this file
// each leads to its entry in the list.
"use strict";

(() => {
  const LINGER = 250;
  const card = document.createElement("div");
  card.className = "namecard";
  card.id = "namecard";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.getElementById("main").append(card);
  const fields = new WeakMap(); // in which field of a part somebody wrote last
  const written = new Map(); // by the id of a part, which name of it was written last
  let shown = null;
  let leaving = 0;
  let touched = null;

  const linkOf = (target) => target.closest?.("a.known");
  const segmentOf = (element) => element?.closest?.("[data-segment]");
  const namesOf = (segment) => [...segment.querySelectorAll("a.known")];

  function line(text, className) {
    const one = document.createElement("p");
    one.className = className;
    one.textContent = text;
    return one;
  }

  function howTo(link) {
    const { alone } = link.dataset;
    if (touched === link) return "Tap once more to write it.";
    return `Enter or a click writes it${alone ? `; with Shift only ${alone}` : ""}.`;
  }

  function show(link) {
    clearTimeout(leaving);
    const entry = document.getElementById(link.hash.slice(1));
    if (!entry) return;
    shown?.classList.remove("is-shown");
    card.replaceChildren(...[...entry.children].map((one) => one.cloneNode(true)), line(howTo(link), "how"));
    card.hidden = false;
    shown = link;
    link.classList.add("is-shown");
    const at = link.getClientRects()[0] || link.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.offsetWidth - 8;
    const below = at.bottom + card.offsetHeight + 8 < innerHeight || at.top < card.offsetHeight + 8;
    card.style.left = `${Math.max(Math.min(at.left, room), 8) + scrollX}px`;
    card.style.top = `${(below ? at.bottom + 2 : at.top - card.offsetHeight - 2) + scrollY}px`;
  }

  function hide() {
    clearTimeout(leaving);
    card.hidden = true;
    shown?.classList.remove("is-shown");
    shown = null;
    touched = null;
  }

  // Whoever has the keyboard's focus keeps its card; the mouse may cross over to it.
  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      const focused = linkOf(document.activeElement);
      if (focused && focused.matches(":focus-visible")) {
        if (shown && shown !== focused) show(focused);
      } else hide();
    }, LINGER);
  }

  function fieldOf(segment) {
    const last = fields.get(segment);
    return last?.isConnected ? last : segment.querySelector("[data-text]");
  }

  // As if it were typed where the caret stands, so that the browser can undo it.
  function write(link, alone) {
    const area = fieldOf(segmentOf(link));
    const name = (alone && link.dataset.alone) || link.dataset.house;
    const { selectionStart: start, selectionEnd: end, value } = area;
    const before = /[\p{L}\p{N}.,;:!?)”’]$/u.test(value.slice(0, start)) ? " " : "";
    const behind = /^[\p{L}\p{N}(“‘]/u.test(value.slice(end)) ? " " : "";
    hide();
    area.focus({ preventScroll: true });
    const words = before + name + behind;
    written.set(segmentOf(link).id, namesOf(segmentOf(link)).indexOf(link));
    if (!document.execCommand("insertText", false, words)) {
      area.setRangeText(words, start, end, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const said = document.getElementById("said");
    if (said) said.textContent = `${name} is written. Ctrl Z takes it back.`;
  }

  // One stop of the Tab key a paragraph; arrows go from name to name.
  function rove(segment, link) {
    for (const one of namesOf(segment)) one.tabIndex = one === link ? 0 : -1;
  }

  function step(segment, by) {
    const all = namesOf(segment);
    if (!all.length) return;
    const focused = all.indexOf(document.activeElement);
    const at = focused < 0 ? (written.get(segment.id) ?? -1) : focused;
    const next = at < 0 ? all[0] : all[(at + by + all.length) % all.length];
    rove(segment, next);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("mouseover", (event) => {
    const link = linkOf(event.target);
    if (link) show(link);
    else if (card.contains(event.target)) clearTimeout(leaving);
  });
  document.addEventListener("mouseout", (event) => {
    if (linkOf(event.target) || card.contains(event.target)) leave();
  });
  document.addEventListener("focusin", (event) => {
    const segment = segmentOf(event.target);
    if (segment && event.target.matches("textarea")) fields.set(segment, event.target);
    const link = linkOf(event.target);
    if (!link) return;
    rove(segment, link);
    show(link);
  });
  document.addEventListener("focusout", (event) => {
    if (linkOf(event.target) && !linkOf(event.relatedTarget || document.body)) leave();
  });
  // A press on a name leaves the caret where it is.
  document.addEventListener("pointerdown", (event) => {
    const link = linkOf(event.target);
    if (event.pointerType === "touch" && !link && !card.contains(event.target)) hide();
  });
  document.addEventListener("mousedown", (event) => {
    if (linkOf(event.target) || card.contains(event.target)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const link = linkOf(event.target) || (card.contains(event.target) ? shown : null);
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.pointerType === "touch" && touched !== link && !card.contains(event.target)) {
      touched = link;
      show(link);
    } else write(link, event.shiftKey);
  });
  document.addEventListener("keydown", (event) => {
    const link = linkOf(document.activeElement || document.body);
    const segment = segmentOf(document.activeElement);
    const rtl = link && getComputedStyle(link).direction === "rtl";
    if (event.key === "Escape" && shown) hide();
    else if (event.key === "Escape" && link) fieldOf(segment).focus({ preventScroll: true });
    else if (event.key === "Enter" && event.shiftKey && link) write(link, true);
    else if (event.altKey && !event.ctrlKey && event.code === "KeyO" && segment) step(segment, event.shiftKey ? -1 : 1);
    else if (link && !event.altKey && event.key === "ArrowLeft") step(segment, rtl ? 1 : -1);
    else if (link && !event.altKey && event.key === "ArrowRight") step(segment, rtl ? -1 : 1);
    else return;
    event.preventDefault();
  });
  addEventListener("resize", hide);

  function begin(root) {
    for (const segment of root.querySelectorAll("[data-segment]")) rove(segment, namesOf(segment)[0]);
  }
  begin(document);
  document.addEventListener("htmx:afterSettle", () => begin(document));
})();
