// The address of the page tells the conversation and the choices; the server reads it there.

export function query() {
  return new URLSearchParams(window.location.search);
}

export function setQuery(pairs, { remember = false } = {}) {
  const text = new URLSearchParams(pairs).toString();
  const address = text ? `/?${text}` : "/";
  if (address === window.location.pathname + window.location.search) return;
  if (remember) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

export function withValue(name, value) {
  const pairs = query();
  if (value) pairs.set(name, value);
  else pairs.delete(name);
  return pairs;
}
