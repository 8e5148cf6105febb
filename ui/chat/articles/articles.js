// Runs once, when the tab is first seen; Gradio gives `element`, `props`, `trigger` and `watch`.
// Rows open an article beside the list, × or Escape closes it; nothing here reaches outside of #articles.
const tab = element.closest("#articles");
let awaited = false; // whether the list is to have the focus once it is new

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
  awaited = true;
  want(button.dataset.removed, "remove", { article: button.dataset.removed });
}

function turn(button) {
  awaited = true;
  trigger("turn", { page: Number(button.dataset.leaf) });
}

function settle(changes) {
  if (!changes.some((one) => one.target.closest?.("#articles-shelf"))) return;
  markOpened();
  const count = tab.querySelector(".count");
  if (!awaited || !count) return;
  awaited = false;
  count.focus({ preventScroll: true });
  count.scrollIntoView({ block: "nearest" });
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

tab.addEventListener("submit", (event) => {
  event.preventDefault();
  correct(event.target);
});
tab.addEventListener("click", (event) => {
  const button = event.target.closest(
    "[data-article], [data-leaf], [data-removal], [data-correcting], [data-shelved], [data-uncorrected], [data-unfollowed], [data-close]",
  );
  if (!button) return;
  event.stopPropagation(); // the conversation has an article and a × of its own
  if (button.dataset.article) look(button.dataset.article, "open", { article: button.dataset.article });
  else if (button.dataset.leaf) turn(button);
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
