// The address of the page tells the conversation and the choices; the server reads it there.

export function query() {
  return new URLSearchParams(window.location.search);
}

export function setQuery(pairs, { remember = false } = {}) {
  const text = new URLSearchParams(pairs).toString();
  const address = text ? `/?${text}` : "/";
  if (address === window.location.pathname + window.location.search) return;
  leadBackTo(pairs);
  if (remember) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

// Another language is chosen for what is on the page now.
function leadBackTo(pairs) {
  const link = document.querySelector(".languages a");
  if (!link) return;
  const here = new URLSearchParams(pairs);
  here.delete("language");
  const way = new URL(link.href);
  way.searchParams.set("back", here.size ? `/?${here}` : "/");
  link.href = way.pathname + way.search;
}

export function withValue(name, value) {
  const pairs = query();
  if (value) pairs.set(name, value);
  else pairs.delete(name);
  return pairs;
}
