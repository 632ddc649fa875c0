import type { CalendarDate } from "../calendar.js";
import { changed, type History, type HistoryEvent, type Said, type State, topOf } from "../history.js";

/** An act as it stands now: as it was recorded, or as it was put right or taken back since. */
export interface StandingAct {
  /** Position of the event that recorded it first; what names the act for good. */
  readonly seq: number;
  /** What was done, e.g. `RECORD_DECISION`. */
  readonly action: string;
  /** The event that says it as it stands now. */
  readonly event: HistoryEvent;
  /** The Geneva date from which it counts. */
  readonly effectiveOn: CalendarDate;
  /** What was said with it; null where that was not kept yet. */
  readonly said: Said | null;
  /** What each field became by it. Of an act that was taken back: only that its decision stays on record as voided. */
  readonly fields: ReadonlyMap<string, unknown>;
  readonly takenBack: boolean;
}

/** The field of older documents in the place of `stageSince`. */
export const OLD_DAY = "lastActOn";

const TAKING_BACK = ["TAKE_BACK", "VOID_DECISION"];

/** Whether the event took an act back and recorded nothing in its place. */
export function takesBack({ action }: Pick<HistoryEvent, "action">): boolean {
  return TAKING_BACK.includes(action);
}

/**
 * The acts of a history in the order in which they were recorded first. A correction is no act of its own: it says of an
 * earlier one how it stands. The state is what they lead to, one after another.
 */
export function standingActs(history: History): StandingAct[] {
  const acts = new Map<number, StandingAct>();
  const first = new Map<number, number>();
  for (const event of history) {
    // Something that corrects a correction is about the same act.
    const seq = event.corrects === null ? event.seq : (first.get(event.corrects) ?? event.corrects);
    first.set(event.seq, seq);
    const known = acts.get(seq);
    acts.set(seq, known ? revised(known, event) : recorded(event));
  }
  return [...acts.values()].sort((one, other) => one.seq - other.seq);
}

/** The state that acts lead to from another. */
export function led<S extends State>(state: S, acts: readonly Pick<StandingAct, "fields">[]): S {
  return acts.reduce((now, { fields }) => withFields(now, fields), state);
}

/** The state with these fields. */
export function withFields<S extends State>(state: S, fields: ReadonlyMap<string, unknown>): S {
  return changed(
    state,
    [...fields].map(([field, after]) => ({ field, after })),
  );
}

function recorded(event: HistoryEvent): StandingAct {
  const { seq, action, effectiveOn, said = null } = event;
  return { seq, action, event, effectiveOn, said, fields: fieldsOf(event), takenBack: false };
}

function revised(known: StandingAct, event: HistoryEvent): StandingAct {
  const takenBack = takesBack(event);
  const all = [...known.fields, ...fieldsOf(event)];
  const kept = takenBack ? all.filter(([field]) => topOf(field) === "decisions") : all;
  const { effectiveOn, said = known.said } = event;
  return { ...known, event, effectiveOn, said, fields: new Map(kept), takenBack };
}

function fieldsOf({ seq, changes, effectiveOn }: HistoryEvent): Map<string, unknown> {
  const fields = new Map(changes.map(({ field, after }) => [field, after]));
  // Events of before there was stageSince kept the day of the latest act instead, which nothing rests on any more.
  fields.delete(OLD_DAY);
  if (seq > 1 && fields.has("stage") && !fields.has("stageSince")) fields.set("stageSince", effectiveOn);
  return fields;
}
