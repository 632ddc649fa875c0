import { CLAUSES } from "../domain/clauses.js";
import { concludeCorrection, decisionNamed } from "../domain/decisions/correct-decision.js";
import { correctionPolicy } from "../domain/policies/work-item.js";
import { normalise } from "../domain/text.js";
import type { WorkItem } from "../domain/work-item.js";
import { type Conclude, changeWorkItem, type Target } from "./change-work-item.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
import { concludeRecording, type RecordDecision } from "./record-decision.js";
import { type Tracker, today } from "./tracker.js";

/** Takes back a decision that was recorded by mistake. */
export interface VoidDecision extends Target {
  /** `D1`, or the API's identifier that ends in it. */
  readonly decision: string;
  /** Why the record was wrong. */
  readonly reason: string;
}

/** Takes back a decision that was recorded wrongly, and records what was really decided. */
export interface CorrectDecision extends VoidDecision {
  readonly replacement: Omit<RecordDecision, keyof Target>;
}

/** Voids a decision: its effects are taken back by an event that names the one it corrects; both stay on record. */
export function voidDecision(tracker: Tracker, request: VoidDecision): Promise<Outcome<WorkItem>> {
  return changeWorkItem(tracker, "VOID_DECISION", request, concludeVoiding(tracker, request));
}

/** Voids a decision and records it anew, in one write: two events, or none. */
export function correctDecision(tracker: Tracker, request: CorrectDecision): Promise<Outcome<WorkItem>> {
  const { replacement, ...wrong } = request;
  return changeWorkItem(tracker, "VOID_DECISION", request, (item, programme, permit) => {
    const voiding = concludeVoiding(tracker, wrong)(item, programme, permit);
    if (!voiding.granted) return voiding;
    const record = concludeRecording(tracker, { ...replacement, workItem: request.workItem, by: request.by });
    const conclude: Conclude = (after, current, again) => ({
      ...record(after, current, again),
      corrects: voiding.corrects,
    });
    return { ...voiding, followedBy: { action: "RECORD_DECISION", conclude } };
  });
}

function concludeVoiding(tracker: Tracker, request: VoidDecision): Conclude {
  return (item, programme, permit) => {
    const reason = normalise(request.reason);
    const now = today(tracker);
    const known = decisionNamed(item, request.decision);
    // Of what kind a decision is that is not there nobody knows; that it is not there is refused below.
    const policy = correctionPolicy(known?.kind ?? "CONSENT");
    const leave = { act: "VOID_DECISION", policy, on: now, body: known?.body };
    const granted = permit(upon(programme, item, leave));
    const correction = { decision: request.decision, reason, by: granted.by };
    const { problems, next, decision, corrects } = concludeCorrection(item, correction);
    // It counts from the day of what it puts right, so that the past is right as it is known now.
    const effectiveOn = corrects?.effectiveOn ?? now;
    const clause = CLAUSES.A1_1_7_1.citation;
    const basis = { meeting: decision?.meeting ?? null, document: null, clause, note: reason };
    return { granted, problems, next, effectiveOn, basis, corrects: corrects?.seq };
  };
}
