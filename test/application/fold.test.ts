import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import fc from "fast-check";
import { approveLiaison } from "../../src/application/approve-liaison.js";
import { authoriseWorkingParties } from "../../src/application/authorise-working-parties.js";
import { prepareLiaison, recordIncomingLiaison } from "../../src/application/begin-liaison.js";
import { sendLiaison, updateLiaison, withdrawLiaison } from "../../src/application/change-liaison.js";
import {
  callOffMeeting,
  changeAgenda,
  changeMeeting,
  postponeMeeting,
} from "../../src/application/change-meeting.js";
import { appoint, endMandate } from "../../src/application/mandates.js";
import { performAct } from "../../src/application/perform-act.js";
import { planMeeting } from "../../src/application/plan-meeting.js";
import { proposeForDecision } from "../../src/application/propose-for-decision.js";
import { correctAct, takeBack } from "../../src/application/put-right.js";
import { recordDecision } from "../../src/application/record-decision.js";
import { recordIprStatement } from "../../src/application/record-ipr-statement.js";
import { registerPerson } from "../../src/application/register-person.js";
import { registerWorkItem } from "../../src/application/register-work-item.js";
import { relateWorkItem } from "../../src/application/relate-work-item.js";
import type { Tracker } from "../../src/application/tracker.js";
import { updateWorkItem } from "../../src/application/update-work-item.js";
import { endWait, waitFor } from "../../src/application/wait-for.js";
import { withdrawCandidate } from "../../src/application/withdraw-candidate.js";
import { KINDS } from "../../src/domain/aggregates.js";
import { fold } from "../../src/domain/history.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const MEETING = "T25-SG13-260223";
const ITEMS = ["Y.DTN-ModelReq", "Y.QKD-TLS", "Y.Sup.MDT"];
const chair = { name: "Chair", role: "WP_CHAIR" } as const;
const administrator = { name: "Administrator", role: "ADMINISTRATOR" } as const;
const rapporteur = { name: "Rapporteur", role: "RAPPORTEUR" } as const;
const tsb = { name: "TSB", role: "TSB" } as const;

interface Move {
  readonly item: string;
  readonly number: number;
  readonly text: string;
  readonly act: string;
}

const OTHERWISE: readonly ((number: number, text: string) => object)[] = [
  (number) => ({ document: `TD${number}` }),
  (_number, text) => ({ summary: text }),
  (number) => ({ assignedNumber: `Y.${4100 + number}` }),
];

