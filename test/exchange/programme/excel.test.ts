import { expect } from "chai";
import writeXlsxFile from "write-excel-file/node";
import { readRow } from "../../../src/domain/imports/read-row.js";
import { readProgramme } from "../../../src/exchange/programme/read-programme.js";
import { readSheet } from "../../../src/exchange/spreadsheets/read-sheet.js";

const HEADING = ["Work item", "Question", "Status", "Title", "Timing", "First registration"];
const row = (name: string, ...others: readonly object[]) => [
  ...[name, "Q1/13", "Under study", "A title"].map((value) => ({ value })),
  ...others,
];

describe("dates in an Excel file", () => {
  it("are read where their cells are dates, and named as wrong where they are numbers", async () => {
    const timing = { value: new Date(Date.UTC(2026, 1, 1)), type: Date, format: "mmm-yy" };
    const registered = {
      value: new Date(Date.UTC(2025, 10, 18, 17, 21, 31)),
      type: Date,
      format: "yyyy-mm-dd hh:mm:ss",
    };
    const sheet = [
      HEADING.map((value) => ({ value })),
      row("Y.a-1", timing, registered),
      row("Y.a-2", { value: 46054, type: Number }, { value: 45979.7, type: Number }),
    ];
    const file = await (await writeXlsxFile(sheet as never)).toBuffer();
    const [dates, numbers] = readProgramme(await readSheet(file), "programme").rows.map((one) =>
      readRow(one.row),
    );
    expect(dates?.entry).to.deep.include({
      timing: { raw: "2026-02-01", month: "2026-02" },
      registeredOn: "2025-11-18",
    });
    expect(numbers?.problems.map(({ path }) => path)).to.deep.equal(["timing", "registeredOn"]);
    expect(numbers?.problems[0]?.message).to.match(/"46054" is a number, as spreadsheets keep dates/);
  });
});
