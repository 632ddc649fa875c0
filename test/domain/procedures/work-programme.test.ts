import { expect } from "chai";
import { concludeAuthorisation } from "../../../src/domain/meetings/authorise.js";
import { awaitingJudgement, awaitingLastCall } from "../../../src/domain/queries/awaiting.js";
import { openLastCalls, tapConsultations } from "../../../src/domain/queries/periods.js";
import { overdue, staleCandidates } from "../../../src/domain/queries/programme.js";
import { NO_PARTICULARS } from "../../../src/domain/work-items/particulars.js";
import { concludeNewWorkItem } from "../../../src/domain/work-items/register-by-agreement.js";
import {
  codesOf,
  draft,
  inLastCall,
  meetingOn,
  Story,
  SUBSTANTIVE,
  studyGroup,
} from "../../support/story.js";

const WP = meetingOn("2026-02-27", "2026-02-27", false);
const SG = meetingOn("2026-07-13", "2026-07-24");

const FORM = {
  titles: [{ language: "en", text: "A new text" }],
  baseTexts: ["C1"],
  timing: "2027-07",
  editors: [{ name: "A", affiliation: null }],
  scope: "scope",
  summary: "summary",
  relations: [],
  liaisons: [],
  supportingMembers: ["China Telecom"],
};
const register = (form: object, agreement: object = {}) =>
  concludeNewWorkItem(
    {
      question: { label: "Q22/13", studyGroup: "SG13", workingParty: "WP3/13", titles: {} },
      studyGroup,
      holderOf: () => null,
      meeting: WP,
      today: "2026-03-01",
    },
    { acronym: "Y.new", type: "RECOMMENDATION", ...form },
    { body: "WP3/13", agreedOn: null, agendaItem: null, document: "TD9", result: "AGREED", ...agreement },
  );

describe("A new work item", () => {
  it("is agreed by its working party with the A.1 form complete", () => {
    const { problems, state } = register(FORM);
    expect(problems).to.deep.equal([]);
    expect(state.stage).to.equal("UNDER_STUDY");
    expect(state.registration).to.deep.equal({
      meeting: WP.code,
      body: "WP3/13",
      agreedOn: "2026-02-27",
      agendaItem: 8,
      document: "TD9",
      result: "AGREED",
    });
  });

  it("is refused with every missing field of the form, and by another working party", () => {
    const { problems } = register(
      { ...FORM, scope: null, relations: null },
      { body: "WP4/13", document: null },
    );
    expect(problems.map((p) => p.code)).to.deep.equal(["WRONG_BODY", "INPUT_MISSING", "FORM_INCOMPLETE"]);
    expect(problems.at(-1)?.message).to.include("A.1").and.include("scope, relations");
    const other = register({ ...FORM, type: "SUPPLEMENT", scope: null });
    expect(other.problems.at(-1)?.message).to.include("A.13");
  });

  it("may be parked in the living list and adopted later", () => {
    const { problems, warnings, state } = register({ ...FORM, scope: null }, { result: "LIVING_LIST" });
    expect(problems).to.deep.equal([]);
    expect(warnings.map((w) => w.code)).to.deep.equal(["FORM_INCOMPLETE"]);
    const story = new Story(state);
    expect(codesOf(story.decide("CONSENT", SG, { body: "SG13", decidedOn: "2026-07-14" }))).to.include(
      "STAGE_FORBIDS",
    );
    const said = { body: "WP3/13", agendaItem: 8, document: "TD10" };
    const meeting = meetingOn("2026-07-13", "2026-07-24");
    expect(codesOf(story.act("ADOPT_FROM_LIVING_LIST", "2026-07-14", said, { meeting }))).to.deep.equal([
      "FORM_INCOMPLETE",
    ]);
    story.item = { ...story.item, scope: "scope" };
    story.do("ADOPT_FROM_LIVING_LIST", "2026-07-14", said, { meeting });
    expect(story.item.stage).to.equal("UNDER_STUDY");
  });
});

