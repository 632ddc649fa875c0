import type { CalendarDate, Instant } from "./calendar.js";
import { type Aggregate, fold, type HistoryEvent, type Recorded, type State } from "./history.js";

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
  if (events[0]?.seq !== 1) return null;
  // A copy even where nothing is left out: an aggregate of the past is never the same object as the present one.
  return events.length === aggregate.history.length ? { ...aggregate } : folded(aggregate, events);
}

/** The aggregate as its first events left it. */
export function aggregateAtRevision<A extends Recorded>(aggregate: A, revision: number): A {
  if (revision >= aggregate.revision) return aggregate;
  return folded(
    aggregate,
    aggregate.history.filter((event) => event.seq <= revision),
  );
}

function folded<A extends Recorded>({ id }: A, history: readonly HistoryEvent[]): A {
  const revision = history.at(-1)?.seq ?? 0;
  return { ...fold<State>(history), id, revision, history } satisfies Aggregate<State> as unknown as A;
}

function counts({ effectiveOn, recordedAt }: HistoryEvent, { asOf, asKnownAt }: Moment): boolean {
  return (asOf === null || effectiveOn <= asOf) && (asKnownAt === null || recordedAt <= asKnownAt);
}
