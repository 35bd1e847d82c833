// "Did this help?": kept at once, with reasons and a line of one's own if the person wants.

import { query } from "./address.js";
import { announce, words } from "./words.js";

let judged = null;

function addressOf(number) {
  const conversation = query().get("conversation");
  return conversation ? `/conversations/${encodeURIComponent(conversation)}/turns/${number}/feedback` : null;
}

async function send(address, pairs) {
  try {
    const reply = await fetch(address, { method: "POST", body: new URLSearchParams(pairs) });
    return reply.ok;
  } catch {
    return false;
  }
}

function show(button) {
  const turn = button.closest("article.turn");
  for (const one of turn.querySelectorAll(".helpful, .not-helpful")) {
    one.classList.toggle("given", one === button);
    one.textContent = one.textContent.replace(" ✓", "") + (one === button ? " ✓" : "");
  }
}

async function judge(button) {
  const verdict = button.matches(".helpful") ? "helpful" : "not_helpful";
  const number = button.id.slice(button.id.lastIndexOf("-") + 1);
  const address = addressOf(number);
  if (!address || !(await send(address, { verdict }))) {
    announce(words("feedback-failed"));
    return;
  }
  show(button);
  judged = { address, verdict, button };
  open(verdict);
}

function open(verdict) {
  const dialog = document.getElementById("feedback");
  document.getElementById("feedback-form").reset();
  document.getElementById("feedback-reasons").hidden = verdict === "helpful";
  document.getElementById("feedback-problem").hidden = true;
  document.getElementById("feedback-title").textContent = words(
    verdict === "helpful" ? "feedback-title-helpful" : "feedback-title",
  );
  dialog.showModal();
  document.getElementById("feedback-title").focus();
}

function close() {
  document.getElementById("feedback").close();
}

async function submit(event) {
  event.preventDefault();
  const form = event.target;
  const pairs = [["verdict", judged.verdict], ...new FormData(form)];
  if (await send(judged.address, pairs)) {
    close();
    announce(words("feedback-thanks"));
  } else {
    document.getElementById("feedback-problem").hidden = false;
  }
}

async function withdraw() {
  if (await send(judged.address, { verdict: "none" })) {
    judged.button.classList.remove("given");
    judged.button.textContent = judged.button.textContent.replace(" ✓", "");
    close();
  } else {
    document.getElementById("feedback-problem").hidden = false;
  }
}

export function onFeedbackClick(event) {
  const button = event.target.closest?.("button.helpful, button.not-helpful");
  if (button) judge(button);
}

export function startFeedback() {
  const dialog = document.getElementById("feedback");
  document.getElementById("feedback-form").addEventListener("submit", submit);
  document.getElementById("feedback-cancel").addEventListener("click", close);
  document.getElementById("feedback-withdraw").addEventListener("click", withdraw);
  dialog.addEventListener("close", () => judged?.button.focus());
}
