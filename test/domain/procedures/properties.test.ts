import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import fc from "fast-check";
import { type Step, stepsOf } from "../../../src/domain/approval-track.js";
import { fold, stateOf } from "../../../src/domain/history.js";
import { isFrozen } from "../../../src/domain/procedures/frozen.js";
import { PROCEDURES } from "../../../src/domain/procedures/index.js";
import { endOf } from "../../../src/domain/procedures/periods.js";
import type { Stage } from "../../../src/domain/vocabulary.js";
import type { WorkItem, WorkItemState } from "../../../src/domain/work-item.js";
import { must } from "../../support/must.js";
import { play, SPELLINGS, start } from "../../support/random-acts.js";

/** HISTORIES=20000 runs the whole of it. */
const RUNS = Number(process.env.HISTORIES ?? 4_000);
const STATE = new Map<string, string>(SPELLINGS);
const APPROVED: readonly Stage[] = ["APPROVED", "APPROVED_WITH_RESERVATIONS"];
const reached = new Map<Stage, number>();

/** What must hold of every sequence. */
function check(states: WorkItem[]): void {
  const last = states.at(-1) as WorkItem;
  const folded = isDeepStrictEqual(fold<WorkItemState>(last.history), stateOf<WorkItemState>(last));
  must(folded, "the history does not fold to the state");
  for (const [position, item] of states.entries()) {
    reached.set(item.stage, (reached.get(item.stage) ?? 0) + 1);
    if (APPROVED.includes(item.stage)) expectWayToApproval(item);
    if (item.stage === "AGREED") must(decided(item, "AGREEMENT"), "agreed without an agreement");
    expectOneReviewACycle(item);
    expectPeriods(item);
    expectMembersOnce(item);
    const before = states[position - 1];
    if (before) expectForwards(before, item);
  }
}

function expectWayToApproval(item: WorkItem): void {
  const lastCall = stepsOf(item, "LAST_CALL").length > 0;
  must(lastCall || decided(item, "DETERMINATION"), "approved without a last call or a determination");
  const approvals = Object.values(item.decisions).filter(
    (d) => d.kind === "APPROVAL" && d.outcome === "AGREED",
  );
  for (const approval of approvals) must(approval.body === "SG13", "approved by a WP");
  must(item.approvedOn !== null, "approved on no day");
}

function expectOneReviewACycle(item: WorkItem): void {
  const cycles = stepsOf(item, "ADDITIONAL_REVIEW").map((step) => step.cycle);
  must(new Set(cycles).size === cycles.length, "two additional reviews in a cycle");
}

function expectPeriods(item: WorkItem): void {
  for (const step of Object.values(item.steps)) {
    const end = endOf(step);
    if (end) must(step.startedOn <= end, `${step.id} ends before it starts`);
    // A meeting that still sits can decide although more time was asked for.
    const atMeeting = step.kind === "MORE_TIME" && step.outcome === "NOT_APPROVED";
    if (end && step.closedOn && !atMeeting) must(step.closedOn > end, `${step.id} closed within its period`);
    if (step.closedOn) must(step.closedOn >= step.startedOn, `${step.id} closed before it started`);
  }
}

/** Nobody replies, abstains, asks for more time or opposes late twice; the outcome of the extra time is recounted. */
function expectMembersOnce(item: WorkItem): void {
  const once = ["ABSTENTION", "MORE_TIME", "LATE_OPPOSITION"];
  const said = Object.values(item.positions)
    .filter(({ kind, revokedOn }) => once.includes(kind) && !revokedOn)
    .map(({ step, kind, member }) => `${step} ${kind} ${STATE.get(member)}`);
  must(new Set(said).size === said.length, `somebody counts twice: ${said.join(", ")}`);
  for (const step of stepsOf(item, "MORE_TIME")) {
    const event = item.history.find(
      ({ action, changes }) =>
        action === "CLOSE_MORE_TIME" && changes.some(({ field }) => field === `steps.${step.id}`),
    );
    if (event) expectRecount(item, step);
  }
}

function expectRecount(item: WorkItem, step: Step): void {
  const of = (kind: string, stepId: string) =>
    Object.values(item.positions)
      .filter((one) => one.kind === kind && one.step === stepId && !one.revokedOn)
      .map(({ member }) => STATE.get(member));
  const meeting = Object.values(item.steps)
    .filter(({ kind, cycle }) => /^SG_/.test(kind) && cycle === step.cycle)
    .at(-1);
  const abstaining = new Set(of("ABSTENTION", meeting?.id ?? ""));
  const named = step.count?.opposingStates?.map((name) => STATE.get(name));
  const opposing = new Set([...(named ?? []), ...of("LATE_OPPOSITION", step.id)]);
  const all =
    [...opposing].filter((state) => !abstaining.has(state)).length + (named ? 0 : (step.opposed ?? 0));
  const tolerated = meeting?.kind === "SG_DECISION" ? 0 : 1;
  must((step.outcome === "APPROVED") === all <= tolerated, `${all} oppose, and it is ${step.outcome}`);
}

function expectForwards(before: WorkItem, after: WorkItem): void {
  const later = after.history.at(-1);
  const stageEvents = after.history.filter((event) =>
    event.changes.some((change) => change.field === "stage"),
  );
  const [earlier] = stageEvents.slice(-2);
  if (later === stageEvents.at(-1)) {
    const order = (later?.effectiveOn ?? "") >= (earlier?.effectiveOn ?? "");
    must(order, `${later?.action} ${later?.effectiveOn} after ${earlier?.action} ${earlier?.effectiveOn}`);
  }
  if (isFrozen(before) && before.process !== after.process) {
    must(later?.action === "DECLARE_POLICY_IMPLICATION", "the process changed after it froze");
  }
}

function decided(item: WorkItem, kind: string): boolean {
  return Object.values(item.decisions).some((d) => d.kind === kind && d.outcome === "AGREED");
}

describe(`Any sequence of acts (${RUNS} at random)`, function () {
  this.timeout(240_000);

  it("keeps every rule that must always hold", () => {
    fc.assert(
      fc.property(start, (sequence) => check(play(sequence))),
      { numRuns: RUNS },
    );
  });

  it("came to every stage of the tables, so that the property means something", function () {
    // Some stages are reached once in thousands of histories.
    if (RUNS < 10_000) this.skip();
    const stages = new Set(PROCEDURES.flatMap((p) => p.rows.flatMap((row) => [...row.to])));
    const never = [...stages].filter((stage) => !reached.has(stage));
    expect(never).to.deep.equal([]);
  });
});
