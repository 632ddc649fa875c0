import { expect } from "chai";
import fc from "fast-check";
import type { AnyAggregate } from "../../src/domain/aggregates.js";
import { begin } from "../../src/domain/history.js";
import type { Liaison } from "../../src/domain/liaison.js";
import type { Meeting } from "../../src/domain/meeting.js";
import type { Mandate } from "../../src/domain/person.js";
import { type Waiting, waitingFor } from "../../src/domain/queries/waiting.js";
import { liaisonsWaitingFor } from "../../src/domain/queries/waiting-liaisons.js";
import { DECISION_KINDS, LIAISON_LEVELS, ROLES, STAGES } from "../../src/domain/vocabulary.js";
import type { WorkItem, WorkItemState } from "../../src/domain/work-item.js";
import { slotsIn } from "../../src/programme/bits.js";
import { Programme } from "../../src/programme/programme.js";
import { itemsOf, liaisonsFor, waitingOf } from "../../src/programme/waiting.js";
import { draft, meetingOn, studyGroup } from "../support/story.js";

const act = { action: "UPDATE", effectiveOn: "2025-01-01", recordedAt: "2025-01-01T00:00:00.000Z" };
const by = { name: "Test", role: "TSB" } as const;
const RUNS = Number(process.env.INDEX_RUNS ?? 150);
const TODAY = "2026-02-20";
const DAYS = ["2025-11-03", "2026-01-05", "2026-02-19", "2026-02-20", "2026-03-02"];
const MEETINGS = [
  meetingOn("2025-11-10"),
  meetingOn("2026-01-12", "2026-01-16", false),
  meetingOn("2026-02-16", "2026-02-27"),
  meetingOn("2026-07-06"),
  {
    ...meetingOn("2026-03-02"),
    standing: { status: "CALLED_OFF", on: "2026-02-01", reason: "ill", until: null },
  },
] as const;
const QUESTIONS = [
  ["Q1/13", "WP3/13"],
  ["Q2/13", "WP4/13"],
] as const;

const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });
const code = fc.constantFrom(...MEETINGS.map((meeting) => meeting.code));
const candidacy = fc.record({
  meeting: code,
  body: fc.constantFrom("SG13", "WP3/13", "WP4/13"),
  kind: fc.constantFrom(...DECISION_KINDS),
  status: fc.constantFrom("PLANNED", "WITHDRAWN"),
  agendaItem: fc.constant(null),
  proposedOn: fc.constant("2025-10-01"),
  reason: fc.constant(null),
});
const preparation = fc.record({
  kind: fc.constant("PREPARATION"),
  document: orNull(["TD1"]),
  summaryOn: orNull(DAYS),
  chairRequestedOn: orNull(DAYS),
  meeting: fc.option(code, { nil: null }),
  closedOn: orNull(DAYS.slice(0, 1)),
});
const period = fc.record({
  kind: fc.constantFrom("LAST_CALL", "ADDITIONAL_REVIEW"),
  dates: fc
    .constantFrom(...DAYS)
    .map((date) =>
      ["LAST_CALL_END", "ADDITIONAL_REVIEW_END"].map((name) => ({ name, date, rule: "", clause: "" })),
    ),
  closedOn: orNull(DAYS.slice(0, 1)),
});
const decision = fc.record({
  id: fc.constant("D1"),
  kind: fc.constantFrom(...DECISION_KINDS),
  outcome: fc.constantFrom("AGREED", "POSTPONED"),
  meeting: code,
  body: fc.constant("WP3/13"),
  decidedOn: fc.constantFrom(...DAYS),
});
const item = fc.record({
  stage: fc.constantFrom("UNDER_STUDY", "CONSENTED", ...STAGES),
  stageSince: orNull(DAYS),
  question: fc.constantFrom(...QUESTIONS.map(([label]) => label)),
  timing: orNull(["2025-11", "2026-02", "2026-09"].map((month) => ({ raw: month, month }))),
  number: orNull(["Y.3000"]),
  summary: orNull(["What it is about."]),
  baseTexts: orNull([["TD1"]]),
  candidacies: fc
    .array(candidacy, { maxLength: 2 })
    .map((all) => Object.fromEntries(all.map((one) => [one.meeting, one]))),
  decisions: fc.option(decision, { nil: null }).map((one) => (one ? { D1: one } : {})),
  steps: fc
    .array(fc.oneof(preparation, period), { maxLength: 2 })
    .map((all) =>
      Object.fromEntries(all.map((one, index) => [`S${index}`, { ...STEP, ...one, id: `S${index}` }])),
    ),
});
const STEP = { cycle: 1, startedOn: "2025-11-01", dates: [], meeting: null, opposed: null, outcome: null };

