import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { zipSync } from "fflate";
import type { Tracker } from "../../../src/application/tracker.js";
import { exportLetter } from "../../../src/cli/export-letter.js";
import { importLetterFile } from "../../../src/cli/import-letter.js";
import { CommandRefused } from "../../../src/cli/refused.js";
import { readLetterFile } from "../../../src/exchange/letters/letter-file.js";
import { LetterRefused } from "../../../src/exchange/letters/read-letter.js";
import { FileRefused } from "../../../src/exchange/spreadsheets/sheet.js";
import { memoryTracker } from "../../support/memory-tracker.js";

const LETTER = `Geneva, 1 December 2025
Collective letter 4/13
Subject: Meeting of Working Party 4/13; Geneva, 27 February 2026

Working Party 4/13:
- Y.beta-arch “Beta architecture” (Q16/13)
`;

describe("files of letters", () => {
  let folder: string;
  let tracker: Tracker;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "letters-"));
    tracker = await memoryTracker("2026-02-20T09:00:00.000Z");
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const file = async (name: string, content: Uint8Array | string) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const told: string[] = [];
  const run = (path: string, apply = false) => {
    told.length = 0;
    return importLetterFile({
      tracker,
      file: path,
      apply,
      say: (line) => told.push(line),
      note: () => undefined,
    });
  };
  const held = () => JSON.stringify(tracker.programme.current.all());

  const BAD: Readonly<Record<string, readonly [Uint8Array | string, RegExp]>> = {
    "an empty file": ["", /it is empty/],
    "binary data": [
      Uint8Array.from({ length: 2000 }, (_none, at) => (at * 7919) % 256),
      /no text|not in UTF-8/,
    ],
    "another encoding": [Buffer.from("Genève, 1er décembre 2025", "latin1"), /not in UTF-8/],
    "UTF-16": [Buffer.from(`\ufeff${LETTER}`, "utf16le"), /UTF-16/],
    "a PDF": ["%PDF-1.7 and so on", /PDF/],
    "an old Word document": [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /old format/],
    "another letter": [
      "TSB Circular 99\nSubject: Meeting of WP4/13, 27 February 2026",
      /calls itself "TSB Circular"/,
    ],
    "a letter for an unknown study group": [LETTER.replaceAll("/13", "/98"), /SG98/],
    "an archive without a document": [zipSync({ "a.xml": new Uint8Array(3) }), /no Word document/],
    "a damaged archive": [Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), /no Word document/],
    "a zip bomb": [
      zipSync({ "word/document.xml": new Uint8Array(40 * 1024 * 1024) }),
      /unpacks to more than 30 MB/,
    ],
  };
  for (const [what, [content, why]] of Object.entries(BAD)) {
    it(`are refused where they are ${what}: nothing is changed`, async () => {
      const before = held();
      const error = await run(await file("bad", content), true).catch((thrown: unknown) => thrown);
      // Either of them ends the command with 2.
      expect(error instanceof CommandRefused || error instanceof FileRefused, String(error)).to.equal(true);
      expect((error as Error).message).to.match(why);
      expect(held()).to.equal(before);
    });
  }

  it("are not even read where they are too large", async () => {
    const path = await file("large", "x");
    await truncate(path, 50 * 1024 * 1024);
    const error = await readLetterFile(path).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(LetterRefused);
    expect((error as Error).message).to.match(/50 MB/);
  });

  it("are rehearsed, carried out, and told in words", async () => {
    const path = await file("letter.txt", LETTER);
    expect(await run(path)).to.equal(0);
    expect(told[0]).to.equal("Collective letter 4/13 of SG13: meeting T25-SG13-260227");
    expect(told).to.include("  candidate Y.beta-arch: WP4/13 [line 6]");
    expect(told.at(-1)).to.match(/rehearsal/);
    expect(tracker.programme.current.meetings()).to.have.length(0);
    expect(await run(path, true)).to.equal(0);
    expect(told.at(-1)).to.match(/^Carried out/);
    expect(await run(path)).to.equal(0);
    expect(told.at(-1)).to.equal("Nothing is to be changed.");
    expect(await run(await file("more.txt", `${LETTER}- Y.lost “Lost” (Q99/13)\n`))).to.equal(1);
    expect(told).to.include("  candidate Y.lost: WP4/13, Q99/13 – There is no Q99/13 on record. [line 7]");
  });

  it("are written for a meeting that is there, in a language and format that there are", async () => {
    const notes: string[] = [];
    const write = (of: string[], how: { language?: string; format?: string } = {}) =>
      exportLetter({ tracker, of, ...how, note: (line) => notes.push(line) });
    const text = Buffer.from(await write(["T25-SG13-260227"], { language: "fr" })).toString();
    expect(text).to.match(/^# Lettre collective 4\/13\n/);
    expect(notes).to.deep.equal(["No title in French: Y.beta-arch. They are marked in the letter."]);
    expect((await write(["T25-SG13-260227"], { format: "docx" })).slice(0, 2)).to.deep.equal(
      Buffer.from("PK"),
    );
    const refusal = async (of: string[], how?: object) =>
      ((await write(of, how).catch((thrown: unknown) => thrown)) as Error).message;
    expect(await refusal([])).to.match(/Name one meeting/);
    expect(await refusal(["T25-SG13-990101"])).to.match(/no meeting/);
    expect(await refusal(["T25-SG13-260227"], { language: "ru" })).to.match(/"ru" is none/);
    expect(await refusal(["T25-SG13-260227"], { format: "pdf" })).to.match(/"pdf" is none/);
  });
});
