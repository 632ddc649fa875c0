import { assert } from "chai";
import { CORRECTION_PROBLEMS } from "../../src/domain/corrections/problems.js";
import { IMPORT_PROBLEMS } from "../../src/domain/imports/problems.js";
import { LETTER_PROBLEMS } from "../../src/domain/letters/problems.js";
import { LIAISON_PROBLEMS } from "../../src/domain/liaisons/problems.js";
import { MEETING_PROBLEMS } from "../../src/domain/meetings/problems.js";
import { PEOPLE_PROBLEMS } from "../../src/domain/people/problems.js";
import { PROBLEM_CODES, type ProblemCode } from "../../src/domain/problem.js";
import { PROCEDURE_PROBLEMS } from "../../src/domain/procedures/problems.js";
import { QUESTION_PROBLEMS } from "../../src/domain/questions/problems.js";
import { STRUCTURE_PROBLEMS } from "../../src/domain/structure/problems.js";
import { TURN_PROBLEMS } from "../../src/domain/structure/turn-problems.js";
import { WAIT_PROBLEMS } from "../../src/domain/waits/problems.js";
import { KIN_PROBLEMS } from "../../src/domain/work-items/kin-problems.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import {
  AFTER_MEETING,
  act,
  BEFORE_MEETING,
  chair,
  codes,
  done,
  everything,
  MEETING,
  type ProblemAnswer,
  rapporteur,
  refusal,
  secretariat,
  type Verb,
  workItem,
} from "./support.js";

const SG_CHAIR = { name: "Chair of SG13", role: "SG_CHAIR" };

let server: TestServer;
let now = AFTER_MEETING;
let count = 0;

/** A work item of its own for a test. */
async function anItem(input: Record<string, unknown> = {}): Promise<string> {
  count += 1;
  const acronym = `Y.test-${count}`;
  await done(server, "registerWorkItem", {
    acronym,
    question: "Q16/13",
    type: "RECOMMENDATION",
    date: "2025-12-01",
    by: secretariat,
    ...input,
  });
  return acronym;
}

const decision = (item: string, input: Record<string, unknown> = {}) => ({
  workItem: item,
  kind: "CONSENT",
  outcome: "AGREED",
  meeting: MEETING,
  body: "WP4/13",
  finalText: "TD410-R1/WP4",
  by: chair,
  ...input,
});
const refuse = (verb: Verb, input: Record<string, unknown>) =>
  refusal(server, verb, { by: rapporteur, ...input });

/** How a code comes about through the API: all codes that are answered then, and the clause of this one. */
interface Case {
  readonly clause: string;
  readonly path: string | null;
  /** Every code of the answer, this one among them. */
  readonly all?: readonly ProblemCode[];
  readonly says: RegExp;
  readonly run: () => Promise<ProblemAnswer[]>;
}

