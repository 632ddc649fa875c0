import type { CalendarDate, Instant } from "./calendar.js";
import type { Role } from "./vocabulary.js";

/** Who acted, and in what capacity. */
export interface Actor {
  readonly name: string;
  readonly role: Role;
  /** The handle of the person who had signed in; absent where an officer wrote on the server itself, as the seeds do. */
  readonly person?: string;
  /** The mandate of that person which gave leave, as in `M1`; absent in events of before this was kept. */
  readonly mandate?: string;
  /** Present where a vice-chair acted in place of the chair, who is unable to continue (WTSA Res. 1 §3.3). */
  readonly replacing?: true;
  /** Whose act the officer recorded; absent where somebody acted for himself or herself. */
  readonly onBehalfOf?: Omit<Actor, "onBehalfOf">;
}

/** What an act rests on. */
export interface Basis {
  /** Code of the meeting, e.g. `T25-SG13-260223`. */
  readonly meeting: string | null;
  /** The document, e.g. `TD305-R1/WP3` or `Collective letter 4/13`. */
  readonly document: string | null;
  /** The clause that allows the act, e.g. `Rec. ITU-T A.8 §3.1`. */
  readonly clause: string | null;
  /** Whatever the actor wants remembered. */
  readonly note: string | null;
}

/** One field that an event changed. Entries of keyed fields are written `titles.en`. `null` means absent. */
export interface Change {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One act upon an aggregate. Events are only ever added. */
export interface HistoryEvent {
  /** Position in the aggregate's history, from 1; also the revision that the event produced. */
  readonly seq: number;
  /** What was done, e.g. `REGISTER` or `RECORD_DECISION`. */
  readonly action: string;
  /** The Geneva date from which the event counts. */
  readonly effectiveOn: CalendarDate;
  /** When the event was written down; never before the event that it follows, also where a clock was put back. */
  readonly recordedAt: Instant;
  readonly by: Actor;
  readonly basis: Basis;
  readonly changes: readonly Change[];
  /** The event that this one puts right, by its position; null for every other event. */
  readonly corrects: number | null;
  /** Digest of the actor, idempotency key and input of the request that caused it; null where there was no key. */
  readonly request: string | null;
  /**
   * The act's own input, without what it was upon, who acted and the idempotency key, so that it can be judged anew;
   * dates that were left out stand as they were understood. Absent in events of before this was kept.
   */
  readonly said?: Said;
  /** SHA-256 over the event, the hash of the one before it, and the aggregate's id: see {@link hashOf}. */
  readonly hash: string;
}

/** What was said with an act, field by field: plain JSON, without what was left out. */
export type Said = Readonly<Record<string, unknown>>;

/**
 * The events of an aggregate, the first one first: an array, or what gives them as one would and makes them when they are asked for.
 * Nobody changes it.
 */
export interface History extends Iterable<HistoryEvent> {
  readonly length: number;
  at(place: number): HistoryEvent | undefined;
  slice(from: number, to?: number): readonly HistoryEvent[];
  filter(holds: (event: HistoryEvent) => boolean): readonly HistoryEvent[];
  find(holds: (event: HistoryEvent) => boolean): HistoryEvent | undefined;
  findLast(holds: (event: HistoryEvent) => boolean): HistoryEvent | undefined;
  some(holds: (event: HistoryEvent) => boolean): boolean;
  map<T>(to: (event: HistoryEvent) => T): T[];
  flatMap<T>(to: (event: HistoryEvent) => T | readonly T[]): T[];
}
