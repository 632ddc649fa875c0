import { assert } from "chai";
import { openStep } from "../../../src/domain/approval-track.js";
import { isFrozen } from "../../../src/domain/procedures/frozen.js";
import { reviewReadiness } from "../../../src/domain/readiness/review.js";
import { codesOf, draft, inLastCall, meetingOn, Story } from "../../support/story.js";

const TWO_WEEKS = meetingOn("2026-06-29", "2026-07-10");
const NEXT = meetingOn("2026-11-02", "2026-11-13");
const POSTPONED = { outcome: "POSTPONED", reason: "for the plenary", finalText: null } as const;
const REASON = { body: "SG13", reason: "A mistake was found", agendaItem: 4 };

describe("several treatments of one text", () => {
  it("takes a text up in the plenary that the working party postponed the day before", () => {
    const story = new Story(draft());
    story.decide("CONSENT", TWO_WEEKS, { ...POSTPONED, decidedOn: "2026-07-09" });
    const told = story.decide("CONSENT", TWO_WEEKS, { body: "SG13", decidedOn: "2026-07-10" });
    assert.deepEqual(codesOf(told), []);
    assert.deepInclude(
      told.warnings.find(({ code }) => code === "TREATED_ANEW"),
      {
        message:
          "WP3/13 dealt with Y.DTN-ModelReq on 2026-07-09 (CONSENT: POSTPONED); this decision takes its place.",
      },
    );
    assert.equal(story.item.stage, "CONSENTED");
    assert.sameOrderedMembers(
      Object.values(story.item.decisions).map(({ body, outcome }) => `${body} ${outcome}`),
      ["WP3/13 POSTPONED", "SG13 AGREED"],
    );
  });

  it("takes it up in the closing plenary after the opening one, but not twice on a day by one body, nor backwards", () => {
    const story = new Story(draft());
    const plenary = { body: "SG13" } as const;
    story.decide("CONSENT", TWO_WEEKS, { ...POSTPONED, ...plenary, decidedOn: "2026-07-01" });
    const twice = story.decide("CONSENT", TWO_WEEKS, { ...plenary, decidedOn: "2026-07-01" });
    assert.deepEqual(codesOf(twice), ["ALREADY_TREATED"]);
    const backwards = story.decide("CONSENT", TWO_WEEKS, { decidedOn: "2026-06-30" });
    assert.deepEqual(codesOf(backwards), ["DATES_OUT_OF_ORDER"]);
    assert.deepEqual(
      codesOf(story.decide("CONSENT", TWO_WEEKS, { ...plenary, decidedOn: "2026-07-10" })),
      [],
    );
  });

  it("consents an improved text anew before its last call: what was prepared has to be prepared anew", () => {
    const story = new Story(draft());
    story.decide("CONSENT", TWO_WEEKS, { decidedOn: "2026-07-09" });
    story
      .do("RECORD_EDITED_TEXT", "2026-07-15", { document: "TD1", summaryIncluded: true })
      .do("REQUEST_ANNOUNCEMENT", "2026-07-16");
    const told = story.decide("CONSENT", NEXT, {
      body: "SG13",
      decidedOn: "2026-11-10",
      finalText: "TD305-R2/WP3",
    });
    assert.deepEqual(codesOf(told), []);
    assert.include(
      told.warnings.map(({ code }) => code),
      "TREATED_ANEW",
    );
    assert.deepInclude(story.item, { stage: "CONSENTED", stageSince: "2026-11-10", cycle: 1 });
    assert.isNull(openStep(story.item, "PREPARATION"));
    assert.sameMembers(codesOf(story.act("START_LAST_CALL", "2026-11-16", { document: "AAP-9" })), [
      "TEXT_NOT_AVAILABLE",
      "SUMMARY_NOT_AVAILABLE",
      "CHAIR_HAS_NOT_REQUESTED",
    ]);
    story
      .do("RECORD_EDITED_TEXT", "2026-11-12", { document: "TD2", summaryIncluded: true })
      .do("REQUEST_ANNOUNCEMENT", "2026-11-12")
      .do("START_LAST_CALL", "2026-11-16", { document: "AAP-9" });
    assert.equal(story.item.stage, "LAST_CALL");
  });

  it("consents anew no earlier than what was prepared of the first text", () => {
    const story = new Story(draft());
    story.decide("CONSENT", TWO_WEEKS, { decidedOn: "2026-07-01" });
    story.do("RECORD_EDITED_TEXT", "2026-07-08", { document: "TD1" });
    const early = story.decide("CONSENT", TWO_WEEKS, { body: "SG13", decidedOn: "2026-07-07" });
    assert.deepEqual(codesOf(early), ["DATES_OUT_OF_ORDER"]);
    assert.deepEqual(
      codesOf(story.decide("CONSENT", TWO_WEEKS, { body: "SG13", decidedOn: "2026-07-08" })),
      [],
    );
  });

  it("neither consents anew nor puts off what is consented on the same day or announced", () => {
    const story = new Story(draft());
    story.decide("CONSENT", TWO_WEEKS, { decidedOn: "2026-07-09" });
    assert.deepEqual(codesOf(story.decide("CONSENT", TWO_WEEKS, { decidedOn: "2026-07-09" })), [
      "ALREADY_DECIDED",
    ]);
    const putOff = story.decide("CONSENT", NEXT, { ...POSTPONED, decidedOn: "2026-11-10" });
    assert.deepEqual(codesOf(putOff), ["ALREADY_DECIDED"]);
    assert.include(putOff.problems[0]?.remedy, "withdrawDecision");
    const announced = inLastCall();
    assert.deepEqual(codesOf(announced.decide("CONSENT", NEXT, { decidedOn: "2026-11-10" })), [
      "ALREADY_DECIDED",
    ]);
  });

  it("withdraws a consent or a determination: under study again, and the selection open again", () => {
    for (const [process, kind] of [
      ["AAP", "CONSENT"],
      ["TAP", "DETERMINATION"],
    ] as const) {
      const story = new Story(draft({ process }));
      story.decide(kind, TWO_WEEKS, { decidedOn: "2026-07-09" });
      assert.isTrue(isFrozen(story.item));
      story.do("RECORD_EDITED_TEXT", "2026-07-15", { document: "TD1", summaryIncluded: true });
      const silent = story.act(
        "WITHDRAW_DECISION",
        "2026-11-05",
        { ...REASON, agendaItem: kind === "CONSENT" ? 4 : 5, reason: null },
        { meeting: NEXT },
      );
      assert.deepEqual(codesOf(silent), ["INPUT_MISSING"]);
      const agendaItem = kind === "CONSENT" ? 4 : 5;
      story.do("WITHDRAW_DECISION", "2026-11-05", { ...REASON, agendaItem }, { meeting: NEXT });
      assert.deepInclude(story.item, { stage: "UNDER_STUDY", stageSince: "2026-11-05" });
      assert.isFalse(isFrozen(story.item));
      assert.isNull(openStep(story.item, "PREPARATION"));
      assert.deepInclude(Object.values(story.item.decisions).at(-1), {
        kind,
        outcome: "WITHDRAWN",
        body: "SG13",
      });
      const again = story.decide(kind, NEXT, { body: "SG13", decidedOn: "2026-11-13" });
      assert.deepEqual(codesOf(again), []);
      assert.isTrue(isFrozen(story.item));
    }
  });

  it("is withdrawn by an act of its own, and not once it is announced", () => {
    const story = new Story(draft());
    story.decide("CONSENT", TWO_WEEKS, { decidedOn: "2026-07-09" });
    const plain = story.decide("CONSENT", NEXT, {
      outcome: "WITHDRAWN",
      reason: "r",
      decidedOn: "2026-11-05",
    });
    assert.include(codesOf(plain), "DECISION_HAS_OWN_VERB");
    const late = inLastCall().act("WITHDRAW_DECISION", "2026-11-05", REASON, { meeting: NEXT });
    assert.deepEqual(codesOf(late), ["STAGE_FORBIDS"]);
  });

  it("reviews what is consented already as ready only where a further meeting has it on its list", () => {
    const story = new Story(draft());
    story.decide("CONSENT", TWO_WEEKS, { decidedOn: "2026-07-09" });
    const stageOf = (candidacies: typeof story.item.candidacies) =>
      reviewReadiness({
        item: { ...story.item, candidacies },
        kind: "CONSENT",
        qualifications: {},
        on: "2026-10-01",
      }).findings.find(({ rule }) => rule === "STAGE")?.status;
    assert.equal(stageOf({}), "UNMET");
    const planned = {
      meeting: NEXT.code,
      body: "SG13",
      kind: "CONSENT",
      agendaItem: 4,
      status: "PLANNED",
    } as const;
    assert.equal(stageOf({ [NEXT.code]: { ...planned, proposedOn: "2026-10-01", reason: null } }), "MET");
  });
});

