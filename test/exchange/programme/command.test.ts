import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { carryOut } from "../../../src/application/imports/carry-out.js";
import { exportCommand } from "../../../src/cli/export.js";
import { importCommand } from "../../../src/cli/import.js";
import { importProgramme } from "../../../src/cli/import-programme.js";
import { isInUse, openConfigured } from "../../../src/cli/open-database.js";
import { reconcileCommand } from "../../../src/cli/reconcile.js";
import type { RawRow } from "../../../src/domain/imports/row.js";
import { PROGRAMME_COLUMNS } from "../../../src/exchange/programme/columns.js";
import { FileRefused } from "../../../src/exchange/spreadsheets/sheet.js";
import { writeSheet } from "../../../src/exchange/spreadsheets/write-sheet.js";
import { StorageFull } from "../../../src/persistence/errors.js";
import { Config } from "../../../src/server/config.js";
import { generatedRows } from "../../support/generated-programme.js";
import { counted, paperTracker, rehearsed } from "../../support/import-rows.js";

/** A file of the public work programme with these rows. */
const fileOf = (rows: readonly RawRow[], format: "csv" | "xlsx" = "csv") =>
  writeSheet(
    format,
    PROGRAMME_COLUMNS.map(({ heading }) => heading),
    rows.map((row) => PROGRAMME_COLUMNS.map(({ key }) => row[key] ?? "")),
  );

