// Runs before anything else of the page: what a person chose takes the place of what their browser says.
{
  const choices = { language: ["en", "id"], theme: ["light", "dark"], news: ["hidden"] }; // as preferences.py has them
  const chosen = (name) => {
    const value = new RegExp(`(?:^|; )sitasi-${name}=(\\w+)`).exec(document.cookie)?.[1];
    return choices[name].includes(value) ? value : "";
  };
  const language = chosen("language");
  if (language) {
    // Gradio asks the browser alone which language its words are to have.
    Object.defineProperty(navigator, "language", { get: () => language });
    Object.defineProperty(navigator, "languages", { get: () => [language] });
  }
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dress = () => {
    const theme = document.documentElement.dataset.theme;
    if (theme) document.body?.classList.toggle("dark", theme === "dark");
  };
  const look = () => {
    Object.assign(document.documentElement.dataset, { theme: chosen("theme"), news: chosen("news") });
    dress();
  };
  look();
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(dress).observe(document.body, { attributeFilter: ["class"] }); // Gradio follows the system
    dress();
  });
  window.addEventListener("sitasi-chosen", () => {
    look();
    if (!chosen("theme")) document.body.classList.toggle("dark", system.matches);
  });
}
