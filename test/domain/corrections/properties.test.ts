import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import fc from "fast-check";
import { stepsOf } from "../../../src/domain/approval-track.js";
import { aggregateAsOf } from "../../../src/domain/as-of.js";
import { inOrderOfProcedure } from "../../../src/domain/corrections/procedure-order.js";
import { led, type StandingAct, standingActs } from "../../../src/domain/corrections/standing-acts.js";
import { fold, stateOf } from "../../../src/domain/history.js";
import { endOf } from "../../../src/domain/procedures/periods.js";
import { verifyHistory } from "../../../src/domain/verify-history.js";
import type { WorkItem, WorkItemState } from "../../../src/domain/work-item.js";
import { must } from "../../support/must.js";
import { type Move, moveOf, playStory, saidWith, start } from "../../support/random-acts.js";
import { Story } from "../../support/story.js";

/** CORRECTIONS=10000 runs the whole of it. */
const RUNS = Number(process.env.CORRECTIONS ?? 400);

const correction = fc.record({
  which: fc.nat(30),
  move: fc.noBias(fc.maxSafeNat()).map(moveOf),
  days: fc.integer({ min: -3, max: 40 }),
  what: fc.constantFrom("DATE", "SAID", "BOTH", "NUMBER", "NOTHING"),
});
type Correction = typeof correction extends fc.Arbitrary<infer C> ? C : never;

const seen = { corrected: 0, compared: 0, everyDay: 0, followed: 0, refused: 0, takenBack: 0 };

describe(`Corrections of random acts in random histories (${RUNS})`, function () {
  this.timeout(600_000);

  it("lead to the state that the right act would have given, and keep every day of the past right", () => {
    fc.assert(
      fc.property(start, fc.array(correction, { minLength: 1, maxLength: 3 }), (sequence, corrections) => {
        const { story } = playStory(sequence);
        story.today = "2099-12-31";
        for (const wanted of corrections) correctOne(story, wanted);
      }),
      { numRuns: RUNS },
    );
    expect(seen.corrected).to.be.greaterThan(RUNS / 10);
    expect(seen.compared).to.be.greaterThan(RUNS / 10);
    expect(seen.everyDay).to.be.greaterThan(RUNS / 10);
    expect(seen.followed).to.be.greaterThan(RUNS / 100);
    expect(seen.refused).to.be.greaterThan(RUNS / 100);
  });

  it("taking back the latest act gives the state before it", () => {
    fc.assert(
      fc.property(start, (sequence) => {
        const { story, states } = playStory(sequence);
        const before = states.at(-2);
        if (!before) return;
        story.today = "2099-12-31";
        const { problems } = story.correct(story.item.revision, null);
        must(problems.length === 0, JSON.stringify(problems));
        must(same(withoutVoided(story.item), withoutVoided(before)), "not the state before");
        must(isDeepStrictEqual(fold(story.item.history), stateOf(story.item)), "not the fold");
        seen.takenBack += 1;
      }),
      { numRuns: RUNS },
    );
    expect(seen.takenBack).to.be.greaterThan(RUNS / 2);
  });
});

function correctOne(story: Story, wanted: Correction): void {
  const before = story.item;
  const acts = standingActs(before.history).filter((act) => act.seq > 1 && !act.takenBack);
  const act = acts[wanted.which % acts.length];
  if (!act) return;
  const instead = otherwise(act, wanted);
  const told = story.correct(act.seq, instead, { withWhatFollows: true });
  if (!told.becomes || told.problems.length > 0) {
    seen.refused += 1;
    must(story.item === before, "refused, and yet changed");
    return;
  }
  const after = story.item;
  seen.corrected += 1;
  if (told.warnings.some(({ code }) => code === "NO_LONGER_HOLDS")) seen.followed += 1;
  must(isDeepStrictEqual(fold(after.history), stateOf(after)), "the history does not fold to the state");
  const acts_ = led({} as WorkItemState, standingActs(after.history));
  must(same(acts_, stateOf<WorkItemState>(after)), "the acts do not lead to the state");
  must(
    verifyHistory(after.id, { ...stateOf(after), history: after.history, revision: after.revision }).faults
      .length === 0,
    "broken",
  );
  for (const event of after.history.slice(before.revision)) {
    must(
      event.corrects !== null && event.basis.note === "wrong",
      "an event that does not say what it corrects",
    );
  }
  expectLawful(after);
  const right = asItShouldHaveBeen(story, before, act, instead);
  const complete = right.refused === 0 && !standingActs(before.history).some((one) => one.takenBack);
  if (complete) seen.compared += 1;
  const compared = complete ? withoutVoided : essence;
  if (!same(compared(after), compared(right.item))) {
    expect(compared(after)).to.deep.equal(compared(right.item));
    expect(Object.keys(after.steps)).to.deep.equal(Object.keys(right.item.steps));
  }
  const known = aggregateAsOf(after, { asOf: null, asKnownAt: "2026-11-01T00:00:00.000Z" });
  if ([...before.history].every(({ recordedAt }) => recordedAt < "2026-11")) {
    must(same(known && stateOf(known), stateOf(before)), "what was known is no longer shown");
  }
  if (complete && inDateOrder(right.item) && inDateOrder(after)) expectEveryDay(after, right.item);
}

