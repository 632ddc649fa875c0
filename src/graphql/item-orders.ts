import { labelPlace } from "../domain/labels.js";
import { orderKey } from "../domain/names/order.js";
import { atStageSince } from "../domain/queries/awaiting.js";
import { lastContributionOn, registeredOn } from "../domain/queries/filter/fields.js";
import { APPROVAL_PROCESSES, LIFE_CYCLE, PRIORITIES, WORK_ITEM_TYPES } from "../domain/vocabulary.js";
import { heldNumber, type WorkItem } from "../domain/work-item.js";
import { placeByAcronym } from "../domain/work-items/place.js";
import type { Order, Place } from "./connection.js";
import type { WorkItemOrderField } from "./enums.js";
import type { WorkItemOrder } from "./inputs/work-item-filter.js";
import { inLanguage } from "./types/text.js";

/** Behind everything that has a value. */
const LAST = "\uffff";

/** The working party to which an item's Question is entrusted. */
type HomeOf = (item: WorkItem) => string | null;

const PLACES: Record<WorkItemOrderField, (item: WorkItem, homeOf: HomeOf) => string | number> = {
  ACRONYM: placeByAcronym,
  NUMBER: (item) => orderKey(heldNumber(item) ?? LAST),
  WORKING_PARTY: (item, homeOf) => labelPlace(homeOf(item) ?? "WP999/999"),
  QUESTION: (item) => labelPlace(item.question),
  STAGE: (item) => LIFE_CYCLE.indexOf(item.stage),
  STAGE_SINCE: atStageSince,
  PROCESS: (item) => APPROVAL_PROCESSES.indexOf(item.process),
  TYPE: (item) => WORK_ITEM_TYPES.indexOf(item.type),
  TIMING: (item) => item.timing?.month ?? LAST,
  TITLE: titleKey,
  PRIORITY: (item) => (item.priority ? PRIORITIES.indexOf(item.priority) : PRIORITIES.length),
  REGISTERED: (item) => registeredOn(item) ?? LAST,
  LAST_CONTRIBUTION: (item) => lastContributionOn(item) ?? LAST,
  LAST_CHANGE: (item) => item.history.at(-1)?.recordedAt ?? "",
};

const titleKeys = new WeakMap<WorkItem, string>();

/** Titles in the order in which people count. Folding Unicode is dear, and items are immutable: each is folded once. */
function titleKey(item: WorkItem): string {
  const known = titleKeys.get(item);
  if (known !== undefined) return known;
  const key = orderKey(inLanguage(item.titles, "en") ?? LAST);
  titleKeys.set(item, key);
  return key;
}

/** The order that the programme's own lists stand in. */
export const BY_ACRONYM: Order<WorkItem> = {
  name: "acronym",
  placeOf: (item) => [placeByAcronym(item), item.id],
  directions: [1, 1],
};

/** The order that the keys ask for; ties are broken by acronym. */
export function workItemOrder(
  keys: readonly WorkItemOrder[] | null | undefined,
  homeOf: HomeOf,
): Order<WorkItem> {
  if (!keys || keys.length === 0) return BY_ACRONYM;
  return {
    name: keys.map(({ field, direction }) => `${field} ${direction}`).join(),
    placeOf: (item): Place => [
      ...keys.map(({ field }) => PLACES[field](item, homeOf)),
      ...BY_ACRONYM.placeOf(item),
    ],
    directions: [
      ...keys.map(({ direction }): 1 | -1 => (direction === "DESC" ? -1 : 1)),
      ...BY_ACRONYM.directions,
    ],
  };
}

/** By Question, then by acronym: how a working party's items stand in the programme. */
export const BY_QUESTION = workItemOrder([{ field: "QUESTION", direction: "ASC" }], () => null);
