import { expect } from "chai";
import type { ImportPlan } from "../../../src/application/imports/import-plan.js";
import type { Tracker } from "../../../src/application/tracker.js";
import { updateWorkItem } from "../../../src/application/update-work-item.js";
import { aggregateAsOf } from "../../../src/domain/as-of.js";
import { IMPORT_PROBLEMS } from "../../../src/domain/imports/problems.js";
import type { RawRow } from "../../../src/domain/imports/row.js";
import { verifyHistory } from "../../../src/domain/verify-history.js";
import type { WorkItem } from "../../../src/domain/work-item.js";
import { generatedRows } from "../../support/generated-programme.js";
import * as support from "../../support/import-rows.js";
import { counted, paperTracker } from "../../support/import-rows.js";
import { inFull } from "../../support/in-full.js";

const BY = { name: "Secretariat", role: "TSB" } as const;
const ROW: RawRow = {
  workItem: "Y.3094 (ex Y.DTN-ModelReq)",
  question: "Q22/13",
  title: "Digital twin network – General technical requirements",
  status: "Approved on 2026-04-13 [Issued from previous study period]",
  timing: "-",
  process: "AAP",
  version: "New",
  liaisons: "ITU-T SG2, SG11, SG12, IETF CATS",
  supportingMembers: "China Telecom; China Unicom; Chongqing University.",
  editors: "Yuexia FU, Editor",
  registeredOn: "2025-11-18 17:21:31",
  lastUpdate: "2026-05-01 10:00:00",
};

const item = (tracker: Tracker, name: string): WorkItem => {
  const found = tracker.programme.current.workItem(name);
  if (!found) throw new Error(`${name} is not in the programme.`);
  return found;
};

const faultsOf = (item: WorkItem) => {
  const { id, ...document } = inFull(item);
  return verifyHistory(id, document).faults;
};

const without = ({ ...row }: Record<string, string | undefined>, ...fields: string[]): RawRow => {
  for (const field of fields) delete row[field];
  return row;
};

/** The codes of problems that were met. */
const seen = new Set<string>();

function noted(plan: ImportPlan): ImportPlan {
  for (const { problems, warnings } of plan.rows)
    for (const { code } of [...problems, ...warnings]) seen.add(code);
  return plan;
}

const broughtIn = async (tracker: Tracker, rows: readonly RawRow[]) =>
  noted(await support.broughtIn(tracker, rows));
const rehearsed = (tracker: Tracker, rows: readonly RawRow[]) => noted(support.rehearsed(tracker, rows));

