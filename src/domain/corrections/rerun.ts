import { isDeepStrictEqual } from "node:util";
import type { CalendarDate } from "../calendar.js";
import { type Basis, difference, type Said, topOf, valueAt } from "../history.js";
import { type Problem, problem } from "../problem.js";
import type { Decision, Voiding, WorkItemState } from "../work-item.js";
import { bearingDiffers } from "./bearing.js";
import { inOrderOfProcedure } from "./procedure-order.js";
import { led, type StandingAct, withFields } from "./standing-acts.js";

/** What the rules say to an act upon the item as it is put to them. */
export interface Judged {
  readonly problems: readonly Problem[];
  readonly warnings?: readonly Problem[];
  /** What the item becomes; null when refused. */
  readonly next: Partial<WorkItemState> | null;
  readonly effectiveOn: CalendarDate;
  readonly basis?: Partial<Basis>;
  readonly said: Said;
}

/** Judges an act anew, as its mutation would, upon the item as it stood before it. */
export type Judge = (act: StandingAct, item: WorkItemState) => Judged;

/** What an act does. */
export interface Doing {
  readonly effectiveOn: CalendarDate;
  readonly basis: Partial<Basis>;
  readonly said: Said | null;
  /** What each field becomes by it. */
  readonly fields: ReadonlyMap<string, unknown>;
  /** The item after it. */
  readonly after: WorkItemState;
}

