import type { History, HistoryEvent, Recorded } from "../../domain/history.js";

/** An event as the API shows it: it knows the aggregate of whose history it is. */
export type EventView = HistoryEvent & { readonly of: Pick<Recorded, "id"> };

/** An event of an aggregate's history. */
export function eventView(event: HistoryEvent, of: Pick<Recorded, "id">): EventView {
  return { ...event, of };
}

/** Events of an aggregate's history: all of them, or those given. */
export function eventsOf(
  aggregate: Pick<Recorded, "id" | "history">,
  events: Pick<History, "map"> = aggregate.history,
): EventView[] {
  return events.map((event) => eventView(event, aggregate));
}

/** Events that an act upon an aggregate told of; none where there is no aggregate. */
export function shownEvents(
  aggregate: Pick<Recorded, "id" | "history"> | null,
  events: readonly HistoryEvent[] = [],
): EventView[] {
  return aggregate ? eventsOf(aggregate, events) : [];
}
