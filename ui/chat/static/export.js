// Runs once, like page.js, behind copied.js and download.js. A button asks the server for the fact-check of its turn; what comes is
// copied, printed, or kept as a file, as its data says. The menu beside an answer opens in its place.
let copying = null;

function ask(name, data) {
  props.value = ""; // so that whatever comes is a change
  trigger(name, data);
}

function toggle(button) {
  const menu = document.getElementById(button.dataset.handing);
  menu.hidden = !menu.hidden;
  button.setAttribute("aria-expanded", !menu.hidden);
  if (!menu.hidden) menu.scrollIntoView({ block: "nearest" });
}

function copy({ content }) {
  return toClipboard(new TextDecoder().decode(bytes(content)), copying);
}

function print({ content, name }) {
  document.getElementById("printed")?.remove();
  const frame = Object.assign(document.createElement("iframe"), { id: "printed", title: name, tabIndex: -1 });
  frame.sandbox = "allow-same-origin allow-modals"; // no script runs in it
  frame.onload = () => frame.contentWindow.print();
  frame.srcdoc = new TextDecoder().decode(bytes(content));
  document.body.append(frame);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-hand], [data-handing], #save");
  if (!button) return;
  const { hand: turn, how, handing } = button.dataset;
  if (handing) toggle(button);
  else if (turn) {
    copying = button;
    ask("hand", { turn: Number(turn), how });
  } else ask("save");
});
watch("value", () => {
  const handed = element.querySelector("[data-how]")?.dataset;
  const ways = { copy, print, file: keep };
  ways[handed?.how]?.(handed);
});
