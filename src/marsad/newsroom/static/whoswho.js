// Keys where headings are judged. Every screen works without this file.
"use strict";

(() => {
  let sent = false; // one judgement a page: a key that repeats is no second one

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || sent) return;
    if (event.target.closest("input, textarea, select")) return;
    // The place of the key where another script's letters are on it.
    const key = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
    const button = /^[a-z]$/.test(key) && document.querySelector(`[data-do="${key}"]:not([disabled])`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  document.addEventListener("submit", () => (sent = true));
  addEventListener("pageshow", () => (sent = false));
})();
