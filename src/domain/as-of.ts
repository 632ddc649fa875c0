import type { CalendarDate, Instant } from "./calendar.js";
import { fold, type History, type HistoryEvent, type Recorded, topOf } from "./history.js";
import { LazyHistory } from "./lazy-history.js";

/** Which moment of the past is asked for. Without a limit it is the present. */
export interface Moment {
  /** What was effective at the end of this day. */
  readonly asOf: CalendarDate | null;
  /** What had been written down by this instant. */
  readonly asKnownAt: Instant | null;
}

/** Up to where the events of a history count. */
interface Limit extends Moment {
  /** Only the first so many. */
  readonly revision?: number;
}

/** What counts of a history that is made when it is asked for. */
class PastHistory extends LazyHistory {
  constructor(
    private readonly whole: History,
    private readonly limit: Limit,
    readonly length: number,
  ) {
    super();
  }

  protected override events(): readonly HistoryEvent[] {
    return this.whole.filter((event) => counts(event, this.limit));
  }
}

/** The aggregate as it was at a moment, or null when it was not there yet: its first event is its beginning. */
export function aggregateAsOf<A extends Recorded>(aggregate: A, moment: Moment): A | null {
  const events = aggregate.history.filter((event) => counts(event, moment));
  return events[0]?.seq === 1 ? withEvents(aggregate, events, moment) : null;
}

/** The aggregate as its first events left it. */
export function aggregateAtRevision<A extends Recorded>(aggregate: A, revision: number): A {
  if (revision >= aggregate.revision) return aggregate;
  const limit = { asOf: null, asKnownAt: null, revision };
  return withEvents(
    aggregate,
    aggregate.history.filter((event) => counts(event, limit)),
    limit,
  );
}

/**
 * The aggregate as some of its events left it: always a copy, never the same object as the present one. The present
 * state is the fold of all events, so only the fields that the others changed have to be folded anew.
 */
function withEvents<A extends Recorded>(aggregate: A, events: readonly HistoryEvent[], limit: Limit): A {
  const past = { ...aggregate } as Record<string, unknown>;
  const { history } = aggregate;
  if (events.length < history.length) {
    const changedSince = fieldsOf(history.filter((event) => !counts(event, limit)));
    const folded = fold<Record<string, unknown>>(events, changedSince);
    for (const field of changedSince) {
      if (Object.hasOwn(folded, field)) past[field] = folded[field];
      else delete past[field];
    }
    // A list that is there already is not made again; a view of the past is not to hold the events of all items.
    past.history = Array.isArray(history) ? events : new PastHistory(history, limit, events.length);
    past.revision = events.at(-1)?.seq ?? 0;
  }
  return past as unknown as A;
}

function fieldsOf(events: readonly HistoryEvent[]): Set<string> {
  return new Set(events.flatMap((event) => event.changes.map((change) => topOf(change.field))));
}

function counts(
  { effectiveOn, recordedAt, seq }: HistoryEvent,
  { asOf, asKnownAt, revision = Number.POSITIVE_INFINITY }: Limit,
): boolean {
  if (seq > revision) return false;
  return (asOf === null || effectiveOn <= asOf) && (asKnownAt === null || recordedAt <= asKnownAt);
}
