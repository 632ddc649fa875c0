import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { assert } from "chai";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { DOCUMENT_FORMATS, textOf } from "../../../src/exchange/documents/formats.js";
import {
  DOCUMENT_LANGUAGES,
  type DocumentLanguage,
  type DocumentModel,
  rowsOf,
} from "../../../src/exchange/documents/model.js";
import { documentInTurns, documentOf } from "../../../src/exchange/reports/kinds.js";
import { withoutEscape } from "../../../src/exchange/spreadsheets/formulas.js";
import { programmeAsOf } from "../../../src/programme/as-of.js";
import { fullMeeting, MEETING, putRight } from "../../support/full-meeting.js";

const run = promisify(execFile);
const ASOF = "2026-02-27";

/** The tables of a CSV: below a line with the heading, and before an empty one. */
function tablesOfCsv(bytes: Uint8Array): string[][][] {
  const rows = parse(Buffer.from(bytes), {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: false,
  }) as string[][];
  const tables: string[][][] = [];
  let isHeading = true;
  for (const row of rows) {
    if (row.length === 1 && row[0] === "") isHeading = true;
    else if (isHeading) {
      tables.push([]);
      isHeading = false;
    } else tables.at(-1)?.push(row.map(withoutEscape));
  }
  return tables;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};
