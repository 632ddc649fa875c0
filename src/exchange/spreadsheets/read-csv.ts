import { withoutEscape } from "./formulas.js";
import { FileRefused, refuseTooLarge, type Sheet, type SheetRow } from "./sheet.js";

const DELIMITERS = [",", ";", "\t"];

/**
 * Reads CSV in UTF-8 (RFC 4180), separated by commas, semicolons or tabs: whichever the heading has most of. Throws
 * {@link FileRefused} where the encoding, the delimiter or the quotes are wrong.
 */
export async function readCsv(bytes: Uint8Array): Promise<Sheet> {
  const { CsvError, parse } = await import("csv-parse/sync");
  const text = decoded(bytes);
  const delimiter = delimiterOf(text);
  try {
    const options = { delimiter, info: true, relax_column_count: true, skip_empty_lines: false } as const;
    return asSheet(parse(text, options) as unknown as readonly ReadRecord[]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { lines?: number };
    throw new FileRefused(`The quotes are not right: ${error.message}.`, lines ?? null);
  }
}

/** A record as the parser gives it; `lines`: how many lines of the file it had read by then. */
interface ReadRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function asSheet(records: readonly ReadRecord[]): Sheet {
  const rows: SheetRow[] = [];
  let end = 0;
  for (const { record, info } of records) {
    const line = end + 1;
    end = info.lines;
    if (record.every((cell) => cell.trim() === "")) continue;
    rows.push({ line, cells: record.map(withoutEscape), faults: new Map() });
  }
  const [heading, ...below] = rows;
  if (!heading) throw new FileRefused("The file is empty.");
  refuseTooLarge(below.length, heading.cells.length);
  return { heading: heading.cells, rows: below };
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new FileRefused("The file is in UTF-16. Save it as CSV in UTF-8.");
  const text = utf8(bytes);
  const zero = text.indexOf("\0");
  if (zero >= 0) throw new FileRefused("There is a zero byte: this is no text.", lineAt(text, zero));
  return text;
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const lenient = new TextDecoder("utf-8").decode(bytes);
    const line = lineAt(lenient, lenient.indexOf("\ufffd"));
    throw new FileRefused(
      "This is not UTF-8, perhaps an older Windows encoding. Save the file as CSV in UTF-8.",
      line,
    );
  }
}

const lineAt = (text: string, index: number) => text.slice(0, index).split(/\r\n|\r|\n/).length;

function delimiterOf(text: string): string {
  const heading =
    text
      .slice(0, 10_000)
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? "";
  const unquoted = heading.replace(/"[^"]*"/g, "");
  const [most = ","] = [...DELIMITERS].sort((one, other) => count(unquoted, other) - count(unquoted, one));
  return most;
}

const count = (text: string, part: string) => text.split(part).length - 1;
