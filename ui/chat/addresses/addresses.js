// Comes after page.js. What the page shows has an address, which the address bar follows; where the page is opened at
// one, or comes back to one, it shows what is there. #where names the conversation and how many answers it has.
const workspace = element.closest("#workspace");
const base = new URL(window.gradio_config.root, location.href).pathname.replace(/\/$/, "");
let restoring = null; // what is to be shown, until it is

function here() {
  return location.pathname.slice(base.length) + location.hash;
}

function kept() {
  return workspace.querySelector("#where [data-conversation]")?.dataset ?? { conversation: "", turns: "0" };
}

function address() {
  const { conversation } = kept();
  const opened = element.querySelector("[data-shown]")?.dataset;
  const visited = opened?.shown.startsWith("/a/") ? opened.shown : opened?.address;
  if (!conversation) return visited ?? "/";
  const path = `/c/${conversation}`;
  const [, turn, place] = /^(\d+)-(\d+)$/.exec(opened?.shown) ?? [];
  if (turn) return `${path}#${Number(turn) + 1}-${Number(place) + 1}`;
  const [at, answer] = here().split("#");
  return at === path && /^\d+$/.test(answer) ? here() : path;
}

function settle() {
  const { path, fragment, conversation, name } = restoring;
  const now = kept();
  if (now.conversation !== conversation) {
    if (element.querySelector("[data-shown='kept']") && now.conversation === restoring.before) finish(); // it is gone
    return;
  }
  if (path.startsWith("/a/")) return showing(name, () => look(name, "visit", { address: name }));
  const [, turn, place] = /^(\d+)(?:-(\d+))?$/.exec(fragment) ?? [];
  const turns = workspace.querySelectorAll(".turn");
  if (turns.length < Number(now.turns)) return;
  if (turn && !restoring.scrolled) {
    restoring.scrolled = true;
    const rows = workspace.querySelectorAll("#conversation .user-row");
    requestAnimationFrame(() => requestAnimationFrame(() => rows[turn - 1]?.scrollIntoView({ block: "start" })));
  }
  const button = place && turns[turn - 1]?.querySelector(`[data-place="${place - 1}"]`);
  if (button) return showing(`${turn - 1}-${place - 1}`, () => open(button));
  if (article()) close();
  finish();
}

function showing(name, show) {
  const asked = restoring.asked;
  restoring.asked = true;
  if (!asked) show();
  if (wanted !== name || element.querySelector("[data-shown]")?.dataset.shown === name) finish();
}

function finish() {
  restoring = null;
  requestAnimationFrame(() => {
    if (!restoring && address() !== here()) history.replaceState(null, "", base + address());
  });
}

function restore() {
  const [path, fragment = ""] = here().split("#");
  const conversation = path.startsWith("/c/") ? path.slice(3) : "";
  const before = kept().conversation;
  restoring = { path, fragment, conversation, name: here(), before };
  if (conversation && conversation !== before) want("kept", "restore", { key: conversation });
  else if (conversation !== before) want(null, "leave");
  settle();
}

function follow() {
  if (restoring) settle();
  else if (address() !== here()) history.pushState(null, "", base + address());
}

new MutationObserver(follow).observe(workspace, { childList: true, subtree: true, attributeFilter: ["data-conversation"] });
window.addEventListener("popstate", () => {
  const tab = document.querySelector("#tabs [role=tab]");
  if (tab?.getAttribute("aria-selected") !== "true") tab?.click();
  restore();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-link], [data-answer]");
  if (!button) return;
  const { link, answer, unlinked } = button.dataset;
  const { conversation } = kept();
  if (link) toClipboard(location.origin + base + link, button);
  else if (conversation) toClipboard(`${location.origin}${base}/c/${conversation}#${answer}`, button);
  else tell(button, unlinked);
});
if (here() !== "/") restore();
