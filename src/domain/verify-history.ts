import { canonicalJson } from "./canonical-json.js";
import { fold, type HistoryEvent, hashOf } from "./history.js";

/** What can be wrong with a stored aggregate. */
export const FAULT_CODES = [
  "UNREADABLE",
  "SEQUENCE",
  "HASH",
  "REVISION",
  "STATE",
  "UNKNOWN_FIELD",
  "INSTANT",
  "COUNTER",
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** One thing that is wrong with a stored aggregate. */
export interface Fault {
  readonly code: FaultCode;
  /** The first event that does not fit the chain; null where it is not about an event. */
  readonly event: number | null;
  /** One sentence for a person. */
  readonly message: string;
}

/** What was found in one stored aggregate. */
export interface Verified {
  readonly events: number;
  /** Hash of the last event, as stored; null where there is none. */
  readonly head: string | null;
  /** What is wrong, the first broken event first. Empty: the history is whole and leads to the state. */
  readonly faults: readonly Fault[];
}

/** Checks a stored aggregate: that its events follow each other by hash, and that they lead to its state. */
export function verifyHistory(id: string, document: Readonly<Record<string, unknown>>): Verified {
  const { history, revision, ...state } = document;
  if (!Array.isArray(history) || history.length === 0 || !history.every(isEvent)) {
    const message = "It has no readable history.";
    return { events: 0, head: null, faults: [{ code: "UNREADABLE", event: null, message }] };
  }
  const events = history as HistoryEvent[];
  const broken = firstBroken(id, events);
  const faults = [
    ...(broken ? [broken] : fallingInstants(events)),
    ...judgeRevision(revision, events),
    ...judgeState(state, events),
  ];
  const head = events.at(-1)?.hash;
  return { events: events.length, head: typeof head === "string" ? head : null, faults };
}

function firstBroken(id: string, events: readonly HistoryEvent[]): Fault | null {
  let previous: string | null = null;
  for (const [position, event] of events.entries()) {
    const expected = position + 1;
    if (event.seq !== expected) {
      const message = `In place ${expected} stands an event that says it is number ${event.seq}.`;
      return { code: "SEQUENCE", event: expected, message };
    }
    if (hashOf(id, previous, event) !== event.hash) {
      const message = `The hash of event ${expected} does not fit its content and the event before it.`;
      return { code: "HASH", event: expected, message };
    }
    previous = event.hash;
  }
  return null;
}

/** Events that say they were recorded before the event that they follow: a clock was put back. */
function fallingInstants(events: readonly HistoryEvent[]): Fault[] {
  return events.flatMap(({ seq, recordedAt }, index) => {
    const before = events[index - 1]?.recordedAt;
    if (!before || before <= recordedAt) return [];
    const message = `Event ${seq} says it was recorded at ${recordedAt}, before event ${seq - 1}, of ${before}.`;
    return [{ code: "INSTANT", event: seq, message }];
  });
}

function judgeRevision(revision: unknown, events: readonly HistoryEvent[]): Fault[] {
  if (revision === events.length) return [];
  const message = `It says revision ${String(revision)}, but it has ${events.length} events.`;
  return [{ code: "REVISION", event: null, message }];
}

function judgeState(state: Readonly<Record<string, unknown>>, events: readonly HistoryEvent[]): Fault[] {
  const folded = fold<Record<string, unknown>>(events);
  const fields = [...new Set([...Object.keys(state), ...Object.keys(folded)])];
  // A field that no event speaks of yet is stored as null.
  const differing = fields.filter(
    (field) => canonicalJson(state[field] ?? null) !== canonicalJson(folded[field] ?? null),
  );
  if (differing.length === 0) return [];
  const message = `The history does not lead to what is stored in: ${differing.join(", ")}.`;
  return [{ code: "STATE", event: null, message }];
}

function isEvent(event: unknown): boolean {
  if (typeof event !== "object" || event === null) return false;
  const { changes } = event as { changes?: unknown };
  return (
    Array.isArray(changes) &&
    changes.every((change) => typeof (change as { field?: unknown } | null)?.field === "string")
  );
}
