// Copying an answer or a citation, with its references.

import { announce, words } from "./words.js";

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure connection browsers offer the older way only.
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) return false;
  }
  return true;
}

function answerText(turn) {
  const asked = turn.querySelector(".asked").textContent.trim();
  const statements = [...turn.querySelectorAll(".statement")].map((one) => {
    const label = one.querySelector(".label")?.textContent.trim();
    const numbers = [...one.querySelectorAll("a.cite")].map((cite) => `[${cite.lastChild.textContent.trim().match(/\d+/)?.[0] ?? cite.textContent.match(/\d+/)[0]}]`);
    const said = one.querySelector(".said").innerText.trim();
    return `${label ? `${label} ` : ""}${said} ${numbers.join("")}`;
  });
  const notices = [...turn.querySelectorAll(".notice")].map((one) => one.innerText.trim());
  return [asked, ...statements, ...notices, referencesOf(turn).join("\n")].filter(Boolean).join("\n\n");
}

function referencesOf(turn) {
  return [...turn.querySelectorAll(".references > li")].map((one) => one.textContent.trim());
}

function citationText(button) {
  const [turn, number] = button.id.slice("copy-citation-".length).split("-");
  const references = referencesOf(document.getElementById(`turn-${turn}`));
  return (references.find((one) => one.startsWith(`[${number}]`)) ?? "").replace(/^\[\d+\]\s*/, "");
}

export async function onCopyClick(event) {
  const button = event.target.closest?.("button.copy-answer, button.copy-citation");
  if (!button) return;
  const text = button.matches(".copy-answer")
    ? answerText(button.closest("article.turn"))
    : citationText(button);
  const done = await copy(text);
  button.focus();
  announce(words(done ? "copied" : "copy-failed"));
  if (!done) return;
  button.classList.add("done");
  window.setTimeout(() => button.classList.remove("done"), 2000);
}
