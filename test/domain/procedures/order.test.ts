import { expect } from "chai";
import { codesOf, draft, meetingOn, Story } from "../../support/story.js";

const FEBRUARY = meetingOn("2026-02-27", "2026-02-27", false);

function consented(): Story {
  const story = new Story(draft());
  expect(codesOf(story.decide("CONSENT", FEBRUARY))).to.deep.equal([]);
  return story;
}

describe("The order of acts", () => {
  it("is held by what an act rests on: a number typed in on 10 March bars no text of 3 March", () => {
    const story = consented().do("ASSIGN_NUMBER", "2026-03-10", { assignedNumber: "Y.3999" });
    expect(
      codesOf(story.act("RECORD_EDITED_TEXT", "2026-03-03", { document: "TD1", summaryIncluded: true })),
    ).to.deep.equal([]);
    expect(codesOf(story.act("REQUEST_ANNOUNCEMENT", "2026-03-02"))).to.deep.equal([]);
    expect(story.item.stageSince).to.equal("2026-02-27");
  });

  it("takes a number of before the present stage, but none of before the first decision", () => {
    const story = consented()
      .do("RECORD_EDITED_TEXT", "2026-03-03", { document: "TD1", summaryIncluded: true })
      .do("REQUEST_ANNOUNCEMENT", "2026-03-03")
      .do("START_LAST_CALL", "2026-03-16", { document: "AAP-1" });
    const early = story.act("ASSIGN_NUMBER", "2026-02-26", { assignedNumber: "Y.3999" });
    expect(codesOf(early)).to.deep.equal(["DATES_OUT_OF_ORDER"]);
    expect(codesOf(story.act("ASSIGN_NUMBER", "2026-03-02", { assignedNumber: "Y.3999" }))).to.deep.equal([]);
  });

  it("refuses what lies before the item came to its stage", () => {
    const told = consented().act("RECORD_EDITED_TEXT", "2026-02-26", { document: "TD1" });
    expect(codesOf(told)).to.deep.equal(["DATES_OUT_OF_ORDER"]);
  });

  it("refuses an announcement of before the text, the summary or the request that it rests on", () => {
    const story = consented()
      .do("RECORD_EDITED_TEXT", "2026-03-03", { document: "TD1", summaryIncluded: true })
      .do("REQUEST_ANNOUNCEMENT", "2026-03-18");
    const early = story.act("START_LAST_CALL", "2026-03-16", { document: "AAP-1" });
    expect(codesOf(early)).to.deep.equal(["DATES_OUT_OF_ORDER"]);
    expect(early.problems[0]?.message).to.contain("2026-03-18");
    expect(codesOf(story.act("START_LAST_CALL", "2026-03-18", { document: "AAP-1" }))).to.deep.equal([]);
  });

  it("lets a meeting of before a later postponement consent", () => {
    const story = new Story(draft());
    const postponed = { outcome: "POSTPONED", finalText: null, reason: "Not mature." } as const;
    story.decide("CONSENT", meetingOn("2026-07-10", "2026-07-10", false), postponed);
    expect(codesOf(story.decide("CONSENT", FEBRUARY))).to.deep.equal([]);
  });
});