const ACTS: Record<string, (tracker: Tracker, move: Move) => Promise<unknown>> = {
  register: (tracker, { number }) =>
    registerWorkItem(tracker, {
      acronym: `Y.new${number}`,
      question: "Q16/13",
      type: "RECOMMENDATION",
      by: rapporteur,
    }),
  update: (tracker, { item, text, number }) => {
    const expectedRevision = tracker.programme.current.workItem(item)?.revision ?? 1;
    const particulars = [
      { summary: text || null, scope: text },
      { timing: text ? "2026-02" : null, priority: "HIGH" as const },
      { timing: text || "soon" },
      { editors: text ? [{ name: text, affiliation: null }] : null, baseTexts: [] },
      { titles: [{ language: number % 2 ? "en" : "zh", text }] },
      { checklist: [{ check: "TECHNICAL_ACCURACY", answer: text ? ("YES" as const) : null }] },
      { aliases: [`Y.alias${number}`], liaisons: [text] },
    ];
    const changed = particulars[number % particulars.length] ?? {};
    return updateWorkItem(tracker, { workItem: item, expectedRevision, by: rapporteur, ...changed });
  },
  propose: (tracker, { item }) =>
    proposeForDecision(tracker, {
      workItem: item,
      meeting: MEETING,
      proposedOn: "2026-02-01",
      by: rapporteur,
    }),
  withdraw: (tracker, { item, text }) =>
    withdrawCandidate(tracker, { workItem: item, meeting: MEETING, reason: text, by: rapporteur }),
  decide: (tracker, move) =>
    recordDecision(tracker, { workItem: move.item, by: chair, ...decision(tracker, move) }),
  void: (tracker, { item, number }) =>
    takeBack(tracker, {
      workItem: item,
      decision: `D${(number % 3) + 1}`,
      reason: "Wrong.",
      withWhatRestsOnIt: number % 2 === 0,
      by: chair,
    }),
  correct: (tracker, move) =>
    correctAct(tracker, {
      workItem: move.item,
      decision: `D${(move.number % 3) + 1}`,
      reason: "Wrong.",
      by: chair,
      instead: decision(tracker, { ...move, number: move.number + 1 }),
      takeBackWhatNoLongerHolds: move.number % 2 === 0,
    }),
  correctAny: (tracker, { item, number, text }) => {
    const revision = tracker.programme.current.workItem(item)?.revision ?? 1;
    const event = (number % revision) + 1;
    const asked = { workItem: item, event, reason: "Wrong.", by: tsb };
    return number % 3 === 0
      ? takeBack(tracker, { ...asked, withWhatRestsOnIt: true })
      : correctAct(tracker, {
          ...asked,
          instead: OTHERWISE[number % 3]?.(number, text) ?? {},
          takeBackWhatNoLongerHolds: true,
        });
  },
  edited: (tracker, { item }) =>
    performAct(tracker, "RECORD_EDITED_TEXT", {
      workItem: item,
      by: tsb,
      document: "TD1",
      summaryIncluded: true,
    }),
  contribute: (tracker, { item, number }) =>
    performAct(tracker, "REQUEST_ANNOUNCEMENT", { workItem: item, by: number % 2 ? tsb : chair }),
  plan: (tracker, { number }) => {
    const startsOn = `2026-${String((number % 12) + 1).padStart(2, "0")}-01`;
    return planMeeting(tracker, {
      code: `T25-SG13-${startsOn.slice(2).replaceAll("-", "")}`,
      title: "A meeting",
      studyGroup: "SG13",
      sittings: [{ body: "SG13", startsOn }],
      agenda: [{ number: 1, title: "Opening", purpose: null }],
      by: tsb,
    });
  },
  meetingChange: (tracker, { number, text }) => {
    const code = `T25-SG13-26${String((number % 12) + 1).padStart(2, "0")}01`;
    const asked = { meeting: code, reason: text || "x", by: tsb };
    if (number % 4 === 0) return postponeMeeting(tracker, { ...asked, startsOn: "2026-12-20" });
    if (number % 4 === 1) return callOffMeeting(tracker, asked);
    if (number % 4 === 2)
      return changeAgenda(tracker, { ...asked, changes: [{ number: number + 2, title: text || "A line" }] });
    return changeMeeting(tracker, {
      ...asked,
      place: text,
      deadlines: [{ date: "2026-01-01", kind: "DRAFTS" }],
    });
  },
  person: (tracker, { number, text }) =>
    registerPerson(tracker, { handle: `person-${number % 3}`, name: text || "Somebody", by: tsb }),
  appoint: (tracker, { number, item }) =>
    appoint(tracker, {
      person: `person-${number % 3}`,
      role: "EDITOR",
      scope: item,
      from: `2026-01-${String((number % 20) + 1).padStart(2, "0")}`,
      basis: { note: "Agreed then" },
      by: administrator,
    }),
  end: (tracker, { number }) =>
    endMandate(tracker, { person: `person-${number % 3}`, mandate: "M1", until: "2026-06-30", by: tsb }),
  liaison: (tracker, { item, text }) =>
    prepareLiaison(tracker, {
      studyGroup: "SG13",
      title: text || "A statement",
      source: "Q16/13",
      destinations: [{ group: "IETF TLS", purpose: "ACTION" }],
      workItems: [item],
      date: "2026-02-20",
      by: tsb,
    }),
  incoming: (tracker, { number }) =>
    recordIncomingLiaison(tracker, {
      studyGroup: "SG13",
      title: "Re: a statement",
      source: "IETF TLS",
      replyTo: `SG13-LS-o${(number % 3) + 1}`,
      by: tsb,
    }),
  liaisonUpdate: (tracker, { number, text }) =>
    updateLiaison(tracker, {
      liaison: `SG13-LS-o${(number % 3) + 1}`,
      contact: text || null,
      deadline: number % 2 ? "2026-06-01" : null,
      by: tsb,
    }),
  liaisonApproval: (tracker, { number }) =>
    approveLiaison(tracker, {
      liaison: `SG13-LS-o${(number % 3) + 1}`,
      meeting: MEETING,
      body: "WP4/13",
      by: tsb,
    }),
  liaisonSending: (tracker, { number }) =>
    sendLiaison(tracker, {
      liaison: `SG13-LS-o${(number % 3) + 1}`,
      serial: `SG13-LS${number % 7}`,
      by: tsb,
    }),
  liaisonWithdrawal: (tracker, { number, text }) =>
    number % 5 === 0
      ? withdrawLiaison(tracker, { liaison: `SG13-LS-i${(number % 3) + 1}`, reason: text, by: tsb })
      : Promise.resolve(),
  wait: (tracker, { item, number, text }) =>
    waitFor(tracker, {
      workItem: item,
      kind: number % 2 ? "NORMATIVE_REFERENCE" : "IPR_STATEMENT",
      awaitedItem: number % 2 ? (ITEMS[number % ITEMS.length] ?? null) : null,
      what: number % 2 ? null : `${text}${number}`,
      by: tsb,
    }),
  waitEnd: (tracker, { item, number, text }) =>
    endWait(tracker, { workItem: item, wait: `W${(number % 3) + 1}`, reason: text, by: tsb }),
  ipr: (tracker, { item, text, number }) =>
    recordIprStatement(tracker, {
      workItem: item,
      holder: `${text || "Holder"} ${number % 3}`,
      terms: number % 2 ? "REASONABLE_TERMS" : "UNWILLING",
      by: tsb,
    }),
  relate: (tracker, { item, number }) =>
    relateWorkItem(tracker, { workItem: item, kind: "COMPANION", to: ITEMS[number % 3] ?? "", by: tsb }),
  authorise: (tracker) =>
    authoriseWorkingParties(tracker, {
      studyGroup: "SG13",
      type: "TECHNICAL_REPORT",
      meeting: MEETING,
      document: "TD500/PLEN",
      by: tsb,
    }),
};

