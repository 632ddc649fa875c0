import {
  type ChangeCategory,
  changesBy,
  type Period,
  questionsEver,
  questionsOf,
} from "../domain/changes.js";
import type { WorkItem } from "../domain/work-item.js";
import { type Bits, hasBit, noBits, setBit, slotsIn } from "../programme/bits.js";
import { EVENTS, type EventEntry, eventsWithin } from "../programme/events.js";
import { fieldIndex } from "../programme/field-index.js";
import { firstIndex, indexed, type Listing } from "../programme/listing.js";
import type { Programme } from "../programme/programme.js";
import { changeView, type WorkItemChange } from "./types/change-row.js";

/** Which changes are asked for. */
export interface ChangesAsked {
  readonly period: Period;
  /** Only in items that belonged to one of these Questions then, for each list; none: in all. */
  readonly questions: readonly (readonly string[])[];
  readonly categories: readonly ChangeCategory[] | null;
}

/** So many lists of one programme are kept for the next page. */
const MOST_KEPT = 8;
/** How many histories are read, and how many events are looked at, before others have their turn. */
const AT_ONCE = { histories: 20, events: 500 } as const;

const kept = new WeakMap<Programme, Map<string, Listing<WorkItemChange>>>();

const QUESTIONS_EVER = fieldIndex<WorkItem>("questions ever", questionsEver);

/**
 * The changes that are asked for, by the day from which they count. The events of all items are at hand by day; what a row
 * says is read from the item's history where it is shown. `rest` resolves when it may go on.
 */
export async function changesAmongAll(
  programme: Programme,
  asked: ChangesAsked,
  rest: () => Promise<void>,
): Promise<Listing<WorkItemChange>> {
  const lists = kept.get(programme) ?? new Map<string, Listing<WorkItemChange>>();
  kept.set(programme, lists);
  const key = JSON.stringify(asked);
  const list = lists.get(key) ?? (await listOf(programme, asked, rest));
  lists.delete(key);
  lists.set(key, list);
  for (const oldest of lists.keys()) if (lists.size > MOST_KEPT) lists.delete(oldest);
  return list;
}

async function listOf(
  programme: Programme,
  asked: ChangesAsked,
  rest: () => Promise<void>,
): Promise<Listing<WorkItemChange>> {
  const { from, to, asKnownAt } = asked.period;
  const { items } = programme;
  await items.prepare(EVENTS, rest);
  const among = await itemsThen(programme, asked, rest);
  const until = asKnownAt ? Date.parse(asKnownAt) : Number.POSITIVE_INFINITY;
  const isWanted = (category: ChangeCategory) => !asked.categories || asked.categories.includes(category);
  const entries: EventEntry[] = [];
  const behind: number[] = [];
  let rows = 0;
  let seen = 0;
  for (const entry of eventsWithin(items.derived(EVENTS), from, to)) {
    seen += 1;
    if (seen % AT_ONCE.events === 0) await rest();
    if (entry.at > until || (among && !hasBit(among, entry.slot))) continue;
    const wanted = entry.categories.filter(isWanted).length;
    if (wanted === 0) continue;
    rows += wanted;
    entries.push(entry);
    behind.push(rows);
  }
  const rowsOf = ({ slot, seq }: EventEntry) => {
    const item = items.members.at(slot) as WorkItem;
    const event = item.history.find((one) => one.seq === seq);
    return event ? changesBy(event, item, asKnownAt).filter(({ category }) => isWanted(category)) : [];
  };
  return indexed(rows, (index) => {
    const which = firstIndex(entries.length, (one) => (behind[one] ?? 0) > index);
    const row = rowsOf(entries[which] as EventEntry)[index - (behind[which - 1] ?? 0)];
    if (!row) throw new Error(`There is no change ${index} of ${JSON.stringify(asked)}.`);
    return changeView(row);
  });
}

/** The items that belonged to the Questions within the period; null: all. */
async function itemsThen(
  { items }: Programme,
  { questions, period }: ChangesAsked,
  rest: () => Promise<void>,
): Promise<Bits | null> {
  const [first, ...others] = questions;
  if (!first) return null;
  await items.prepare(QUESTIONS_EVER, rest);
  const found = noBits(items.members.end);
  for (const [index, slot] of slotsIn(items.derived(QUESTIONS_EVER).havingAny(first)).entries()) {
    if (index % AT_ONCE.histories === 0) await rest();
    const labels = questionsOf(items.members.at(slot) as WorkItem, period);
    setBit(
      found,
      slot,
      [first, ...others].every((wanted) => wanted.some((label) => labels.has(label))),
    );
  }
  return found;
}
