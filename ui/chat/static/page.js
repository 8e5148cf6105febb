// Runs once, when the article panel appears; Gradio gives `element`, `props`, `trigger` and `watch`.
// A click on a source, wherever it stands, asks for its article; Escape or × closes the panel again.
let opener = null;

function reveal() {
  if (!article()) return;
  article().querySelector("h2").focus({ preventScroll: true });
  const mark = article().querySelector("mark");
  (mark ?? article()).scrollIntoView({ block: mark ? "center" : "start" });
}

function open(button) {
  opener = button;
  const { turn, place } = button.dataset;
  look(`${turn}-${place}`, "open", { turn: Number(turn), place: Number(place) });
}

function explain(button) {
  opener = button;
  const { why: turn } = button.dataset;
  look(`why-${turn}`, "why", { turn: Number(turn) });
}

function close() {
  const closed = props.value;
  empty();
  if (closed && opener?.isConnected) opener.focus();
}

function visit(event, link) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // in a tab of its own
  event.preventDefault();
  opener = link;
  look(link.dataset.visit, "visit", { address: link.dataset.visit });
}

document.addEventListener("click", (event) => {
  const source = event.target.closest("[data-place]");
  const why = event.target.closest("[data-why]");
  const link = event.target.closest("[data-visit]");
  if (source) open(source);
  else if (link) visit(event, link);
  else if (why) explain(why);
  else if (event.target.closest("#kept-all, .kept")) wanted = "kept";
  else if (event.target.closest("#settings")) wanted = "preferences";
  else if (event.target.closest("#anew")) wanted = null;
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
