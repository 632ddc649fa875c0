import { isDeepStrictEqual } from "node:util";
import { actNamed, concludeCorrection } from "../domain/corrections/conclude.js";
import { fieldsUnknownTo } from "../domain/corrections/fields-said.js";
import { type Judge, stateBefore } from "../domain/corrections/rerun.js";
import { type StandingAct, standingActs } from "../domain/corrections/standing-acts.js";
import type { HistoryEvent, Said } from "../domain/history.js";
import type { Policy } from "../domain/policies/policy.js";
import { type Problem, problem } from "../domain/problem.js";
import { AT_STUDY_GROUP, TSB } from "../domain/procedures/roles.js";
import { normalise } from "../domain/text.js";
import type { ApprovalProcess } from "../domain/vocabulary.js";
import { designation, type WorkItem } from "../domain/work-item.js";
import { openingsFor } from "../domain/work-items/open-particulars.js";
import { selectionOf } from "../domain/work-items/selection.js";
import { changedFields } from "../domain/work-items/settled.js";
import { type Revised, reviseWorkItem, type Target } from "./change-work-item.js";
import { judgingAnew } from "./judge-anew.js";
import type { Outcome } from "./outcome.js";
import { type Granted, type Permit, permitFor, upon } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Which act of an item's past was wrong, and why. */
interface Correction extends Target {
  /** Position of the event that recorded the act or put it right. */
  readonly event?: number | null;
  /** Instead: the decision that the act recorded, `D1` or the API's identifier that ends in it. */
  readonly decision?: string | null;
  readonly reason: string;
}

/** Takes an act back as if it had not been recorded. */
export interface TakeBack extends Correction {
  /** Whether later acts that do not hold without it are taken back too. */
  readonly withWhatRestsOnIt?: boolean | null;
}

/** Puts an act right: what is said otherwise, all else as it was said. */
export interface CorrectAct extends Correction {
  readonly instead: object;
  /** Whether later acts that no longer hold are taken back, and outcomes that turn are taken as they turn. */
  readonly takeBackWhatNoLongerHolds?: boolean | null;
}

/** Takes back an act that was recorded by mistake, by events that name what they take back; all of it or nothing. */
export function takeBack(tracker: Tracker, request: TakeBack): Promise<Outcome<WorkItem>> {
  return correct(tracker, request, null, request.withWhatRestsOnIt ?? false);
}

/** Puts an act of the past right, and what rests on it; all of it or nothing. */
export function correctAct(tracker: Tracker, request: CorrectAct): Promise<Outcome<WorkItem>> {
  return correct(tracker, request, given(request.instead), request.takeBackWhatNoLongerHolds ?? false);
}

async function correct(
  tracker: Tracker,
  request: Correction,
  otherwise: Said | null,
  withWhatFollows: boolean,
): Promise<Outcome<WorkItem>> {
  let tried: readonly HistoryEvent[] = [];
  const outcome = await reviseWorkItem(tracker, request, (item) => {
    const revised = conclude(tracker, request, otherwise, withWhatFollows, item);
    tried = revised.changed.history.slice(item.revision);
    return revised.problems.length > 0 ? { ...revised, changed: item } : revised;
  });
  const events = outcome.problems.length > 0 && !request.dryRun ? [] : tried;
  return { ...outcome, events };
}

function conclude(
  tracker: Tracker,
  request: Correction,
  otherwise: Said | null,
  withWhatFollows: boolean,
  item: WorkItem,
): Revised {
  const refuse = (...problems: readonly Problem[]): Revised => ({ changed: item, problems, warnings: [] });
  const event = eventMeant(item, request);
  if (event === null) return refuse(unknownEvent(item, request));
  const programme = tracker.programme.current;
  const judge = (said: Said): Judge => judgingAnew(tracker, item, programme, { otherwise: said });
  const act = actNamed(item, event);
  const fields = act && otherwise ? fieldsNotTaken(item, act, otherwise, judge) : [];
  if (act && fields.length > 0) {
    const said = { event: act.seq, action: act.action, fields: fields.join(", ") };
    return refuse(problem("FIELD_NOT_TAKEN", said, { path: "instead" }));
  }
  const granted = leaveFor(tracker, request, otherwise ?? {}, item, event);
  if (granted.problems.length > 0) return refuse(...granted.problems);

  const { by } = granted;
  const { problems, warnings, becomes } = concludeCorrection(
    item,
    {
      event,
      reason: normalise(request.reason),
      instead: otherwise && judge(otherwise),
      withWhatFollows,
    },
    judge({}),
    { recordedAt: tracker.now(), by, request: tracker.request ?? null },
  );
  const settled = becomes && act ? leaveForSettled(tracker, request, act, item, becomes) : [];
  return { changed: becomes ?? item, problems: [...problems, ...settled], warnings };
}

