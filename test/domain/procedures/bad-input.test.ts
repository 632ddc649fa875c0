import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { PROCEDURE_PROBLEMS } from "../../../src/domain/procedures/problems.js";
import {
  clauseOfRefusal,
  codesOf,
  draft,
  inLastCall,
  meetingOn,
  Story,
  SUBSTANTIVE,
} from "../../support/story.js";

const JULY = meetingOn("2026-07-13", "2026-07-24");
const atStudyGroup = () =>
  inLastCall()
    .do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE)
    .do("CLOSE_LAST_CALL", "2026-04-13")
    .do("JUDGE_TO_STUDY_GROUP", "2026-04-20", {}, { meeting: JULY })
    .do("ANNOUNCE_STUDY_GROUP", "2026-04-21", { document: "AAP-3" });

/** Each refusal changes nothing: the item is the very same object afterwards. */
function refused(story: Story, ...act: Parameters<Story["act"]>): string[] {
  const before = story.item;
  const told = story.act(...act);
  expect(story.item).to.equal(before);
  for (const problem of told.problems)
    expect(problem.clause, problem.code).to.be.a("string").and.not.equal("");
  return codesOf(told);
}

describe("Bad input to the procedures", () => {
  for (const date of ["2026-03-15", "2026-04-13", "2025-03-20"]) {
    it(`refuses a comment of ${date}, outside the period`, () => {
      expect(refused(inLastCall(), "RECORD_COMMENT", date, SUBSTANTIVE)).to.deep.equal(["OUTSIDE_PERIOD"]);
    });
  }

  it("takes a comment on the first and on the last day", () => {
    inLastCall()
      .do("RECORD_COMMENT", "2026-04-12", SUBSTANTIVE)
      .do("RECORD_COMMENT", "2026-03-16", SUBSTANTIVE);
  });

  it("refuses a comment by a category that may not comment", () => {
    const said = { ...SUBSTANTIVE, member: "A university", category: "ACADEMIA" } as const;
    expect(refused(inLastCall(), "RECORD_COMMENT", "2026-03-20", said)).to.deep.equal(["CATEGORY_FORBIDS"]);
  });

  it("refuses a comment of after the period on a closed call", () => {
    const closed = inLastCall().do("CLOSE_LAST_CALL", "2026-04-13");
    expect(refused(closed, "RECORD_COMMENT", "2026-04-13", SUBSTANTIVE)).to.deep.equal(["OUTSIDE_PERIOD"]);
  });

  it("refuses a judgement by the wrong chair", () => {
    const story = inLastCall()
      .do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE)
      .do("CLOSE_LAST_CALL", "2026-04-13");
    const codes = refused(
      story,
      "JUDGE_TO_STUDY_GROUP",
      "2026-04-20",
      {},
      { meeting: JULY, role: "WP_CHAIR" },
    );
    expect(codes).to.deep.equal(["ROLE_FORBIDS"]);
  });

  for (const [present, opposing] of [
    [3, 4],
    [0, 1],
    [5, -1],
    [-1, 0],
    [2.5, 1],
  ] as const) {
    it(`refuses ${opposing} opposed of ${present} present`, () => {
      const counted = {
        memberStatesPresent: present,
        opposingMemberStates: opposing,
        agendaItem: 7,
        finalText: "TD",
      };
      expect(refused(atStudyGroup(), "APPROVE", "2026-07-14", counted)).to.include("OPPOSITION_IMPOSSIBLE");
    });
  }

  it("refuses an approval by a working party", () => {
    const said = {
      memberStatesPresent: 3,
      opposingMemberStates: 0,
      agendaItem: 7,
      finalText: "TD",
      body: "WP3/13",
    };
    expect(refused(atStudyGroup(), "APPROVE", "2026-07-14", said)).to.deep.equal(["WP_CANNOT_APPROVE"]);
    const told = atStudyGroup().decide("APPROVAL", JULY, { decidedOn: "2026-07-14" });
    expect(codesOf(told)).to.include.members(["DECISION_HAS_OWN_VERB", "WP_CANNOT_APPROVE"]);
  });

  it("refuses a meeting that is not one of the study group", () => {
    const story = inLastCall()
      .do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE)
      .do("CLOSE_LAST_CALL", "2026-04-13");
    const meeting = meetingOn("2026-07-13", "2026-07-13", false);
    expect(refused(story, "JUDGE_TO_STUDY_GROUP", "2026-04-20", {}, { meeting })).to.deep.equal([
      "NOT_A_STUDY_GROUP_MEETING",
    ]);
  });

  it("refuses dates out of order and dates to come", () => {
    const story = new Story(draft());
    story.decide("CONSENT", meetingOn("2026-02-27", "2026-02-27", false));
    expect(refused(story, "REQUEST_ANNOUNCEMENT", "2026-02-26")).to.deep.equal(["DATES_OUT_OF_ORDER"]);
    story.today = "2026-03-01";
    expect(refused(story, "REQUEST_ANNOUNCEMENT", "2026-03-02")).to.deep.equal(["DATE_IN_FUTURE"]);
    story.do("REQUEST_ANNOUNCEMENT", "2026-02-27").do("RECORD_EDITED_TEXT", "2026-03-01", {
      document: "TD",
      summaryIncluded: true,
    });
    expect(
      refused(story, "START_LAST_CALL", "2026-03-01", { document: "A", startsOn: "2026-02-16" }),
    ).to.deep.equal(["STARTS_BEFORE_ANNOUNCEMENT"]);
  });

  it("says everything that an act leaves out at once", () => {
    const codes = refused(atStudyGroup(), "APPROVE", "2026-07-14", {});
    expect(codes).to.deep.equal(["INPUT_MISSING", "INPUT_MISSING"]);
  });

  it("refuses a number that is used already, with its clause", () => {
    const story = new Story(draft());
    const told = story.decide("CONSENT", meetingOn("2026-02-27"), { assignedNumber: "Y.3094" }, "Y.Other");
    expect(codesOf(told)).to.deep.equal(["NUMBER_TAKEN"]);
    expect(clauseOfRefusal(told)).to.equal("Rec. ITU-T A.12 §2");
  });
});

describe("The refusals and warnings of the procedures", () => {
  it("each have a test in this folder", () => {
    const tests = readdirSync(import.meta.dirname)
      .map((file) => readFileSync(join(import.meta.dirname, file), "utf8"))
      .join("\n");
    const untested = Object.keys(PROCEDURE_PROBLEMS).filter((code) => !tests.includes(`"${code}"`));
    expect(untested).to.deep.equal([]);
  });
});
