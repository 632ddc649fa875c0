/** What XLSX takes for the code of a character, as in `_x000D_`. */
const CODE = /_(?=x[0-9a-f]{4}_)/gi;

/** The formats in which a table is written. */
export const SHEET_FORMATS = ["csv", "xlsx"] as const;
/** One of them. */
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** Writes a table: CSV in UTF-8 with a byte order mark, so that Excel reads it as such, or XLSX with texts only. */
export async function writeSheet(
  format: SheetFormat,
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  return format === "csv" ? csvBytes([heading, ...rows]) : writeXlsx([heading, ...rows]);
}

async function csvBytes(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const { csvOf } = await import("./csv.js");
  return Buffer.from(["\ufeff", ...csvOf(rows)].join(""));
}

async function writeXlsx(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import("write-excel-file/node");
  const cells = rows.map((row) =>
    row.map((value) => (value === "" ? null : { type: String, value: inXlsx(value) })),
  );
  return await (await writeXlsxFile(cells, { stickyRowsCount: 1 })).toBuffer();
}

/** What looks like a code is none; and what every object has by inheritance, the library takes for a text that it knows. */
function inXlsx(text: string): string {
  const plain = text.replace(CODE, "_x005F_");
  if (!(plain in Object.prototype)) return plain;
  return `_x${plain.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_${plain.slice(1)}`;
}
