// Runs once, when the tab is first seen; Gradio gives `element`, `props`, `trigger` and `watch`.
// Rows open an article beside the list, × or Escape closes it; nothing here reaches outside of #articles.
const tab = element.closest("#articles");
let awaited = null; // what is to have the focus once the list is new
let unfolded = false; // whether the facets are
const picked = new Set(); // articles, on whatever page

function row(id) {
  return tab.querySelector(`[data-article="${id}"]`);
}

function markOpened(opened = article()?.dataset.shown) {
  for (const one of tab.querySelectorAll("[data-article]")) {
    if (one.dataset.article === opened) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
}

function reveal() {
  markOpened();
  if (!article()) return;
  tab.querySelector("#articles-read").scrollTop = 0;
  article().querySelector("h2").focus({ preventScroll: true });
}

function close() {
  const id = article()?.dataset.shown;
  empty(); // the article is gone only later
  markOpened(null);
  (id && row(id) ? row(id) : tab.querySelector(".count"))?.focus();
}

function ask(asked) {
  const question = element.querySelector(".asked");
  const button = element.querySelector("[data-removal='ask']");
  question.hidden = !asked;
  for (const one of element.querySelectorAll("[data-removal='ask'], [data-correcting]")) one.hidden = asked;
  (asked ? question.querySelector("[data-removal='no']") : button).focus();
}

function removal(button) {
  if (button.dataset.removal !== "yes") return ask(button.dataset.removal === "ask");
  awaited = ".count";
  picked.delete(button.dataset.removed);
  want(button.dataset.removed, "remove", { article: button.dataset.removed });
}

function turn(button) {
  awaited = ".count";
  trigger("turn", { page: Number(button.dataset.leaf) });
}

function facet(button) {
  const { facet: field, value } = button.dataset;
  awaited = field === "all" ? ".facets summary" : `[data-facet="${field}"][data-value="${CSS.escape(value)}"]`;
  trigger("facet", { field, value });
}

function sort(select) {
  awaited = "[data-order]";
  trigger("sort", { order: select.value });
}

// What is written here is seen by `settle` too: only what is other is written.
function showPicked() {
  const boxes = [...tab.querySelectorAll("[data-pick]")];
  for (const box of boxes) box.checked = picked.has(box.dataset.pick);
  const every = tab.querySelector("[data-picked=page]");
  if (every) every.checked = boxes.length > 0 && boxes.every((box) => box.checked);
  const tools = tab.querySelector(".picked");
  if (!tools) return;
  tools.hidden = picked.size === 0;
  const told = tools.querySelector(".told");
  const form = picked.size === 1 ? told.dataset.one : told.dataset.many;
  const shown = picked.size ? form.replace("{}", picked.size.toLocaleString(document.documentElement.lang)) : "";
  if (told.textContent !== shown) told.textContent = shown;
}

function pick(box) {
  const boxes = box.dataset.pick ? [box] : [...tab.querySelectorAll("[data-pick]")];
  for (const one of boxes) picked[box.checked ? "add" : "delete"](one.dataset.pick);
  showPicked();
}

function askDiscarding(asked) {
  const tools = tab.querySelector(".picked");
  tools.querySelector(".asked").hidden = !asked;
  tools.querySelector(".tools").hidden = asked;
  tools.querySelector(asked ? "[data-picked=no]" : "[data-picked=ask]").focus();
}

function withPicked(way) {
  const articles = [...picked];
  if (way === "ask" || way === "no") return askDiscarding(way === "ask");
  if (way === "export") return trigger("export", { articles });
  if (way === "only") trigger("only", { articles });
  if (way === "yes") {
    awaited = ".count";
    trigger("discard", { articles });
  }
  picked.clear();
  if (way === "none") tab.querySelector("[data-picked=page]").focus();
  showPicked();
}

function settle(changes) {
  if (!changes.some((one) => one.target.closest?.("#articles-shelf"))) return;
  markOpened();
  showPicked();
  const facets = tab.querySelector(".facets");
  if (facets) facets.open = unfolded;
  const count = tab.querySelector(".count");
  if (!awaited || !count) return;
  const next = tab.querySelector(awaited) ?? tab.querySelector(".facets summary") ?? count;
  awaited = null;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function tellExpanded() {
  for (const one of tab.querySelectorAll(".label-wrap")) one.setAttribute("aria-expanded", one.classList.contains("open"));
}

function correct(form) {
  const fields = new FormData(form);
  const { title, publisher, published } = Object.fromEntries(fields);
  const { corrected: id, text } = form.dataset;
  want(id, "correct", { article: id, text, title, publisher, published, story: fields.getAll("story") });
}

function compare({ comparing: id, with: copy }) {
  want(id, "compare", { article: id, copy: copy ?? "" });
}

tab.addEventListener("change", (event) => {
  if (event.target.matches("[data-order]")) sort(event.target);
  else if (event.target.matches("[data-pick], [data-picked]")) pick(event.target);
});
tab.addEventListener("toggle", (event) => event.target.matches(".facets") && (unfolded = event.target.open), true);
tab.addEventListener("submit", (event) => {
  event.preventDefault();
  correct(event.target);
});
tab.addEventListener("click", (event) => {
  const button = event.target.closest(
    "[data-article], [data-leaf], [data-removal], [data-correcting], [data-shelved], [data-uncorrected], [data-unfollowed], [data-close], [data-facet], [data-comparing], button[data-picked]",
  );
  if (!button) return;
  event.stopPropagation(); // the conversation has an article and a × of its own
  if (button.dataset.article) look(button.dataset.article, "open", { article: button.dataset.article });
  else if (button.dataset.leaf) turn(button);
  else if (button.dataset.facet) facet(button);
  else if (button.dataset.picked) withPicked(button.dataset.picked);
  else if (button.dataset.comparing) compare(button.dataset);
  else if (button.dataset.unfollowed) trigger("unfollow", { source: button.dataset.unfollowed });
  else if (button.dataset.removal) removal(button);
  else if (button.dataset.correcting) want(button.dataset.correcting, "form", { article: button.dataset.correcting });
  else if (button.dataset.uncorrected) want(button.dataset.uncorrected, "uncorrect", { article: button.dataset.uncorrected });
  else if (button.dataset.shelved) want(button.dataset.shelved, "open", { article: button.dataset.shelved });
  else close();
});
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key === "Escape" && tab.querySelector(".picked .asked:not([hidden])")?.contains(document.activeElement)) {
      event.stopPropagation();
      return askDiscarding(false);
    }
    if (event.key !== "Escape" || !article()?.checkVisibility()) return;
    event.stopPropagation();
    if (element.querySelector(".asked")?.hidden === false) ask(false);
    else close();
  },
  true,
);
document.addEventListener("focusin", (event) => {
  const panel = tab.querySelector("#articles-read");
  const covers = getComputedStyle(panel).position === "fixed"; // on a phone: what has the focus would not be seen
  if (covers && props.value && !panel.contains(event.target)) close();
});
new MutationObserver(settle).observe(tab, { childList: true, subtree: true });
new MutationObserver(tellExpanded).observe(tab, { attributeFilter: ["class"], subtree: true });
tellExpanded(); // Gradio does not
new IntersectionObserver((seen) => seen.at(-1).isIntersecting && trigger("appear")).observe(tab);
