// Comes after page.js. A choice is remembered in this browser, for a year or so, and holds at once; words in another
// language come from the server, with the page.
const REMEMBERED = 400 * 24 * 3600; // seconds: browsers keep no cookie longer

function remember({ name, value }) {
  document.cookie = `sitasi-${name}=${value}; Path=/; SameSite=Lax; Max-Age=${value ? REMEMBERED : 0}`;
}

function choose(fields) {
  const before = navigator.language.slice(0, 2);
  fields.forEach(remember);
  window.dispatchEvent(new Event("sitasi-chosen"));
  const language = fields.find((one) => one.name === "language");
  if (language && language.value !== before) location.reload();
}

document.addEventListener("change", (event) => {
  if (event.target.closest(".preferences")) choose([event.target]);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reset], [data-tested]");
  if (!button) return;
  if ("tested" in button.dataset) return want("preferences", "test");
  const fields = [...button.closest(".preferences").querySelectorAll("select")];
  for (const field of fields) field.value = "";
  choose(fields);
});
