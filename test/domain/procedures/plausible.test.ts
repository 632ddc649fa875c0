import { expect } from "chai";
import { codesOf, draft, inLastCall, meetingOn, Story } from "../../support/story.js";

function prepared(): Story {
  const story = new Story(draft());
  story.decide("CONSENT", meetingOn("2026-02-27", "2026-02-27", false));
  return story
    .do("RECORD_EDITED_TEXT", "2026-03-02", { document: "TD1", summaryIncluded: true })
    .do("REQUEST_ANNOUNCEMENT", "2026-03-02");
}

const warned = (story: Story, ...said: Parameters<Story["act"]>) => {
  const told = story.act(...said);
  expect(codesOf(told)).to.deep.equal([]);
  return told.warnings.map(({ code }) => code);
};

describe("What can hardly be meant is pointed out", () => {
  it("STARTS_LONG_AFTER: a last call that starts more than a month after its announcement", () => {
    const said = (startsOn: string) => ({ document: "AAP-21", startsOn });
    expect(warned(prepared(), "START_LAST_CALL", "2026-03-16", said("2099-03-16"))).to.deep.equal([
      "STARTS_LONG_AFTER",
    ]);
    expect(warned(prepared(), "START_LAST_CALL", "2026-03-16", said("2026-04-16"))).to.deep.equal([]);
    const [first] = prepared().act("START_LAST_CALL", "2026-03-16", said("2026-05-01")).warnings;
    expect(first?.message).to.contain(
      "on 2026-05-01, more than a month after its announcement on 2026-03-16",
    );
  });

  it("APPROVED_LONG_AFTER: an approval more than a month after the projected day", () => {
    const said = { approvedOn: "2027-04-13" };
    expect(warned(inLastCall(), "CLOSE_LAST_CALL", "2026-04-13", said)).to.deep.equal([
      "APPROVED_LONG_AFTER",
    ]);
    const usual = { approvedOn: "2026-04-20" };
    expect(warned(inLastCall(), "CLOSE_LAST_CALL", "2026-04-20", usual)).to.deep.equal([]);
  });

  it("LONG_AT_STAGE: a date a year off", () => {
    expect(warned(inLastCall(), "CLOSE_LAST_CALL", "2027-04-13")).to.deep.equal(["LONG_AT_STAGE"]);
    const approved = inLastCall().do("CLOSE_LAST_CALL", "2026-04-13");
    expect(warned(approved, "RECORD_NOTIFICATION", "2027-04-20", { document: "C" })).to.deep.equal([]);
  });

  it("PERIOD_UNUSUAL: a study period that does not follow", () => {
    const carried = (studyPeriod: string) => warned(prepared(), "CARRY_OVER", "2026-12-01", { studyPeriod });
    expect(carried("2045-2099")).to.deep.equal(["PERIOD_UNUSUAL"]);
    expect(carried("2029-2032")).to.deep.equal([]);
  });
});
