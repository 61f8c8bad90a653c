// Text: what is safe to show, to compare and to export. Never touches the page.

// Control characters, and marks that reorder what stands around them: shown, never obeyed.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The text as it may be shown: marks that hide or reorder characters become visible. */
export function shown(text) {
  return String(text).replace(UNSEEN, "\ufffd");
}

/** The text as it is compared: lower case, without accents. */
export function folded(text) {
  return String(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The text cut to `most` characters, with an ellipsis when something is missing. */
export function cut(text, most) {
  const letters = Array.from(text);
  return letters.length > most ? letters.slice(0, most - 1).join("") + "…" : text;
}

/** "1 link", "2 links", "1,234 links". */
export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Whether a link may lead there: the web, and nothing that runs. */
export function isWebAddress(address) {
  return /^https?:\/\/[^\s]+$/i.test(address);
}

/** A field of a CSV file (RFC 4180); a leading sign that a spreadsheet would run is disarmed. */
export function csvField(value) {
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A Turtle string literal. */
export function turtleString(text) {
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return `"${String(text).replace(/[\\"\n\r\t]/g, (c) => escapes[c])}"`;
}

/** A Turtle IRI; what may not stand in one is escaped. */
export function turtleIri(iri) {
  const escaped = iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return `<${escaped}>`;
}
