import { expect } from "chai";
import { codesOf, draft, inLastCall, meetingOn, Story, SUBSTANTIVE } from "../../support/story.js";

const TYPOGRAPHICAL = { ...SUBSTANTIVE, commentKind: "TYPOGRAPHICAL", member: "Italy" } as const;
const warned = ({ warnings }: { warnings: readonly { code: string }[] }) => warnings.map(({ code }) => code);
const closeOf = (story: Story) =>
  story.item.history.find(({ action }) => action === "CLOSE_LAST_CALL")?.seq ?? 0;

describe("A comment of the period that arrives on record late", () => {
  it("COMMENT_NOT_COUNTED: is accepted with its own day, changes nothing, and the answer says what follows", () => {
    const story = inLastCall().do("CLOSE_LAST_CALL", "2026-04-17");
    const told = story.act("RECORD_COMMENT", "2026-04-12", SUBSTANTIVE);
    expect(codesOf(told)).to.deep.equal([]);
    expect(warned(told)).to.deep.equal(["COMMENT_NOT_COUNTED"]);
    expect(told.warnings[0]?.clause).to.equal("Rec. ITU-T A.8 §4.4");
    expect(told.warnings[0]?.remedy).to.contain("correctAct");
    expect(story.item).to.include({ stage: "APPROVED", approvedOn: "2026-04-13" });
    expect(story.item.comments.C1).to.include({ receivedOn: "2026-04-12", step: "LAST_CALL-1" });
  });

  it("counts once the close is put right, with nothing said otherwise, and goes on counting", () => {
    const story = inLastCall()
      .do("CLOSE_LAST_CALL", "2026-04-17")
      .do("RECORD_NOTIFICATION", "2026-04-20", { document: "TSB Circular 99" })
      .do("RECORD_COMMENT", "2026-04-12", SUBSTANTIVE);
    const { problems } = story.correct(closeOf(story), {});
    expect(codesOf({ problems })).to.deep.equal(["OUTCOME_TURNS"]);
    expect(problems[0]?.message).to.contain("RECORD_NOTIFICATION");
    story.correct(closeOf(story), {}, { withWhatFollows: true });
    expect(story.item).to.include({ stage: "LC_JUDGEMENT", approvedOn: null, stageSince: "2026-04-17" });
    expect(codesOf(story.correct(2, { assignedNumber: "Y.3999" }))).to.deep.equal([]);
    expect(codesOf(story.correct(5, { document: "AAP-22" }))).to.deep.equal([]);
    expect(story.item).to.include({ stage: "LC_JUDGEMENT", number: "Y.3999" });
  });

  it("goes on not counting while something else is put right", () => {
    const story = inLastCall("2026-03-17").do("CLOSE_LAST_CALL", "2026-04-17");
    story.do("RECORD_COMMENT", "2026-04-10", SUBSTANTIVE);
    expect(codesOf(story.correct(5, { startsOn: "2026-03-18" }))).to.deep.equal([]);
    expect(story.item).to.include({ stage: "APPROVED", approvedOn: "2026-04-15" });
  });

  it("has no such warning where the close would have been the same", () => {
    const story = inLastCall()
      .do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE)
      .do("CLOSE_LAST_CALL", "2026-04-17");
    expect(warned(story.act("RECORD_COMMENT", "2026-04-01", TYPOGRAPHICAL))).to.deep.equal([]);
    const other = { ...SUBSTANTIVE, member: "Kenya" };
    expect(warned(story.act("RECORD_COMMENT", "2026-04-01", other))).to.deep.equal([]);
  });

  it("is refused when it came after the period", () => {
    const story = inLastCall().do("CLOSE_LAST_CALL", "2026-04-17");
    expect(codesOf(story.act("RECORD_COMMENT", "2026-04-13", SUBSTANTIVE))).to.deep.equal(["OUTSIDE_PERIOD"]);
  });

  it("belongs to the period in which it came, also while the next one runs", () => {
    const story = inLastCall()
      .do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE)
      .do("CLOSE_LAST_CALL", "2026-04-13")
      .do("JUDGE_TO_COMMENT_RESOLUTION", "2026-04-14")
      .do("RECORD_REVISED_TEXT", "2026-04-20", { document: "TD2", summaryIncluded: true })
      .do("JUDGE_TO_ADDITIONAL_REVIEW", "2026-04-20")
      .do("START_ADDITIONAL_REVIEW", "2026-05-01", { document: "AAP-24", commentsPosted: true })
      .do("RECORD_COMMENT", "2026-04-01", { ...SUBSTANTIVE, member: "Kenya" })
      .do("RECORD_COMMENT", "2026-05-02", TYPOGRAPHICAL);
    expect(Object.values(story.item.comments).map(({ step }) => step)).to.deep.equal([
      "LAST_CALL-1",
      "LAST_CALL-1",
      "ADDITIONAL_REVIEW-1",
    ]);
  });
});

describe("A comment that is written down twice", () => {
  it("COMMENT_TWICE: is pointed out, by member and day or by what it says", () => {
    const said = { ...SUBSTANTIVE, text: "Clause 7 lacks the key sizes." };
    const story = inLastCall().do("RECORD_COMMENT", "2026-03-20", said);
    const again = story.act("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE);
    expect(codesOf(again)).to.deep.equal([]);
    expect(warned(again)).to.deep.equal(["COMMENT_TWICE"]);
    expect(again.warnings[0]?.message).to.contain("C1, of 2026-03-20");
    expect(warned(story.act("RECORD_COMMENT", "2026-03-23", { ...said, member: "JAPAN" }))).to.deep.equal([
      "COMMENT_TWICE",
    ]);
    const other = { ...said, text: "Clause 8, too." };
    expect(warned(story.act("RECORD_COMMENT", "2026-03-24", other))).to.deep.equal([]);
    expect(warned(story.act("RECORD_COMMENT", "2026-03-20", { ...said, member: "Kenya" }))).to.deep.equal([]);
  });
});

describe("A reply of the period that is found after the consultation was closed", () => {
  it("is recorded after the close is taken back, and counts when it is closed again", () => {
    const story = new Story(draft({ process: "TAP" }));
    story.decide("DETERMINATION", meetingOn("2026-02-27", "2026-02-27", false));
    story
      .do("RECORD_EDITED_TEXT", "2026-02-27", { document: "TD1", summaryIncluded: true })
      .do("REQUEST_ANNOUNCEMENT", "2026-02-27")
      .do(
        "ANNOUNCE_CONSULTATION",
        "2026-03-01",
        { document: "C" },
        { meeting: meetingOn("2026-07-13", "2026-08-13") },
      )
      .do("CLOSE_CONSULTATION", "2026-07-10");
    expect(story.item.stage).to.equal("CONSULTATION_PASSED");
    expect(codesOf(story.correct(story.item.revision, null))).to.deep.equal([]);
    const reply = { member: "Japan", category: "MEMBER_STATE", replyKind: "DOES_NOT_SUPPORT" } as const;
    story.do("RECORD_REPLY", "2026-06-30", reply).do("CLOSE_CONSULTATION", "2026-07-10");
    expect(story.item.stage).to.equal("CONSULTATION_FAILED");
  });
});
