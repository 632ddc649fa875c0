import { expect } from "chai";
import { dateOf, openStep, stepsOf } from "../../../src/domain/approval-track.js";
import { addDays } from "../../../src/domain/calendar.js";
import { readStatusCode, statusCodeOf } from "../../../src/domain/procedures/status-codes.js";
import { withPolicy } from "../../support/policy.js";
import { codesOf, draft, inLastCall, meetingOn, Story, SUBSTANTIVE } from "../../support/story.js";

const TYPO = { member: "NTT", category: "SECTOR_MEMBER", commentKind: "TYPOGRAPHICAL" } as const;
const JULY = meetingOn("2026-07-13", "2026-07-24");
const AT_JULY = { meeting: JULY };
const counted = (opposing: number, present = 20) => ({
  memberStatesPresent: present,
  opposingMemberStates: opposing,
  finalText: "TD500/PLEN",
  agendaItem: 7,
  reason: "opposition",
});

const judged = () =>
  inLastCall().do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE).do("CLOSE_LAST_CALL", "2026-04-13");
const resolved = () =>
  judged()
    .do("JUDGE_TO_COMMENT_RESOLUTION", "2026-04-14")
    .do("RECORD_REVISED_TEXT", "2026-04-20", { document: "TD306", summaryIncluded: true });
const atStudyGroup = () =>
  judged()
    .do("JUDGE_TO_STUDY_GROUP", "2026-04-20", {}, AT_JULY)
    .do("ANNOUNCE_STUDY_GROUP", "2026-05-04", { document: "AAP-3" });

