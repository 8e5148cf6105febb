// Comes before a script that hands files on: keeps what an element carries as a file.
function bytes(content) {
  return Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
}

function keep({ content, type, name }) {
  const address = URL.createObjectURL(new Blob([bytes(content)], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
