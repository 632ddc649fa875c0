import { expect } from "chai";
import { DATED_RECORDS } from "../support/dated-records.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const TSB = { name: "TSB", role: "TSB" };
const CHAIR = { name: "Chair of SG13", role: "SG_CHAIR" };
const WP_CHAIR = { name: "Chair of WP3/13", role: "WP_CHAIR" };

describe("The ten dated records, replayed through the API", () => {
  let server: TestServer;

  before(async () => {
    server = await startTestServer({ now: () => "2026-11-01T12:00:00.000Z" });
    for (const date of new Set(DATED_RECORDS.map((record) => record.consent))) await planMeeting(date);
  });
  after(() => server.close());

  /** Does an act that must be done, and gives the item as it is then. */
  async function act(mutation: string, type: string, input: object) {
    const { data, errors } = await server.ask(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) {
        problems { code message } workItem { stage designation approval { approvedOn statusCode { code } } } } }`,
      { input },
    );
    expect(errors, mutation).to.deep.equal([]);
    expect(data[mutation].problems, mutation).to.deep.equal([]);
    return data[mutation].workItem;
  }

  async function planMeeting(date: string) {
    const agenda = [{ number: 4, title: "Consent", purpose: "CONSENT" }];
    const input = { code: `WP3-${date}`, title: "WP3/13", studyGroup: "SG13", agenda, by: TSB };
    const { data } = await server.ask(
      "mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { problems { message } } }",
      { input: { ...input, sittings: [{ body: "WP3/13", startsOn: date }] } },
    );
    expect(data.planMeeting.problems).to.deep.equal([]);
  }

  /** Registers the text, has it consented on its day, and brings what the last call needs. */
  async function consented(number: string, consent: string) {
    const workItem = `Y.replay-${number.slice(2)}`;
    await act("registerWorkItem", "RegisterWorkItemInput", {
      acronym: workItem,
      question: "Q22/13",
      type: "RECOMMENDATION",
      date: consent,
      by: TSB,
    });
    const decision = { kind: "CONSENT", outcome: "AGREED", meeting: `WP3-${consent}`, body: "WP3/13" };
    await act("recordDecision", "RecordDecisionInput", {
      workItem,
      by: WP_CHAIR,
      ...decision,
      finalText: "TD1/WP3",
      assignedNumber: number,
    });
    const text = { document: "TD1/WP3", summaryIncluded: true };
    await act("recordEditedText", "RecordEditedTextInput", { workItem, by: TSB, date: consent, ...text });
    await act("requestAnnouncement", "RequestAnnouncementInput", { workItem, by: CHAIR, date: consent });
    return workItem;
  }

  for (const { number, consent, start, approval } of DATED_RECORDS.filter(
    (record) => record.status === "A",
  )) {
    it(`${number}: consented ${consent}, last call from ${start}, approved ${approval}`, async () => {
      const workItem = await consented(number, consent);
      await act("startLastCall", "StartLastCallInput", { workItem, by: TSB, date: start, document: "AAP" });
      const item = await act("closeLastCall", "CloseLastCallInput", { workItem, by: CHAIR, date: approval });
      expect(item).to.deep.equal({
        stage: "APPROVED",
        designation: `${number} (ex ${workItem})`,
        approval: { approvedOn: approval, statusCode: { code: "A" } },
      });
    });
  }

  it("Y.3172: consented 2019-03-14, additional review from 2019-06-01, approved 2019-06-22", async () => {
    const workItem = await consented("Y.3172", "2019-03-14");
    const comment = { member: "Japan", category: "MEMBER_STATE", commentKind: "SUBSTANTIVE" };
    const text = { document: "TD2/WP3", summaryIncluded: true };
    const announced = { document: "AAP", commentsPosted: true };
    await act("startLastCall", "StartLastCallInput", {
      workItem,
      by: TSB,
      date: "2019-04-01",
      document: "AAP",
    });
    await act("recordComment", "RecordCommentInput", { workItem, by: TSB, date: "2019-04-15", ...comment });
    await act("closeLastCall", "CloseLastCallInput", { workItem, by: CHAIR, date: "2019-04-29" });
    await act("judgeToCommentResolution", "JudgeToCommentResolutionInput", {
      workItem,
      by: CHAIR,
      date: "2019-04-30",
    });
    await act("recordRevisedText", "RecordRevisedTextInput", {
      workItem,
      by: TSB,
      date: "2019-05-20",
      ...text,
    });
    await act("judgeToAdditionalReview", "JudgeToAdditionalReviewInput", {
      workItem,
      by: CHAIR,
      date: "2019-05-21",
    });
    const review = { workItem, by: TSB, date: "2019-06-01", ...announced };
    await act("startAdditionalReview", "StartAdditionalReviewInput", review);
    const item = await act("closeAdditionalReview", "CloseAdditionalReviewInput", {
      workItem,
      by: CHAIR,
      date: "2019-06-22",
    });
    expect(item.approval).to.deep.equal({ approvedOn: "2019-06-22", statusCode: { code: "AC" } });
  });
});
