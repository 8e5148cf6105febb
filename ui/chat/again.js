// Runs once, like page.js. Buttons beside an answer ask its question again, put a question into the box to be corrected,
// ask for a translation, or copy the answer with its sources.
function correct(question) {
  const box = document.querySelector("#question textarea");
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, question);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

async function copy(button) {
  const { copy: text, copied } = button.dataset;
  await navigator.clipboard.writeText(text);
  const before = button.textContent;
  button.textContent = copied;
  setTimeout(() => (button.textContent = before), 1500);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-again], [data-correct], [data-translate], [data-copy]");
  if (!button) return;
  const { again, how, correct: question, translate, turn, copy: text } = button.dataset;
  if (text) copy(button);
  else if (again) trigger("again", { turn: Number(again), how });
  else if (question) correct(question);
  else trigger("translate", { turn: Number(turn), number: Number(translate) });
});
