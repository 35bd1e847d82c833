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
  if (day.dataset.day) labels.push(`${labelOf(day)}: ${day.value}`);
  return labels;
}

function show(form) {
  document.getElementById("choices-chosen").textContent =
    chosen(form).join(", ") || words("choices-none");
}

function take(form) {
  const pairs = [...query()].filter(([name]) => KEPT.includes(name));
  for (const [name, value] of new FormData(form)) {
    const given = name === "as-at" ? form.elements["as-at"].dataset.day : value;
    if (given) pairs.push([name, given]);
  }
  setQuery(pairs);
  show(form);
}

// A day may be written in several ways; the server alone knows them.
async function readDay(written) {
  if (!written) return { day: "", words: "" };
  const asked = new URLSearchParams({ written, language: document.documentElement.lang });
  try {
    const reply = await fetch(`/day?${asked}`);
    return reply.ok ? await reply.json() : null;
  } catch {
    return null;
  }
}

async function takeDay(form) {
  const field = form.elements["as-at"];
  const written = field.value.trim();
  // As it is written it is read with a question too, should one be asked before it has been read.
  field.dataset.day = written;
  take(form);
  const read = await readDay(written);
  if (!read || field.value.trim() !== written) return;
  const wrong = Boolean(read.problem);
  if (!wrong) field.value = read.words;
  field.dataset.day = wrong ? "" : read.day;
  field.setAttribute("aria-invalid", String(wrong));
  field.closest(".field").classList.toggle("wrong", wrong);
  const problem = document.getElementById("as-at-problem");
  problem.hidden = !wrong;
  problem.textContent = read.problem ?? "";
  take(form);
  announce(read.problem ?? words("choices-used"));
}

export function startChoices() {
  const form = document.getElementById("choices-form");
  form.addEventListener("change", (event) => {
    if (event.target.id === "as-at") {
      takeDay(form);
    } else {
      take(form);
      announce(words("choices-used"));
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  show(form);
}