function decision(tracker: Tracker, { item: name, number }: Move) {
  const item = tracker.programme.current.workItem(name);
  const home = tracker.programme.current.question(item?.question ?? "")?.workingParty ?? "WP1/13";
  const agreed = number % 2 === 0;
  return {
    kind: item?.process === "AGREEMENT" ? ("AGREEMENT" as const) : ("CONSENT" as const),
    outcome: agreed ? ("AGREED" as const) : ("POSTPONED" as const),
    meeting: MEETING,
    body: home,
    finalText: agreed ? "TD1-R1" : null,
    assignedNumber: agreed && number % 3 === 0 ? `Y.${4000 + number}` : null,
    reason: agreed ? null : "Not mature.",
    overrideReason: agreed ? "The meeting found it mature." : null,
  };
}

const move = fc.record({
  item: fc.constantFrom(...ITEMS),
  number: fc.nat(30),
  text: fc.constantFrom("", "Ein Text", "一个标题", "é"),
  act: fc.constantFrom(...Object.keys(ACTS)),
});

/** Every act once where it succeeds, so that no run is without it. */
const EVERY_ACT: readonly Move[] = [
  "register",
  "update",
  "withdraw",
  "propose",
  "decide",
  "void",
  "decide",
  "correct",
  "correctAny",
  "plan",
  "meetingChange",
  "person",
  "appoint",
  "end",
  "liaison",
  "liaisonUpdate",
  "liaisonApproval",
  "liaisonSending",
  "incoming",
  "wait",
  "waitEnd",
  "ipr",
  "relate",
].map((act, position) => ({ act, item: "Y.QKD-TLS", number: position === 7 ? 1 : 0, text: "Ein Text" }));

describe("any acts upon any aggregate", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => "2026-03-20T09:00:00.000Z" });
  });
  after(() => server.close());

  it("leave histories that fold to the state, in memory and in the database", async () => {
    const { tracker: running } = server.programme;
    const tracker = { ...running, now: () => "2026-03-20T09:00:00.000Z" };
    const done = new Map<string, number>();
    const perform = async (one: Move) => {
      const before = tracker.programme.current;
      await ACTS[one.act]?.(tracker, one);
      if (tracker.programme.current !== before) done.set(one.act, (done.get(one.act) ?? 0) + 1);
    };
    for (const one of EVERY_ACT) await perform(one);
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 30, maxLength: 60 }), async (moves) => {
        for (const one of moves) await perform(one);
        for (const { kind, aggregate } of tracker.programme.current.all()) {
          const { id: _id, revision: _revision, history, ...state } = aggregate;
          if (!isDeepStrictEqual(fold(history), state)) expect(fold(history), kind).to.deep.equal(state);
        }
        const { broken } = await server.database.verify();
        expect(broken).to.deep.equal([]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
    for (const { act } of EVERY_ACT) expect(done.get(act), act).to.be.greaterThan(0);
    expect(new Set(tracker.programme.current.all().map(({ kind }) => kind))).to.have.lengthOf(KINDS.length);
    const { aggregates } = await server.database.load(Date.now);
    const known = new Map(tracker.programme.current.all().map(({ aggregate }) => [aggregate.id, aggregate]));
    for (const { aggregate } of aggregates)
      expect(known.get(aggregate.id)?.revision).to.equal(aggregate.revision);
  }).timeout(120_000);
});