describe("A work item", () => {
  it("is discontinued by agreement, with a reason, before it is approved", () => {
    const said = { body: "WP3/13", agendaItem: 5, reason: "no contributions" };
    expect(inLastCall().do("DISCONTINUE", "2026-07-14", said, { meeting: SG }).item.stage).to.equal(
      "DISCONTINUED",
    );
    const codes = codesOf(inLastCall().act("DISCONTINUE", "2026-07-14", { agendaItem: 5 }, { meeting: SG }));
    expect(codes).to.deep.equal(["INPUT_MISSING", "INPUT_MISSING"]);
    const approved = inLastCall().do("CLOSE_LAST_CALL", "2026-04-13");
    expect(
      codesOf(approved.act("DISCONTINUE", "2026-07-14", said, { meeting: SG, role: "TSB" })),
    ).to.deep.equal(["STAGE_FORBIDS"]);
  });

  it("is carried over to a later study period only", () => {
    const story = new Story().do("CARRY_OVER", "2028-12-01", { studyPeriod: "2029-2032" });
    expect(story.item).to.deep.include({ studyPeriod: "2029-2032", carriedFrom: ["2025-2028"] });
    for (const studyPeriod of ["2022-2024", "2029-2032", "2028-2030", "2033", "2036-2033"]) {
      expect(codesOf(story.act("CARRY_OVER", "2029-01-01", { studyPeriod }))).to.deep.equal([
        "PERIOD_NOT_NEXT",
      ]);
    }
  });

  it("gets its number from TSB where the decision gave none, once", () => {
    const number = (assignedNumber: string) =>
      inLastCall().act("ASSIGN_NUMBER", "2026-03-20", { assignedNumber });
    expect(
      codesOf(new Story().act("ASSIGN_NUMBER", "2026-03-20", { assignedNumber: "Y.3094" })),
    ).to.deep.equal(["STAGE_FORBIDS"]);
    expect(codesOf(number("3094"))).to.deep.equal(["NUMBER_MALFORMED"]);
    const story = inLastCall().do("ASSIGN_NUMBER", "2026-03-20", { assignedNumber: "Y.3094" });
    expect(story.item).to.include({ number: "Y.3094", acronym: "Y.DTN-ModelReq", stage: "LAST_CALL" });
    expect(codesOf(story.act("ASSIGN_NUMBER", "2026-03-21", { assignedNumber: "Y.3095" }))).to.deep.equal([
      "NUMBERED_ALREADY",
    ]);
  });

  it("switches between AAP and TAP by its study group, in writing and seconded, before the decision", () => {
    const said = { process: "TAP", document: "C7", reason: "numbering", secondedBy: "Italy" } as const;
    const story = new Story().do("SWITCH_PROCESS", "2026-07-14", said, { meeting: SG });
    expect(story.item.process).to.equal("TAP");
    expect(
      codesOf(new Story().act("SWITCH_PROCESS", "2026-07-14", { process: "TAP" }, { meeting: SG })),
    ).to.deep.equal(["NOT_SECONDED"]);
    expect(codesOf(new Story().act("SWITCH_PROCESS", "2026-02-27", said, { meeting: WP }))).to.deep.equal([
      "NOT_A_STUDY_GROUP_MEETING",
    ]);
    expect(
      codesOf(new Story().act("SWITCH_PROCESS", "2026-07-14", { ...said, process: "NONE" }, { meeting: SG })),
    ).to.deep.equal(["PROCESS_UNFIT"]);
  });
});

describe("The authorisation of working parties", () => {
  const authorise = (
    type: "HANDBOOK" | "APPENDIX",
    meeting = SG,
    { agreedOn = "2026-07-24", today = "2026-08-01" }: { agreedOn?: string | null; today?: string } = {},
  ) => concludeAuthorisation({ studyGroup, meeting, today }, { type, document: "TD500/PLEN", agreedOn });

  it("is given by a study group meeting, for texts that a working party may agree", () => {
    const { problems, next, agreedOn } = authorise("HANDBOOK");
    expect(problems).to.deep.equal([]);
    expect(agreedOn).to.equal("2026-07-24");
    expect(next.authorisations.at(-1)).to.include({ type: "HANDBOOK", verified: true });
    expect(codesOf(authorise("HANDBOOK", SG, { agreedOn: null }))).to.deep.equal(["DAY_NOT_GIVEN"]);
    const during = authorise("HANDBOOK", SG, { agreedOn: null, today: "2026-07-20" });
    expect([codesOf(during), during.agreedOn]).to.deep.equal([[], "2026-07-20"]);
    expect(codesOf(authorise("APPENDIX"))).to.deep.equal(["AUTHORISATION_UNFIT"]);
    expect(codesOf(authorise("HANDBOOK", WP))).to.deep.equal(["NOT_A_STUDY_GROUP_MEETING"]);
  });
});

