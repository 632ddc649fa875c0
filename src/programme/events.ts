import sortedBTree from "sorted-btree";
import { type ChangeCategory, categoriesIn } from "../domain/changes.js";
import type { HistoryEvent } from "../domain/history.js";
import type { WorkItem } from "../domain/work-item.js";
import type { Derivation } from "./derived.js";

const BTree = sortedBTree.default;

/** An event of an item's history, as it stands among those of all items. */
export interface EventEntry {
  /** The day from which it counts, a Geneva date. */
  readonly day: string;
  /** When it was recorded, in milliseconds. */
  readonly at: number;
  readonly item: string;
  readonly slot: number;
  readonly seq: number;
  /** What each of its rows in a change table means, in the order of their fields. */
  readonly categories: readonly ChangeCategory[];
}

/** The events of all items by the day from which they count, then as they were recorded. */
export type Events = InstanceType<typeof BTree<EventEntry, true>>;

function compareEvents(a: EventEntry, b: EventEntry): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  if (a.at !== b.at) return a.at - b.at;
  if (a.item !== b.item) return a.item < b.item ? -1 : 1;
  return a.seq - b.seq;
}

/** Most events have the same few categories: each list of them is kept once. */
const lists = new Map<string, readonly ChangeCategory[]>();

function once(categories: readonly ChangeCategory[]): readonly ChangeCategory[] {
  const key = categories.join();
  const known = lists.get(key) ?? categories;
  lists.set(key, known);
  return known;
}

function entryOf(slot: number, item: WorkItem, event: HistoryEvent): EventEntry {
  const { effectiveOn: day, recordedAt, seq } = event;
  return { day, at: Date.parse(recordedAt), item: item.id, slot, seq, categories: once(categoriesIn(event)) };
}

/** How many items are looked at between two yields. */
const AT_ONCE = 20;

/** The events of all items. Histories only grow, so that of a changed item only its new events are looked at. */
export const EVENTS: Derivation<WorkItem, Events> = {
  name: "events",
  *build(members) {
    const events: Events = new BTree<EventEntry, true>(undefined, compareEvents);
    for (const [slot, item] of members.entries()) {
      if (slot % AT_ONCE === 0) yield;
      for (const event of item.history) events.set(entryOf(slot, item, event), true);
    }
    return events;
  },
  follow(before, changes) {
    const events = before.clone();
    for (const { slot, before: old, after } of changes) {
      const [had, has] = [old?.history.length ?? 0, after?.history.length ?? 0];
      for (const event of old?.history.slice(has) ?? []) events.delete(entryOf(slot, old as WorkItem, event));
      for (const event of after?.history.slice(had) ?? [])
        events.set(entryOf(slot, after as WorkItem, event), true);
    }
    return events;
  },
};

/** The events that count from one day to another, both included, one after another. */
export function* eventsWithin(events: Events, from: string, to: string): Generator<EventEntry> {
  const first = { day: from, at: Number.NEGATIVE_INFINITY, item: "", slot: 0, seq: 0, categories: [] };
  for (const entry of events.keys(first)) {
    if (entry.day > to) return;
    yield entry;
  }
}
