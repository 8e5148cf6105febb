// Comes after page.js. What the page shows has an address, which the address bar follows; where the page is opened at
// one, or comes back to one, it shows what is there. #where names the conversation and how many answers it has, #filters
// the query of what is filtered by.
const workspace = element.closest("#workspace");
const base = new URL(window.gradio_config.root, location.href).pathname.replace(/\/$/, "");
let restoring = null; // what is to be shown, until it is
let unwanted = null; // the conversation that a person left before it came

function place() {
  return location.pathname.slice(base.length) + location.hash;
}

function here() {
  return location.pathname.slice(base.length) + location.search + location.hash;
}

function kept() {
  return workspace.querySelector("#where [data-conversation]")?.dataset ?? { conversation: "", turns: "0" };
}

function query() {
  const bar = workspace.querySelector("#filters [data-query]");
  if (!bar) return location.search.slice(1); // it comes yet
  return bar.dataset.query || (kept().filtered ? "filters=none" : ""); // by itself, a conversation brings its filters
}

function filtered(address) {
  const [path, fragment] = address.split("#");
  return path + (query() && `?${query()}`) + (fragment ? `#${fragment}` : "");
}

function shown() {
  const { conversation } = kept();
  const opened = element.querySelector("[data-shown]")?.dataset;
  const visited = opened?.shown.startsWith("/a/") ? opened.shown : opened?.address;
  if (!conversation) return visited ?? "/";
  const path = `/c/${conversation}`;
  const [, turn, at] = /^(\d+)-(\d+)$/.exec(opened?.shown) ?? [];
  if (turn) return `${path}#${Number(turn) + 1}-${Number(at) + 1}`;
  const [now, answer] = place().split("#");
  return now === path && /^\d+$/.test(answer) ? place() : path;
}

function settle() {
  const { path, fragment, conversation, name } = restoring;
  const now = kept();
  if (now.conversation !== conversation) {
    const told = element.querySelector("[data-shown='kept']:is([role=status], :has([role=status]))");
    if (told && now.conversation === restoring.before) finish(); // it is gone
    return;
  }
  if (restoring.aside) return finish();
  if (path.startsWith("/a/")) return showing(name, () => look(name, "visit", { address: name }));
  const [, turn, at] = /^(\d+)(?:-(\d+))?$/.exec(fragment) ?? [];
  const turns = workspace.querySelectorAll(".turn");
  if (turns.length < Number(now.turns)) return;
  if (turn && !restoring.scrolled) {
    restoring.scrolled = true;
    const rows = workspace.querySelectorAll("#conversation .user-row");
    requestAnimationFrame(() => requestAnimationFrame(() => rows[turn - 1]?.scrollIntoView({ block: "start" })));
  }
  const button = at && turns[turn - 1]?.querySelector(`[data-place="${at - 1}"]`);
  if (button) return showing(`${turn - 1}-${at - 1}`, () => open(button));
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
    if (!restoring && filtered(shown()) !== here()) history.replaceState(null, "", base + filtered(shown()));
  });
}

function restore() {
  const [path, fragment = ""] = place().split("#");
  const conversation = path.startsWith("/c/") ? path.slice(3) : "";
  const before = kept().conversation;
  restoring = { path, fragment, conversation, name: place(), before };
  unwanted = null;
  if (conversation !== before) {
    const given = location.search.slice(1);
    empty(); // what is open belongs to what is left
    if (conversation) want("kept", "restore", { key: conversation, query: given });
    else want(null, "leave", { query: given });
  }
  settle();
}

function follow() {
  if (restoring) return settle();
  if (unwanted && kept().conversation === unwanted) {
    unwanted = null;
    return want(null, "leave", { query: "" });
  }
  const next = filtered(shown());
  if (next === here()) return;
  const elsewhere = shown() !== place(); // other filters are no other place: going back does not step through them
  history[elsewhere ? "pushState" : "replaceState"](null, "", base + next);
}

new MutationObserver(follow).observe(workspace, {
  childList: true,
  subtree: true,
  attributeFilter: ["data-conversation", "data-filtered", "data-query"],
});
function showAsking() {
  const tab = document.querySelector("#tabs [role=tab]");
  if (tab?.getAttribute("aria-selected") !== "true") tab?.click();
}
window.addEventListener("popstate", () => {
  showAsking();
  restore();
});
// Who clicks while an address is restored wants what they click, not what was there.
window.addEventListener(
  "click",
  (event) => {
    if (event.target.closest("#anew, #kept-all, #settings, [data-picked=only]")) showAsking(); // at once, for what is chosen next
    if (event.target.closest("[data-talk]")) unwanted = null;
    if (!restoring || !event.isTrusted) return;
    if (event.target.closest("#anew, [data-talk]")) {
      const coming = restoring.conversation !== kept().conversation ? restoring.conversation : null;
      unwanted = event.target.closest("#anew") ? coming : null;
      restoring = null;
    } else if (event.target.closest("#kept-all, #settings, [data-place], [data-why], [data-visit], [data-close]")) {
      restoring.aside = true;
    }
  },
  true,
);
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-link], [data-answer]");
  if (!button) return;
  const { link, answer, unlinked } = button.dataset;
  const { conversation } = kept();
  if (link) toClipboard(location.origin + base + link, button);
  else if (conversation) toClipboard(location.origin + base + filtered(`/c/${conversation}#${answer}`), button);
  else tell(button, unlinked);
});
if (place() !== "/") restore();
