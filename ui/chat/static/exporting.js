// Runs once, behind download.js. Articles that were exported are kept as a file.
watch("value", () => {
  const made = element.querySelector("[data-content]")?.dataset;
  if (made) keep(made);
});
