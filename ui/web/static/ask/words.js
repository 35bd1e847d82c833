// Words of the page in the visitor's language, and the one place where they are announced.

export function words(name) {
  return document.getElementById(`words-${name}`)?.content.textContent ?? "";
}

export function announce(text) {
  const announcer = document.getElementById("announcer");
  // The same words twice are news only if they change in between.
  if (announcer.textContent === text) announcer.textContent = "";
  announcer.textContent = text;
}
