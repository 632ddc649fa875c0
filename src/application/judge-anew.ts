import { decisionIn, type Judge, type Judged } from "../domain/corrections/rerun.js";
import { type StandingAct, withFields } from "../domain/corrections/standing-acts.js";
import type { Said } from "../domain/history.js";
import { problem } from "../domain/problem.js";
import { EFFECTS } from "../domain/procedures/effects/index.js";
import type { WorkItem, WorkItemState } from "../domain/work-item.js";
import { judgeBeginning } from "../domain/work-items/days.js";
import type { Programme } from "../programme/programme.js";
import type { Conclude } from "./change-work-item.js";
import { concludeMerging } from "./merge-work-item.js";
import { concludeMoving } from "./move-work-item.js";
import { concludeProcedureAct, type ProcedureAction } from "./perform-act.js";
import type { Permit } from "./permit.js";
import { concludeProposing } from "./propose-for-decision.js";
import { concludeContributing } from "./record-contribution.js";
import { concludeRecording } from "./record-decision.js";
import { concludeExternalStatus } from "./record-external-status.js";
import { concludeStating } from "./record-ipr-statement.js";
import { concludeRegisteringAnew } from "./register-anew.js";
import { concludeRelating } from "./relate-work-item.js";
import { concludeSharingOf } from "./share-work-item.js";
import type { Tracker } from "./tracker.js";
import { concludeUpdating } from "./update-work-item.js";
import { concludeEndingWait, concludeWaitingFor } from "./wait-for.js";
import { concludeWithdrawing } from "./withdraw-candidate.js";

// biome-ignore lint/suspicious/noExplicitAny: what was said was checked by the act's own input when it was said
type Asks = (tracker: Tracker, said: any) => Conclude;

/** The acts that are no rows of a procedure, each by the use case that does it. */
const USE_CASES: Readonly<Record<string, Asks>> = {
  REGISTER: concludeRegisteringAnew,
  AGREE_NEW_WORK_ITEM: concludeRegisteringAnew,
  RECORD_DECISION: concludeRecording,
  UPDATE: concludeUpdating,
  MERGE: concludeMerging,
  MOVE: concludeMoving,
  PROPOSE: concludeProposing,
  WITHDRAW: concludeWithdrawing,
  RECORD_CONTRIBUTION: concludeContributing,
  RECORD_EXTERNAL_STATUS: concludeExternalStatus,
  WAIT_FOR: concludeWaitingFor,
  END_WAIT: concludeEndingWait,
  RECORD_IPR_STATEMENT: concludeStating,
  RELATE: concludeRelating,
  SHARE: concludeSharingOf,
};

/** Acts that say no day of their own: put right, they count from the day from which they counted. */
const WITHOUT_DAY = ["WITHDRAW", "RECORD_EXTERNAL_STATUS"];

/** Asks the domain about an act by the very use case that does it. */
export function concludeAgain(tracker: Tracker, action: string, said: Said): Conclude | null {
  const asks = USE_CASES[action];
  if (asks) return asks(tracker, said);
  return isOfProcedure(action) ? concludeProcedureAct(tracker, action, said) : null;
}

/**
 * Judges an act of the past anew, with something said otherwise or as it was said. Without a permit it is taken as done by
 * whoever did it, who had leave then.
 */
export function judgingAnew(
  tracker: Tracker,
  item: WorkItem,
  programme: Programme,
  { otherwise = {}, permit }: { readonly otherwise?: Said; readonly permit?: Permit } = {},
): Judge {
  return (act, state): Judged => {
    if (act.action === "IMPORT" && Object.keys(otherwise).length === 0) return standingAsRecorded(act, state);
    const known = saidWith(act);
    const said = { ...known, ...otherwise };
    const conclude = known && concludeAgain(tracker, act.action, said);
    if (!conclude) {
      const { seq: event, action } = act;
      const unknown = problem("SAID_NOT_KEPT", { event, action }, { path: "event" });
      return { problems: [unknown], next: null, effectiveOn: act.effectiveOn, said };
    }
    const history = item.history.filter(({ seq }) => seq < act.seq);
    const then: WorkItem = { ...state, id: item.id, revision: history.length, history };
    const conclusion = conclude(then, programme, permit ?? granting(item, act));
    if (!conclusion.granted)
      return { problems: conclusion.problems, next: null, effectiveOn: act.effectiveOn, said };
    const { granted, problems, warnings, next, effectiveOn, basis } = conclusion;
    return {
      problems: [...granted.problems, ...problems, ...judgeBeginning(then, effectiveOn, "date")],
      ...(warnings ? { warnings } : {}),
      next,
      effectiveOn: WITHOUT_DAY.includes(act.action) ? act.effectiveOn : effectiveOn,
      ...(basis ? { basis } : {}),
      said: { ...said, ...conclusion.said },
    };
  };
}

/** What another record says is judged by no rule: it says so, whatever is put right before it. */
function standingAsRecorded(act: StandingAct, state: WorkItemState): Judged {
  const { basis } = act.event;
  const next = withFields(state, act.fields);
  return { problems: [], next, effectiveOn: act.effectiveOn, basis, said: act.said ?? {} };
}

/** Leave as whoever recorded the act first had it. */
function granting(item: WorkItem, act: StandingAct): Permit {
  const { by } = item.history.find(({ seq }) => seq === act.seq) ?? act.event;
  return () => ({ by, problems: [] });
}

/** What was said with an act; of a decision of before that was kept, what its record says. */
export function saidWith(act: StandingAct): Said | null {
  if (act.said) return act.said;
  const decision = act.action === "RECORD_DECISION" ? decisionIn(act) : null;
  if (!decision) return null;
  const { id: _id, wasCandidate: _candidate, voided: _voided, ...said } = decision;
  return said;
}

function isOfProcedure(action: string): action is ProcedureAction {
  return Object.hasOwn(EFFECTS, action);
}