/** What the procedures never allow, whatever was put right and taken back on the way. */
function expectLawful(item: WorkItem): void {
  const decided = (kind: string) =>
    standing(item).some(([, one]) => one.kind === kind && one.outcome === "AGREED");
  const lastCall = stepsOf(item, "LAST_CALL").length > 0;
  if (item.stage.startsWith("APPROVED")) {
    must(lastCall || decided("DETERMINATION"), "approved without a last call or a determination");
    must(item.approvedOn !== null, "approved on no day");
  }
  if (item.stage === "AGREED") must(decided("AGREEMENT"), "agreed without an agreement");
  if (item.stage === "UNDER_STUDY") must(!decided("CONSENT") && !lastCall, "under study after a consent");
  const cycles = stepsOf(item, "ADDITIONAL_REVIEW").map(({ cycle }) => cycle);
  must(new Set(cycles).size === cycles.length, "two additional reviews in a cycle");
  for (const step of Object.values(item.steps)) {
    const end = endOf(step);
    // A meeting that still sits can decide although more time was asked for.
    const atMeeting = step.kind === "MORE_TIME" && step.outcome === "NOT_APPROVED";
    if (end && step.closedOn && !atMeeting) must(step.closedOn > end, `${step.id} closed within its period`);
    if (step.closedOn) must(step.closedOn >= step.startedOn, `${step.id} closed before it started`);
  }
  for (const { step, receivedOn } of Object.values(item.comments)) {
    const period = item.steps[step];
    must(period !== undefined, "a comment in no period");
    const within = period && period.startedOn <= receivedOn && receivedOn <= (endOf(period) ?? "");
    must(within === true, "a comment outside its period");
  }
}

/** What is said otherwise; null takes the act back. */
function otherwise({ said, effectiveOn }: StandingAct, { move, days, what }: Correction): object | null {
  if (what === "NOTHING") return null;
  const date = new Date(Date.parse(String(said?.date ?? effectiveOn)) + days * 86_400_000);
  const day = date.toISOString().slice(0, 10);
  const moved = said?.date ? { date: day } : { decidedOn: day };
  if (what === "DATE") return moved;
  if (what === "NUMBER") return { assignedNumber: `Y.${4000 + (days % 40)}`, finalText: "TD7" };
  const { body: _body, ...input } = saidWith(move as Move, day);
  return what === "BOTH" ? { ...input, ...moved } : input;
}

/** The item had the act been right from the beginning: the same acts, done one after another. */
function asItShouldHaveBeen(story: Story, was: WorkItem, wrong: StandingAct, instead: object | null) {
  const acts = inOrderOfProcedure(standingActs(was.history), wrong).filter((act) => !act.takenBack);
  const [first, ...others] = acts;
  const right = new Story(led({} as WorkItemState, first ? [first] : []));
  for (const [code, meeting] of story.meetings) right.meetings.set(code, meeting);
  let refused = 0;
  for (const act of others) {
    const isWrong = act.seq === wrong.seq;
    if (isWrong && instead === null) continue;
    const said = { ...act.said, ...(isWrong ? instead : {}) };
    if (right.again(act.action, said).problems.length > 0) refused += 1;
  }
  return { item: right.item, refused: instead === null ? refused + 1 : refused };
}

/**
 * Whether no act ever counted from before the one that was recorded before it, however it was put right. What is recorded in
 * another order than it happened shows in the past as it was written down (docs/history.md).
 */
function inDateOrder({ history }: WorkItem): boolean {
  const days = new Map<number, string[]>();
  for (const { seq, corrects, effectiveOn } of history) {
    days.set(corrects ?? seq, [...(days.get(corrects ?? seq) ?? []), effectiveOn]);
  }
  const spans = [...days.entries()].sort(([one], [other]) => one - other).map(([, span]) => span.sort());
  return spans.every(
    (span, position) => position === 0 || (span[0] ?? "") >= (spans[position - 1]?.at(-1) ?? ""),
  );
}

function expectEveryDay(after: WorkItem, right: WorkItem): void {
  seen.everyDay += 1;
  for (const day of new Set([...after.history, ...right.history].map(({ effectiveOn }) => effectiveOn))) {
    const one = aggregateAsOf(after, { asOf: day, asKnownAt: null });
    const other = aggregateAsOf(right, { asOf: day, asKnownAt: null });
    if (!one || !other) continue;
    if (!same(withoutVoided(one), withoutVoided(other))) {
      expect(withoutVoided(one), `as of ${day}`).to.deep.equal(withoutVoided(other));
    }
  }
}

const same = isDeepStrictEqual;

/** The state without the decisions that were taken back, which a right record would never have had. */
function withoutVoided(item: WorkItemState): object {
  const { id: _id, history: _history, revision: _revision, ...state } = item as WorkItem;
  return { ...state, decisions: Object.fromEntries(standing(item)), comments: nameless(item.comments) };
}

/** What counts when something was taken back, and the names of what is left may have gaps. */
function essence(item: WorkItemState): object {
  const { stage, stageSince, number, approvedOn, approvalVariant, process, cycle, steps } = item;
  const entries = (of: Readonly<Record<string, { id: string }>>) =>
    Object.values(of).map(({ id: _id, ...entry }) => entry);
  return {
    ...{ stage, stageSince, number, approvedOn, approvalVariant, process, cycle },
    steps: entries(steps),
    comments: nameless(item.comments),
    positions: entries(item.positions),
    decisions: standing(item).map(([, { id: _id, ...decision }]) => decision),
  };
}

/**
 * Comments have their names from the order in which they were written down, which may be another than they came in; an
 * answer names its comment, so in a record of other names it may be another's.
 */
function nameless(comments: WorkItemState["comments"]): string[] {
  return Object.values(comments)
    .map(({ id: _id, resolution: _answer, ...comment }) => JSON.stringify(Object.entries(comment).sort()))
    .sort();
}

function standing(item: WorkItemState) {
  return Object.entries(item.decisions).filter(([, decision]) => !decision.voided);
}