const decoded = (text: string) =>
  text
    .replace(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** What stands in elements of a name, one text each. */
const within = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([\\s\\S]*?)</${name}>`, "g"))].map(
    (match) => match[1] ?? "",
  );

/** The tables of DOCX, cell by cell, as they stand in its XML. */
function tablesOfDocx(xml: string): string[][][] {
  return within(xml, "w:tbl").map((table) =>
    within(table, "w:tr").map((row) =>
      within(row, "w:tc").map((cell) => decoded(within(cell, "w:t").join(""))),
    ),
  );
}

describe("the formats of a report", () => {
  let inTurns: (rest: () => Promise<void>) => Promise<DocumentModel>;
  let report: (language: DocumentLanguage, body?: string | null) => DocumentModel;
  before(async () => {
    const tracker = await fullMeeting();
    await putRight(tracker);
    const programme = programmeAsOf(tracker.programme.current, { asOf: ASOF, asKnownAt: null });
    const meeting = programme.meeting(MEETING);
    assert.exists(meeting);
    report = (language, body = "WP4/13") =>
      documentOf("REPORT", programme, meeting, { body, asOf: ASOF, language });
    inTurns = (rest) =>
      documentInTurns("REPORT", rest, programme, meeting, { body: null, asOf: ASOF, language: "en" });
  });

  const tablesOf = ({ sections }: DocumentModel) =>
    sections.flatMap(({ table }) => (table ? [rowsOf(table)] : []));
  const xmlOf = async (document: DocumentModel) => {
    const files = unzipSync(await DOCUMENT_FORMATS.docx.write(document));
    return strFromU8(files["word/document.xml"] ?? new Uint8Array());
  };

  for (const language of DOCUMENT_LANGUAGES)
    it(`have the same cells in ${language}: DOCX, CSV, HTML, and the data`, async () => {
      const document = report(language);
      const wanted = tablesOf(document);
      assert.isAbove(wanted.length, 15);
      assert.deepEqual(tablesOfCsv(await DOCUMENT_FORMATS.csv.write(document)), wanted);
      assert.deepEqual(tablesOfDocx(await xmlOf(document)), wanted);
      const html = Buffer.from(await DOCUMENT_FORMATS.html.write(document)).toString("utf8");
      const cells = within(html, "table").map((table) =>
        within(table, "tr").map((row) => [...within(row, "th"), ...within(row, "td")].map(decoded)),
      );
      assert.deepEqual(cells, wanted);
    });

  it("differ between languages in captions and titles only", () => {
    const shape = (language: DocumentLanguage) =>
      report(language).sections.map(({ key, level, paragraphs, table }) => ({
        key,
        level,
        paragraphs: paragraphs.length,
        columns: table?.columns.map((column) => column.key),
        rows: table?.rows.length,
        hashes: key === "ANNEX_HEADS" ? table?.rows : null,
      }));
    assert.deepEqual(shape("fr"), shape("en"));
    assert.deepEqual(shape("zh"), shape("en"));
  });

  it("are made bit by bit where somebody asks for that, and come out the same", async () => {
    const document = report("en", null);
    let rests = 0;
    const rest = async () => {
      rests += 1;
    };
    assert.deepEqual(await inTurns(rest), document);
    assert.isAtLeast(rests, document.sections.length / 2);
    for (const format of ["md", "html", "csv"] as const) {
      rests = 0;
      assert.equal(await textOf(format, document, rest), await textOf(format, document));
      assert.isAbove(rests, 0, format);
    }
  });

  it("leave no place of a phrase unfilled", () => {
    for (const language of DOCUMENT_LANGUAGES)
      for (const body of [null, "WP1/13", "WP4/13"])
        assert.notMatch(JSON.stringify(report(language, body)), /\{\w+\}|undefined|\[object/, language);
  });

  it("as DOCX: headings are headings, the heads of tables repeat, rows are not torn apart", async () => {
    const document = report("fr");
    const xml = await xmlOf(document);
    const headings = within(xml, "w:p").flatMap((paragraph) => {
      const level = /<w:pStyle w:val="Heading(\d)"\/>/.exec(paragraph)?.[1];
      return level ? [`${level} ${decoded(within(paragraph, "w:t").join(""))}`] : [];
    });
    assert.deepEqual(headings, [
      `1 ${document.title}`,
      ...document.sections.map(({ level, title }) => `${level + 1} ${title}`),
    ]);
    for (const table of within(xml, "w:tbl")) {
      const rows = within(table, "w:tr");
      assert.include(rows[0], "<w:tblHeader/>");
      for (const row of rows.slice(1)) assert.notInclude(row, "<w:tblHeader/>");
      for (const row of rows) assert.include(row, "<w:cantSplit/>");
    }
  });

  it("as DOCX: A4, lying for wide tables, upright for the annexes, and no table is wider than its page", async () => {
    const xml = await xmlOf(report("en"));
    const pages = [...xml.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)" w:orient="(\w+)"\/>/g)].map((match) =>
      match.slice(1),
    );
    assert.deepEqual(pages, [
      ["16838", "11906", "landscape"],
      ["11906", "16838", "portrait"],
    ]);
    const [body = "", annexes = ""] = xml.split("<w:sectPr");
    for (const [part, room] of [
      [body, 16838 - 2 * 1247],
      [annexes, 11906 - 2 * 1247],
    ] as const)
      for (const grid of within(part, "w:tblGrid")) {
        const width = [...grid.matchAll(/w:w="(\d+)"/g)].reduce((sum, match) => sum + Number(match[1]), 0);
        assert.isAtMost(width, room);
      }
  });

  it("as DOCX: a title from right to left is marked so, and what is Latin in it is not", async () => {
    const xml = await xmlOf(report("zh"));
    const title = within(xml, "w:p").find((paragraph) => paragraph.includes("توزيع")) ?? "";
    assert.match(title, /<w:bidi\/>/);
    const runs = within(title, "w:r").map(
      (one) => [one.includes("<w:rtl/>"), decoded(within(one, "w:t").join(""))] as const,
    );
    assert.equal(
      runs.map(([, text]) => text).join(""),
      "توزيع المفاتيح الكمومية (QKD) مع بروتوكول TLS 1.3 في شبكات الجيل التالي",
    );
    for (const [isRightToLeft, text] of runs)
      assert.equal(isRightToLeft, /\p{Script=Arabic}/u.test(text), text);
    const other = within(xml, "w:p").find((paragraph) => paragraph.includes("量子密钥分发")) ?? "";
    assert.notInclude(other, "<w:bidi/>");
    assert.include(
      strFromU8(
        unzipSync(await DOCUMENT_FORMATS.docx.write(report("zh")))["word/styles.xml"] ?? new Uint8Array(),
      ),
      'w:eastAsia="zh-CN"',
    );
  });

  it("as CSV: what would be a formula is none, and comes back as it was", async () => {
    const table = {
      columns: [{ key: "TITLE", title: "=1+1", type: "TEXT" }],
      rows: [["@SUM(A1)"], ["'x"], ["-"], ["two\nlines"]],
    } as const;
    const section = { key: "X", level: 1, title: "+heading", paragraphs: [], table } as const;
    const document = { language: "en", title: "T", lead: [], sections: [section] } as const;
    const bytes = await DOCUMENT_FORMATS.csv.write(document);
    assert.equal(
      Buffer.from(bytes).toString("utf8"),
      "\ufeff'+heading\r\n'=1+1\r\n'@SUM(A1)\r\n''x\r\n-\r\ntwo lines\r\n",
    );
    assert.deepEqual(tablesOfCsv(bytes), [[["=1+1"], ["@SUM(A1)"], ["'x"], ["-"], ["two lines"]]]);
  });

  it("as DOCX is opened by LibreOffice, with every cell", async function () {
    this.timeout(120_000);
    const folder = await mkdtemp(join(tmpdir(), "report-"));
    try {
      const document = report("zh");
      await writeFile(join(folder, "report.docx"), await DOCUMENT_FORMATS.docx.write(document));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const args = [
        profile,
        "--headless",
        "--convert-to",
        "html:HTML:EmbedImages",
        "--outdir",
        folder,
        join(folder, "report.docx"),
      ];
      const isThere = await run("soffice", args, { timeout: 100_000 }).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code !== "ENOENT") throw error;
          return false;
        },
      );
      if (!isThere) {
        console.log("      skipped: soffice is not installed");
        return this.skip();
      }
      const html = await readFile(join(folder, "report.html"), "utf8");
      const plain = (text: string) => decoded(text.replace(/<[^>]*>/g, "")).replace(/\s+/g, "");
      const cells = within(html, "table").map((one) =>
        within(one, "tr").map((row) => within(row, "t[dh]").map(plain)),
      );
      assert.deepEqual(
        cells,
        tablesOf(document).map((rows) => rows.map((row) => row.map((cell) => cell.replace(/\s+/g, "")))),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
