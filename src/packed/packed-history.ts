import type { HistoryEvent } from "../domain/history.js";
import { LazyHistory } from "../domain/lazy-history.js";
import { Unpacker } from "./unpacker.js";

/** Where each event begins is said in so many bytes, after all events. */
const START_BYTES = 4;

/**
 * A history kept as bytes: a tenth of the room that its events take. They are made when somebody asks for them, only the one where only
 * one is asked for, and last as long as somebody holds them.
 */
export class PackedHistory extends LazyHistory {
  #events: WeakRef<readonly HistoryEvent[]> | null = null;
  /** The one that is asked for alone most. */
  #last: WeakRef<HistoryEvent> | null = null;

  /** The bytes stand in a text, a byte a letter: a buffer would take some hundred bytes more. */
  constructor(
    private readonly packed: string,
    readonly length: number,
  ) {
    super();
  }

  override at(place: number): HistoryEvent | undefined {
    const events = this.#events?.deref();
    if (events) return events.at(place);
    const isLast = place === -1 || place === this.length - 1;
    const known = isLast ? this.#last?.deref() : undefined;
    if (known) return known;
    const event = this.#unpacked(place, place + 1 || this.length).at(0);
    if (event && isLast) this.#last = new WeakRef(event);
    return event;
  }

  override slice(from: number, to?: number): readonly HistoryEvent[] {
    return this.#events?.deref()?.slice(from, to) ?? this.#unpacked(from, to);
  }

  protected override events(): readonly HistoryEvent[] {
    const known = this.#events?.deref();
    if (known) return known;
    const events = this.#unpacked(0);
    this.#events = new WeakRef(events);
    return events;
  }

  /** The events from one place to another, which are said as for a slice of an array. */
  #unpacked(from: number, to: number = this.length): HistoryEvent[] {
    const first = placeIn(this.length, from);
    const count = Math.max(0, placeIn(this.length, to) - first);
    if (count === 0) return [];
    const bytes = Buffer.from(this.packed, "latin1");
    const starts = bytes.length - START_BYTES * this.length;
    const unpacker = new Unpacker(bytes);
    return Array.from(
      { length: count },
      (_, place) =>
        unpacker.valueAt(bytes.readInt32LE(starts + START_BYTES * (first + place))) as HistoryEvent,
    );
  }
}

function placeIn(length: number, place: number): number {
  return place < 0 ? Math.max(0, length + place) : Math.min(length, place);
}