function programmeOf(states: readonly object[], liaisons: readonly object[] = []): Programme {
  const made = (kind: AnyAggregate["kind"], id: string, state: object) =>
    ({ kind, aggregate: begin(id, state, { ...act, by }) }) as unknown as AnyAggregate;
  return Programme.of([
    made("studyGroup", "sg", studyGroup),
    ...QUESTIONS.map(([label, workingParty]) =>
      made("question", label, {
        label,
        studyGroup: "SG13",
        studyPeriod: "2025-2028",
        workingParty,
        titles: {},
      }),
    ),
    ...["WP3/13", "WP4/13"].map((label) =>
      made("workingParty", label, { label, studyGroup: "SG13", names: {} }),
    ),
    ...MEETINGS.map((meeting) => made("meeting", meeting.code, meeting)),
    ...liaisons.map((state, index) => made("liaison", `liaison-${index}`, { code: `LS-${index}`, ...state })),
    ...states.map((state, index) =>
      made(
        "workItem",
        `item-${index}`,
        draft({ acronym: `Y.item-${index}`, ...(state as Partial<WorkItemState>) }),
      ),
    ),
  ]);
}

const mandate = fc
  .record({
    role: fc.constantFrom(...ROLES),
    scope: fc.constantFrom("SG13", "WP3/13", "Q2/13", "item-3", null),
  })
  .map((said) => ({ id: "M1", from: "2025-01-01", until: null, ...said }) as Mandate);

/** What waits by a look at every item. */
function plainly(programme: Programme, mandates: readonly Mandate[]): Waiting[] {
  const charges = mandates.map(({ role, scope }) => ({
    role,
    items: slotsIn(itemsOf(programme, role, scope)).map(
      (slot) => programme.items.members.at(slot) as WorkItem,
    ),
  }));
  return waitingFor(charges, {
    studyGroups: programme.studyGroups(),
    meetings: programme.meetings() as readonly Meeting[],
    homeOf: (one) => programme.homeOf(one),
    today: TODAY,
  });
}

const liaison = fc
  .record({
    direction: fc.constantFrom("INCOMING", "OUTGOING"),
    source: fc.constantFrom("WP3/13", "IETF TLS", "SG13"),
    questions: fc.subarray(QUESTIONS.map(([label]) => label)),
    destinations: fc
      .subarray(["IETF TLS", "ETSI", "SG13"])
      .chain((groups) =>
        fc
          .constantFrom("ACTION", "INFORMATION")
          .map((purpose) => groups.map((group) => ({ group, purpose }))),
      ),
    deadline: orNull(DAYS),
    dated: fc.constantFrom(...DAYS),
    level: orNull(LIAISON_LEVELS),
    approval: orNull([{ approvedOn: DAYS[0] }]),
    sentOn: orNull(DAYS),
    withdrawn: fc.option(fc.constant({ on: DAYS[0], reason: "x" }), { nil: null, freq: 4 }),
    answers: orNull([{ liaison: "liaison-0", groups: ["IETF TLS"] }]),
  })
  .map((said) => ({
    studyGroup: "SG13",
    title: "T",
    workItems: [],
    meeting: null,
    documents: [],
    attachments: [],
    contact: null,
    serial: null,
    ...said,
  }));