const BEGINNING = ["REGISTER", "AGREE_NEW_WORK_ITEM"];
/** The acts that say particulars; what meetings decide about them is theirs. */
const SAYING_PARTICULARS = [...BEGINNING, "UPDATE"];

/** Leave for what becomes of particulars today by a correction of the past: those that are settled by now are TSB's. */
function leaveForSettled(
  tracker: Tracker,
  { by }: Correction,
  act: StandingAct,
  item: WorkItem,
  becomes: WorkItem,
): readonly Problem[] {
  if (!SAYING_PARTICULARS.includes(act.action)) return [];
  const lines = openingsFor(item, changedFields(item, becomes));
  if (lines.every(({ by: roles, chairApproval }) => roles.length > 0 && !chairApproval)) return [];
  const fields = lines.flatMap((line) => line.fields).join(", ");
  const leave = { act: `The correction of ${fields}`, policy: FOR_TSB, on: today(tracker) };
  return permitFor(tracker, by)(upon(tracker.programme.current, item, leave)).problems;
}

/** What is said otherwise that the act does not take, or that makes no difference to it although it was not said before. */
function fieldsNotTaken(
  item: WorkItem,
  act: StandingAct,
  otherwise: Said,
  judge: (said: Said) => Judge,
): string[] {
  const unknown = fieldsUnknownTo(act.action, otherwise);
  const before = stateBefore(standingActs(item.history), act);
  const result = (said: Said) => {
    const { said: _said, ...rest } = judge(said)(act, before);
    return rest;
  };
  const news = Object.keys(otherwise).filter(
    (field) => !unknown.includes(field) && !(field in (act.said ?? {})),
  );
  const idle = news.filter((field) => {
    const { [field]: _left, ...others } = otherwise;
    return isDeepStrictEqual(result(others), result(otherwise));
  });
  return [...unknown, ...(act.said ? idle : [])];
}

/**
 * Leave for the act as it was recorded and as it is to be, upon the item as it stood before it: whoever has it could have
 * done either. TSB has it always.
 */
function leaveFor(
  tracker: Tracker,
  request: Correction,
  otherwise: Said,
  item: WorkItem,
  event: number,
): Granted {
  const programme = tracker.programme.current;
  const permit = permitFor(tracker, request.by);
  const act = actNamed(item, event);
  const verb = `The correction of ${act?.action ?? "an act"}`;
  const answers: Granted[] = [];
  const selects = act !== null && selectsOtherwise(act, otherwise, item);
  const asking: Permit = (permission) => {
    const by = selects ? AT_STUDY_GROUP : permission.by;
    const answer = permit({ ...permission, act: verb, by: [...new Set([...by, ...TSB])] });
    answers.push(answer);
    return answer;
  };
  if (act) {
    const before = stateBefore(standingActs(item.history), act);
    for (const said of [{}, otherwise]) {
      judgingAnew(tracker, item, programme, { otherwise: said, permit: asking })(act, before);
    }
  }
  const on = act?.effectiveOn ?? item.history.at(0)?.effectiveOn ?? "";
  const refused = answers.find(({ problems }) => problems.length > 0);
  return refused ?? answers[0] ?? permit(upon(programme, item, { act: verb, policy: FOR_TSB, on }));
}

/** Whether the correction makes the item begin with the other of AAP and TAP, which is the study group's to select. */
function selectsOtherwise({ action, said }: StandingAct, otherwise: Said, item: WorkItem): boolean {
  const { process } = otherwise as { readonly process?: ApprovalProcess | null };
  if (!process || item.stage === "LIVING_LIST" || !BEGINNING.includes(action)) return false;
  return (
    selectionOf(process) !== null && process !== (said as { readonly process?: unknown } | null)?.process
  );
}

/** What was recorded before it was kept what is said with an act is put right by TSB. */
const FOR_TSB: Policy = { by: TSB, scope: "APPROVAL", clause: "TRACKER" };

function eventMeant(item: WorkItem, { event, decision }: Correction): number | null {
  if (event) return item.history.some(({ seq }) => seq === event) ? event : null;
  if (!decision) return null;
  const field = `decisions.${decision}`;
  return item.history.find(({ changes }) => changes.some((change) => change.field === field))?.seq ?? null;
}

function unknownEvent(item: WorkItem, { event, decision }: Correction): Problem {
  const name = designation(item);
  if (event) return problem("EVENT_NOT_FOUND", { event, name }, { path: "event" });
  if (decision) {
    return problem("DECISION_NOT_FOUND", { id: decision, name }, { path: "decision" });
  }
  return problem("INPUT_MISSING", { act: "A correction", field: "event or decision" }, { path: "event" });
}

/** What is said otherwise: what was left out stays as it was said. */
function given(instead: object): Said {
  return Object.fromEntries(Object.entries(instead).filter(([, value]) => value !== undefined));
}