describe("the deletion of agreed texts", () => {
  const agreed = (type: "TECHNICAL_REPORT" | "SUPPLEMENT") => {
    const story = new Story(draft({ type, process: "AGREEMENT" }));
    story.decide("AGREEMENT", meetingOn("2026-02-27", "2026-02-27", false), { agendaItem: 6 });
    return story;
  };
  const said = { reason: "Out of date", agendaItem: 7 };

  it("is the study group's, by consensus, at its meeting, and ends it", () => {
    const story = agreed("TECHNICAL_REPORT");
    const at = { meeting: TWO_WEEKS };
    const by = (more: object) => codesOf(story.act("AGREE_DELETION", "2026-07-10", { ...said, ...more }, at));
    assert.deepEqual(by({ body: "WP3/13" }), ["WP_CANNOT_APPROVE"]);
    assert.deepEqual(by({ opposingMemberStates: 1 }), ["OPPOSED"]);
    assert.deepEqual(by({ reason: null }), ["INPUT_MISSING"]);
    assert.deepEqual(by({}), []);
    assert.equal(story.item.stage, "DELETED");
    assert.equal(story.item.history.at(-1)?.basis.clause, "WTSA Res. 1 §1bis.8.3");
  });

  it("cites what is at hand for each type, and refuses where there is no such act in words that can be read", () => {
    const supplement = agreed("SUPPLEMENT").do("AGREE_DELETION", "2026-07-10", said, { meeting: TWO_WEEKS });
    assert.equal(supplement.item.history.at(-1)?.basis.clause, "Rec. ITU-T A.13");
    const early = new Story(draft({ type: "TECHNICAL_REPORT", process: "AGREEMENT" }));
    const [stage] = early.act("AGREE_DELETION", "2026-07-10", said, { meeting: TWO_WEEKS }).problems;
    assert.equal(
      stage?.message,
      "Y.DTN-ModelReq is UNDER_STUDY; AGREE_DELETION is possible only from AGREED.",
    );
    const erratum = new Story(draft({ type: "ERRATUM", process: "NONE" }));
    const [none] = erratum.act("AGREE_DELETION", "2026-07-10", said, { meeting: TWO_WEEKS }).problems;
    assert.deepInclude(none, {
      code: "NO_ACT_OF_PROCESS",
      message: "Y.DTN-ModelReq follows NONE, which has no AGREE_DELETION.",
      clause: "Work programme tracker",
    });
  });
});

