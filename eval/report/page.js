"use strict";

// Filters and orders the list of questions. Without it, everything on the page can still be read.

const form = document.getElementById("filter");
const list = document.getElementById("list");
const rows = [...list.children];
const texts = new Map();

function textOf(row) {
  if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
  return texts.get(row);
}

function filter() {
  const wanted = Object.fromEntries(new FormData(form));
  const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    const same = ["outcome", "language", "word"].every((name) => !wanted[name] || row.dataset[name] === wanted[name]);
    row.hidden = !(same && words.every((word) => textOf(row).includes(word)));
    shown += !row.hidden;
  }
  const of = shown === rows.length ? "" : ` of ${rows.length.toLocaleString("en")}`;
  form.querySelector("output").value = `${shown.toLocaleString("en")}${of} questions`;
}

function order() {
  const direction = { low: 1, high: -1 }[form.elements.order.value];
  const value = (row) => (row.dataset.value === "" ? Infinity : direction * Number(row.dataset.value));
  list.append(...(direction ? [...rows].sort((a, b) => value(a) - value(b) || 0) : rows));
}

form.addEventListener("input", filter);
form.elements.order.addEventListener("change", order);
form.addEventListener("submit", (event) => event.preventDefault());
