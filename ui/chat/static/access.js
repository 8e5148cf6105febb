// Runs once, when the page is there: what Gradio's markup does not tell to those who do not see the page.
() => {
  document.documentElement.lang = /^id\b/i.test(navigator.language) ? "id" : "en"; // as the words are chosen
  const aloud = Object.assign(document.createElement("p"), { id: "aloud" });
  aloud.setAttribute("role", "status");
  document.body.append(aloud);
  const heard = ".verdict, .quote > span, .said, .refusal, .failure, .status";
  let working = false;

  function settle() {
    // An answer that grows would be read from its beginning with every sentence: it is read once, when it has ended.
    document.querySelector("#conversation [role=log]")?.setAttribute("aria-live", "off");
    document.querySelector("#conversation .examples")?.setAttribute("role", "group"); // buttons are no items of a list
    const turn = [...document.querySelectorAll(".turn")].at(-1);
    const grows = ["searching", "streaming", "phrasing"].includes(turn?.dataset.stage);
    if (turn && working && !grows) {
      aloud.lang = turn.lang;
      aloud.textContent = [...turn.querySelectorAll(heard)].map((one) => one.textContent).join(" ");
    }
    working = grows;
  }

  new MutationObserver(settle).observe(document.querySelector("#tabs"), { childList: true, subtree: true });
  settle();
}
