// The search of a copy without a server. Reads window.marsadStories; writes text nodes only.
(() => {
  "use strict";
  const found = document.getElementById("found");
  const stories = window.marsadStories || [];
  const given = (new URLSearchParams(location.search).get("q") || "").trim();
  if (!found || !given) return;

  const LETTERS = { "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe" };
  const fold = (text) => text.normalize("NFKD").toLowerCase()
    .replace(/[\p{M}\u0640'’‘ʼʾʿ`]/gu, "")
    .replace(/[ىیکةٱıøđłæœ]/g, (letter) => LETTERS[letter])
    .replace(/[\u0660-\u0669]/g, (digit) => digit.charCodeAt(0) - 0x660)
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const terms = [], banned = [];
  for (const [, minus, phrase, word] of given.matchAll(/(-?)(?:["“”«»]([^"“”«»]+)["“”«»]?|([^\s"“”«»]+))/g)) {
    const term = fold(phrase || word);
    if (term) (minus ? banned : terms).push(term);
  }

  const WEIGHTS = { headline: 8, keywords: 4, deck: 3, body: 1 };
  const score = (story) => {
    const folded = {};
    for (const field in WEIGHTS) folded[field] = ` ${fold(story[field])} `;
    const has = (field, term) => folded[field].includes(` ${term}`);
    const fields = Object.keys(WEIGHTS);
    if (banned.some((term) => fields.some((field) => has(field, term)))) return 0;
    let sum = 0;
    for (const term of terms) {
      const places = fields.filter((field) => has(field, term));
      if (!places.length) return 0;
      for (const field of places) sum += WEIGHTS[field];
    }
    return sum;
  };

  const words = terms.flatMap((term) => term.split(" "));
  const hit = (word) => words.some((term) => fold(word).split(" ").some((part) => part.startsWith(term)));
  const mark = (element, text) => {
    for (const part of text.split(/([\p{L}\p{M}\p{N}'’]+)/u)) {
      if (part && hit(part)) element.append(Object.assign(document.createElement("mark"), { textContent: part }));
      else element.append(part);
    }
    return element;
  };
  const snippet = (text) => {
    const first = [...text.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)].find(([word]) => hit(word));
    const at = first ? first.index : 0;
    const start = at < 90 ? 0 : text.lastIndexOf(" ", at - 70) + 1;
    const end = start + 220 >= text.length ? text.length : text.lastIndexOf(" ", start + 220);
    return (start ? "…" : "") + text.slice(start, end) + (end < text.length ? "…" : "");
  };

  const base = found.dataset.base.replace(/index\.html$/, "");
  const { lang } = document.documentElement;
  const days = new Intl.DateTimeFormat(`${lang === "en" ? "en-GB" : lang}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" });
  const make = (tag, name) => Object.assign(document.createElement(tag), { className: name || "" });
  const show = (story) => {
    const item = make("li", "entry"), kicker = make("p", "kicker"), title = make("h2", "headline"), link = make("a");
    kicker.append(story.outlet, " ", Object.assign(make("time"), { dateTime: story.day, textContent: days.format(new Date(story.day)) }));
    link.href = base + story.path;
    title.append(mark(link, story.headline));
    const text = mark(make("p", "snippet"), snippet(story.body || story.deck));
    for (const element of [title, text]) { element.lang = story.lang; element.dir = "auto"; }
    item.append(kicker, title, text);
    return item;
  };

  const ranked = stories.map((story) => [score(story), story]).filter(([sum]) => sum > 0).sort((a, b) => b[0] - a[0]);
  const count = Object.assign(make("p", "count"), { textContent: `${ranked.length} ${ranked.length === 1 ? found.dataset.one : found.dataset.many}` });
  count.setAttribute("role", "status");
  const list = make("ol", "hits");
  list.setAttribute("role", "list");
  list.append(...ranked.slice(0, 200).map(([, story]) => show(story)));
  found.replaceChildren(count, ranked.length ? list : Object.assign(make("p", "empty"), { textContent: found.dataset.none }));
  const box = document.getElementById("q");
  if (box) box.value = given;
})();