const told = ({ kind, item: { acronym }, meeting, due }: Waiting) => `${due} ${acronym} ${kind} ${meeting}`;

describe("what waits for somebody, by what is seen on the items", () => {
  it("is what a look at every item finds, the first of it", () => {
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 40 }),
        fc.array(mandate, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(1, 5, 1000),
        (items, mandates, most) => {
          const programme = programmeOf(items);
          const all = plainly(programme, mandates);
          const found = waitingOf(mandates, most, { programme, day: TODAY });
          expect(found.map((one) => one.due)).to.deep.equal(all.slice(0, most).map((one) => one.due));
          expect(found.map(told).sort()).to.deep.equal(all.slice(0, most).map(told).sort());
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("is in liaison statements what a look at every one of them finds", () => {
    fc.assert(
      fc.property(
        fc.array(liaison, { minLength: 1, maxLength: 30 }),
        fc.array(mandate, { minLength: 1, maxLength: 2 }),
        fc.option(fc.constantFrom("ietf tls", "ETSI"), { nil: undefined }),
        (liaisons, some, group) => {
          const programme = programmeOf([], liaisons);
          const mandates = some.map((one) => (one.role === "LIAISON_RAPPORTEUR" ? { ...one, group } : one));
          const facts = {
            repliesTo: (one: Liaison) => programme.repliesTo(one),
            homeOf: (label: string) => programme.question(label)?.workingParty ?? null,
            today: TODAY,
          };
          const all = liaisonsWaitingFor(mandates, programme.liaisons(), facts);
          expect(liaisonsWaitingFor(mandates, [...liaisonsFor(mandates, programme)], facts)).to.deep.equal(
            all,
          );
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("is found without a look at all items", () => {
    const planned = { ...OPEN, meeting: MEETINGS[1].code };
    const programme = programmeOf(
      Array.from({ length: 3000 }, (_, index) => ({
        question: QUESTIONS[index % 2]?.[0],
        ...(index % 3 === 0
          ? { stage: "CONSENTED", stageSince: DAYS[index % 4], decisions: { D1: AGREED } }
          : {}),
        ...(index % 3 === 1 ? { candidacies: { [planned.meeting]: planned } } : {}),
      })),
    );
    const looked = new Set<string>();
    const counting = counted(programme, (id) => looked.add(id));
    for (const [role, scope] of [
      ["TSB", null],
      ["SG_CHAIR", "SG13"],
      ["WP_CHAIR", "WP4/13"],
      ["RAPPORTEUR", "Q2/13"],
    ] as const) {
      const mandates = [{ id: "M1", from: "2025-01-01", until: null, role, scope }];
      waitingOf(mandates, 30, { programme: counting, day: TODAY });
      looked.clear();
      expect(waitingOf(mandates, 30, { programme: counting, day: TODAY }), role).to.have.lengthOf(30);
      expect(looked.size, role).to.be.within(30, 60);
    }
  });
});

const OPEN = {
  body: "WP4/13",
  kind: "CONSENT",
  status: "PLANNED",
  agendaItem: null,
  proposedOn: "2025-10-01",
  reason: null,
};
const AGREED = {
  id: "D1",
  kind: "CONSENT",
  outcome: "AGREED",
  meeting: MEETINGS[1].code,
  body: "WP3/13",
  decidedOn: "2026-01-12",
};

/** The programme with items that tell when they are looked at. */
function counted(programme: Programme, look: (id: string) => void): Programme {
  const items = programme.workItems().map((one) =>
    Object.defineProperty({ ...one }, "candidacies", {
      get() {
        look(one.id);
        return one.candidacies;
      },
    }),
  );
  return programme.replacing(
    items.map((aggregate) => ({ kind: "workItem", aggregate })),
    [],
  );
}