describe("Texts that are not approved", () => {
  it("agrees an implementers' guide in a WP only with the chair's concurrence", () => {
    const guide = () => new Story(draft({ type: "IMPLEMENTERS_GUIDE", process: "AGREEMENT" }));
    expect(codesOf(guide().decide("AGREEMENT", WP))).to.deep.equal(["CONCURRENCE_MISSING"]);
    expect(codesOf(guide().decide("AGREEMENT", WP, { chairConcurrence: "2026-02-26" }))).to.deep.equal([]);
  });

  it("agrees in a WP only what its study group has authorised it for", () => {
    for (const [type, codes] of [
      ["TECHNICAL_REPORT", []],
      ["HANDBOOK", ["WP_NOT_AUTHORISED"]],
      ["APPENDIX", ["WP_NOT_AUTHORISED"]],
    ] as const) {
      expect(codesOf(new Story(draft({ type, process: "AGREEMENT" })).decide("AGREEMENT", WP))).to.deep.equal(
        codes,
      );
    }
  });

  it("publishes an erratum and the correction of obvious errors with the chair's concurrence", () => {
    const erratum = () => new Story(draft({ type: "ERRATUM", process: "NONE" }));
    expect(codesOf(erratum().act("PUBLISH_ERRATUM", "2026-03-01", { document: "E1" }))).to.deep.equal([
      "CHAIR_HAS_NOT_CONCURRED",
    ]);
    const said = { document: "E1", chairConcurrence: "2026-02-28", reason: "a sign" };
    expect(erratum().do("PUBLISH_ERRATUM", "2026-03-01", said).item.stage).to.equal("PUBLISHED");
    const corrigendum = new Story(draft({ type: "CORRIGENDUM" }));
    expect(corrigendum.do("PUBLISH_CORRECTION", "2026-03-01", said).item.stage).to.equal("PUBLISHED");
    expect(codesOf(new Story().act("PUBLISH_CORRECTION", "2026-03-01", said))).to.deep.equal([
      "WRONG_TYPE_FOR_ACT",
    ]);
    expect(codesOf(new Story(draft({ type: "CORRIGENDUM" })).decide("CONSENT", WP))).to.deep.equal([]);
  });
});

describe("Deletion of a Recommendation", () => {
  const approved = () => inLastCall().do("CLOSE_LAST_CALL", "2026-04-13");
  const agreed = (opposing = 0) =>
    [
      "AGREE_DELETION",
      "2026-07-20",
      { memberStatesPresent: 9, opposingMemberStates: opposing, agendaItem: 5, reason: "superseded" },
      { meeting: SG },
    ] as const;

  it("takes force when nobody objects within three months of the circular", () => {
    const story = approved()
      .do(...agreed(1))
      .do("ANNOUNCE_DELETION", "2026-08-01", { document: "Circular 99" });
    expect(codesOf(story.act("CLOSE_DELETION_PERIOD", "2026-11-01"))).to.deep.equal(["PERIOD_NOT_OVER"]);
    expect(story.do("CLOSE_DELETION_PERIOD", "2026-11-02").item.stage).to.equal("DELETED");
  });

  it("is refused with two opposed, and comes back to the study group after an objection", () => {
    expect(codesOf(approved().act(...agreed(2)))).to.deep.equal(["OPPOSED"]);
    const story = approved()
      .do(...agreed())
      .do("ANNOUNCE_DELETION", "2026-08-01", { document: "Circular 99" });
    const academia = { member: "A university", category: "ACADEMIA" } as const;
    expect(codesOf(story.act("RECORD_OBJECTION", "2026-09-01", academia))).to.deep.equal([
      "CATEGORY_FORBIDS",
    ]);
    story
      .do("RECORD_OBJECTION", "2026-09-01", { member: "Orange", category: "SECTOR_MEMBER" })
      .do("CLOSE_DELETION_PERIOD", "2026-11-02");
    expect(story.item.stage).to.equal("DELETION_REFERRED_BACK");
    const meeting = meetingOn("2027-03-01", "2027-03-12");
    story.do("KEEP_IN_FORCE", "2027-03-02", { reason: "still used" }, { meeting });
    expect(story.item.stage).to.equal("APPROVED");
  });
});

describe("Deletion of a Recommendation that was approved under TAP", () => {
  it("is opposed by nobody, and cites WTSA Res. 1", () => {
    const story = new Story(draft({ process: "TAP", stage: "APPROVED_WITH_RESERVATIONS" }));
    const counted = { memberStatesPresent: 9, agendaItem: 5, reason: "obsolete" };
    const told = story.act(
      "AGREE_DELETION",
      "2026-07-20",
      { ...counted, opposingMemberStates: 1 },
      { meeting: SG },
    );
    expect(told.problems.map((p) => [p.code, p.clause])).to.deep.equal([["OPPOSED", "WTSA Res. 1 §9.8.2"]]);
    story
      .do("AGREE_DELETION", "2026-07-20", { ...counted, opposingMemberStates: 0 }, { meeting: SG })
      .do("ANNOUNCE_DELETION", "2026-08-31", { document: "Circular 99" });
    expect(codesOf(story.act("CLOSE_DELETION_PERIOD", "2026-11-30"))).to.deep.equal(["PERIOD_NOT_OVER"]);
    expect(story.do("CLOSE_DELETION_PERIOD", "2026-12-01").item.stage).to.equal("DELETED");
  });
});