/** What became of an act when the history was run again. */
export interface Rerun {
  readonly act: StandingAct;
  /** The item before and after the act as it was recorded. */
  readonly was: { readonly before: WorkItemState; readonly after: WorkItemState };
  /** What the act does now; null where it no longer stands. */
  readonly now: Doing | null;
  /** Every reason why it cannot stand, or that it stands with another outcome. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** What is to be made of one act of the past. */
export interface Wish {
  /** The act that was wrong. */
  readonly wrong: StandingAct;
  /** What is to stand in its place; null: nothing. */
  readonly instead: Judge | null;
  /** Why, and by whom: kept with a decision that no longer stands. */
  readonly voided: Omit<Voiding, "event">;
}

/** A decision that was taken back before the event that says so has its place. */
export const EVENT_TO_COME = 0;

/**
 * Runs an item's history again from one act on: the act as it should have been, or not at all, and every later act judged
 * anew by the rules with what was said with it, as long as anything on which a rule may rest is not as it was.
 */
export function rerun(
  acts: readonly StandingAct[],
  wish: Wish,
  judge: Judge,
): { readonly runs: readonly Rerun[]; readonly leadsTo: WorkItemState } {
  const ordered = inOrderOfProcedure(acts, wish.wrong);
  const from = ordered.indexOf(wish.wrong);
  let was = led({} as WorkItemState, ordered.slice(0, from));
  let now = was;
  const runs: Rerun[] = [];
  for (const act of ordered.slice(from)) {
    const recorded = { before: was, after: led(was, [act]) };
    was = recorded.after;
    const run = runOne(act, recorded, now, wish, judge);
    runs.push(run);
    // What is itself refused leaves nothing to be judged upon it.
    if (act === wish.wrong && wish.instead && !run.now) break;
    now = run.now?.after ?? withVoided(now, act, wish.voided);
  }
  return { runs, leadsTo: now };
}

function runOne(
  act: StandingAct,
  was: Rerun["was"],
  item: WorkItemState,
  { wrong, instead }: Wish,
  judge: Judge,
): Rerun {
  const isWrong = act === wrong;
  const run = { act, was, now: null, problems: [], warnings: [] };
  if (isWrong && !instead) return run;
  if (!isWrong && (act.takenBack || !(bearingDiffers(was.before, item) || changesAnother(act, was, item)))) {
    const { effectiveOn, said, fields, event } = act;
    const after = withFields(item, fields);
    return { ...run, now: { effectiveOn, said, fields, basis: event.basis, after } };
  }
  const { problems, warnings = [], next, ...judged } = (isWrong && instead ? instead : judge)(act, item);
  if (!next || problems.length > 0) return { ...run, problems };
  const changes = difference(item, underItsName(act, item, next));
  const fields = new Map(changes.map(({ field, after }) => [field, after]));
  const after = withFields(item, fields);
  const turned = isWrong ? [] : judgeOutcome(act, was, after);
  // An item is there from the day of its first event, whatever is put right about it.
  const effectiveOn = act.seq === 1 ? act.effectiveOn : judged.effectiveOn;
  return { ...run, now: { basis: {}, ...judged, effectiveOn, fields, after }, problems: turned, warnings };
}

/** Whether the act changes an entry that is not as it was: an entry is written as a whole, so it would undo what was put right. */
function changesAnother({ fields }: StandingAct, { before }: Rerun["was"], item: WorkItemState): boolean {
  return [...fields.keys()].some((field) => {
    const known = field.includes(".") ? valueAt(before, field) : null;
    return known !== null && !isDeepStrictEqual(known, valueAt(item, field));
  });
}

/** The fields in which the act does something else now; all of them when it counts from another day or not at all. */
export function turnedIn(run: Rerun): string[] {
  const { act, was, now } = run;
  const fields = touchedBy(run);
  if (!now || now.effectiveOn !== act.effectiveOn) return fields;
  return fields.filter((field) => !isDeepStrictEqual(valueAt(was.after, field), valueAt(now.after, field)));
}

/** The fields that the act changed, or changes now. */
export function touchedBy({ act, now }: Rerun): string[] {
  return [...new Set([...act.fields.keys(), ...(now?.fields.keys() ?? [])])];
}

/** The decision that an act recorded, by its key; null where it recorded none that stands. */
export function decisionIn({ fields }: Pick<StandingAct, "fields">): Decision | null {
  for (const [field, value] of fields) {
    const decision =
      topOf(field) === "decisions" && field !== "decisions" ? (value as Decision | null) : null;
    if (decision && !decision.voided) return decision;
  }
  return null;
}

/** A decision that no longer stands stays on record as taken back. */
function withVoided(item: WorkItemState, act: StandingAct, voided: Wish["voided"]): WorkItemState {
  const decision = decisionIn(act);
  if (!decision) return item;
  const kept = { ...decision, voided: { ...voided, event: EVENT_TO_COME } };
  return { ...item, decisions: { ...item.decisions, [decision.id]: kept } };
}

/** Acts that tell others where the item stands. */
const TELLING = ["RECORD_NOTIFICATION"];

/**
 * That an act which holds leads elsewhere now, as a last call that is closed with a substantive comment; or that it told
 * others of another result.
 */
function judgeOutcome(act: StandingAct, was: Rerun["was"], after: WorkItemState): Problem[] {
  const isConcerned = act.fields.has("stage") || TELLING.includes(act.action);
  if (!isConcerned || was.after.stage === after.stage) return [];
  const { seq, action, effectiveOn } = act;
  const said = { seq, action, date: effectiveOn, was: was.after.stage, now: after.stage };
  const { clause } = act.event.basis;
  const turned = problem("OUTCOME_TURNS", said, { path: "event" });
  return [clause ? { ...turned, clause } : turned];
}

const NAMED_BY_COUNT = ["comments", "replies", "positions", "contributions"] as const;

/** What an act adds to the record keeps the name that it had there. */
function underItsName(
  act: StandingAct,
  item: WorkItemState,
  next: Partial<WorkItemState>,
): Partial<WorkItemState> {
  const renamed = NAMED_BY_COUNT.flatMap((field) => {
    const entries = next[field] ?? {};
    const had = [...act.fields.keys()].find((key) => key.startsWith(`${field}.`))?.slice(field.length + 1);
    const [fresh] = Object.keys(entries).filter((key) => !Object.hasOwn(item[field], key));
    if (!had || !fresh || had === fresh || Object.hasOwn(entries, had)) return [];
    const { [fresh]: entry, ...others } = entries as Record<string, { readonly id: string }>;
    return [[field, { ...others, [had]: { ...entry, id: had } }]];
  });
  return { ...next, ...Object.fromEntries(renamed) };
}

/** The item as it stood before an act, as the record has it now. */
export function stateBefore(acts: readonly StandingAct[], wrong: StandingAct): WorkItemState {
  const ordered = inOrderOfProcedure(acts, wrong);
  const from = ordered.findIndex(({ seq }) => seq === wrong.seq);
  return led({} as WorkItemState, ordered.slice(0, from));
}