describe("AAP", () => {
  it("asks for the text, its summary and the chair's request before the last call, all at once", () => {
    const story = new Story();
    story.decide("CONSENT", meetingOn("2026-02-27"));
    const told = story.act("START_LAST_CALL", "2026-03-16", { document: "AAP-1" });
    expect(codesOf(told)).to.deep.equal([
      "TEXT_NOT_AVAILABLE",
      "SUMMARY_NOT_AVAILABLE",
      "CHAIR_HAS_NOT_REQUESTED",
    ]);
    expect(told.problems.map((p) => p.clause)).to.deep.equal([
      "Rec. ITU-T A.8 §3.2",
      "Rec. ITU-T A.8 §3.3",
      "Rec. ITU-T A.8 §3.1",
    ]);
    expect(story.item.stage).to.equal("CONSENTED");
  });

  it("points out a start off the 1st and 16th, and starts all the same", () => {
    const story = new Story();
    story.decide("CONSENT", meetingOn("2026-02-27"));
    story
      .do("RECORD_EDITED_TEXT", "2026-02-27", { document: "TD", summaryIncluded: true })
      .do("REQUEST_ANNOUNCEMENT", "2026-02-27");
    const told = story.act("START_LAST_CALL", "2026-03-18", { document: "AAP-1" });
    expect(told.warnings.map((w) => w.code)).to.deep.equal(["OFF_ANNOUNCEMENT_DAY"]);
    expect(story.item.stage).to.equal("LAST_CALL");
  });

  it("stores each date with the rule that gave it", () => {
    expect(stepsOf(inLastCall().item, "LAST_CALL")[0]?.dates).to.deep.equal([
      {
        name: "LAST_CALL_END",
        date: "2026-04-12",
        rule: "first day + 27 days: four weeks, both days included",
        clause: "Rec. ITU-T A.8 §4.1",
      },
      {
        name: "LAST_CALL_APPROVAL",
        date: "2026-04-13",
        rule: "first day + 28 days",
        clause: "Rec. ITU-T A.8 §4.4.1",
      },
    ]);
  });

  it("approves with typographical comments only, as AT", () => {
    const story = inLastCall().do("RECORD_COMMENT", "2026-04-12", TYPO).do("CLOSE_LAST_CALL", "2026-04-15");
    expect(story.item.stage).to.equal("APPROVED");
    expect(story.item.approvedOn).to.equal("2026-04-13");
    expect(statusCodeOf(story.item)).to.include({ code: "AT", verified: false });
    expect(story.item.history.at(-1)?.effectiveOn).to.equal("2026-04-13");
  });

  it("takes another approval date after the period, marked as given, and none within it", () => {
    const early = inLastCall().act("CLOSE_LAST_CALL", "2026-04-20", { approvedOn: "2026-04-11" });
    expect(codesOf(early)).to.deep.equal(["APPROVAL_DATE_TOO_EARLY"]);
    const story = inLastCall().do("CLOSE_LAST_CALL", "2026-04-20", { approvedOn: "2026-04-16" });
    expect(story.item.approvedOn).to.equal("2026-04-16");
    const [step] = stepsOf(story.item, "LAST_CALL");
    expect(step?.dates.at(-1)).to.include({ date: "2026-04-16", rule: "given" });
  });

  // Nineteen approvals were published on the last day of their last call, these two on a Saturday and a Sunday.
  for (const [start, published] of [
    ["2018-12-16", "2019-01-12"],
    ["2019-12-16", "2020-01-12"],
  ] as const) {
    it(`takes ${published}, the last day of the last call, as it was published, and points it out`, () => {
      const story = inLastCall(start, start);
      expect(codesOf(story.act("CLOSE_LAST_CALL", published, { approvedOn: published }))).to.deep.equal([
        "PERIOD_NOT_OVER",
      ]);
      const told = story.act("CLOSE_LAST_CALL", addDays(published, 1), { approvedOn: published });
      expect(codesOf(told)).to.deep.equal([]);
      expect(told.warnings.map(({ code, path }) => [code, path])).to.deep.equal([
        ["APPROVED_ON_LAST_DAY", "approvedOn"],
      ]);
      expect(story.item).to.include({ stage: "APPROVED", approvedOn: published });
    });
  }

  it("does not close before the period is over", () => {
    const told = inLastCall().act("CLOSE_LAST_CALL", "2026-04-12");
    expect(codesOf(told)).to.deep.equal(["PERIOD_NOT_OVER"]);
  });

  it("has substantive comments judged by the study group chair only", () => {
    for (const role of ["WP_CHAIR", "RAPPORTEUR", "TSB"] as const) {
      const told = judged().act("JUDGE_TO_COMMENT_RESOLUTION", "2026-04-14", {}, { role });
      expect(codesOf(told)).to.deep.equal(["ROLE_FORBIDS"]);
      expect(told.problems[0]?.clause).to.equal("Rec. ITU-T A.8 §4.4.2");
    }
  });

  it("has an additional review after comment resolution, asked for by the chair, with the comments posted", () => {
    const told = resolved().act("START_ADDITIONAL_REVIEW", "2026-05-01", { document: "AAP-5" });
    expect(codesOf(told)).to.deep.equal(["CHAIR_HAS_NOT_REQUESTED", "COMMENTS_NOT_POSTED"]);
    const story = resolved()
      .do("JUDGE_TO_ADDITIONAL_REVIEW", "2026-04-21")
      .do("START_ADDITIONAL_REVIEW", "2026-05-01", { document: "AAP-5", commentsPosted: true })
      .do("RECORD_COMMENT", "2026-05-21", TYPO)
      .do("CLOSE_ADDITIONAL_REVIEW", "2026-05-22");
    expect(story.item.approvedOn).to.equal("2026-05-22");
    expect(statusCodeOf(story.item)?.code).to.equal("AC");
  });

  it("leads from substantive comments in the additional review to the study group and nowhere else", () => {
    const story = resolved()
      .do("JUDGE_TO_ADDITIONAL_REVIEW", "2026-04-21")
      .do("START_ADDITIONAL_REVIEW", "2026-05-01", { document: "AAP-5", commentsPosted: true })
      .do("RECORD_COMMENT", "2026-05-21", SUBSTANTIVE)
      .do("CLOSE_ADDITIONAL_REVIEW", "2026-05-22");
    expect(story.item.stage).to.equal("AR_JUDGEMENT");
    expect(codesOf(story.act("JUDGE_TO_COMMENT_RESOLUTION", "2026-05-23"))).to.include("STAGE_FORBIDS");
    story.do("JUDGE_TO_STUDY_GROUP", "2026-05-23", {}, AT_JULY);
    story.do("ANNOUNCE_STUDY_GROUP", "2026-05-24", { document: "AAP-6" });
    expect(story.item.stage).to.equal("SG_REVIEW");
  });

  it("announces the study group meeting three weeks ahead, and none of a working party", () => {
    const late = judged().act("JUDGE_TO_STUDY_GROUP", "2026-06-23", {}, AT_JULY);
    expect(codesOf(late)).to.deep.equal(["ANNOUNCED_TOO_LATE"]);
    const wp = { meeting: meetingOn("2026-07-13", "2026-07-13", false) };
    expect(codesOf(judged().act("JUDGE_TO_STUDY_GROUP", "2026-05-01", {}, wp))).to.deep.equal([
      "NOT_A_STUDY_GROUP_MEETING",
    ]);
    const story = judged().do("JUDGE_TO_STUDY_GROUP", "2026-06-22", {}, AT_JULY);
    const announced = (date: string) => story.act("ANNOUNCE_STUDY_GROUP", date, { document: "AAP-4" });
    expect(codesOf(announced("2026-06-23"))).to.deep.equal(["ANNOUNCED_TOO_LATE"]);
    expect(codesOf(announced("2026-06-22"))).to.deep.equal([]);
    expect(story.item.stage).to.equal("SG_REVIEW");
  });

  it("has the chair judge and the Director announce the study group meeting, in two acts", () => {
    const early = judged().act("ANNOUNCE_STUDY_GROUP", "2026-04-20", { document: "AAP-4" });
    expect(codesOf(early)).to.include("CHAIR_HAS_NOT_REQUESTED");
    const story = judged().do("JUDGE_TO_STUDY_GROUP", "2026-04-20", {}, AT_JULY);
    expect(story.item.stage).to.equal("LC_JUDGEMENT");
    expect(codesOf(story.act("APPROVE", "2026-07-20", counted(0), AT_JULY))).to.deep.equal(["STAGE_FORBIDS"]);
    const bare = story.act("ANNOUNCE_STUDY_GROUP", "2026-05-04", {});
    expect(codesOf(bare)).to.deep.equal(["INPUT_MISSING"]);
    expect(bare.problems[0]?.clause).to.equal("Rec. ITU-T A.8 §4.6");
    const chair = story.act(
      "ANNOUNCE_STUDY_GROUP",
      "2026-05-04",
      { document: "AAP-4" },
      { role: "SG_CHAIR" },
    );
    expect(codesOf(chair)).to.deep.equal(["ROLE_FORBIDS"]);
    story.do("ANNOUNCE_STUDY_GROUP", "2026-05-04", { document: "AAP-4" });
    expect(stepsOf(story.item, "SG_REVIEW")[0]).to.include({
      startedOn: "2026-05-04",
      meeting: JULY.code,
      document: "AAP-4",
    });
  });

  it("lets the chair judge anew until the Director has announced", () => {
    const story = judged()
      .do("JUDGE_TO_STUDY_GROUP", "2026-04-20", {}, AT_JULY)
      .do("JUDGE_TO_COMMENT_RESOLUTION", "2026-04-21");
    expect(stepsOf(story.item, "PREPARATION").at(-1)).to.include({ outcome: "JUDGED_ANEW" });
    story
      .do("RECORD_REVISED_TEXT", "2026-04-25", { document: "TD306", summaryIncluded: true })
      .do("JUDGE_TO_STUDY_GROUP", "2026-04-26", {}, AT_JULY);
    const review = { document: "AAP-5", commentsPosted: true };
    expect(codesOf(story.act("START_ADDITIONAL_REVIEW", "2026-05-01", review))).to.deep.equal([
      "CHAIR_HAS_NOT_REQUESTED",
    ]);
    story.do("JUDGE_TO_ADDITIONAL_REVIEW", "2026-04-27").do("START_ADDITIONAL_REVIEW", "2026-05-01", review);
    expect(story.item.stage).to.equal("ADDITIONAL_REVIEW");
  });

  it("approves at the meeting with one Member State opposed, and not with two", () => {
    expect(codesOf(atStudyGroup().act("APPROVE", "2026-07-20", counted(2)))).to.deep.equal(["OPPOSED"]);
    expect(codesOf(atStudyGroup().act("NOT_APPROVE", "2026-07-20", counted(1)))).to.deep.equal([
      "OPPOSITION_INSUFFICIENT",
    ]);
    const titles = [{ language: "en", text: "As the study group changed it" }];
    const story = atStudyGroup().do("APPROVE", "2026-07-20", { ...counted(1), titles });
    expect(story.item.titles.en?.text).to.equal("As the study group changed it");
    expect(story.item).to.include({
      stage: "APPROVED",
      approvedOn: "2026-07-20",
      approvalVariant: "STUDY_GROUP_AAP",
    });
    expect(Object.values(story.item.decisions).at(-1)).to.include({
      kind: "APPROVAL",
      agendaItem: 7,
      finalText: "TD500/PLEN",
      body: "SG13",
    });
    const [review] = stepsOf(story.item, "SG_REVIEW");
    expect(dateOf(review ?? null, "NOTIFY_BY_AAP")).to.equal("2026-08-07");
  });

  it("notes concerns and abstentions; an abstention can be taken back during the meeting only", () => {
    const story = atStudyGroup();
    const orange = {
      member: "Orange",
      category: "SECTOR_MEMBER",
      positionKind: "CONCERN",
      text: "…",
    } as const;
    const france = { member: "France", category: "MEMBER_STATE", positionKind: "ABSTENTION" } as const;
    story.do("REGISTER_POSITION", "2026-07-14", orange).do("REGISTER_POSITION", "2026-07-14", france);
    expect(codesOf(story.act("APPROVE", "2026-07-14", counted(1, 1)))).to.deep.equal([
      "OPPOSITION_IMPOSSIBLE",
    ]);
    expect(codesOf(story.act("REVOKE_ABSTENTION", "2026-07-25", { member: "France" }))).to.deep.equal([
      "OUTSIDE_MEETING",
    ]);
    story.do("REVOKE_ABSTENTION", "2026-07-15", { member: "france" });
    expect(codesOf(story.act("REVOKE_ABSTENTION", "2026-07-15", { member: "France" }))).to.deep.equal([
      "NO_ABSTENTION",
    ]);
    story.do("APPROVE", "2026-07-15", counted(1, 1));
    expect(Object.values(story.item.positions).map((p) => p.kind)).to.deep.equal(["CONCERN", "ABSTENTION"]);
  });

  it("registers concerns and abstentions only, of Member States and Sector Members", () => {
    const said = { member: "Orange", category: "ASSOCIATE", positionKind: "RESERVATION" } as const;
    expect(codesOf(atStudyGroup().act("REGISTER_POSITION", "2026-07-14", said))).to.deep.equal([
      "POSITION_UNFIT",
      "CATEGORY_FORBIDS",
    ]);
  });

  it("points out a change of a text that was approved less than two years ago", () => {
    const at = meetingOn("2026-02-27", "2026-02-27", false);
    const revised = (approvedOn: string) =>
      new Story(draft({ version: "REVISED" })).decide("CONSENT", at, {}, null, { name: "Y.1", approvedOn })
        .warnings;
    expect(revised("2024-02-28").map((w) => [w.code, w.clause])).to.deep.include([
      "RECENTLY_APPROVED",
      "Rec. ITU-T A.8 §3.7",
    ]);
    expect(revised("2024-02-27").map((w) => w.code)).to.not.include("RECENTLY_APPROVED");
  });

  it("gives more time until 28 days after the meeting, then approves unless too many oppose", () => {
    const asked = () =>
      atStudyGroup().do("REQUEST_MORE_TIME", "2026-07-20", {
        ...counted(1),
        member: "Egypt",
        category: "MEMBER_STATE",
      });
    const step = openStep(asked().item, "MORE_TIME");
    expect(dateOf(step, "MORE_TIME_END_AAP")).to.equal("2026-08-21");
    expect(codesOf(asked().act("CLOSE_MORE_TIME", "2026-08-21"))).to.deep.equal(["PERIOD_NOT_OVER"]);
    const approved = asked().do("CLOSE_MORE_TIME", "2026-08-22");
    expect(approved.item).to.include({ stage: "APPROVED", approvedOn: "2026-08-22" });
    const stranger = asked().act("RECORD_LATE_OPPOSITION", "2026-08-01", { member: "Japan" });
    expect(codesOf(stranger)).to.deep.equal(["DID_NOT_ASK_FOR_MORE_TIME"]);
    const refused = asked()
      .do("RECORD_LATE_OPPOSITION", "2026-08-01", { member: "Egypt" })
      .do("CLOSE_MORE_TIME", "2026-08-22");
    expect(refused.item).to.include({ stage: "NOT_APPROVED", approvedOn: null });
  });

  it("goes back to the edited text without a new consent, as a new cycle with its own additional review", () => {
    const story = atStudyGroup().do("NOT_APPROVE", "2026-07-20", counted(2)).do("RETRY", "2026-08-01");
    expect(story.item).to.include({ stage: "CONSENTED", cycle: 2 });
    const told = story.act("START_LAST_CALL", "2026-08-16", { document: "AAP-9" });
    expect(codesOf(told)).to.include("TEXT_NOT_AVAILABLE");
    const consents = Object.values(story.item.decisions).filter((d) => d.kind === "CONSENT");
    expect(consents).to.have.length(1);
  });

  it("moves to TAP, or is not approved, when a Member State declares a policy implication", () => {
    const said = { member: "Brazil", category: "MEMBER_STATE" } as const;
    const moved = atStudyGroup().do("DECLARE_POLICY_IMPLICATION", "2026-07-20", said);
    expect(moved.item).to.include({ stage: "MOVED_TO_TAP", process: "TAP" });
    expect(codesOf(moved.decide("DETERMINATION", meetingOn("2026-07-21"), { body: "SG13" }))).to.deep.equal(
      [],
    );
    expect(moved.item.stage).to.equal("DETERMINED");
    const stays = atStudyGroup().do("DECLARE_POLICY_IMPLICATION", "2026-07-20", {
      ...said,
      moveToTap: false,
    });
    expect(stays.item).to.include({ stage: "NOT_APPROVED", process: "AAP" });
    const member = { member: "NTT", category: "SECTOR_MEMBER" } as const;
    expect(codesOf(atStudyGroup().act("DECLARE_POLICY_IMPLICATION", "2026-07-20", member))).to.deep.equal([
      "CATEGORY_FORBIDS",
    ]);
  });

  it("is carried to a later meeting, which is announced anew", () => {
    const november = meetingOn("2026-11-02", "2026-11-13");
    const story = atStudyGroup().do(
      "CARRY_TO_LATER_MEETING",
      "2026-07-20",
      { reason: "major" },
      { meeting: november },
    );
    expect(story.item.stage).to.equal("SG_REVIEW");
    const yet = story.act("APPROVE", "2026-07-21", counted(0), AT_JULY);
    expect(codesOf(yet)).to.deep.equal(["NOT_ANNOUNCED_YET"]);
    story.do("ANNOUNCE_STUDY_GROUP", "2026-09-01", { document: "AAP-9" });
    const told = story.act("APPROVE", "2026-11-03", counted(0), AT_JULY);
    expect(codesOf(told)).to.include("NOT_THE_ANNOUNCED_MEETING");
    story.do("APPROVE", "2026-11-03", counted(0));
  });

  it("puts on record what was done about each comment", () => {
    const story = judged();
    const told = story.act("RESOLVE_COMMENT", "2026-04-20", { comment: "C7" });
    expect(codesOf(told)).to.deep.equal(["COMMENT_NOT_FOUND", "INPUT_MISSING", "INPUT_MISSING"]);
    const said = { comment: "C1", text: "Clause 8 reworded.", answeredBy: "The editor" } as const;
    story.do("RESOLVE_COMMENT", "2026-04-20", { ...said, commentResult: "ACCEPTED_IN_PART" });
    expect(story.item.comments.C1?.resolution).to.deep.equal({
      result: "ACCEPTED_IN_PART",
      text: "Clause 8 reworded.",
      answeredBy: "The editor",
      resolvedOn: "2026-04-20",
    });
    expect(story.item.stage).to.equal("LC_JUDGEMENT");
  });

  it("counts a comment that was withdrawn as the policy says", () => {
    const withdrawn = () =>
      inLastCall().do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE).do("RESOLVE_COMMENT", "2026-04-01", {
        comment: "C1",
        text: "Withdrawn.",
        commentResult: "WITHDRAWN",
      });
    expect(withdrawn().do("CLOSE_LAST_CALL", "2026-04-13").item.stage).to.equal("LC_JUDGEMENT");
    withPolicy("withdrawnCommentsCount", false, () => {
      const closed = withdrawn().do("CLOSE_LAST_CALL", "2026-04-13").item;
      expect(closed).to.include({ stage: "APPROVED", approvalVariant: "LAST_CALL" });
    });
  });

  it("notifies approval by last call under §6.1, and non-approval of last call and additional review too", () => {
    const clauses = (story: Story) =>
      story.item.history
        .filter(({ action }) => action === "RECORD_NOTIFICATION")
        .map(({ basis }) => basis.clause);
    const approved = inLastCall().do("CLOSE_LAST_CALL", "2026-04-13");
    approved.do("RECORD_NOTIFICATION", "2026-04-20", { document: "AAP-3" });
    expect(clauses(approved)).to.deep.equal(["Rec. ITU-T A.8 §6.1"]);

    const story = judged().do("RECORD_NOTIFICATION", "2026-04-14", { document: "AAP-3" });
    const again = story.act("RECORD_NOTIFICATION", "2026-04-15", { document: "AAP-3" });
    expect(codesOf(again)).to.deep.equal(["ALREADY_NOTIFIED"]);
    story
      .do("JUDGE_TO_COMMENT_RESOLUTION", "2026-04-14")
      .do("RECORD_REVISED_TEXT", "2026-04-20", { document: "TD306", summaryIncluded: true })
      .do("JUDGE_TO_ADDITIONAL_REVIEW", "2026-04-21")
      .do("START_ADDITIONAL_REVIEW", "2026-05-01", { document: "AAP-5", commentsPosted: true });
    const running = story.act("RECORD_NOTIFICATION", "2026-05-02", { document: "AAP-5" });
    expect(codesOf(running)).to.deep.equal(["ALREADY_NOTIFIED"]);
    story
      .do("RECORD_COMMENT", "2026-05-21", SUBSTANTIVE)
      .do("CLOSE_ADDITIONAL_REVIEW", "2026-05-22")
      .do("RECORD_NOTIFICATION", "2026-05-25", { document: "AAP-6" })
      .do("JUDGE_TO_STUDY_GROUP", "2026-05-25", {}, AT_JULY)
      .do("ANNOUNCE_STUDY_GROUP", "2026-05-26", { document: "AAP-6" })
      .do("APPROVE", "2026-07-20", counted(0))
      .do("RECORD_NOTIFICATION", "2026-07-30", { document: "Circular 90" });
    expect(clauses(story)).to.deep.equal([
      "Rec. ITU-T A.8 §6.1",
      "Rec. ITU-T A.8 §6.1",
      "Rec. ITU-T A.8 §6.2",
    ]);
    expect(stepsOf(story.item, "NOTIFICATION").map((step) => step.notifies)).to.deep.equal([
      "LAST_CALL-1",
      "ADDITIONAL_REVIEW-1",
      "SG_REVIEW-1",
    ]);
    const before = judged().act("RECORD_NOTIFICATION", "2026-04-13", { document: "AAP-3" });
    expect(codesOf(before)).to.deep.equal([]);
    expect(
      codesOf(
        atStudyGroup()
          .do("APPROVE", "2026-07-20", counted(0))
          .act("RECORD_NOTIFICATION", "2026-07-20", { document: "C" }),
      ),
    ).to.deep.equal([]);
  });

  it("notifies once, and says when it was late", () => {
    const story = atStudyGroup().do("APPROVE", "2026-07-20", counted(0));
    const told = story.act("RECORD_NOTIFICATION", "2026-08-08", { document: "Circular 90" });
    expect(told.warnings.map((w) => w.code)).to.deep.equal(["NOTIFIED_LATE"]);
    expect(
      codesOf(story.act("RECORD_NOTIFICATION", "2026-08-09", { document: "Circular 91" })),
    ).to.deep.equal(["ALREADY_NOTIFIED"]);
  });

  it("keeps unknown status codes as they are", () => {
    expect(readStatusCode("XQ ")).to.deep.equal({ code: "XQ ", name: null, verified: false });
    expect(readStatusCode("lj")).to.deep.equal({ code: "LJ", name: "Last call judgement", verified: true });
    expect(statusCodeOf(draft())).to.equal(null);
  });
});
