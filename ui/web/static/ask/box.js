// The question box: filled by readings, examples and edits; sent by buttons that ask again.

export function questionBox() {
  return document.querySelector("#question-box textarea");
}

export function putIntoBox(question) {
  const box = questionBox();
  if (!box) return;
  // Gradio listens to the event; it does not look at the value by itself.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, question);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

export function askNow(question) {
  putIntoBox(question);
  // The box tells Gradio its value after this event is over.
  window.setTimeout(() => document.querySelector("#ask")?.click(), 0);
}

export function keepLineBreak(event) {
  // Gradio would send on Shift+Enter as well.
  if (event.key === "Enter" && event.shiftKey && event.target === questionBox()) {
    event.stopPropagation();
  }
}
