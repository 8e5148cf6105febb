// Runs once, like page.js. The question that was asked last comes to the top of the conversation and stays there: below
// it there is always room for one screen, and nothing scrolls while its answer grows.
const talk = element.closest("#workspace"); // the conversation comes into it later
let asked = 0;

function hold() {
  const view = talk.querySelector("#conversation .bubble-wrap");
  const rows = talk.querySelectorAll("#conversation .user-row");
  const last = [...rows].at(-1);
  if (view && last) {
    const wrap = last.parentElement;
    const top = last.getBoundingClientRect().top;
    const height = [...wrap.children].at(-1).getBoundingClientRect().bottom - top;
    wrap.style.paddingBottom = `${Math.max(0, view.clientHeight - height - 40)}px`; // 40: what stands around them
    if (rows.length > asked) view.scrollTop += top - view.getBoundingClientRect().top - 20;
  }
  asked = rows.length;
}

new MutationObserver(hold).observe(talk, { childList: true, characterData: true, subtree: true });
new ResizeObserver(hold).observe(talk);

// Where there are no articles yet, files may be dropped anywhere.
function firstFiles(event) {
  const input = document.querySelector("#first-files input[type=file]");
  const carries = event.dataTransfer?.types.includes("Files") && !event.target.closest("#first-files, #articles");
  if (!input || !carries) return null;
  event.preventDefault();
  return input;
}

document.addEventListener("dragover", firstFiles);
document.addEventListener("drop", (event) => {
  const input = firstFiles(event);
  if (!input) return;
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
