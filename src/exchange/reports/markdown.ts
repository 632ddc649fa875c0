/** A table in Markdown under its heading; nothing where it has no rows. Rows are numbered. */
export function section(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return "";
  const numbered = rows.map((cells, index) => [String(index + 1), ...cells]);
  return `## ${title}\n\n${table(["#", ...columns], numbered)}`;
}

/** A table in Markdown. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(columns), `|${" --- |".repeat(columns.length)}`, ...rows.map(line)].join("\n");
}

/** Text that cannot end its cell, nor be read as HTML or a link. */
export function escaped(text: string): string {
  return text.replace(/[\\|<>[\]`*_]/g, "\\$&").replace(/\s+/g, " ");
}
