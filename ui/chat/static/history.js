// Runs once, like page.js. In the list of kept conversations a click opens one, or shows what renames or deletes it.
function unfold(row, wanted) {
  for (const one of row.querySelectorAll(".asked")) one.hidden = one !== wanted;
  const first = wanted?.querySelector("input") ?? wanted?.querySelector("[data-way]");
  (first ?? row.querySelector("[data-way]")).focus();
  first?.select?.();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-talk], [data-way], [data-deleted]");
  if (!button) return;
  const { talk, way, deleted } = button.dataset;
  if (talk) trigger("open", { key: talk });
  else if (deleted) trigger("delete", { key: deleted });
  else unfold(button.closest("li"), way === "cancel" ? null : button.closest("li").querySelector(way));
});
document.addEventListener("submit", (event) => {
  const { renamed } = event.target.dataset;
  if (!renamed) return;
  event.preventDefault();
  trigger("rename", { key: renamed, title: event.target.elements.title.value });
});
document.addEventListener(
  "keydown",
  (event) => {
    const row = event.key === "Escape" && event.target.closest(".kept .asked")?.closest("li");
    if (!row) return;
    event.stopPropagation(); // the panel stays open
    unfold(row, null);
  },
  true,
);
