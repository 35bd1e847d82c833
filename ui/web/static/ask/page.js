// The page where questions are asked: everything that Gradio does not do.

import { keepLineBreak, rememberSent } from "./box.js";
import { startChoices } from "./choices.js";
import { startWatchingConnection } from "./connection.js";
import { onCopyClick } from "./copying.js";
import { keepDraft, restoreDraft } from "./draft.js";
import { leaveEditing, onEditingClick } from "./editing.js";
import { onFeedbackClick, startFeedback } from "./feedback.js";
import { closeSource, followFragment, watchTurns } from "./turns.js";

for (const handler of [followFragment, onEditingClick, onCopyClick, onFeedbackClick]) {
  document.addEventListener("click", handler);
}
document.addEventListener("keydown", keepLineBreak, { capture: true });
for (const sending of ["keydown", "click"]) {
  document.addEventListener(sending, rememberSent, { capture: true });
}
document.addEventListener("keydown", closeSource);
// Gradio calls the whole page by the language of the browser; it is in the one of its words.
const language = document.documentElement.lang;
new MutationObserver(() => {
  if (document.documentElement.lang !== language) document.documentElement.lang = language;
}).observe(document.documentElement, { attributeFilter: ["lang"] });
// Going back to another conversation is reading it again.
window.addEventListener("popstate", () => window.location.reload());
new MutationObserver(() => {
  restoreDraft();
  watchTurns();
}).observe(document.querySelector("gradio-app"), { childList: true, subtree: true });
window.addEventListener("pagehide", keepDraft);
leaveEditing();
startChoices();
startFeedback();
startWatchingConnection();
