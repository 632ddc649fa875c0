import { expect } from "chai";
import { dateOf, openStep } from "../../../src/domain/approval-track.js";
import { workingDaysBefore } from "../../../src/domain/calendar.js";
import { HOLIDAYS } from "../../../src/domain/procedures/holidays.js";
import { supportIn } from "../../../src/domain/procedures/support.js";
import { codesOf, draft, meetingOn, Story } from "../../support/story.js";

const MEETING = meetingOn("2025-10-28", "2025-11-06");
const NEXT = meetingOn("2026-07-13", "2026-07-24");
const counted = { memberStatesPresent: 30, finalText: "TD9/PLEN", agendaItem: 7, reason: "said" };
const state = { category: "MEMBER_STATE" } as const;

const prepare = (story: Story, on: string) =>
  story
    .do("RECORD_EDITED_TEXT", on, { document: "TD1/PLEN", summaryIncluded: true })
    .do("REQUEST_ANNOUNCEMENT", on);

const determined = () => {
  const story = new Story(draft({ process: "TAP" }));
  expect(codesOf(story.decide("DETERMINATION", meetingOn("2025-07-25", "2025-07-25", false)))).to.deep.equal(
    [],
  );
  return prepare(story, "2025-07-25");
};
const consulting = () =>
  determined().do(
    "ANNOUNCE_CONSULTATION",
    "2025-07-28",
    { document: "TSB Circular 65" },
    { meeting: MEETING },
  );

const replied = (story: Story, supporting: number, not: number) => {
  for (let i = 0; i < supporting + not; i += 1) {
    const replyKind = i < supporting ? "SUPPORTS" : "DOES_NOT_SUPPORT";
    story.do("RECORD_REPLY", "2025-09-01", { ...state, member: `State ${i}`, replyKind });
  }
  return story;
};
const deciding = () =>
  consulting()
    .do("CLOSE_CONSULTATION", "2025-10-18")
    .do("OPEN_STUDY_GROUP_DECISION", "2025-10-28", { textDistributedOn: "2025-09-28" });

