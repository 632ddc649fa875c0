import { expect } from "chai";
import { dateOf, stepsOf } from "../../../src/domain/approval-track.js";
import { addDays } from "../../../src/domain/calendar.js";
import { isAnnouncementDay, projectedLastCall } from "../../../src/domain/procedures/date-rules.js";
import { statusCodeOf } from "../../../src/domain/procedures/status-codes.js";
import { DATED_RECORDS } from "../../support/dated-records.js";
import { inLastCall, SUBSTANTIVE } from "../../support/story.js";

describe("The dated public records of AAP", () => {
  for (const { number, consent, start, approval } of DATED_RECORDS.filter(
    (record) => record.status === "A",
  )) {
    it(`${number}: last call from ${start}, approved on ${approval}`, () => {
      const story = inLastCall(start, consent);
      const [lastCall] = stepsOf(story.item, "LAST_CALL");
      expect(dateOf(lastCall ?? null, "LAST_CALL_END")).to.equal(addDays(start, 27));
      expect(isAnnouncementDay(start)).to.equal(true);
      story.do("CLOSE_LAST_CALL", approval);
      expect(story.item.stage).to.equal("APPROVED");
      expect(story.item.approvedOn).to.equal(approval);
      expect(statusCodeOf(story.item)?.code).to.equal("A");
    });
  }

  it("fit the projection of the last call in five of seven cases", () => {
    // Texts that were consented on one day and announced on one day are one case.
    const cases = new Map(
      DATED_RECORDS.filter(({ status }) => status === "A").map((one) => [`${one.consent} ${one.start}`, one]),
    );
    const fitting = [...cases.values()].filter(
      ({ consent, start }) => projectedLastCall(consent, consent) === start,
    );
    expect(cases.size).to.equal(7);
    expect(fitting.map(({ number }) => number)).to.deep.equal([
      "Y.3094",
      "Y.3147",
      "Y.3209",
      "Y.3513",
      "Y.3502",
    ]);
  });

  it("Y.3172: through an additional review from 2019-06-01, approved on 2019-06-22", () => {
    const story = inLastCall("2019-04-01", "2019-03-14")
      .do("RECORD_COMMENT", "2019-04-20", SUBSTANTIVE)
      .do("CLOSE_LAST_CALL", "2019-04-29")
      .do("JUDGE_TO_COMMENT_RESOLUTION", "2019-04-30")
      .do("RECORD_REVISED_TEXT", "2019-05-20", { document: "TD1-R1", summaryIncluded: true })
      .do("JUDGE_TO_ADDITIONAL_REVIEW", "2019-05-21")
      .do("START_ADDITIONAL_REVIEW", "2019-06-01", { document: "AAP-2", commentsPosted: true });
    const [review] = stepsOf(story.item, "ADDITIONAL_REVIEW");
    expect(dateOf(review ?? null, "ADDITIONAL_REVIEW_END")).to.equal("2019-06-21");
    story.do("CLOSE_ADDITIONAL_REVIEW", "2019-06-22");
    expect(story.item.approvedOn).to.equal("2019-06-22");
    expect(statusCodeOf(story.item)).to.deep.equal({
      code: "AC",
      name: "Approved after comments were resolved",
      verified: true,
    });
  });
});