const CASES: Partial<Record<ProblemCode, Case>> = {
  WORK_ITEM_NOT_FOUND: {
    clause: "Work programme tracker",
    path: "workItem",
    says: /no work item named "Y\.none"/,
    run: () =>
      refuse("updateWorkItem", { workItem: "Y.none", expectedRevision: 1, particulars: { scope: "x" } }),
  },
  QUESTION_NOT_FOUND: {
    clause: "Work programme tracker",
    path: "question",
    says: /no Question Q99\/13/,
    run: () => refuse("registerWorkItem", { acronym: "Y.x", question: "Q99/13", type: "RECOMMENDATION" }),
  },
  MEETING_NOT_FOUND: {
    clause: "Work programme tracker",
    path: "meeting",
    says: /no meeting T25-SG13-990101/,
    run: async () => refuse("recordDecision", decision(await anItem(), { meeting: "T25-SG13-990101" })),
  },
  NAME_TAKEN: {
    clause: "Rec. ITU-T A.1 §1.4.7",
    path: "acronym",
    says: /"y\.qkd-TLS" already names the work item Y\.QKD-TLS/,
    run: () =>
      refuse("registerWorkItem", { acronym: "y.qkd-TLS", question: "Q16/13", type: "RECOMMENDATION" }),
  },
  NAME_MALFORMED: {
    clause: "Rec. ITU-T A.12 §2",
    path: "acronym",
    says: /is not a provisional name/,
    run: () => refuse("registerWorkItem", { acronym: "QKD TLS", question: "Q16/13", type: "RECOMMENDATION" }),
  },
  NAME_LIKE_NUMBER: {
    clause: "Rec. ITU-T A.12 §2",
    path: "acronym",
    says: /"H\.264\.1" reads as the number H\.264\.1/,
    run: () => refuse("registerWorkItem", { acronym: "H.264.1", question: "Q16/13", type: "RECOMMENDATION" }),
  },
  NUMBER_UNFIT: {
    clause: "Rec. ITU-T A.12 §2",
    path: "assignedNumber",
    says: /Y Suppl\. 500 is the number of a text of type SUPPLEMENT, and the item is of type RECOMMENDATION/,
    run: async () =>
      refuse("recordDecision", decision(await anItem(), { assignedNumber: "Supplement 500 to Y-series" })),
  },
  NUMBER_MALFORMED: {
    clause: "Rec. ITU-T A.12 §2",
    path: "assignedNumber",
    says: /"3094" is not a number of a published text/,
    run: async () => refuse("recordDecision", decision(await anItem(), { assignedNumber: "3094" })),
  },
  NUMBER_TAKEN: {
    clause: "Rec. ITU-T A.12 §2",
    path: "assignedNumber",
    says: /The number Y\.4000 is already assigned to Y\.4000 \(ex Y\.test-/,
    run: async () => {
      await done(server, "recordDecision", decision(await anItem(), { assignedNumber: "Y.4000" }));
      return refuse("recordDecision", decision(await anItem(), { assignedNumber: "ITU-T Y.4000" }));
    },
  },
  REVISION_CONFLICT: {
    clause: "Work programme tracker",
    path: "expectedRevision",
    says: /revision 1, but the current one is 2/,
    run: async () => {
      const item = await anItem();
      await done(server, "updateWorkItem", {
        workItem: item,
        expectedRevision: 1,
        scope: "first",
        by: rapporteur,
      });
      return refuse("updateWorkItem", {
        workItem: item,
        expectedRevision: 1,
        particulars: { scope: "second" },
      });
    },
  },
  REVISION_UNKNOWN: {
    clause: "Work programme tracker",
    path: "expectedRevision",
    says: /no revision 7 yet; the current one is 1/,
    run: async () =>
      refuse("updateWorkItem", {
        workItem: await anItem(),
        expectedRevision: 7,
        particulars: { scope: "x" },
      }),
  },
  ALREADY_DECIDED: {
    clause: "Rec. ITU-T A.8 §3.1",
    path: "kind",
    says: /is already CONSENTED/,
    run: async () => {
      const item = await anItem();
      await done(server, "recordDecision", decision(item));
      return refuse("recordDecision", decision(item));
    },
  },
  ALREADY_TREATED: {
    clause: "Work programme tracker",
    path: "meeting",
    says: /WP4\/13 already dealt with Y\.test-\d+ at T25-SG13-260223 on that day: POSTPONED/,
    run: async () => {
      const item = await anItem();
      await done(server, "recordDecision", decision(item, { outcome: "POSTPONED", reason: "late" }));
      return refuse("recordDecision", decision(item));
    },
  },
  STAGE_FORBIDS: {
    clause: "Rec. ITU-T A.8 §5.3",
    path: "kind",
    all: ["STAGE_FORBIDS", "WP_CANNOT_APPROVE", "AGENDA_ITEM_UNKNOWN"],
    says: /is UNDER_STUDY; APPROVAL is possible only from/,
    run: async () => refuse("recordDecision", decision(await anItem(), { kind: "APPROVAL", by: SG_CHAIR })),
  },
  WP_CANNOT_APPROVE: {
    clause: "WTSA Res. 1 §9.5",
    path: "body",
    all: ["STAGE_FORBIDS", "WP_CANNOT_APPROVE", "AGENDA_ITEM_UNKNOWN"],
    says: /WP4\/13 is a working party; only a study group meeting approves/,
    run: async () =>
      refuse(
        "recordDecision",
        decision(await anItem({ process: "TAP" }), { kind: "APPROVAL", by: SG_CHAIR }),
      ),
  },
  WRONG_KIND_FOR_PROCESS: {
    clause: "Rec. ITU-T A.8 §3.1",
    path: "kind",
    says: /follows AGREEMENT; a CONSENT belongs to AAP/,
    run: async () => refuse("recordDecision", decision(await anItem({ type: "SUPPLEMENT" }))),
  },
  WRONG_PROCESS_FOR_TYPE: {
    clause: "Rec. ITU-T A.13",
    path: "particulars.process",
    says: /A SUPPLEMENT cannot follow AAP; it can follow AGREEMENT/,
    run: () =>
      refuse("registerWorkItem", {
        acronym: "Y.sup",
        question: "Q16/13",
        type: "SUPPLEMENT",
        process: "AAP",
      }),
  },
  PROCESS_FROZEN: {
    clause: "WTSA Res. 1 §8.3",
    path: "particulars.process",
    says: /settled when it was CONSENTED/,
    run: async () => {
      const item = await anItem();
      await done(server, "recordDecision", decision(item));
      return refuse("updateWorkItem", { workItem: item, expectedRevision: 2, process: "TAP" });
    },
  },
  PARTICULARS_FROZEN: {
    clause: "Rec. ITU-T A.8 §3.1",
    path: "particulars.version",
    says: /The version of .* was settled when it was CONSENTED/,
    run: async () => {
      const item = await anItem();
      await done(server, "recordDecision", decision(item));
      return refuse("updateWorkItem", { workItem: item, expectedRevision: 2, version: "REVISED" });
    },
  },
  WRONG_BODY: {
    clause: "Rec. ITU-T A.1 §2.1.2",
    path: "body",
    says: /Q16\/13 is entrusted to WP4\/13; WP3\/13 decides only for its own Questions/,
    run: async () => refuse("recordDecision", decision(await anItem(), { body: "WP3/13" })),
  },
  WP_NOT_AUTHORISED: {
    clause: "WTSA Res. 1 §1bis",
    path: "body",
    says: /has not authorised its working parties to agree a TECHNICAL_REPORT/,
    run: async () =>
      refuse("recordDecision", decision(await anItem({ type: "TECHNICAL_REPORT" }), { kind: "AGREEMENT" })),
  },
  CONCURRENCE_MISSING: {
    clause: "Rec. ITU-T A.8 §7.1",
    path: "chairConcurrence",
    says: /needs the concurrence of the SG13 chair/,
    run: async () =>
      refuse("recordDecision", decision(await anItem({ type: "IMPLEMENTERS_GUIDE" }), { kind: "AGREEMENT" })),
  },
  BODY_NOT_SITTING: {
    clause: "Rec. ITU-T A.8 §3.1",
    path: "body",
    says: /SG13 does not sit at T25-SG13-260223/,
    run: async () => refuse("recordDecision", decision(await anItem(), { body: "SG13" })),
  },
  DATE_OUTSIDE_SITTING: {
    clause: "Rec. ITU-T A.8 §3.1",
    path: "decidedOn",
    says: /sat on 2026-02-27, not on 2026-02-26/,
    run: async () => refuse("recordDecision", decision(await anItem(), { decidedOn: "2026-02-26" })),
  },
  AGENDA_ITEM_UNKNOWN: {
    clause: "Working-party report, decision tables",
    path: "agendaItem",
    says: /has no agenda item 11/,
    run: async () => refuse("recordDecision", decision(await anItem(), { agendaItem: 11 })),
  },
  AGENDA_ITEM_UNFIT: {
    clause: "Working-party report, decision tables",
    path: "agendaItem",
    says: /Agenda item 5 .* is "Agreement on Supplements", which is not the place for a CONSENT/,
    run: async () => refuse("recordDecision", decision(await anItem(), { agendaItem: 5 })),
  },
  FINAL_TEXT_MISSING: {
    clause: "Working-party report, decision tables",
    path: "finalText",
    says: /cites the text that was before the meeting/,
    run: async () => refuse("recordDecision", decision(await anItem(), { finalText: " " })),
  },
  REASON_MISSING: {
    clause: "Working-party report, decision tables",
    path: "reason",
    says: /has to say why Y\.test-\d+ was REJECTED/,
    run: async () => refuse("recordDecision", decision(await anItem(), { outcome: "REJECTED" })),
  },
  NUMBER_WITHOUT_DECISION: {
    clause: "Rec. ITU-T A.12 §2",
    path: "assignedNumber",
    says: /not to one that was POSTPONED/,
    run: async () =>
      refuse(
        "recordDecision",
        decision(await anItem(), { outcome: "POSTPONED", reason: "late", assignedNumber: "Y.4001" }),
      ),
  },
  REQUIREMENT_UNMET: {
    clause: "Work programme tracker, POLICY.requiredForDecision",
    path: "workItem",
    says: /has its summary: not met/,
    run: async () => refuse("recordDecision", decision(await anItem({ summary: "" }))),
  },
  ALREADY_CANDIDATE: {
    clause: "Work programme tracker",
    path: "meeting",
    says: /already is a candidate .* for CONSENT by WP4\/13/,
    run: () => {
      now = BEFORE_MEETING;
      return refuse("proposeForDecision", { workItem: "Y.QKD-TLS", meeting: MEETING });
    },
  },
  NO_CANDIDATE: {
    clause: "Work programme tracker",
    path: "meeting",
    says: /is no standing candidate at/,
    run: async () => refuse("withdrawCandidate", { workItem: await anItem(), meeting: MEETING }),
  },
  MEETING_OVER: {
    clause: "Work programme tracker",
    path: "proposedOn",
    says: /sits at T25-SG13-260223 on 2026-02-27; on 2026-03-02 that is past/,
    run: async () => refuse("proposeForDecision", { workItem: await anItem(), meeting: MEETING }),
  },
  DATE_IN_FUTURE: {
    clause: "Work programme tracker",
    path: "decidedOn",
    says: /2026-02-27 has not come yet; today is 2026-01-15 in Geneva/,
    run: async () => {
      now = BEFORE_MEETING;
      return refuse("recordDecision", decision(await anItem()));
    },
  },
};

/** Codes that only warn, and how they come about. */
const WARNINGS: Partial<Record<ProblemCode, { clause: string; says: RegExp }>> = {
  NOT_A_CANDIDATE: { clause: "Work programme tracker", says: /was not on the list of candidates/ },
  REQUIREMENT_UNKNOWN: {
    clause: "Work programme tracker, POLICY.requiredForDecision; Rec. ITU-T A.5 Annex A",
    says: /^Not recorded, so nobody can tell whether it is met: .*has its summary; .*; /,
  },
};

/** Codes that no mutation of this part can answer, and why. */
const ELSEWHERE: Partial<Record<ProblemCode, string>> = {
  POSTPONED_WITHOUT_MEETING: "test/graphql/at-the-gavel.test.ts",
  POSTPONED_TO_UNFIT: "test/graphql/at-the-gavel.test.ts",
  OUTCOME_UNFIT: "test/graphql/at-the-gavel.test.ts",
  TREATED_ANEW: "test/domain/procedures/treatments.test.ts",
  CHAIR_HAS_NOT_APPROVED: "test/domain/settled.test.ts, test/graphql/settled.test.ts",
  TITLE_CHANGED_WHILE_ANNOUNCED: "test/domain/settled.test.ts, test/graphql/settled.test.ts",
  ONLY_PROPOSED: "test/graphql/registration.test.ts",
  DAY_NOT_GIVEN: "test/graphql/registration.test.ts",
  BODY_UNKNOWN: "the API refuses a malformed label before; tested in test/domain/work-items.test.ts",
  IDEMPOTENCY_KEY_REUSED: "test/graphql/idempotency.test.ts",
  DECISION_NOT_FOUND: "test/graphql/corrections.test.ts",
  NAME_AMBIGUOUS: "test/graphql/names.test.ts",
  TIMING_WITHOUT_MONTH: "test/graphql/names.test.ts",
};

describe("refusals", () => {
  before(async () => {
    server = await startTestServer({ now: () => now });
  });
  beforeEach(() => {
    now = AFTER_MEETING;
  });
  after(() => server.close());

  it("has a test for every code; procedures have theirs in test/domain/procedures, persons in people.test.ts, days in days.test.ts, letters in letters.test.ts, liaison statements in liaisons.test.ts, waits in waits.test.ts", () => {
    const others = {
      ...PROCEDURE_PROBLEMS,
      ...PEOPLE_PROBLEMS,
      ...MEETING_PROBLEMS,
      ...LETTER_PROBLEMS,
      ...LIAISON_PROBLEMS,
      ...STRUCTURE_PROBLEMS,
      ...TURN_PROBLEMS,
      ...QUESTION_PROBLEMS,
      ...CORRECTION_PROBLEMS,
      ...IMPORT_PROBLEMS,
      ...WAIT_PROBLEMS,
      ...KIN_PROBLEMS,
    };
    const own = PROBLEM_CODES.filter((code) => !Object.hasOwn(others, code));
    const tested = [...Object.keys(CASES), ...Object.keys(WARNINGS), ...Object.keys(ELSEWHERE)];
    assert.sameMembers(tested, own);
  });

  for (const [code, { clause, path, says, run, all = [code as ProblemCode] }] of Object.entries(CASES)) {
    it(`${code}, citing ${clause}`, async () => {
      const problems = await run();
      assert.sameMembers(codes(problems), [...all], JSON.stringify(problems));
      const found = problems.find((problem) => problem.code === code);
      assert.equal(found?.clause.citation, clause);
      assert.equal(found?.path, path);
      assert.match(found?.message ?? "", says);
    });
  }

  it("takes no date that has not come yet, of a proposal or of the chair's concurrence", async () => {
    const item = await anItem();
    const proposed = { workItem: item, meeting: MEETING, proposedOn: "2026-02-20" };
    now = BEFORE_MEETING;
    const early = await refuse("proposeForDecision", proposed);
    now = AFTER_MEETING;
    const concurred = await refuse("recordDecision", decision(item, { chairConcurrence: "2026-03-03" }));
    const found = [...early, ...concurred].map(({ code, path }) => [code, path]);
    assert.deepEqual(found, [
      ["DATE_IN_FUTURE", "proposedOn"],
      ["DATE_IN_FUTURE", "chairConcurrence"],
    ]);
  });

  it("warns of what is not recorded and of what was not on the list, and does it all the same", async () => {
    const item = await anItem();
    const { problems, warnings } = await act(server, "recordDecision", decision(item));
    assert.deepEqual(problems, []);
    for (const [code, { clause, says }] of Object.entries(WARNINGS)) {
      const found = warnings.filter((warning) => warning.code === code && says.test(warning.message));
      assert.equal(found.length, 1, code);
      assert.equal(found[0]?.clause.citation, clause);
    }
    assert.equal((await workItem(server, item)).stage, "CONSENTED");
  });

  it("gives all reasons at once", async () => {
    const item = await anItem({ type: "SUPPLEMENT" });
    const problems = await refuse(
      "recordDecision",
      decision(item, {
        body: "WP2/13",
        decidedOn: "2026-02-25",
        agendaItem: 5,
        finalText: null,
        assignedNumber: "garbage",
      }),
    );
    assert.sameMembers(codes(problems), [
      "WRONG_KIND_FOR_PROCESS",
      "WRONG_BODY",
      "DATE_OUTSIDE_SITTING",
      "AGENDA_ITEM_UNFIT",
      "FINAL_TEXT_MISSING",
      "NUMBER_MALFORMED",
    ]);
    assert.isTrue(problems.every(({ clause, remedy }) => clause.citation !== "" && remedy !== ""));
  });

  it("names every name that is taken or malformed, each with the field it stands in", async () => {
    const problems = await refuse("registerWorkItem", {
      acronym: "no name",
      aliases: ["Y.QKD-TLS", "also none", "Y.CPN-TP-ARCH"],
      question: "Q16/13",
      type: "SUPPLEMENT",
      process: "TAP",
    });
    assert.deepEqual(
      problems.map(({ code, path }) => [code, path]),
      [
        ["NAME_MALFORMED", "acronym"],
        ["NAME_TAKEN", "particulars.aliases"],
        ["NAME_MALFORMED", "particulars.aliases"],
        ["NAME_TAKEN", "particulars.aliases"],
        ["WRONG_PROCESS_FOR_TYPE", "particulars.process"],
      ],
    );
  });

  it("tells of every unmet requirement, and goes ahead when the meeting gives its reason", async () => {
    const item = await anItem({
      summary: "",
      baseTexts: [],
      editors: [],
      externalReferences: ["RFC 8446"],
      a5Justifications: [],
    });
    const problems = await refuse("recordDecision", decision(item));
    assert.sameMembers(codes(problems), Array(4).fill("REQUIREMENT_UNMET"));
    assert.equal(new Set(problems.map(({ message }) => message)).size, 4);
    assert.isTrue(problems.every(({ remedy }) => remedy.includes("overrideReason")));

    const payload = await act(
      server,
      "recordDecision",
      decision(item, { overrideReason: "Agreed in the room" }),
    );
    assert.deepEqual(payload.problems, []);
    assert.equal(codes(payload.warnings).filter((code) => code === "REQUIREMENT_UNMET").length, 4);
    assert.equal(payload.workItem.decisions.nodes[0].overrideReason, "Agreed in the room");
  });

  it("does not ask for readiness of what is postponed or rejected", async () => {
    const item = await anItem({ summary: "", baseTexts: [] });
    await done(server, "recordDecision", decision(item, { outcome: "REJECTED", reason: "Not mature" }));
    assert.equal((await workItem(server, item)).stage, "UNDER_STUDY");
  });

  it("gives the fresh item with a revision conflict, so that the change can be made at once", async () => {
    const item = await anItem();
    await done(server, "updateWorkItem", {
      workItem: item,
      expectedRevision: 1,
      scope: "first",
      by: rapporteur,
    });
    const { problems, workItem: fresh } = await act(server, "updateWorkItem", {
      workItem: item,
      expectedRevision: 1,
      scope: "second",
      by: rapporteur,
    });
    assert.deepEqual(codes(problems), ["REVISION_CONFLICT"]);
    assert.equal(fresh.revision, 2);
    assert.equal(fresh.scope, "first");
    const again = await done(server, "updateWorkItem", {
      workItem: item,
      expectedRevision: fresh.revision,
      scope: "second",
      by: rapporteur,
    });
    assert.equal(again.scope, "second");
  });

  it("selects between AAP and TAP by switchProcess, not by an update on the side", async () => {
    const change = { workItem: await anItem(), expectedRevision: 1, process: "TAP" };
    const [problem] = await refuse("updateWorkItem", change);
    assert.deepInclude(problem, {
      code: "NOT_SECONDED",
      clause: { citation: "WTSA Res. 1 §8.3" },
      path: "particulars.process",
    });
  });

  const alsoWrong = {
    proposeForDecision: ["MEETING_OVER"],
    withdrawCandidate: ["NO_CANDIDATE"],
    recordDecision: [],
  };
  for (const verb of ["proposeForDecision", "withdrawCandidate", "recordDecision"] as const) {
    it(`guards ${verb} with expectedRevision when it is given, and tells what else is wrong`, async () => {
      const item = await anItem();
      await done(server, "updateWorkItem", {
        workItem: item,
        expectedRevision: 1,
        scope: "x",
        by: rapporteur,
      });
      const extra = verb === "recordDecision" ? decision(item) : { workItem: item, meeting: MEETING };
      const problems = await refuse(verb, { ...extra, expectedRevision: 1 });
      assert.deepEqual(codes(problems), ["REVISION_CONFLICT", ...alsoWrong[verb]]);
    });
  }

  it("tells whoever has no leave so, also where the revision has moved on", async () => {
    const item = await anItem();
    await done(server, "updateWorkItem", {
      workItem: item,
      expectedRevision: 1,
      particulars: { scope: "x" },
      by: rapporteur,
    });
    const by = { name: "Somebody", role: "EDITOR" };
    const problems = await refuse("updateWorkItem", {
      workItem: item,
      expectedRevision: 1,
      timing: "2027-03",
      by,
    });
    assert.deepEqual(codes(problems), ["REVISION_CONFLICT", "ROLE_FORBIDS"]);
  });

  it("knows no kind of decision that leads nowhere to a person: an erratum is not decided by a meeting", async () => {
    const item = await anItem({ type: "ERRATUM" });
    for (const kind of ["CONSENT", "DETERMINATION", "AGREEMENT"]) {
      const problems = await refuse("recordDecision", decision(item, { kind }));
      const wrong = problems.find(({ code }) => code === "WRONG_KIND_FOR_PROCESS");
      assert.notMatch(wrong?.remedy ?? "", /a nothing/);
    }
  });

  it("stores nothing for a thrown error either", async () => {
    const before = await everything(server);
    const { status, errors } = await server.ask(
      `mutation { updateWorkItem(input: { workItem: "Y.QKD-TLS", expectedRevision: 0, particulars: { scope: "x" }, acting: { onBehalfOf: "" } }) { problems { code } } }`,
      {},
      { by: rapporteur },
    );
    assert.equal(status, 200);
    assert.equal(errors[0]?.extensions.code, "BAD_USER_INPUT");
    const faults = errors[0]?.extensions.faults as { path: string }[];
    assert.sameMembers(
      faults.map((fault) => fault.path),
      ["expectedRevision", "acting.onBehalfOf"],
    );
    assert.equal(await everything(server), before);
  });
});
