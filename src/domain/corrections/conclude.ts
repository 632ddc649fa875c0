import { isDeepStrictEqual } from "node:util";
import { type Act, advanceWith, type Basis, type HistoryEvent, stateOf, topOf, valueAt } from "../history.js";
import { type Problem, problem } from "../problem.js";
import { designation, type WorkItem, type WorkItemState } from "../work-item.js";
import { decisionIn, EVENT_TO_COME, type Judge, type Rerun, rerun, touchedBy, turnedIn } from "./rerun.js";
import { OLD_DAY, type StandingAct, standingActs } from "./standing-acts.js";

/** What is to be put right, and what goes with it. */
export interface CorrectionRequest {
  /** Position of the event that recorded the act, or of a correction of it. */
  readonly event: number;
  readonly reason: string;
  /** What is to stand in the act's place; null: nothing. */
  readonly instead: Judge | null;
  /** Whether later acts that no longer hold are taken back too, and outcomes that turn are taken as they turn. */
  readonly withWhatFollows: boolean;
}

/** What came of it: the item with every event that puts it right, or every reason why not. */
export interface CorrectionConclusion {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** The item as it becomes, or would become; null where the act itself cannot be put right. */
  readonly becomes: WorkItem | null;
}

/** When, by whom, and for which request the events are written. */
export type Writing = Pick<Act, "recordedAt" | "by" | "request">;

/** Finds the act that an event recorded or put right; null when there is none. */
export function actNamed(item: WorkItem, event: number): StandingAct | null {
  const named = item.history.find(({ seq }) => seq === event);
  const seq = named?.corrects ?? named?.seq;
  return standingActs(item.history).find((act) => act.seq === seq) ?? null;
}

/**
 * Takes an act of the past back or puts it right, as if it had been so from the beginning: what rested on it is judged
 * anew. What changes by that is written as events which name what they correct and count from its day, so that every day
 * of the past is right, and what was known before stays visible.
 */
export function concludeCorrection(
  item: WorkItem,
  request: CorrectionRequest,
  judge: Judge,
  writing: Writing,
): CorrectionConclusion {
  const { reason, instead, withWhatFollows } = request;
  const acts = standingActs(item.history);
  const wrong = acts.find(({ seq }) => seq === actNamed(item, request.event)?.seq);
  const refused = judgeTarget(item, request, wrong);
  if (refused.length > 0 || !wrong) return { problems: refused, warnings: [], becomes: null };

  const { runs, leadsTo } = rerun(acts, { wrong, instead, voided: { reason, by: writing.by } }, judge);
  const [first, ...later] = runs;
  if (first && instead && !first.now) return { problems: first.problems, warnings: [], becomes: null };
  const affected = affectedIn(runs);
  if (affected.length === 0) {
    const said = { name: designation(item), event: wrong.seq, action: wrong.action };
    return { problems: [problem("NOTHING_CORRECTED", said, { path: "event" })], warnings: [], becomes: null };
  }
  const follows = later.flatMap(consequencesOf);
  const becomes = written(item, affected, { reason, writing });
  assertLeadsTo(becomes, leadsTo);
  const warnings = first?.warnings ?? [];
  return withWhatFollows
    ? { problems: [], warnings: [...follows, ...warnings], becomes }
    : { problems: follows, warnings, becomes };
}

function judgeTarget(item: WorkItem, { event, instead }: CorrectionRequest, wrong?: StandingAct): Problem[] {
  const name = designation(item);
  const at = { path: "event" };
  if (!wrong) return [problem("EVENT_NOT_FOUND", { event, name }, at)];
  const said = { event: wrong.seq, action: wrong.action, name };
  if (wrong.takenBack) return [problem("TAKEN_BACK_ALREADY", said, at)];
  return wrong.seq === 1 && !instead ? [problem("BEGINNING_STANDS", said, at)] : [];
}

/** What no longer holds of a later act, each reason with its clause. */
function consequencesOf({ act, now, problems }: Rerun): Problem[] {
  if (now) return [...problems];
  const { seq, action, effectiveOn } = act;
  return problems.map(({ message, clause }) => ({
    ...problem("NO_LONGER_HOLDS", { seq, action, date: effectiveOn, why: message }, { path: "event" }),
    clause,
  }));
}

/** An act that has to be written again, and how. */
interface Affected {
  readonly run: Rerun;
  /** Whether it is taken back first: it counts from another day, or stands after something that does. */
  readonly retaken: boolean;
  /** The fields to be written. */
  readonly fields: readonly string[];
}

