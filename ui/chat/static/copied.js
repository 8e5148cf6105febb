// Comes before a script that puts something on the clipboard: the button that was pressed says so for a while.
async function toClipboard(text, button) {
  await navigator.clipboard.writeText(text);
  tell(button, button?.dataset.copied);
}

function tell(button, said) {
  if (!button?.isConnected) return;
  button.dataset.name ??= button.textContent;
  button.textContent = said;
  setTimeout(() => (button.textContent = button.dataset.name), 1500);
}
