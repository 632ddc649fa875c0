/**
 * A value of a record as a person would read it: a list with semicolons, an object as `name: value`, a text with its language
 * or provenance beside it as the text alone. Null for what is absent.
 */
export function valueInWords(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(valueInWords).join("; ");
  if (isText(value)) return value.text;
  const said = Object.entries(value).flatMap(([name, one]) => {
    const words = valueInWords(one);
    return words === null ? [] : [`${spaced(name)}: ${words}`];
  });
  return said.length === 0 ? "none" : said.join(", ");
}

/** The name of a field as words: `finalText` is "final text". */
function spaced(name: string): string {
  return name.replace(/[a-z](?=[A-Z])/g, "$& ").toLowerCase();
}

function isText(value: object): value is { readonly text: string; readonly provenance: string } {
  return "text" in value && typeof value.text === "string" && "provenance" in value;
}