describe("Questions about the approval track", () => {
  it("open last calls, as of any day", () => {
    const { item } = inLastCall().do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE);
    expect(openLastCalls([item], "2026-03-15")).to.have.length(0);
    expect(openLastCalls([item], "2026-03-16")[0]).to.include({
      endsOn: "2026-04-12",
      daysLeft: 27,
      substantive: 0,
    });
    expect(openLastCalls([item], "2026-04-12")[0]).to.include({ daysLeft: 0, substantive: 1 });
    expect(openLastCalls([item], "2026-04-13")).to.have.length(0);
  });

  it("awaiting last call: what is missing, and for how long", () => {
    const story = new Story();
    story.decide("CONSENT", WP);
    const [waiting] = awaitingLastCall([story.item], studyGroup, "2026-03-20");
    expect(waiting).to.include({ since: "2026-02-27", days: 21 });
    expect(waiting).to.include({ projectedStart: "2026-04-01", projectedApproval: "2026-04-29" });
    // The usual time between consent and last call is left: the 1st of March would come too soon.
    const [asked] = awaitingLastCall([story.item], studyGroup, "2026-02-28");
    expect(asked).to.include({ projectedStart: "2026-03-16" });
    expect(waiting?.missing.map((p) => p.code)).to.deep.equal([
      "TEXT_NOT_AVAILABLE",
      "SUMMARY_NOT_AVAILABLE",
      "CHAIR_HAS_NOT_REQUESTED",
    ]);
  });

  it("awaiting judgement: judged stages, and periods that are over and were not closed", () => {
    const open = inLastCall();
    expect(awaitingJudgement([open.item], "2026-04-12")).to.have.length(0);
    expect(awaitingJudgement([open.item], "2026-04-14")[0]).to.include({ since: "2026-04-12", days: 2 });
    open.do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE).do("CLOSE_LAST_CALL", "2026-04-13");
    expect(awaitingJudgement([open.item], "2026-04-20")[0]).to.include({
      stage: "LC_JUDGEMENT",
      since: "2026-04-13",
    });
  });

  it("TAP consultations with their percentage", () => {
    const story = new Story(draft({ process: "TAP" }));
    story.decide("DETERMINATION", WP);
    story
      .do("RECORD_EDITED_TEXT", "2026-02-27", { document: "TD", summaryIncluded: true })
      .do("REQUEST_ANNOUNCEMENT", "2026-02-27")
      .do("ANNOUNCE_CONSULTATION", "2026-03-10", { document: "C" }, { meeting: SG })
      .do("RECORD_REPLY", "2026-04-01", { member: "Japan", category: "MEMBER_STATE", replyKind: "SUPPORTS" });
    const [open] = tapConsultations([story.item], "2026-04-02");
    expect(open?.support).to.deep.equal({ supporting: 1, notSupporting: 0, percentage: 100, passes: true });
    expect(open?.endsOn).to.equal("2026-07-02");
  });

  it("overdue and stale", () => {
    const { item } = new Story(draft({ timing: { raw: "2026-02", month: "2026-02" } }));
    expect(overdue([item], "2026-03-10")[0]).to.include({ dueOn: "2026-02-28", days: 10 });
    const meetings = [
      meetingOn("2025-03-03", "2025-03-14"),
      meetingOn("2025-07-25", "2025-07-25", false),
      meetingOn("2025-10-28", "2025-11-06"),
    ];
    const stale = (contributions: (typeof item)["contributions"]) =>
      staleCandidates([{ ...item, contributions }], meetings, "2025-12-01");
    const contribution = { id: "N1", document: "C1", source: null, meeting: null, receivedOn: "2025-02-01" };
    expect(stale({})[0]).to.deep.include({
      lastContributionOn: null,
      meetings: ["SG13-2025-03-03", "SG13-2025-10-28"],
    });
    expect(stale({ N1: contribution })[0]).to.include({ lastContributionOn: "2025-02-01" });
    expect(stale({ N1: { ...contribution, meeting: "SG13-2025-03-03" } })).to.have.length(0);
    expect(stale({ N1: { ...contribution, receivedOn: "2025-07-01" } })).to.have.length(0);
    expect(NO_PARTICULARS.timing).to.equal(null);
  });
});
