import type { CalendarDate, Instant } from "./calendar.js";
import { fold, type HistoryEvent, type Recorded, topOf } from "./history.js";

/** Which moment of the past is asked for. Without a limit it is the present. */
export interface Moment {
  /** What was effective at the end of this day. */
  readonly asOf: CalendarDate | null;
  /** What had been written down by this instant. */
  readonly asKnownAt: Instant | null;
}

/** The aggregate as it was at a moment, or null when it was not there yet: its first event is its beginning. */
export function aggregateAsOf<A extends Recorded>(aggregate: A, moment: Moment): A | null {
  const events = aggregate.history.filter((event) => counts(event, moment));
  return events[0]?.seq === 1 ? withHistory(aggregate, events) : null;
}

/** The aggregate as its first events left it. */
export function aggregateAtRevision<A extends Recorded>(aggregate: A, revision: number): A {
  if (revision >= aggregate.revision) return aggregate;
  return withHistory(
    aggregate,
    aggregate.history.filter((event) => event.seq <= revision),
  );
}

/**
 * The aggregate as some of its events left it: always a copy, never the same object as the present one. The present
 * state is the fold of all events, so only the fields that the others changed have to be folded anew.
 */
function withHistory<A extends Recorded>(aggregate: A, history: readonly HistoryEvent[]): A {
  const past = { ...aggregate } as Record<string, unknown>;
  if (history.length < aggregate.history.length) {
    const kept = new Set(history);
    const changedSince = fieldsOf(aggregate.history.filter((event) => !kept.has(event)));
    const folded = fold<Record<string, unknown>>(history, changedSince);
    for (const field of changedSince) {
      if (Object.hasOwn(folded, field)) past[field] = folded[field];
      else delete past[field];
    }
    past.history = history;
    past.revision = history.at(-1)?.seq ?? 0;
  }
  return past as unknown as A;
}

function fieldsOf(events: readonly HistoryEvent[]): Set<string> {
  return new Set(events.flatMap((event) => event.changes.map((change) => topOf(change.field))));
}

function counts({ effectiveOn, recordedAt }: HistoryEvent, { asOf, asKnownAt }: Moment): boolean {
  return (asOf === null || effectiveOn <= asOf) && (asKnownAt === null || recordedAt <= asKnownAt);
}