describe("the commands that bring programmes in, write them and compare them", () => {
  let folder: string;
  let config: Config;
  const inFolder = async (name: string, bytes: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "programme-"));
    config = Config.from({ DATA_DIR: join(folder, "data"), LOG_LEVEL: "silent" });
  });
  after(async () => {
    process.exitCode = 0;
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs a command with what it says, what it notes on standard error, and how it ends. */
  async function ran(command: (say: (line: string) => void) => Promise<void>) {
    const said: string[] = [];
    const noted: string[] = [];
    const { write } = process.stderr;
    process.stderr.write = ((text: string) => noted.push(text) > 0) as typeof write;
    try {
      await command((line) => said.push(line));
    } finally {
      process.stderr.write = write;
    }
    const code = Number(process.exitCode ?? 0);
    process.exitCode = 0;
    return { said, noted: noted.join(""), code };
  }
  const brought = (file: string, apply: boolean, kind = "programme", list = false) =>
    ran((say) => importCommand(config, kind, file, { apply, list }, say));

  it("bring a programme into an empty database, after a rehearsal, and say the second time that nothing changed", async () => {
    const file = await inFolder("wp.csv", await fileOf(generatedRows(60)));
    const rehearsal = await brought(file, false);
    expect(rehearsal.said.slice(-2)).to.deep.equal([
      "60 rows: 60 new, 0 changed, 0 same, 0 conflicting, 0 unread",
      "This was a rehearsal: nothing was written. Add --apply to carry it out.",
    ]);
    expect((await brought(file, true)).said.at(-1)).to.equal(
      "60 rows: 60 new, 0 changed, 0 same, 0 conflicting, 0 unread",
    );
    const again = await brought(file, true);
    const listed = await brought(file, false, "programme", true);
    expect(listed.said.filter((line) => /^line \d+ same \S/.test(line)).length).to.equal(60);
    expect([again.code, ...again.said]).to.deep.equal([
      0,
      "60 rows: 0 new, 0 changed, 60 same, 0 conflicting, 0 unread",
    ]);
  });

  it("write what they read again, and find no difference in it", async () => {
    for (const name of ["out.csv", "out.xlsx"]) {
      const out = join(folder, name);
      await exportCommand(config, "programme", [], { out });
      expect((await brought(out, true)).said.at(-1)).to.equal(
        "60 rows: 0 new, 0 changed, 60 same, 0 conflicting, 0 unread",
      );
      expect(await ran((say) => reconcileCommand(config, out, say))).to.deep.include({ code: 0 });
    }
    const part = join(folder, "sg13.csv");
    await exportCommand(config, "programme", ["sg 13"], { out: part });
    expect((await brought(part, false)).said.at(-2)).to.match(/^6 rows: .* 6 same/);
  });

  it("read while a server has the store open, and write only when none has", async () => {
    const server = await openConfigured(config);
    try {
      const out = join(folder, "meanwhile.csv");
      await exportCommand(config, "programme", [], { out });
      expect((await brought(out, false)).said.at(-2)).to.equal(
        "60 rows: 0 new, 0 changed, 60 same, 0 conflicting, 0 unread",
      );
      const refused = await brought(out, true).catch((error: unknown) => error);
      expect(isInUse(refused)).to.equal(true);
      expect(process.exitCode).to.equal(2);
    } finally {
      process.exitCode = 0;
      await server.close();
    }
  });

  it("report each row that is not in with its line, and end with 1", async () => {
    const [one = {}, two = {}, three = {}] = generatedRows(3);
    const rows = [
      { ...one, workItem: "none" },
      { ...two, title: "Changed there" },
      { ...three, workItem: "Y.new", question: "Q1/99", studyGroup: "" },
    ];
    const { said, code } = await brought(await inFolder("partly.csv", await fileOf(rows)), true);
    expect(code).to.equal(1);
    expect(said[0]).to.match(/^line 2 unread none: Not read: workItem: "none" is no name/);
    expect(
      said.some((line) => /^line \d+ unread Y\.new: Not read: there is no study group SG99/.test(line)),
    ).to.equal(true);
    expect(said.at(-1)).to.equal("3 rows: 0 new, 1 changed, 0 same, 0 conflicting, 2 unread");
    const found = await ran((say) => reconcileCommand(config, join(folder, "wp.csv"), say));
    expect(found.code).to.equal(1);
    expect(found.said.join("\n")).to.match(/ {2}line 3 .*: title: record ".*", tracker "Changed there"/);
  });

  const bad: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    [
      "another delimiter",
      "Work item|Question|Status|Subject / Title\nY.a|Q1/13|Under study|A\n",
      /separated by commas, semicolons or tabs/,
    ],
    [
      "another encoding",
      Buffer.from("Work item,Question,Status,Title\nY.a,Q1/13,Under study,Caf\xe9\n", "latin1"),
      /Line 2: This is not UTF-8/,
    ],
    [
      "a column that is missing",
      "Work item,Status,Title\nY.a,Under study,A\n",
      /The column "Question" is missing/,
    ],
    [
      "a column that stands twice",
      "Work item,Question,Status,Title,Subject / Title\n",
      /"Subject \/ Title" stands twice/,
    ],
    ["no rows", "Work item,Question,Status,Title\n", /no row below the heading/],
    ["nothing", "", /The file is empty/],
    ["no archive", "PK\u0003\u0004", /no XLSX workbook/],
  ];
  for (const [what, content, why] of bad) {
    it(`do nothing with a file that has ${what}, and say why`, async () => {
      const file = await inFolder("bad", content);
      const tracker = paperTracker();
      const quiet = { say: () => undefined, note: () => undefined };
      const error = await importProgramme("programme", { tracker, file, apply: true, ...quiet }).catch(
        (one: unknown) => one,
      );
      expect(error).to.be.instanceOf(FileRefused);
      expect((error as FileRefused).message).to.match(why);
    });
  }

  it("do nothing with a file that is too large, not there, or of no kind", async () => {
    const large = await inFolder("large.csv", "Work item");
    await truncate(large, 200 * 1024 * 1024);
    expect(await brought(large, true)).to.deep.include({
      code: 2,
      noted: `${large}: The file has 200 MB; what is larger than 100 MB is not read.\n`,
    });
    expect((await brought(join(folder, "not-there.csv"), true)).code).to.equal(2);
    const unknown = await brought(large, true, "nonsense");
    expect(unknown.code).to.equal(2);
    expect(unknown.noted).to.match(/There is no kind "nonsense". There are:\n {2}programme/);
  });
});

describe("an import that is cut off half-way", () => {
  it("leaves in what is in, and is completed by the next", async () => {
    const tracker = paperTracker();
    const rows = generatedRows(1200);
    let batches = 0;
    const { workItem } = tracker.repositories;
    const full = async (items: Parameters<typeof workItem.insertAll>[0]) => {
      batches += 1;
      if (batches > 1) throw new StorageFull(new Error("disk"));
      return workItem.insertAll(items);
    };
    const failing = {
      ...tracker,
      repositories: { ...tracker.repositories, workItem: { ...workItem, insertAll: full } },
    };
    const stopped = await carryOut(failing, rehearsed(failing, rows)).catch((error: unknown) => error);
    expect(stopped).to.be.instanceOf(StorageFull);
    expect(tracker.programme.current.count("workItem")).to.equal(500);
    const rest = await carryOut(tracker, rehearsed(tracker, rows));
    expect(counted(rest)).to.deep.equal({ SAME: 500, NEW: 700 });
    expect(tracker.programme.current.count("workItem")).to.equal(1200);
  });
});
