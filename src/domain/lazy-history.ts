import type { History, HistoryEvent } from "./event.js";

/** A history whose events are made when somebody asks for them. */
export abstract class LazyHistory implements History {
  abstract readonly length: number;

  /** All events. As long as somebody holds the array, the events are the same objects. */
  protected abstract events(): readonly HistoryEvent[];

  at(place: number): HistoryEvent | undefined {
    return this.events().at(place);
  }

  slice(from: number, to?: number): readonly HistoryEvent[] {
    return this.events().slice(from, to);
  }

  filter(holds: (event: HistoryEvent) => boolean): readonly HistoryEvent[] {
    return this.events().filter(holds);
  }

  find(holds: (event: HistoryEvent) => boolean): HistoryEvent | undefined {
    return this.events().find(holds);
  }

  findLast(holds: (event: HistoryEvent) => boolean): HistoryEvent | undefined {
    return this.events().findLast(holds);
  }

  some(holds: (event: HistoryEvent) => boolean): boolean {
    return this.events().some(holds);
  }

  map<T>(to: (event: HistoryEvent) => T): T[] {
    return this.events().map(to);
  }

  flatMap<T>(to: (event: HistoryEvent) => T | readonly T[]): T[] {
    return this.events().flatMap(to);
  }

  [Symbol.iterator](): Iterator<HistoryEvent> {
    return this.events()[Symbol.iterator]();
  }

  /** As JSON it is the array of its events. */
  toJSON(): readonly HistoryEvent[] {
    return this.events();
  }
}