describe("an assembly", () => {
  const WTSA = {
    ...meetingOn("2028-10-16", "2028-10-26"),
    code: "WTSA-28",
    studyGroup: null,
    sittings: [
      {
        kind: "ASSEMBLY",
        body: "WTSA",
        title: "WTSA",
        startsOn: "2028-10-16",
        endsOn: "2028-10-26",
        startTime: null,
      },
    ],
  } as const;
  const there = { body: "WTSA", decidedOn: "2028-10-20" } as const;

  it("consents and determines, exceptionally, and agrees nothing", () => {
    assert.deepEqual(codesOf(new Story(draft()).decide("CONSENT", WTSA, there)), []);
    assert.deepEqual(codesOf(new Story(draft({ process: "TAP" })).decide("DETERMINATION", WTSA, there)), []);
    const supplement = new Story(draft({ type: "SUPPLEMENT", process: "AGREEMENT" }));
    assert.deepEqual(codesOf(supplement.decide("AGREEMENT", WTSA, there)), ["WRONG_BODY"]);
    assert.deepEqual(codesOf(new Story(draft()).decide("CONSENT", TWO_WEEKS, there)), ["BODY_NOT_SITTING"]);
  });

  it("approves a text that a study group brings before it, and TSB records it", () => {
    const story = new Story(draft());
    story.decide("CONSENT", TWO_WEEKS, { decidedOn: "2026-07-09" });
    const text = { finalText: "WTSA Doc. 42" };
    const chair = story.act("APPROVE_AT_ASSEMBLY", "2028-10-20", text, { meeting: WTSA, role: "SG_CHAIR" });
    assert.deepEqual(codesOf(chair), ["ROLE_FORBIDS"]);
    const outside = story.act("APPROVE_AT_ASSEMBLY", "2028-10-27", text, { meeting: WTSA });
    assert.deepEqual(codesOf(outside), ["OUTSIDE_MEETING"]);
    const elsewhere = story.act("APPROVE_AT_ASSEMBLY", "2026-07-10", text, { meeting: TWO_WEEKS });
    assert.deepEqual(codesOf(elsewhere), ["BODY_NOT_SITTING"]);
    story.do("APPROVE_AT_ASSEMBLY", "2028-10-20", text, { meeting: WTSA });
    assert.deepInclude(story.item, {
      stage: "APPROVED",
      approvedOn: "2028-10-20",
      approvalVariant: "ASSEMBLY",
    });
    assert.deepInclude(Object.values(story.item.decisions).at(-1), { kind: "APPROVAL", body: "WTSA" });
    assert.equal(story.item.history.at(-1)?.basis.clause, "Rec. ITU-T A.8 §1.1");
  });

  it("approves under TAP from the determination on", () => {
    const story = new Story(draft({ process: "TAP" }));
    story.decide("DETERMINATION", TWO_WEEKS, { decidedOn: "2026-07-09", agendaItem: 5 });
    story.do("APPROVE_AT_ASSEMBLY", "2028-10-20", { finalText: "WTSA Doc. 43" }, { meeting: WTSA });
    assert.equal(story.item.history.at(-1)?.basis.clause, "WTSA Res. 1 §9.1.2");
  });
});