describe("TAP", () => {
  it("announces exactly three months before the meeting, as Circular 65 of 28 July 2025 did, and no later", () => {
    expect(consulting().item.stage).to.equal("CONSULTATION");
    const late = determined().act(
      "ANNOUNCE_CONSULTATION",
      "2025-07-29",
      { document: "C" },
      { meeting: MEETING },
    );
    expect(codesOf(late)).to.deep.equal(["ANNOUNCED_TOO_LATE"]);
    expect(late.problems[0]?.clause).to.equal("WTSA Res. 1 §9.3.3");
  });

  it("closes the consultation seven working days before the meeting", () => {
    const step = openStep(consulting().item, "CONSULTATION");
    expect(dateOf(step, "CONSULTATION_END")).to.equal("2025-10-17");
    expect(workingDaysBefore("2025-04-28", 7, HOLIDAYS)).to.equal("2025-04-15");
    const told = consulting().act("RECORD_REPLY", "2025-10-18", {
      ...state,
      member: "Japan",
      replyKind: "SUPPORTS",
    });
    expect(codesOf(told)).to.deep.equal(["OUTSIDE_PERIOD"]);
  });

  it("says where the holidays are not known by which the consultation closes", () => {
    const far = meetingOn("2051-06-12", "2051-06-16", true);
    const story = new Story(draft({ process: "TAP" }));
    story.decide("DETERMINATION", meetingOn("2051-02-01", "2051-02-01", false));
    story
      .do("RECORD_EDITED_TEXT", "2051-02-02", { document: "TD1", summaryIncluded: true })
      .do("REQUEST_ANNOUNCEMENT", "2051-02-02");
    const told = story.act("ANNOUNCE_CONSULTATION", "2051-03-01", { document: "C" }, { meeting: far });
    expect(codesOf(told)).to.deep.equal([]);
    expect(told.warnings.map(({ code, clause }) => [code, clause])).to.deep.equal([
      ["HOLIDAYS_UNKNOWN", "WTSA Res. 1 §9.4.1"],
    ]);
    const closing = openStep(story.item, "CONSULTATION")?.dates.find(
      ({ name }) => name === "CONSULTATION_END",
    );
    expect(closing).to.include({ date: "2051-06-01" });
    expect(closing?.rule).to.include("the holidays of 2051 are not known");
  });

  for (const [supporting, not, passes] of [
    [0, 0, true],
    [7, 3, true],
    [69, 31, false],
    [70, 30, true],
    [2, 1, false],
    [14, 6, true],
  ] as const) {
    it(`${passes ? "passes" : "fails"} with ${supporting} in support and ${not} not`, () => {
      const story = replied(consulting(), supporting, not);
      expect(supportIn(story.item, openStep(story.item, "CONSULTATION")).passes).to.equal(passes);
      story.do("CLOSE_CONSULTATION", "2025-10-18");
      expect(story.item.stage).to.equal(passes ? "CONSULTATION_PASSED" : "CONSULTATION_FAILED");
    });
  }

  it("counts a Member State once, by its last reply", () => {
    const story = consulting()
      .do("RECORD_REPLY", "2025-09-01", { ...state, member: "Japan", replyKind: "DOES_NOT_SUPPORT" })
      .do("RECORD_REPLY", "2025-09-02", { ...state, member: "JAPAN", replyKind: "SUPPORTS" });
    expect(supportIn(story.item, openStep(story.item, "CONSULTATION"))).to.include({
      supporting: 1,
      notSupporting: 0,
    });
  });

  it("hears only Member States", () => {
    const told = consulting().act("RECORD_REPLY", "2025-09-01", {
      member: "NTT",
      category: "SECTOR_MEMBER",
      replyKind: "SUPPORTS",
    });
    expect(codesOf(told)).to.deep.equal(["CATEGORY_FORBIDS"]);
    expect(told.problems[0]?.clause).to.equal("WTSA Res. 1 §9.4.1");
  });

  it("announces again for a later meeting after a consultation that failed", () => {
    const story = replied(consulting(), 69, 31).do("CLOSE_CONSULTATION", "2025-10-18");
    prepare(story, "2025-12-01");
    story.do("ANNOUNCE_CONSULTATION", "2025-12-02", { document: "Circular 80" }, { meeting: NEXT });
    expect(story.item).to.include({ stage: "CONSULTATION", cycle: 2 });
  });

  it("needs the text in the official languages a month before the meeting", () => {
    const told = consulting()
      .do("CLOSE_CONSULTATION", "2025-10-18")
      .act("OPEN_STUDY_GROUP_DECISION", "2025-10-28", { textDistributedOn: "2025-09-29" });
    expect(codesOf(told)).to.deep.equal(["TEXT_NOT_DISTRIBUTED"]);
  });

  it("approves unopposed only, without the tolerance of AAP", () => {
    const told = deciding().act("APPROVE", "2025-11-06", { ...counted, opposingMemberStates: 1 });
    expect(codesOf(told)).to.deep.equal(["OPPOSED"]);
    expect(told.problems[0]?.clause).to.equal("WTSA Res. 1 §9.5.3");
    const story = deciding().do("APPROVE", "2025-11-06", { ...counted, opposingMemberStates: 0 });
    expect(story.item).to.include({
      stage: "APPROVED",
      approvedOn: "2025-11-06",
      approvalVariant: "STUDY_GROUP_TAP",
    });
  });

  it("approves with reservations", () => {
    const reservation = { ...state, member: "India", positionKind: "RESERVATION", text: "clause 7" } as const;
    const story = deciding().do("REGISTER_POSITION", "2025-11-05", reservation);
    story.do("APPROVE", "2025-11-06", { ...counted, opposingMemberStates: 0 });
    expect(story.item.stage).to.equal("APPROVED_WITH_RESERVATIONS");
  });

  it("gives more time; formal opposition lets the chair go on without a new determination", () => {
    const asked = () =>
      deciding().do("REQUEST_MORE_TIME", "2025-11-05", {
        ...counted,
        ...state,
        opposingMemberStates: 0,
        member: "Kenya",
      });
    expect(asked().do("CLOSE_MORE_TIME", "2025-12-05").item.stage).to.equal("APPROVED");
    const opposed = asked()
      .do("RECORD_LATE_OPPOSITION", "2025-12-04", { member: "Kenya" })
      .do("CLOSE_MORE_TIME", "2025-12-05");
    expect(opposed.item.stage).to.equal("NOT_APPROVED");
    prepare(opposed, "2025-12-10");
    const again = opposed.act("ANNOUNCE_CONSULTATION", "2025-12-11", { document: "C" }, { meeting: NEXT });
    expect(codesOf(again)).to.deep.equal([]);
  });

  it("needs a new determination when it was opposed at the meeting itself", () => {
    const story = deciding().do("NOT_APPROVE", "2025-11-06", { ...counted, opposingMemberStates: 1 });
    prepare(story, "2025-12-10");
    const told = story.act("ANNOUNCE_CONSULTATION", "2025-12-11", { document: "C" }, { meeting: NEXT });
    expect(codesOf(told)).to.deep.equal(["NEEDS_NEW_DETERMINATION"]);
    expect(
      codesOf(story.decide("DETERMINATION", meetingOn("2026-02-27", "2026-02-27", false))),
    ).to.deep.equal([]);
    prepare(story, "2026-02-28");
    expect(
      codesOf(story.act("ANNOUNCE_CONSULTATION", "2026-03-01", { document: "C" }, { meeting: NEXT })),
    ).to.deep.equal([]);
  });

  it("defers, and announces again", () => {
    const story = deciding().do("DEFER", "2025-11-01", { reason: "changes of major impact" });
    expect(story.item.stage).to.equal("DEFERRED");
    prepare(story, "2025-12-01");
    story.do("ANNOUNCE_CONSULTATION", "2025-12-02", { document: "C" }, { meeting: NEXT });
    expect(story.item.cycle).to.equal(2);
  });
});
