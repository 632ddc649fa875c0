import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import fc from "fast-check";
import { stepsOf } from "../../../src/domain/approval-track.js";
import { fold, stateOf } from "../../../src/domain/history.js";
import { isFrozen } from "../../../src/domain/procedures/frozen.js";
import { PROCEDURES } from "../../../src/domain/procedures/index.js";
import { endOf } from "../../../src/domain/procedures/periods.js";
import type { Stage } from "../../../src/domain/vocabulary.js";
import type { WorkItem, WorkItemState } from "../../../src/domain/work-item.js";
import { must } from "../../support/must.js";
import { play, start } from "../../support/random-acts.js";

const RUNS = 10_000;
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
    if (end && step.closedOn) must(step.closedOn > end, `${step.id} closed within its period`);
    if (step.closedOn) must(step.closedOn >= step.startedOn, `${step.id} closed before it started`);
  }
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
  this.timeout(60_000);

  it("keeps every rule that must always hold", () => {
    fc.assert(
      fc.property(start, (sequence) => check(play(sequence))),
      { numRuns: RUNS },
    );
  });

  it("came to every stage of the tables, so that the property means something", () => {
    const stages = new Set(PROCEDURES.flatMap((p) => p.rows.flatMap((row) => [...row.to])));
    const never = [...stages].filter((stage) => !reached.has(stage));
    expect(never).to.deep.equal([]);
  });
});
