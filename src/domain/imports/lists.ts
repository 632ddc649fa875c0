import { normalise } from "../text.js";

/**
 * The parts of a list as people write it: separated by semicolons or line breaks, or by commas where there are none of these.
 * A part in quotation marks is one part, whatever is in it. `-` says that there are none.
 */
export function splitList(text: string): string[] {
  const written = normalise(text).replace(/\.$/, "");
  if (written === "" || written === "-") return [];
  const separators = /[;\n]/.test(outsideQuotes(written)) ? ";\n" : ",";
  return parts(written, separators).map(unquoted).filter(Boolean);
}

/** The list as {@link splitList} reads it back; an empty one is `-`. */
export function joinList(items: readonly string[]): string {
  if (items.length === 0) return "-";
  const written = items.map(quoted);
  const [only = ""] = written;
  // One part with a comma in it would be read as several.
  const closed = written.length === 1 && /,|\.$/.test(outsideQuotes(only)) ? ";" : "";
  const last = written.at(-1) ?? "";
  return `${written.join("; ")}${closed || (last.endsWith(".") ? ";" : "")}`;
}

function parts(text: string, separators: string): string[] {
  const found = [""];
  let inQuotes = false;
  for (const letter of text) {
    const last = found.length - 1;
    if (letter === '"') inQuotes = !inQuotes;
    if (!inQuotes && separators.includes(letter)) found.push("");
    else found[last] += letter;
  }
  return found;
}

const outsideQuotes = (text: string) => text.replace(/"[^"]*"/g, "");

/** Only what is quoted as a whole: a name with an inch sign in it stays as it is. */
function unquoted(part: string): string {
  const text = normalise(part);
  return /^"(?:[^"]|"")*"$/.test(text) ? normalise(text.slice(1, -1).replaceAll('""', '"')) : text;
}

function quoted(item: string): string {
  return /[";\n]/.test(item) || item === "-" ? `"${item.replaceAll('"', '""')}"` : item;
}
