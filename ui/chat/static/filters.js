// Runs once, like page.js. A chip takes its filter away, by click, Delete or Backspace; the form is sent by Enter or its
// button and closed by Escape. What had the focus is gone when the filters are new: it goes where work goes on.
let next = null;

function send(name, data, focus) {
  next = focus;
  trigger(name, data);
}

function box() {
  return document.querySelector("#question textarea");
}

function drop(chip) {
  const place = [...element.querySelectorAll(".chip")].indexOf(chip);
  const { field, value } = chip.dataset;
  send("drop", { field, value }, () => {
    const chips = [...element.querySelectorAll(".chip")];
    return chips[Math.min(place, chips.length - 1)] ?? element.querySelector(".narrow");
  });
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-filter]");
  if (!button) return;
  const way = button.dataset.filter;
  if (way === "drop") drop(button);
  else if (way === "form") send("form", {}, () => element.querySelector(".filter-form input"));
  else send("cancel", {}, () => element.querySelector(".narrow"));
});
element.addEventListener("submit", (event) => {
  event.preventDefault();
  const { since, until, publisher, language } = Object.fromEntries(new FormData(event.target));
  send("narrow", { since, until, publisher, language }, () => element.querySelector(".filter-form input") ?? box());
});
element.addEventListener("keydown", (event) => {
  const chip = event.target.closest(".chip");
  if (chip && ["Delete", "Backspace"].includes(event.key)) drop(chip);
  if (event.key !== "Escape" || !element.querySelector(".filter-form")) return;
  event.stopPropagation(); // the panel stays open
  send("cancel", {}, () => element.querySelector(".narrow"));
});
let arriving = false; // from the list of articles, where some were picked to be asked alone
document.addEventListener("click", (event) => (arriving ||= Boolean(event.target.closest("[data-picked=only]"))), true);
new IntersectionObserver((seen) => {
  if (!arriving || !seen.at(-1).isIntersecting) return;
  arriving = false;
  box().focus();
}).observe(element);
watch("value", () => {
  next?.()?.focus();
  next = null;
});
