import type { CalendarDate } from "../domain/calendar.js";
import type { ItemFilter } from "../domain/queries/filter/filter.js";
import { questionOf } from "../domain/queries/filter/search-words.js";
import type { WorkItem } from "../domain/work-item.js";
import { type Bits, both, countBits, hasBit, without } from "./bits.js";
import { itemsMeeting, itemsNamed, readFor, wordSearch } from "./item-sets.js";
import { chained, type Listing, listed } from "./listing.js";
import { inOrder, type Order } from "./order.js";
import { ordered } from "./ordered.js";
import type { Programme } from "./programme.js";
import { BY_ACRONYM } from "./tables.js";

/** So many items are put in an order that few ask for; for more the order is made over all items, and kept. */
const FEW = 500;

/** Work items that were asked for. */
export class ItemSet {
  constructor(
    private readonly programme: Programme,
    readonly slots: Bits,
  ) {}

  /** How many there are. */
  get size(): number {
    return countBits(this.slots);
  }

  /** The items in an order; `isPassing`: one that few will ask for again. */
  list(order: Order<WorkItem> = BY_ACRONYM, isPassing = false): Listing<WorkItem> {
    if (!isPassing || this.size > FEW) return this.programme.items.list(this.slots, order, isPassing);
    return listed(inOrder([...this.programme.items.list(this.slots)], order));
  }

  /** Makes an order ready bit by bit, where it is made over all items. */
  async prepare(order: Order<WorkItem>, isPassing: boolean, rest: () => Promise<void>): Promise<void> {
    if (isPassing && this.size <= FEW) return;
    await this.programme.items.prepare(ordered(order, isPassing), rest);
  }

  /** The items by their distance, the nearest first or last; those at one distance in another order. */
  byDistance(distances: Distances, direction: 1 | -1, order: Order<WorkItem>): Listing<WorkItem> {
    const { items } = this.programme;
    const sets = [...distances.sets.values()];
    const standing = direction === 1 ? sets : sets.reverse();
    return chained(standing.map((set) => items.list(set, order, order !== BY_ACRONYM)));
  }
}

/** How far some items are from a text. */
export interface Distances {
  readonly text: string;
  /** 0 for what it names, for everything else the further the less it is met. */
  readonly of: (item: WorkItem) => number;
  /** The items by their distance, the nearest first. */
  readonly sets: ReadonlyMap<number, Bits>;
}

/** The work items that meet a filter on a day. Its labels are written as they are in the programme. */
export function itemSet(programme: Programme, filter: ItemFilter, day: CalendarDate): ItemSet {
  return new ItemSet(programme, itemsMeeting(filter, { programme, day }));
}

/** Makes ready, bit by bit, what the answer to a filter is read from; `rest` resolves when it may go on. */
export async function prepareSearch(
  programme: Programme,
  filter: ItemFilter,
  day: CalendarDate,
  rest: () => Promise<void>,
): Promise<void> {
  for (const derivation of readFor(filter, { programme, day }))
    await programme.items.prepare(derivation, rest);
}

/** How far some items are from a text. */
export function distancesFrom(programme: Programme, text: string, among: Bits): Distances {
  const named = itemsNamed(programme, text);
  const others = wordSearch(programme).byDistance(questionOf(text), without(among, named));
  const sets = new Map([[0, both(among, named)]]);
  for (const [distance, items] of others) sets.set(distance, items);
  return {
    text,
    sets,
    of: ({ id }) => {
      const slot = programme.items.slotOf(id) ?? 0;
      for (const [distance, items] of sets) if (hasBit(items, slot)) return distance;
      return 0;
    },
  };
}
