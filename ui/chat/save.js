// Saves the conversation as Markdown with its sources: what each answer's button would copy, one after another.
() => {
  const answers = [...document.querySelectorAll(".turn [data-copy]")].map((button) => button.dataset.copy);
  const written = answers.map((text) => {
    const [question, ...rest] = text.split("\n");
    return `## ${question}\n${rest.join("\n").replace(/^\[\d+\] /gm, "- $&")}`;
  });
  const address = URL.createObjectURL(new Blob([written.join("\n")], { type: "text/markdown" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: "sitasi.md" });
  link.click();
  URL.revokeObjectURL(address);
}
