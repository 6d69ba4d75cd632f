// The page of a story's statements: lights, keys, and words taken by selecting them. It works without this file too.
"use strict";

(() => {
  const ROLES = ["source", "cue", "content", "hedge"];
  const TAKES = { s: "source", q: "cue", t: "content", h: "hedge" };
  const MARKS = [...ROLES.map((role) => `is-${role}`), "is-found", "is-open", "is-shut"];

  const length = (text) => [...text].length; // offsets count code points, script counts UTF-16
  const spansOf = (value) => (value || "").split(" ").filter(Boolean).map((span) => span.split("-").map(Number));
  const placesOf = (spans) => spans.map((span) => span.join("-")).join(" ");
  const covers = (spans, start, end) => spans.some(([first, behind]) => first <= start && end <= behind);

  class StoryStatements extends HTMLElement {
    connectedCallback() {
      this.text = this.querySelector("[data-story]");
      this.form = this.querySelector("[data-form]");
      this.selected = [];
      this.addEventListener("focusin", (event) => this.seeFocus(event.target));
      this.addEventListener("click", (event) => this.seeClick(event));
      this.addEventListener("keydown", (event) => this.seeKey(event));
      this.text.addEventListener("pointerdown", () => (this.selected = []));
      document.addEventListener("selectionchange", () => this.seeSelection());
      document.addEventListener("htmx:beforeRequest", (event) => this.seeRequest(event.detail.elt));
      document.addEventListener("htmx:afterSettle", () => this.seeSwap()); // which puts classes back
      document.addEventListener("htmx:afterRequest", (event) => this.seeAnswer(event.detail.xhr.status));
      this.begin();
    }

    begin() {
      if (this.form) {
        this.form.querySelector(".takes").hidden = false;
        this.form.querySelector(".how").hidden = true;
        this.form.addEventListener("input", (event) => this.seeTyping(event.target));
        this.lightForm();
        this.form.focus({ preventScroll: true });
        return;
      }
      const named = document.getElementById(location.hash.slice(1))?.closest(".statement[data-n]") || this.current();
      const first = named || this.querySelector(".statement[data-standing=machine]") || this.statements()[0];
      if (first) this.visit(first, Boolean(named));
    }

    statements() {
      return [...this.querySelectorAll(".statement[data-n]")];
    }

    current() {
      return document.activeElement?.closest(".statement[data-n]") || this.querySelector(".statement.is-lit");
    }

    say(text) {
      this.querySelector("[data-said]").textContent = text;
    }

    // ---- light ---------------------------------------------------------------------------------------------

    visit(statement, scroll = true) {
      const number = statement?.querySelector(".number");
      if (!number) return;
      number.focus({ preventScroll: true });
      if (scroll) statement.scrollIntoView({ block: "nearest" });
    }

    light(statement) {
      if (this.form) return;
      for (const one of this.querySelectorAll(".is-lit")) one.classList.remove("is-lit");
      statement.classList.add("is-lit");
      this.querySelector(`[data-ref="${statement.dataset.n}"]`)?.classList.add("is-lit");
      this.paint(Object.fromEntries(ROLES.map((role) => [role, spansOf(statement.dataset[role])])));
    }

    lightForm() {
      const spans = ROLES.map((role) => {
        const place = this.form.elements[`${role}-at`];
        return [role, "typed" in place.dataset ? [] : spansOf(place.value)];
      });
      this.paint(Object.fromEntries(spans));
    }

    paint(spans) {
      for (const places of Object.values(spans)) for (const at of places.flat()) this.cut(at);
      let first = null;
      for (const bit of this.text.querySelectorAll("[data-at]")) {
        const start = Number(bit.dataset.at);
        const end = start + length(bit.textContent);
        bit.classList.remove(...MARKS);
        for (const [role, places] of Object.entries(spans)) {
          if (!covers(places, start, end)) continue;
          bit.classList.add(`is-${role}`);
          first ??= bit;
        }
        for (const [open, shut] of spans.content || []) {
          if (open === start) bit.classList.add("is-open");
          if (shut === end) bit.classList.add("is-shut");
        }
      }
      this.show(first);
    }

    // Only where the text has a window of its own: on a phone the page must not jump away.
    show(bit) {
      const pane = this.text;
      if (!bit || pane.scrollHeight <= pane.clientHeight) return;
      const [inner, outer] = [bit.getBoundingClientRect(), pane.getBoundingClientRect()];
      if (inner.top < outer.top + 32 || inner.bottom > outer.bottom - 64) {
        pane.scrollTop += inner.top - outer.top - pane.clientHeight / 3;
      }
    }

    cut(at) {
      for (const bit of this.text.querySelectorAll("[data-at]")) {
        const start = Number(bit.dataset.at);
        const letters = [...bit.textContent];
        if (at <= start || at >= start + letters.length) continue;
        const tail = bit.cloneNode(false);
        tail.dataset.at = String(at);
        tail.textContent = letters.slice(at - start).join("");
        bit.textContent = letters.slice(0, at - start).join("");
        bit.after(tail);
        return;
      }
    }

    // ---- what happens --------------------------------------------------------------------------------------

    seeFocus(target) {
      const statement = target.closest(".statement[data-n]");
      const finding = target.closest("[data-found]");
      if (statement && !statement.classList.contains("is-lit")) this.light(statement);
      else if (finding && !this.form) this.paint({ found: spansOf(finding.dataset.found) });
    }

    seeClick(event) {
      const ref = event.target.closest("[data-ref]");
      const number = event.target.closest(".number");
      const take = event.target.closest("[data-take]");
      const statement = event.target.closest(".statement[data-n]");
      const add = event.target.closest("a[data-do=a]");
      if (ref) this.visit(this.querySelector(`.statement[data-n="${ref.dataset.ref}"]`));
      else if (number && !this.form) this.light(statement);
      else if (take) this.take(take.dataset.take, event.shiftKey);
      else if (add) add.href = `?add=${placesOf(this.selected)}#form`;
      else if (event.target.closest("[data-at]")) this.seeText(event.target.closest("[data-at]"));
      else if (statement && !event.target.closest("a, button, input, summary, label")) this.visit(statement, false);
      if (ref || (number && !this.form)) event.preventDefault();
    }

    // A click on words lights the closest statement that they are in; another click the one around it.
    seeText(bit) {
      const selection = getSelection();
      if (this.form || !selection.isCollapsed) return;
      const inside = bit.contains(selection.anchorNode) ? this.offset(bit, selection.anchorOffset) : Number(bit.dataset.at);
      const spans = (one) => ROLES.flatMap((role) => spansOf(one.dataset[role]));
      const size = (one) => spans(one).reduce((sum, [start, end]) => sum + end - start, 0);
      const here = this.statements().filter((one) => covers(spans(one), inside, inside)).sort((a, b) => size(a) - size(b));
      const next = here[(here.indexOf(this.current()) + 1) % here.length];
      if (next) this.visit(next, this.text.scrollHeight > this.text.clientHeight);
    }

    seeKey(event) {
      const typing = event.target.closest("input, textarea, select");
      if (event.ctrlKey && event.key === "Enter" && this.form) this.form.querySelector("[data-save-statement]").click();
      else if (event.key === "Escape" && this.form) this.form.querySelector("[data-leave]").click();
      else if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
      else if (event.key === "Enter") return void this.enter(event);
      else if (!this.press(/^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase(), event)) return;
      event.preventDefault();
    }

    press(key, event) {
      if (key === "j" || key === "k") this.step(key === "j" ? 1 : -1);
      else if (this.form) {
        if (!TAKES[key]) return false;
        this.take(TAKES[key], event.shiftKey);
      } else if (key === "a") this.querySelector("[data-do=a]")?.click();
      else if ("cxeu".includes(key)) this.current()?.querySelector(`[data-do=${key}]`)?.click();
      else return false;
      return true;
    }

    step(by) {
      const all = this.statements();
      const at = all.indexOf(this.current());
      this.visit(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
    }

    enter(event) {
      const number = event.target.closest(".number");
      if (!number || this.form) return;
      event.preventDefault();
      const statement = number.closest(".statement");
      this.light(statement);
      const ref = this.querySelector(`[data-ref="${statement.dataset.n}"]`);
      ref?.focus();
    }

    // ---- words taken from the text -------------------------------------------------------------------------

    offset(bit, units) {
      return Number(bit.dataset.at) + length(bit.textContent.slice(0, units));
    }

    seeSelection() {
      const selection = getSelection();
      if (!selection.rangeCount || selection.isCollapsed) return;
      const range = selection.getRangeAt(0);
      if (!this.text.contains(range.commonAncestorContainer)) return;
      this.selected = [...this.text.querySelectorAll("[data-block]")].flatMap((block) => this.spansIn(block, range));
    }

    // What a selection takes of a block, without the blanks at its ends.
    spansIn(block, range) {
      const spans = [];
      for (const bit of block.querySelectorAll("[data-at]")) {
        if (!range.intersectsNode(bit)) continue;
        const letters = [...bit.textContent];
        const at = Number(bit.dataset.at);
        let start = bit.contains(range.startContainer) ? this.offset(bit, range.startOffset) : at;
        let end = bit.contains(range.endContainer) ? this.offset(bit, range.endOffset) : at + letters.length;
        const last = spans.at(-1);
        if (last?.[1] === start && end > start) last[1] = end;
        else if (end > start) spans.push([start, end]);
      }
      return spans.map((span) => this.trim(span)).filter(([start, end]) => end > start);
    }

    trim([start, end]) {
      const letters = [...this.words([start, end])];
      const head = letters.findIndex((letter) => letter.trim());
      const tail = letters.findLastIndex((letter) => letter.trim());
      return head < 0 ? [start, start] : [start + head, start + tail + 1];
    }

    words([start, end]) {
      let found = "";
      for (const bit of this.text.querySelectorAll("[data-at]")) {
        const at = Number(bit.dataset.at);
        if (at < end && start < at + length(bit.textContent)) {
          found += [...bit.textContent].slice(Math.max(start - at, 0), end - at).join("");
        }
      }
      return found;
    }

    take(role, more) {
      this.seeSelection(); // a quick key comes before the browser tells of the selection
      if (!this.selected.length) return this.say("Select words in the story first, or write them into the field.");
      const [field, place] = [this.form.elements[role], this.form.elements[`${role}-at`]];
      const before = more && !("typed" in place.dataset) ? spansOf(place.value) : [];
      const spans = [...before, ...this.selected].sort((a, b) => a[0] - b[0]);
      field.value = spans.map((span) => this.words(span).split(/\s+/).join(" ").trim()).join("\n");
      place.value = placesOf(spans);
      delete place.dataset.typed;
      this.taking = true;
      field.dispatchEvent(new Event("input", { bubbles: true })); // it grows with its words
      this.taking = false;
      this.selected = [];
      getSelection().removeAllRanges();
      this.lightForm();
      this.say(`${role}: ${field.value}`);
    }

    // Words that were typed stand where the newsroom finds them.
    seeTyping(field) {
      if (this.taking || !ROLES.includes(field.name)) return;
      this.form.elements[`${field.name}-at`].dataset.typed = "";
      this.lightForm();
    }

    // ---- answers -------------------------------------------------------------------------------------------

    seeRequest(element) {
      this.asked = element.closest(".statement")?.dataset.n;
    }

    seeSwap() {
      const statement = this.querySelector(`.statement[data-n="${this.asked}"]`) || this.statements()[0];
      for (const one of this.statements()) {
        const ref = this.querySelector(`[data-ref="${one.dataset.n}"]`);
        ref?.classList.toggle("is-rejected", one.dataset.standing === "rejected");
      }
      if (!statement) return;
      this.visit(statement, false);
      this.say(`Statement ${statement.dataset.n}: ${statement.querySelector(".standing").textContent.trim().replace(/\s+/g, " ")}`);
    }

    seeAnswer(status) {
      if (status === 401) this.say("Not saved: you were logged out. Log in in another window, then try again.");
      else if (status === 403) this.say("Not saved: your role does not let you, or you logged in anew elsewhere. Reload the page.");
      else if (status === 0 || (status >= 400 && status !== 409)) this.say("Not saved: the newsroom does not answer. Try again.");
    }
  }

  customElements.define("story-statements", StoryStatements);
})();
