import { expect } from "chai";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { byColumn, type Column } from "../../../src/exchange/spreadsheets/columns.js";
import { readSheet } from "../../../src/exchange/spreadsheets/read-sheet.js";
import { FileRefused, type Sheet } from "../../../src/exchange/spreadsheets/sheet.js";
import { writeSheet } from "../../../src/exchange/spreadsheets/write-sheet.js";

const COLUMNS: readonly Column<"name" | "title">[] = [
  { key: "name", heading: "Work item", required: true },
  { key: "title", heading: "Subject / Title", also: ["Title"] },
];

const bytes = (text: string) => Buffer.from(text, "utf8");
const latin1 = (text: string) => Buffer.from(text, "latin1");

async function refusal(read: Promise<unknown>): Promise<string> {
  try {
    await read;
  } catch (error) {
    if (error instanceof FileRefused) return error.message;
    throw error;
  }
  return "was read";
}

/** A workbook with one sheet that holds this XML. */
function workbook(sheet: string): Uint8Array {
  const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet xmlns="${main}">${sheet}</worksheet>`),
  });
}

const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const HEADING = `<row r="1">${inline("A1", "Work item")}${inline("B1", "Title")}</row>`;

describe("reading a table from a file", () => {
  it("reads CSV with commas, semicolons or tabs, with the line where each row begins", async () => {
    for (const delimiter of [",", ";", "\t"]) {
      const { heading, rows } = await readSheet(
        bytes(`\ufeffWork item${delimiter}Title\r\n"Y.A"${delimiter}"two\nlines"\r\n\r\nY.B${delimiter}b`),
      );
      expect(heading).to.deep.equal(["Work item", "Title"]);
      expect(rows.map(({ line, cells }) => [line, ...cells])).to.deep.equal([
        [2, "Y.A", "two\nlines"],
        [5, "Y.B", "b"],
      ]);
    }
  });

  it("refuses with the reason what is no table", async () => {
    const wrong: readonly (readonly [Uint8Array, RegExp])[] = [
      [bytes(""), /empty/],
      [bytes("\n \n"), /empty/],
      [latin1("\xff\xfeW\0"), /UTF-16/],
      [latin1("Work item\nok\nCaf\xe9"), /^Line 3: This is not UTF-8/],
      [bytes("a\nb\0"), /^Line 2: There is a zero byte/],
      [bytes('Work item\nfine\n"never closed'), /^Line 3: The quotes are not right/],
      [latin1("\xd0\xcf\x11\xe0 old"), /old format/],
      [latin1("PK\x03\x04 no archive"), /no XLSX workbook/],
      [zipSync({ "readme.xml": strToU8("<a/>") }), /no XLSX workbook/],
    ];
    for (const [file, reason] of wrong) expect(await refusal(readSheet(file))).to.match(reason);
  });

  it("unpacks no archive that says it is huge, and none that is larger than it says", async () => {
    const packed = workbook(`<sheetData>${HEADING}</sheetData>`);
    const directory = Buffer.from(packed).lastIndexOf(Buffer.from("PK\x01\x02", "latin1"));
    const claims = (size: number) => {
      const changed = Buffer.from(packed);
      changed.writeUInt32LE(size, directory + 24);
      return changed;
    };
    expect(await refusal(readSheet(claims(0x70000000)))).to.match(/unpacks to more than/);
    expect(await refusal(readSheet(claims(10)))).to.match(/no XLSX workbook|damaged/);
  });

  it("refuses a sheet that reaches too far, before it is laid out", async () => {
    const far = workbook(`<sheetData>${HEADING}<row r="9"><c r="XFD9"><v>1</v></c></row></sheetData>`);
    expect(await refusal(readSheet(far))).to.match(/more than 200 columns/);
    const deep = workbook(
      `<sheetData>${HEADING}<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>`,
    );
    expect(await refusal(readSheet(deep))).to.match(/more than 100000 rows/);
  });

  it("names cells with formulas and merged cells, and reads the others", async () => {
    const rows = [
      HEADING,
      `<row r="2">${inline("A2", "Y.A")}<c r="B2" t="str"><f>CONCATENATE("a")</f><v>a</v></c></row>`,
      `<row r="3">${inline("A3", "Y.B")}${inline("B3", "b")}</row>`,
      `<row r="4">${inline("A4", "Y.C")}</row>`,
    ].join("");
    const merged = '<mergeCells count="1"><mergeCell ref="A4:B4"/></mergeCells>';
    const sheet = await readSheet(workbook(`<sheetData>${rows}</sheetData>${merged}`));
    const { rows: read } = byColumn(sheet, COLUMNS);
    expect(read.map(({ line, faults }) => [line, ...faults])).to.deep.equal([
      [2, '"Title" holds a formula; put its value in its place'],
      [3],
      [
        4,
        '"Work item" is merged with others (A4:B4); separate them',
        '"Title" is merged with others (A4:B4); separate them',
      ],
    ]);
  });

  it("writes what it reads back, in both formats, whatever the texts", async () => {
    const text = fc
      .string({ unit: "grapheme", maxLength: 12 })
      .map((one) => one.replace(/[\p{Cc}\p{Cs}\p{Cn}]/gu, ""));
    const tricky = fc.constantFrom(
      "=1+1",
      "'=1",
      "''",
      "-",
      "-1",
      "@a",
      "+1",
      "a\nb",
      '"',
      "_x000D_",
      "valueOf",
      "__proto__",
      " a ",
      ",;\t",
    );
    const row = fc.tuple(fc.constant("Y.A"), fc.oneof(text, tricky), fc.oneof(text, tricky));
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 4 }),
        fc.constantFrom("csv", "xlsx"),
        async (rows, format) => {
          const back = await readSheet(
            await writeSheet(format as "csv", ["Work item", "Title", "Other"], rows),
          );
          expect(back.rows.map(({ cells }) => [...cells])).to.deep.equal(rows);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("writes no cell of CSV that a spreadsheet would take for a formula", async () => {
    const written = Buffer.from(
      await writeSheet("csv", ["A"], [["=HYPERLINK(1)"], ["@x"], ["-1"], ["-"]]),
    ).toString();
    expect(written).to.equal("\ufeffA\r\n'=HYPERLINK(1)\r\n'@x\r\n'-1\r\n-\r\n");
  });
});

describe("the columns of a list", () => {
  const sheet = (heading: string[], ...rows: string[][]): Sheet => ({
    heading,
    rows: rows.map((cells, index) => ({ line: index + 2, cells, faults: new Map() })),
  });

  it("are found by their headings in any order and spelling, others named", () => {
    const { rows, unknown } = byColumn(
      sheet(["colour", "SUBJECT / title", "work  item"], ["red", "t", "Y.A"]),
      COLUMNS,
    );
    expect(rows[0]?.cells).to.deep.equal({ name: "Y.A", title: "t" });
    expect(unknown).to.deep.equal(["colour"]);
  });

  it("are refused when one is missing or stands twice", () => {
    const refused = (heading: string[]) => () => byColumn(sheet(heading), COLUMNS);
    expect(refused(["Title", "other"])).to.throw(FileRefused, 'Line 1: The column "Work item" is missing.');
    expect(refused(["Work item|Title"])).to.throw(FileRefused, /separated by commas, semicolons or tabs/);
    expect(refused(["Work item", "Title", "Subject / Title"])).to.throw(
      FileRefused,
      /"Subject \/ Title" stands twice/,
    );
  });

  it("do not take a row that has more or fewer cells than the heading", () => {
    const { rows } = byColumn(
      sheet(["Work item", "Title"], ["Y.A", "t", "more"], ["Y.B"], ["Y.C", "t", ""]),
      COLUMNS,
    );
    expect(rows.map(({ faults }) => faults.length)).to.deep.equal([1, 1, 0]);
  });
});
