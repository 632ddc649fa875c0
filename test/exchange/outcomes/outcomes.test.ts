import { expect } from "chai";
import { importOutcomes } from "../../../src/application/outcomes/import-outcomes.js";
import type { Tracker } from "../../../src/application/tracker.js";
import { readOutcomes } from "../../../src/exchange/outcomes/read-outcomes.js";
import { readSheet } from "../../../src/exchange/spreadsheets/read-sheet.js";
import { FileRefused } from "../../../src/exchange/spreadsheets/sheet.js";
import { writeSheet } from "../../../src/exchange/spreadsheets/write-sheet.js";
import { memoryTracker } from "../../support/memory-tracker.js";

const by = { name: "TSB", role: "TSB" } as const;
const HEADING = [
  "acronym",
  "decision",
  "outcome",
  "number",
  "TD",
  "date",
  "body",
  "override reason",
  "reason",
];
const ROWS = [
  ["y.qkd-tls", "consent", "agreed", "Y.3888", "TD410-R1/WP4", "2026-02-27", "WP4/13", "as decided", ""],
  ["Y.Supp.QKDNmc-UC", "", "Agreed", "", "TD411/WP4", "2026-02-27", "wp 4/13", "as decided", ""],
  ["Y.QKD-IPsec-fr", "Consented", "postponed", "", "", "2026-02-27", "WP4/13", "", "not stable"],
  ["Y.ICN-UP", "approval", "agreed", "", "TD1/WP3", "2026-02-27", "WP3/13", "as decided", ""],
  ["Y.none", "consent", "agreed", "", "TD1", "2026-02-27", "WP3/13", "", ""],
  ["Y.DTN-ModelReq", "consent", "agreed", "", "TD2", "2026-02-26", "WP3/13", "", ""],
  ["Y.DTN-ModelReq", "consent", "perhaps", "", "TD2", "27/02/2026", "WP3/13", "", ""],
  ["Y.bDDN-DTMec", "", "agreed", "", "", "2026-02-27", "WP3/13", "as decided", ""],
];

describe("outcomes in bulk", () => {
  let tracker: Tracker;
  beforeEach(async () => {
    tracker = await memoryTracker("2026-03-02T09:00:00.000Z", { whole: true });
  });
  const read = async (format: "csv" | "xlsx", rows = ROWS, heading = HEADING) =>
    readOutcomes(await readSheet(await writeSheet(format, heading, rows)));
  const held = ({ programme }: Tracker) => JSON.stringify(programme.current.all());
  const summary = (lines: Awaited<ReturnType<typeof importOutcomes>>) =>
    lines.map(({ row, standing, problems }) =>
      `${row.line} ${standing} ${problems.map(({ code }) => code).join(" ")}`.trim(),
    );

  for (const format of ["csv", "xlsx"] as const) {
    it(`are accepted or refused line by line, each refusal with its clause, from ${format.toUpperCase()}`, async () => {
      const { rows, faults, unknown } = await read(format);
      expect(unknown).to.deep.equal([]);
      expect(faults).to.deep.equal([
        {
          line: 8,
          name: "Y.DTN-ModelReq",
          reasons: [
            'The outcome "perhaps" is none of agreed, postponed, sent_back, rejected, withdrawn.',
            'The date "27/02/2026" is no day, as 2026-02-27 is.',
          ],
        },
      ]);
      const before = held(tracker);
      const expected = [
        "2 ACCEPTED",
        "3 ACCEPTED",
        "4 ACCEPTED",
        "5 REFUSED STAGE_FORBIDS WP_CANNOT_APPROVE AGENDA_ITEM_UNKNOWN",
        "6 REFUSED WORK_ITEM_NOT_FOUND",
        "7 REFUSED NO_SITTING_THEN",
        "9 REFUSED FINAL_TEXT_MISSING",
      ];
      const rehearsed = await importOutcomes(tracker, { rows, dryRun: true, by });
      expect(summary(rehearsed)).to.deep.equal(expected);
      for (const { problems } of rehearsed) for (const { clause } of problems) expect(clause).to.match(/\S/);
      expect(held(tracker)).to.equal(before);

      expect(summary(await importOutcomes(tracker, { rows, by }))).to.deep.equal(expected);
      const { current } = tracker.programme;
      expect(current.workItem("Y.QKD-TLS")).to.deep.include({ stage: "CONSENTED", number: "Y.3888" });
      expect(current.workItem("Y.Supp.QKDNmc-UC")?.stage).to.equal("AGREED");
      const [postponed] = Object.values(current.workItem("Y.QKD-IPsec-fr")?.decisions ?? {});
      expect(postponed).to.include({
        outcome: "POSTPONED",
        reason: "not stable",
        meeting: "T25-SG13-260223",
      });

      const after = held(tracker);
      const again = await importOutcomes(tracker, { rows, by });
      expect(summary(again)).to.deep.equal(expected.map((line) => line.replace("ACCEPTED", "SAME")));
      expect(held(tracker)).to.equal(after);
    });
  }

  it("say which decision where the item was no candidate", async () => {
    const { rows } = await read("csv", [
      ["Y.QKD-TLS", "", "agreed", "", "TD1", "2026-02-27", "WP4/13", "", ""],
    ]);
    const item = tracker.programme.current.workItem("Y.QKD-TLS");
    if (!item) throw new Error("The seeds have it.");
    tracker.programme.apply([{ kind: "workItem", aggregate: { ...item, revision: 99, candidacies: {} } }]);
    expect(summary(await importOutcomes(tracker, { rows, dryRun: true, by }))).to.deep.equal([
      "2 REFUSED DECISION_UNSAID",
    ]);
  });

  it("are for those who may record decisions", async () => {
    const { rows } = await read("csv", ROWS.slice(0, 1));
    const lines = await importOutcomes(tracker, {
      rows,
      dryRun: true,
      by: { name: "Editor", role: "EDITOR" },
    });
    expect(summary(lines)).to.deep.equal(["2 REFUSED ROLE_FORBIDS"]);
  });

  it("are refused whole where a column is missing, and name what is left out", async () => {
    const heading = HEADING.map((name) => (name === "outcome" ? "mood" : name));
    const error = await read("csv", ROWS, heading).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(FileRefused);
    expect((error as Error).message).to.match(/"outcome" is missing/);
    const { unknown } = await read(
      "csv",
      ROWS,
      HEADING.map((name) => (name === "number" ? "mood" : name)),
    );
    expect(unknown).to.deep.equal(["mood"]);
  });
});
