// The choices beside the box go into the address, where the server reads them at each question.

import { query, setQuery } from "./address.js";
import { announce, words } from "./words.js";

const KEPT = ["conversation", "edit", "language"];

function labelOf(input) {
  return document.querySelector(`label[for="${input.id}"]`).textContent.trim();
}

function chosen(form) {
  const ticked = [...form.querySelectorAll("input:checked")].filter((one) => one.value);
  const day = form.elements["as-at"];
  const labels = ticked.map(labelOf);
  if (day.value && day.validity.valid) {
    const shown = new Date(`${day.value}T12:00:00`).toLocaleDateString(document.documentElement.lang === "cy" ? "cy" : "en-GB", {
      day: "numeric",
      month: "long",
      year: "numeric",
    });
    labels.push(`${labelOf(day)}: ${shown}`);
  }
  return labels;
}

function show(form) {
  document.getElementById("choices-chosen").textContent =
    chosen(form).join(", ") || words("choices-none");
}

function take(form) {
  const pairs = [...query()].filter(([name]) => KEPT.includes(name));
  for (const [name, value] of new FormData(form)) {
    if (value && (name !== "as-at" || form.elements["as-at"].validity.valid)) pairs.push([name, value]);
  }
  setQuery(pairs);
  show(form);
  announce(words("choices-used"));
}

export function startChoices() {
  const form = document.getElementById("choices-form");
  form.addEventListener("change", () => take(form));
  form.addEventListener("submit", (event) => event.preventDefault());
  show(form);
}
