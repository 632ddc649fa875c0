import type { CalendarDate } from "../domain/calendar.js";
import type { WorkItem } from "../domain/work-item.js";
import { DECISIONS } from "../programme/decisions.js";
import { EVENTS } from "../programme/events.js";
import { readForAnything } from "../programme/item-sets.js";
import { ordered } from "../programme/ordered.js";
import type { Programme } from "../programme/programme.js";
import { SIGNS } from "../programme/waiting.js";
import { WorkItemOrderFieldEnum } from "./enums.js";
import { workItemOrder } from "./item-orders.js";

/** Makes ready, bit by bit, what lists are read from, so that nobody waits for it; `rest` resolves when it may go on. */
export async function warmUp(
  programme: Programme,
  day: CalendarDate,
  rest: () => Promise<void>,
): Promise<void> {
  const { items } = programme;
  for (const derivation of [...readForAnything({ programme, day }), DECISIONS, EVENTS, SIGNS])
    await items.prepare(derivation, rest);
  const facts = { homeOf: (item: WorkItem) => programme.homeOf(item), homes: programme.homes, search: null };
  for (const field of Object.values(WorkItemOrderFieldEnum)) {
    if (field === "RELEVANCE") continue;
    for (const direction of ["ASC", "DESC"] as const) {
      await items.prepare(ordered(workItemOrder([{ field, direction }], facts)), rest);
    }
  }
}
