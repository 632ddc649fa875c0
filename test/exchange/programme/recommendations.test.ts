import { expect } from "chai";
import type { RawRow } from "../../../src/domain/imports/row.js";
import { readProgramme } from "../../../src/exchange/programme/read-programme.js";
import { readSheet } from "../../../src/exchange/spreadsheets/read-sheet.js";
import { publishedIdentifiers } from "../../domain/names/support.js";
import { broughtIn, counted, paperTracker, rehearsed, rowsOf } from "../../support/import-rows.js";

const approved = (workItem: string, approvedOn = "", studyGroup = "SG13"): RawRow => ({
  workItem,
  approvedOn,
  studyGroup,
});

describe("approved texts of the past", () => {
  it("come from a list of identifier, date and group, in any spelling of the heading", async () => {
    const file = "Identifier;Date;Group\nITU-T Y.3510 (02/2016);2016-02-13;13\nH.264;08/2024;SG21\n";
    const { rows } = readProgramme(await readSheet(Buffer.from(file)), "programme");
    expect(rows).to.deep.equal([
      {
        line: 2,
        row: { workItem: "ITU-T Y.3510 (02/2016)", approvedOn: "2016-02-13", studyGroup: "13" },
        faults: [],
      },
      { line: 3, row: { workItem: "H.264", approvedOn: "08/2024", studyGroup: "SG21" }, faults: [] },
    ]);
  });

  it("are at the stage that ends their process, on their day or the first of their month", async () => {
    const tracker = paperTracker();
    await broughtIn(tracker, [
      approved("Y.3510 (02/2016)", "2016-02-13"),
      approved("Y.3172 (06/2019)", ""),
      approved("Y Suppl. 59 (11/2022)", "11/2022"),
      approved("Y.3120 (2023) Err. 1 (05/2024)", ""),
      approved("H.264 (08/2024)", "", "SG16"),
    ]);
    const named = (name: string) => tracker.programme.current.workItem(name);
    expect(named("Y.3510")).to.include({
      stage: "APPROVED",
      approvedOn: "2016-02-13",
      process: "AAP",
      question: null,
    });
    expect(named("Y.3172")).to.include({ stage: "APPROVED", approvedOn: "2019-06-01" });
    expect(named("Y Suppl. 59")).to.include({ stage: "AGREED", type: "SUPPLEMENT", process: "AGREEMENT" });
    expect(named("Y.3120 Err. 1")).to.include({
      stage: "PUBLISHED",
      type: "ERRATUM",
      parent: "Y.3120 (2023)",
    });
    // The group of a study period that is over is set up as it was then.
    expect(tracker.programme.current.studyGroup("SG16")).to.include({ studyPeriod: "2022-2024" });
  });

  it("are new in the earliest edition that is known, and revised in later ones, in whatever order they come", async () => {
    const editions = [approved("E.156 (09/2025)"), approved("E.156 (06/2020)"), approved("E.156 (10/2022)")];
    for (const parts of [[editions], editions.map((one) => [one])]) {
      const tracker = paperTracker();
      for (const rows of parts)
        expect(counted(await broughtIn(tracker, rows))).to.deep.equal({ NEW: rows.length });
      expect(tracker.programme.current.workItem("E.156")?.acronym).to.equal("E.156 (09/2025)");
      expect(tracker.programme.current.workItemsOfText("E.156").length).to.equal(3);
    }
  });

  it("know the edition that was approved in the tracker, and conflict with a number that is under way", async () => {
    const tracker = paperTracker();
    const row = { question: "Q22/13", title: "A", process: "AAP" };
    await broughtIn(tracker, [
      { ...row, workItem: "Y.3094 (ex Y.DTN-ModelReq)", status: "Approved on 2026-04-13" },
      { ...row, workItem: "Y.3095 (ex Y.DTN-other)", status: "Consented on 2026-02-27" },
    ]);
    const list = [
      approved("ITU-T Y.3094 (04/2026)", "2026-04-13"),
      approved("ITU-T Y.3095 (04/2026)", "2026-04-13"),
    ];
    const { rows } = await broughtIn(tracker, list);
    expect(rows.map(({ outcome }) => outcome)).to.deep.equal(["SAME", "CONFLICTING"]);
    expect(rows[1]?.problems[0]?.code).to.equal("NUMBER_TAKEN");
  });

  it("are all in and found by number, where the list of those that ITU-T published is at hand", async function () {
    const identifiers = publishedIdentifiers();
    if (!identifiers) {
      console.log("      skipped: identifiers.txt is not at hand (SHARED_DIR)");
      return this.skip();
    }
    const tracker = paperTracker();
    const rows = identifiers.map((one) => approved(one));
    const plan = await broughtIn(tracker, rows);
    const left = plan.rows.filter(({ outcome }) => outcome !== "NEW");
    expect(left.map(({ name, problems }) => [name, problems[0]?.message])).to.deep.equal([]);
    expect(plan.rows.flatMap(({ warnings }) => warnings.map(({ message }) => message))).to.deep.equal([]);
    for (const [index, identifier] of identifiers.entries())
      expect(
        tracker.programme.current.workItemsMeant(identifier).map(({ id }) => id),
        identifier,
      ).to.deep.equal([plan.rows[index]?.after?.id]);
    expect(counted(rehearsed(tracker, rows))).to.deep.equal({ SAME: identifiers.length });
    expect(counted(rehearsed(tracker, rowsOf(tracker))), "its own export").to.deep.equal({
      SAME: identifiers.length,
    });
  });
});
