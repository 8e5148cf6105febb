// Runs once, when the article panel appears; Gradio gives `element`, `props`, `trigger` and `watch`.
// A click on a source, wherever it stands, asks for its article; Escape or × closes the panel again.
let opener = null;

function shown() {
  return element.querySelector("article");
}

function reveal() {
  const article = shown();
  if (!article) return;
  article.querySelector("h2").focus({ preventScroll: true });
  (article.querySelector("mark") ?? article).scrollIntoView({ block: article.querySelector("mark") ? "center" : "start" });
}

function open(button) {
  opener = button;
  const { turn, place } = button.dataset;
  if (shown()?.dataset.shown === `${turn}-${place}`) reveal();
  else trigger("open", { turn: Number(turn), place: Number(place) });
}

function close() {
  if (!props.value) return;
  props.value = "";
  if (opener?.isConnected) opener.focus();
}

document.addEventListener("click", (event) => {
  const source = event.target.closest("[data-place]");
  const why = event.target.closest("[data-why]");
  if (source) open(source);
  else if (why) {
    opener = why;
    trigger("why", { turn: Number(why.dataset.why) });
  }
  else if (event.target.closest("[data-close]")) close();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
document.addEventListener("focusin", (event) => {
  const panel = element.closest("#article");
  const covers = getComputedStyle(panel).position === "fixed"; // on a phone: what has the focus would not be seen
  if (covers && !panel.contains(event.target)) close();
});
watch("value", reveal);
