// Makes the reply desk better where scripts run; without this file it works all the same.
"use strict";

function chooseFile(form) {
  const input = form.querySelector("input[type=file]");
  const said = document.getElementById("said");
  const tooLarge = () => input.files[0]?.size > Number(form.dataset.mostBytes);
  takeDrops(form, input);
  input.addEventListener("change", () => {
    said.textContent = tooLarge() ? form.dataset.saidTooLarge : (input.files[0]?.name ?? "");
  });
  form.addEventListener("submit", (event) => {
    if (!tooLarge()) return;
    event.preventDefault();
    said.textContent = form.dataset.saidTooLarge;
    input.focus();
  });
}

// Whoever has pressed a button once need not press it again while an answer is on its way.
function pressOnce(form) {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const pressed = [...form.querySelectorAll("button[type=submit]")];
    setTimeout(() => pressed.forEach((one) => { one.disabled = true; }));
    window.addEventListener("pageshow", () => pressed.forEach((one) => { one.disabled = false; }));
  });
}

// A button that copies is of no use without a script, so it is hidden until one runs.
function offerCopy(button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const from = document.getElementById(button.dataset.copy);
    const said = document.getElementById("copied");
    try {
      await navigator.clipboard.writeText(from.textContent);
      said.textContent = button.dataset.saidCopied;
    } catch {
      // Not allowed here: what is to be copied is opened and chosen, for the keyboard to copy.
      from.closest("details")?.setAttribute("open", "");
      getSelection().selectAllChildren(from);
      said.textContent = button.dataset.saidChosen;
    }
  });
}

// What was typed and not kept is not lost by a wrong click.
function guardDraft(form) {
  const text = form.querySelector("textarea");
  let leaving = false;
  form.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && text.value !== text.defaultValue) event.preventDefault();
  });
}

// Ctrl+Enter (Cmd+Enter) in a long text does what its first button does; the page says so beside it.
function pressByKeys(form) {
  const button = form.querySelector("[aria-keyshortcuts]");
  const told = form.querySelector(".by-keys");
  if (!button) return;
  if (told) told.hidden = false;
  form.querySelector("textarea").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!button.disabled) form.requestSubmit(button);
  });
}

// A link to what is folded up opens it.
function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) target.open = true;
}

document.getElementById("problem")?.focus();
const byFile = document.getElementById("by-file");
if (byFile) chooseFile(byFile);
document.querySelectorAll("form.takes-time").forEach(pressOnce);
document.querySelectorAll("button[data-copy]").forEach(offerCopy);
const draft = document.getElementById("draft-form");
if (draft) guardDraft(draft);
document.querySelectorAll("form").forEach(pressByKeys);
window.addEventListener("hashchange", openTarget);
openTarget();
