// Runs once, when the page is there: what Gradio's markup does not tell to those who do not see the page, and the pace
// at which those who do see it meet the quotations of an answer.
() => {
  document.documentElement.lang = /^id\b/i.test(navigator.language) ? "id" : "en"; // as the words are chosen
  const aloud = Object.assign(document.createElement("p"), { id: "aloud" });
  aloud.setAttribute("role", "status");
  document.body.append(aloud);
  const heard = ".verdict, .quote > span, .said, .refusal, .failure, .status";
  let stage;

  // What is rendered once more, as with a mark, is no longer fresh and stands at once.
  function pace(turn) {
    turn.querySelectorAll(".quote").forEach((one, place) => one.style.setProperty("--place", place));
    turn.classList.add("fresh");
  }

  function settle() {
    // An answer that grows would be read from its beginning with every sentence: it is read once, when it has ended.
    document.querySelector("#conversation [role=log]")?.setAttribute("aria-live", "off");
    document.querySelector("#conversation .examples")?.setAttribute("role", "group"); // buttons are no items of a list
    const turn = [...document.querySelectorAll(".turn")].at(-1);
    const before = stage;
    stage = turn?.dataset.stage;
    if (turn?.dataset.fresh !== "" || stage === "searching") return;
    if (before !== "phrasing") pace(turn);
    if (stage !== "phrasing") {
      delete turn.dataset.fresh;
      aloud.lang = turn.lang;
      aloud.textContent = [...turn.querySelectorAll(heard)].map((one) => one.textContent).join(" ");
    }
  }

  new MutationObserver(settle).observe(document.querySelector("#tabs"), { childList: true, subtree: true });
  settle();
}
