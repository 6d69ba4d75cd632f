// The desk's keys, and what autosave needs beside htmx. Every screen works without this file.
"use strict";

(() => {
  const RETRY = 10_000;
  const segments = () => [...document.querySelectorAll("[data-segment]")];
  const textOf = (segment) => segment.querySelector("[data-text]");
  const stateOf = (segment) => segment.querySelector(".state");
  const dirty = new Set();
  const saving = new Set();
  let mended = false;

  function visit(segment) {
    if (!segment) return;
    textOf(segment).focus({ preventScroll: true });
    segment.scrollIntoView({ block: "nearest" });
  }

  function goOnIn(segment) {
    const text = textOf(segment);
    visit(segment);
    text.setSelectionRange(text.value.length, text.value.length);
  }

  // What is cut wants a reason; what is cut no more, its English.
  function goOnFromCut(box) {
    const segment = box.closest("[data-segment]");
    (box.checked ? segment.querySelector("[data-note]") : textOf(segment)).focus({ preventScroll: true });
  }

  function step(by) {
    const all = segments();
    const at = all.findIndex((one) => one.contains(document.activeElement));
    visit(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  function stepRow(by) {
    const links = [...document.querySelectorAll("[data-row] .headline a")];
    const rows = [...new Set(links.map((link) => link.closest("[data-row]")))];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
    next?.querySelector(".headline a").focus();
  }

  // Where the browser can't do field-sizing, a text is as high as its words.
  const grows = !CSS.supports("field-sizing", "content");
  function fit(area) {
    if (!grows || area.tagName !== "TEXTAREA") return;
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight}px`;
  }

  function say(segment, text, failed) {
    const state = stateOf(segment);
    if (!state || state.hasAttribute("data-conflict")) return;
    let line = state.querySelector(".saved");
    if (!line) {
      line = document.createElement("span");
      line.className = "saved";
      state.append(line);
    }
    line.classList.toggle("failed", Boolean(failed));
    line.textContent = text;
  }

  function save(segment) {
    if (segment && dirty.has(segment)) htmx.trigger(segment, "save");
  }

  function saveAll() {
    for (const segment of [...dirty]) save(segment);
  }

  function announce(text) {
    const said = document.getElementById("said");
    if (said) said.textContent = text;
  }

  function failed(segment, text) {
    say(segment, text, true);
    announce(text);
  }

  // ---- the bench -------------------------------------------------------------------------------------------

  document.addEventListener("input", (event) => {
    const segment = event.target.closest?.("[data-segment]");
    fit(event.target);
    if (!segment) return;
    dirty.add(segment);
    segment.dataset.typed = String(Number(segment.dataset.typed || 0) + 1);
    say(segment, "not saved yet");
  });

  // A click without a count comes from the keyboard: the mouse stays where its owner put it.
  document.addEventListener("click", (event) => {
    if (event.detail === 0 && event.target.matches?.("[data-cut]") && event.target.checked) goOnFromCut(event.target);
  });

  document.addEventListener("focusout", (event) => {
    const segment = event.target.closest?.("[data-segment]");
    if (segment && !segment.contains(event.relatedTarget)) save(segment);
  });

  // A headline has no line breaks: Enter goes on.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.ctrlKey && !event.altKey && event.target.matches?.("[data-line]")) {
      event.preventDefault();
    }
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button");
    const segment = button?.closest("[data-segment]");
    if (button?.hasAttribute("data-choice") && segment && window.htmx) {
      event.preventDefault();
      const choice = document.createElement("input");
      Object.assign(choice, { type: "hidden", name: button.name, value: button.value });
      stateOf(segment).append(choice);
      segment.dataset.chosen = button.value;
      htmx.trigger(segment, "save");
    } else if (button?.hasAttribute("data-mend") && segment) {
      event.preventDefault();
      mend(button, segment);
    } else if (button?.hasAttribute("data-leave") && segment && window.htmx) {
      event.preventDefault();
      leave(button, segment);
    } else if (button?.hasAttribute("data-save") && window.htmx) {
      event.preventDefault();
      if (dirty.size) saveAll();
      else announce("Everything is saved.");
    }
  });

  // ---- names -----------------------------------------------------------------------------------------------

  // Where the printed name stands now, as near as can be to where the check saw it.
  function standsAt(text, printed, seen) {
    if (text.startsWith(printed, seen)) return seen;
    const places = [];
    for (let at = text.indexOf(printed); at >= 0; at = text.indexOf(printed, at + 1)) places.push(at);
    return places.sort((a, b) => Math.abs(a - seen) - Math.abs(b - seen))[0] ?? -1;
  }

  // All places in one step, so that one Ctrl+Z takes them back.
  function mend(button, segment) {
    const { printed, suggestion, offsets } = button.dataset;
    const area = document.getElementById(button.dataset.mend);
    const seen = offsets.split(" ").map((at) => standsAt(area.value, printed, Number(at)));
    const places = [...new Set(seen)].filter((at) => at >= 0).sort((a, b) => a - b);
    area.focus({ preventScroll: true });
    if (!places.length) {
      announce("That name is no longer there.");
      return;
    }
    const end = places.at(-1) + printed.length;
    let words = "";
    let from = places[0];
    for (const at of places) {
      words += area.value.slice(from, at) + suggestion;
      from = at + printed.length;
    }
    area.setSelectionRange(places[0], end);
    // The one way to change a text so that the browser can undo it.
    if (!document.execCommand("insertText", false, words)) {
      area.setRangeText(words, places[0], end, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    mended = true; // is still said when it has been saved
    announce(`Now it says ${suggestion}. Ctrl Z takes it back.`);
    save(segment);
  }

  function leave(button, segment) {
    const choice = document.createElement("input");
    Object.assign(choice, { type: "hidden", name: "leave", value: button.value });
    choice.toggleAttribute("data-leaving", true);
    segment.append(choice);
    if (segment.contains(document.activeElement)) textOf(segment).focus({ preventScroll: true });
    if (window.htmx) htmx.trigger(segment, "save");
  }

  // What is told of a paragraph stays the same element while it says the same: somebody may be pressing its button.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    if (target.classList.contains("names") && fragment.firstElementChild?.innerHTML === target.innerHTML) {
      event.detail.shouldSwap = false;
    }
  });

  document.addEventListener("htmx:configRequest", (event) => {
    // Logging in again in another window changes the cookie: the form's own mark would be stale.
    const mark = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
    if (mark) event.detail.headers["X-CSRFToken"] = mark[1];
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const segment = event.detail.elt;
    segment.dataset.sent = segment.dataset.typed || "0";
    saving.add(segment);
    for (const sent of segment.querySelectorAll("[data-leaving]")) sent.remove();
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const segment = event.detail.requestConfig.elt;
    if (segment.dataset.chosen === "theirs" && event.detail.xhr.status === 200) {
      event.detail.target = segment; // their text takes the place of mine, as chosen
    }
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const segment = event.detail.requestConfig.elt; // which may have left the page meanwhile
    const { xhr } = event.detail;
    saving.delete(segment);
    if (xhr.status === 200) {
      if (segment.dataset.chosen) goOnIn(document.getElementById(segment.id)); // its button has gone
      delete segment.dataset.chosen;
      if (segment.dataset.sent === (segment.dataset.typed || "0") || !segment.isConnected) dirty.delete(segment);
      else say(segment, "not saved yet");
      const told = xhr.getResponseHeader("X-Told");
      if (told) announce(decodeURIComponent(told));
      else if (!dirty.size && !mended) announce("");
      mended = false;
      for (const old of document.querySelectorAll("#main > .told.error")) old.remove(); // it told of what was before
    } else if (xhr.status === 409) {
      announce("Somebody else changed this paragraph. Choose which text to keep.");
    } else if (xhr.status === 401) {
      failed(segment, "Not saved: you were logged out. Log in in another window; what you typed waits here.");
      later(segment);
    } else if (xhr.status === 422) {
      failed(segment, `Not saved: ${decodeURIComponent(xhr.getResponseHeader("X-Told") || "it can’t be saved as it is.")}`);
    } else if (xhr.status === 403) {
      failed(segment, "Not saved: this draft is no longer yours, or you logged in anew elsewhere. Copy your text, then reload.");
    } else {
      failed(segment, "Not saved: the newsroom does not answer. Your text stays here and is tried again.");
      later(segment);
    }
  });

  function later(segment) {
    setTimeout(() => save(segment), RETRY);
  }

  window.addEventListener("beforeunload", (event) => {
    if (dirty.size) event.preventDefault();
  });

  document.addEventListener("submit", (event) => {
    // The form carries everything typed, so nothing is left to save.
    if (event.target.id === "bench") dirty.clear();
  });

  // ---- keys ------------------------------------------------------------------------------------------------

  function cut(segment) {
    const box = segment?.querySelector("[data-cut]");
    if (!box) return;
    box.click();
    goOnFromCut(box);
  }

  function benchKey(event) {
    const segment = document.activeElement?.closest?.("[data-segment]");
    if (event.ctrlKey && event.key === "Enter") {
      save(segment);
      step(1);
    } else if ((event.ctrlKey || event.metaKey) && event.code === "KeyS") {
      document.querySelector("[data-save]").click();
    } else if (event.altKey && event.key === "ArrowDown") step(1);
    else if (event.altKey && event.key === "ArrowUp") step(-1);
    else if (event.altKey && event.code === "KeyH") visit(document.getElementById("headline").closest("[data-segment]"));
    else if (event.altKey && event.code === "KeyX") cut(segment);
    else if (event.altKey && event.code === "KeyN") segment?.querySelector("[data-mend]")?.click();
    else if (event.altKey && event.code === "KeyL") segment?.querySelector("[data-leave]")?.click();
    else if (event.altKey && event.code === "KeyM") segment?.querySelector("[data-note]")?.focus();
    else return false;
    return true;
  }

  function pageKey(event) {
    if (!event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === "ArrowDown") stepRow(1);
    else if (event.key === "ArrowUp") stepRow(-1);
    else {
      const name = event.key === "Enter" ? "Enter" : event.code.replace(/^Key/, "").toLowerCase();
      const meant = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === name);
      if (!meant) return false;
      if (meant.matches("input")) meant.focus();
      else meant.click();
    }
    return true;
  }

  document.addEventListener("keydown", (event) => {
    const handled = (document.getElementById("bench") && benchKey(event)) || pageKey(event);
    if (handled) event.preventDefault();
  });

  for (const area of document.querySelectorAll("textarea")) fit(area);
  if (document.getElementById("bench") && !document.querySelector(".conflict")) {
    const first = segments().slice(1).find((one) => !one.classList.contains("is-done"));
    visit(first || segments()[0]);
    document.getElementById("refused")?.scrollIntoView({ block: "nearest" });
  }
})();