describe("a programme brought in", () => {
  it("has every row of a file in all spellings, and a second time nothing new", async () => {
    const tracker = paperTracker();
    const rows = generatedRows(2000);
    expect(counted(await broughtIn(tracker, rows))).to.deep.equal({ NEW: 2000 });
    expect(tracker.programme.current.count("workItem")).to.equal(2000);
    expect(tracker.programme.current.count("studyGroup")).to.equal(10);
    expect(counted(await broughtIn(tracker, rows))).to.deep.equal({ SAME: 2000 });
    for (const one of tracker.programme.current.workItems().slice(0, 200))
      expect(faultsOf(one), one.acronym).to.deep.equal([]);
  });

  it("understands a row, and keeps what it says beside that", async () => {
    const tracker = paperTracker();
    await broughtIn(tracker, [ROW]);
    const known = item(tracker, "Y.3094");
    expect(known).to.include({
      acronym: "Y.DTN-ModelReq",
      number: "Y.3094",
      question: "Q22/13",
      studyGroup: "SG13",
    });
    expect(known).to.include({
      stage: "APPROVED",
      approvedOn: "2026-04-13",
      stageSince: "2026-04-13",
      process: "AAP",
    });
    expect(known.liaisons).to.deep.equal(["SG2", "SG11", "SG12", "IETF CATS"]);
    expect(known.supportingMembers).to.deep.equal(["China Telecom", "China Unicom", "Chongqing University"]);
    expect(known.editors).to.deep.equal([{ name: "Yuexia FU", affiliation: null }]);
    expect(known.carriedFrom).to.deep.equal(["2022-2024"]);
    const [first, second] = known.history;
    expect(first).to.include({ action: "IMPORT", effectiveOn: "2025-11-18" });
    expect(second).to.include({ action: "IMPORT", effectiveOn: "2026-04-13" });
    expect(second?.basis).to.include({ document: "wp.csv", note: "Line 2: Approved on 2026-04-13" });
    expect(second?.said).to.deep.equal({ source: "wp.csv", line: 2, row: ROW });
    const before = aggregateAsOf(known, { asOf: "2026-04-12", asKnownAt: null });
    expect(before).to.include({ stage: "UNDER_STUDY", number: null, approvedOn: null });
  });

  const stages: readonly (readonly [string, string, object])[] = [
    ["Under study", "AAP", { stage: "UNDER_STUDY", stageSince: null }],
    ["under study [Issued from previous study period]", "TAP", { stage: "UNDER_STUDY" }],
    ["Consented on 2026-02-27", "AAP", { stage: "CONSENTED", stageSince: "2026-02-27", cycle: 1 }],
    ["Determined on 2026-02-27", "TAP", { stage: "DETERMINED", stageSince: "2026-02-27" }],
    ["Approved on 2026-02-27", "TAP", { stage: "APPROVED", approvedOn: "2026-02-27" }],
    ["Deleted on 2026-02-27", "AAP", { stage: "DISCONTINUED", approvedOn: null }],
  ];
  for (const [status, process, expected] of stages) {
    it(`takes "${status}" for what it says`, async () => {
      const tracker = paperTracker();
      await broughtIn(tracker, [{ ...ROW, workItem: "Y.x-1", status, process }]);
      expect(item(tracker, "Y.x-1")).to.include({ ...expected, externalStatus: null });
    });
  }

  const contradicting: readonly (readonly [string, RawRow, RegExp])[] = [
    [
      "a status of another process",
      { status: "Consented on 2026-02-27", process: "Agreement", type: "Supplement" },
      /follows AGREEMENT is not consented/,
    ],
    ["a status that nobody knows", { status: "Stalled" }, /no such status is known/],
    ["a decision without its day", { status: "Consented" }, /no day is named/],
    ["a day that has not come", { status: "Consented on 2030-01-01" }, /has not come yet/],
    [
      "a process of another type",
      { process: "Agreement", type: "Recommendation", status: "Under study" },
      /cannot follow AGREEMENT/,
    ],
    [
      "a number of another type",
      {
        workItem: "Y.3094 (ex Y.x-1)",
        type: "Supplement",
        process: "Agreement",
        status: "Agreed on 2026-02-27",
      },
      /Y.3094/,
    ],
  ];
  for (const [what, row, why] of contradicting) {
    it(`keeps ${what} as external status only, and lists it, twice without change`, async () => {
      const tracker = paperTracker();
      const rows = [{ ...ROW, workItem: "Y.x-1", ...row }];
      const { rows: done } = await broughtIn(tracker, rows);
      expect(done[0]?.outcome).to.equal("NEW");
      expect(done[0]?.warnings[0]?.message).to.match(why);
      const known = item(tracker, "Y.x-1");
      expect(known).to.include({ stage: "UNDER_STUDY", number: null, externalStatus: row.status });
      expect(counted(await broughtIn(tracker, rows))).to.deep.equal({ SAME: 1 });
    });
  }

  const unread: readonly (readonly [string, RawRow, RegExp])[] = [
    ["an unknown study group", { ...ROW, question: "Q1/99" }, /no study group SG99/],
    ["a Question of another group", { ...ROW, studyGroup: "SG17" }, /Q22\/13 is no Question of SG17/],
    ["no name", { ...ROW, workItem: " " }, /there is no name/],
    ["a name that is none", { ...ROW, workItem: "see below" }, /"see below" is no name/],
    ["a date as a number", { ...ROW, registeredOn: "45979.72" }, /is a number, as spreadsheets keep dates/],
    ["a date in another order", { ...ROW, registeredOn: "03/04/2026" }, /does not tell day from month/],
    ["a process that there is not", { ...ROW, process: "By acclamation" }, /is none of AAP, TAP, Agreement/],
    ["a summary that is too long", { ...ROW, summary: "x".repeat(20_001) }, /no plain text of at most 20000/],
  ];
  for (const [what, row, why] of unread) {
    it(`says why a row with ${what} is not read`, async () => {
      const tracker = paperTracker();
      const { rows } = await broughtIn(tracker, [row, { ...ROW, workItem: "Y.good" }]);
      expect(rows.map(({ outcome }) => outcome)).to.deep.equal(["UNREAD", "NEW"]);
      expect(rows[0]?.problems[0]?.message).to.match(why);
    });
  }

  it("takes none of two rows of one name, but one of two that are the same or of which one went on", () => {
    const tracker = paperTracker();
    const outcomes = (...rows: RawRow[]) =>
      rehearsed(tracker, rows).rows.map(({ outcome, problems }) => [
        outcome,
        ...problems.map(({ message }) => message),
      ]);
    const one = { ...ROW, workItem: "Y.x-1", status: "Under study" };
    expect(outcomes(one, { ...one, workItem: "y.X-1", title: "Another" })).to.deep.equal([
      ["UNREAD", "Not read: line 3 has the same name."],
      ["UNREAD", "Not read: line 2 has the same name."],
    ]);
    expect(outcomes(one, one)).to.deep.equal([["NEW"], ["UNREAD", "Not read: line 2 has the same name."]]);
    expect(outcomes({ ...one, status: "Under study [Carried to next study period]" }, one)[1]).to.deep.equal([
      "NEW",
    ]);
  });
});

