import { waitFacts } from "../application/wait-facts.js";
import type { WaitKind, WaitStatus } from "../domain/vocabulary.js";
import { awaitedBy } from "../domain/waits/conclude.js";
import { standingWaits } from "../domain/waits/standing.js";
import type { WorkItem } from "../domain/work-item.js";
import { placeByAcronym } from "../domain/work-items/place.js";
import type { Programme } from "../programme/programme.js";
import type { Order } from "./connection.js";
import type { WaitView } from "./types/wait.js";

/** Which waits are asked for; left out: those that hold an item up. */
export interface WaitsWanted {
  readonly statuses?: readonly WaitStatus[] | null;
  readonly kinds?: readonly WaitKind[] | null;
}

const HOLDING: readonly WaitStatus[] = ["OPEN", "LOST"];

/** By the day since when something is waited for. */
export const WAITS_BY_DAY: Order<WaitView> = {
  name: "waits",
  placeOf: ({ since, workItem, id }) => [since, placeByAcronym(workItem), workItem.id, Number(id.slice(1))],
  directions: [1, 1, 1, 1],
};

/** Those of some items' waits that are asked for. */
export function waitsAmong(
  items: Iterable<WorkItem>,
  programme: Programme,
  { statuses, kinds }: WaitsWanted,
): WaitView[] {
  const facts = waitFacts(programme);
  return [...items]
    .flatMap((item) =>
      standingWaits(item, facts).map((wait) => ({ ...wait, workItem: item, day: wait.since })),
    )
    .filter(({ status, kind }) => (statuses ?? HOLDING).includes(status) && (!kinds || kinds.includes(kind)));
}

/** An item with all items for which it waits, directly or through others. */
export function withAllAwaited(item: WorkItem, programme: Programme): Set<WorkItem> {
  const { itemOf } = waitFacts(programme);
  const met = new Set([item]);
  // A set is walked in the order of insertion, so that those that are added are met too.
  for (const one of met) for (const next of awaitedBy(one, itemOf)) met.add(next);
  return met;
}