/**
 * The acts that do something else now, and those after them that touch what they touch. What is taken back leaves its
 * place in the order of the record, so what stands after it there is written again too.
 */
function affectedIn(runs: readonly Rerun[]): Affected[] {
  const touched = new Set<string>();
  const reordered = new Set<string>();
  return runs.flatMap((run) => {
    if (run.act.takenBack) return [];
    const all = touchedBy(run);
    const moved = run.now?.effectiveOn !== run.act.effectiveOn;
    const retaken = moved || all.some((field) => reordered.has(topOf(field)) && adds(run, field));
    const turned = turnedIn(run);
    const fields = retaken ? all : all.filter((field) => turned.includes(field) || touched.has(field));
    for (const field of fields) {
      touched.add(field);
      if (retaken && adds(run, field)) reordered.add(topOf(field));
    }
    return fields.length > 0 ? [{ run, retaken, fields }] : [];
  });
}

/** Whether the act adds an entry of this name to the record. */
function adds({ was }: Rerun, field: string): boolean {
  return field.includes(".") && valueAt(was.before, field) === null;
}

interface Manner {
  readonly reason: string;
  readonly writing: Writing;
}

/** The item with the events: what is taken back, the latest first, then what is done anew, in order. */
function written(item: WorkItem, affected: readonly Affected[], manner: Manner): WorkItem {
  const taken = affected
    .filter(({ retaken }) => retaken)
    .toReversed()
    .reduce((now, { run }) => takenBack(now, run, manner), item);
  return affected.reduce((now, one) => doneAnew(now, one, manner), taken);
}

function takenBack(item: WorkItem, { act, was, now }: Rerun, manner: Manner): WorkItem {
  const before = new Map([...act.fields.keys()].map((field) => [field, valueAt(was.before, field)]));
  const decision = now === null ? decisionIn(act) : null;
  const { reason, writing } = manner;
  if (decision) {
    const voided = { reason, by: writing.by, event: item.revision + 1 };
    before.set(`decisions.${decision.id}`, { ...decision, voided });
  }
  const { effectiveOn, event } = act;
  return advanced(item, before, act, { action: "TAKE_BACK", effectiveOn, basis: event.basis }, manner);
}

function doneAnew(item: WorkItem, { run: { act, now }, fields }: Affected, manner: Manner): WorkItem {
  if (!now) return item;
  const desired = new Map(fields.map((field) => [field, valueAt(now.after, field)]));
  const { effectiveOn, basis, said } = now;
  const doing = { action: act.action, effectiveOn, basis, ...(said ? { said } : {}) };
  return advanced(item, desired, act, doing, manner);
}

function advanced(
  item: WorkItem,
  fields: ReadonlyMap<string, unknown>,
  { seq }: StandingAct,
  doing: Pick<HistoryEvent, "action" | "effectiveOn"> & { basis: Partial<Basis>; said?: object },
  { reason, writing }: Manner,
): WorkItem {
  const basis = { ...doing.basis, note: reason };
  return advanceWith<WorkItemState>(item, fields, { ...writing, ...doing, basis, corrects: seq });
}

/** What is written has to lead where the history leads when it is run again; nothing is stored that does not. */
function assertLeadsTo(becomes: WorkItem, state: WorkItemState): void {
  const reached = stateOf<WorkItemState>(becomes);
  // An older document has no stageSince of its own; its acts tell.
  const { stageSince } = reached.stageSince ? reached : state;
  if (isDeepStrictEqual(withoutEvents({ ...reached, stageSince }), withoutEvents(state))) return;
  throw new Error(`The correction of ${becomes.acronym} does not lead where its history leads.`);
}

/**
 * The state without the places of the events that took decisions back, which the run does not know yet. What is not there,
 * what is null and entries of which none is left are one: a field that was taken back is null, or has lost its only entry.
 */
function withoutEvents(state: WorkItemState): object {
  const decisions = Object.entries(state.decisions).map(([id, decision]) => [
    id,
    decision.voided ? { ...decision, voided: { ...decision.voided, event: EVENT_TO_COME } } : decision,
  ]);
  const present = Object.entries(state).filter(([field, value]) => !saysNothing(value) && field !== OLD_DAY);
  return { ...Object.fromEntries(present), decisions: Object.fromEntries(decisions) };
}

function saysNothing(value: unknown): boolean {
  return value === null || value === undefined || isDeepStrictEqual(value, {});
}