describe("a record that goes on, and a tracker that does", () => {
  const NEWER = { ...ROW, title: "Another title", timing: "2027-03", lastUpdate: "2026-06-01 10:00:00" };

  it("takes over what only the record has changed, from the day that it names", async () => {
    const tracker = paperTracker();
    await broughtIn(tracker, [{ ...ROW, status: "Consented on 2026-02-27" }]);
    const { rows } = await broughtIn(tracker, [{ ...NEWER, status: ROW.status }]);
    expect(rows[0]?.outcome).to.equal("CHANGED");
    const known = item(tracker, "Y.3094");
    expect(known).to.include({ stage: "APPROVED", approvedOn: "2026-04-13" });
    expect(known.titles.en?.text).to.equal("Another title");
    expect(known.history.slice(2).map(({ effectiveOn }) => effectiveOn)).to.deep.equal([
      "2026-04-13",
      "2026-06-01",
    ]);
    expect(faultsOf(known)).to.deep.equal([]);
  });

  it("overwrites nothing that was changed here, and lists it when the older file comes again", async () => {
    const tracker = paperTracker();
    const row = { ...ROW, status: "Under study" };
    await broughtIn(tracker, [row]);
    const change = { workItem: "Y.DTN-ModelReq", timing: "2027-01", expectedRevision: 1, by: BY };
    expect((await updateWorkItem(tracker, change)).problems).to.deep.equal([]);
    const before = item(tracker, "Y.DTN-ModelReq");
    for (const again of [row, { ...NEWER, status: "Under study" }]) {
      const { rows } = await broughtIn(tracker, [again]);
      expect(rows[0]?.outcome).to.equal("CONFLICTING");
      expect(rows[0]?.problems.map(({ code, path }) => `${code} ${path}`)).to.include("ROW_CONFLICTS timing");
    }
    expect(item(tracker, "Y.DTN-ModelReq")).to.equal(before);
  });

  it("does not go back when an older file is brought in after a newer one, with or without its day", async () => {
    for (const left of [[], ["lastUpdate"]]) {
      const tracker = paperTracker();
      for (const row of [ROW, NEWER]) await broughtIn(tracker, [without(row, ...left)]);
      const before = item(tracker, "Y.3094");
      expect(before.titles.en?.text).to.equal("Another title");
      const { rows } = await broughtIn(tracker, [without(ROW, ...left)]);
      expect(rows[0]?.problems[0]?.code).to.equal("ROW_OLDER");
      expect(item(tracker, "Y.3094")).to.equal(before);
    }
  });

  it("knows the further Questions that are named after the one that leads", async () => {
    const tracker = paperTracker();
    const row = { ...ROW, question: "Q22/13, Q16/13; 5/17" };
    await broughtIn(tracker, [row]);
    const known = item(tracker, "Y.3094");
    expect(known.question).to.equal("Q22/13");
    expect(known.jointQuestions?.map(({ question }) => question)).to.deep.equal(["Q16/13", "Q5/17"]);
    expect(support.rowsOf(tracker)[0]?.question).to.equal("Q22/13, Q16/13, Q5/17");
    expect(counted(rehearsed(tracker, [row]))).to.deep.equal({ SAME: 1 });
    expect(counted(await broughtIn(tracker, [ROW]))).to.deep.equal({ CHANGED: 1 });
    expect(item(tracker, "Y.3094").jointQuestions).to.deep.equal([]);
  });

  it("fills in what is not on record of an item that was registered here, and takes nothing else", async () => {
    const tracker = paperTracker();
    await broughtIn(tracker, [without(ROW, "summary", "liaisons")]);
    const { rows } = await broughtIn(tracker, [{ ...ROW, summary: "What it says." }]);
    expect(rows[0]?.outcome).to.equal("CHANGED");
    expect(item(tracker, "Y.3094").summary).to.equal("What it says.");
    expect(
      item(tracker, "Y.3094")
        .history.at(-1)
        ?.changes.map(({ field }) => field),
    ).to.have.members(["summary", "liaisons"]);
  });
});

describe("reasons why a row is not simply in", () => {
  it("were all met above", () => {
    expect(Object.keys(IMPORT_PROBLEMS).filter((code) => !seen.has(code))).to.deep.equal([]);
  });
});
