// Makes the training room better where scripts run; without this file it works all the same.
"use strict";

// Looks again while a pack is being made, and goes to it when it is there.
async function follow(state) {
  for (;;) {
    await new Promise((done) => setTimeout(done, 700));
    try {
      const answer = await fetch(state.dataset.progress, { headers: { accept: "application/json" } });
      const told = answer.ok ? await answer.json() : { working: false };
      if (!told.working) return window.location.reload();
    } catch {
      continue; // the service is being restarted: asked again in a moment
    }
  }
}

const state = document.getElementById("state");
if (state?.dataset.progress) follow(state);
document.getElementById("problem")?.focus();

// A link that is to be copied is chosen whole.
for (const field of document.querySelectorAll("[data-link]")) {
  field.addEventListener("focus", () => field.select());
}

// Whoever has pressed the button once need not press it again.
document.getElementById("make")?.addEventListener("submit", (event) => {
  const button = event.target.querySelector("button[type=submit]");
  setTimeout(() => { button.disabled = true; });
});
window.addEventListener("pageshow", () => {
  const button = document.querySelector("#make button[type=submit]");
  if (button) button.disabled = false;
});
