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

/** What the place of an item depends on besides. */
export interface PlaceFacts {
  /** The working party to which an item's Question is entrusted. */
  readonly homeOf: (item: WorkItem) => string | null;
  /** The text that was searched for, and how far an item is from it; null where there is none. */
  readonly search: { readonly text: string; readonly distance: (item: WorkItem) => number } | null;
}

const PLACES: Record<WorkItemOrderField, (item: WorkItem, facts: PlaceFacts) => string | number> = {
  RELEVANCE: (item, { search }) => search?.distance(item) ?? 0,
  ACRONYM: placeByAcronym,
  NUMBER: (item) => orderKey(heldNumber(item) ?? LAST),
  WORKING_PARTY: (item, { homeOf }) => labelPlace(homeOf(item) ?? "WP999/999"),
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
  const key = orderKey(inLanguage(item.titles, "en")?.text ?? LAST);
  titleKeys.set(item, key);
  return key;
}

/** The order that the programme's own lists stand in. */
export const BY_ACRONYM: Order<WorkItem> = {
  name: "acronym",
  placeOf: (item) => [placeByAcronym(item), item.id],
  directions: [1, 1],
};

const BY_RELEVANCE: readonly WorkItemOrder[] = [{ field: "RELEVANCE", direction: "ASC" }];

/** The order that the keys ask for, else by relevance where there was a search; ties are broken by acronym. */
export function workItemOrder(
  keys: readonly WorkItemOrder[] | null | undefined,
  facts: PlaceFacts,
): Order<WorkItem> {
  if (!keys || keys.length === 0) return facts.search ? workItemOrder(BY_RELEVANCE, facts) : BY_ACRONYM;
  const { search } = facts;
  const nameOf = ({ field, direction }: WorkItemOrder) =>
    field === "RELEVANCE" && search ? `${field} ${direction} of ${search.text}` : `${field} ${direction}`;
  return {
    name: keys.map(nameOf).join(),
    placeOf: (item): Place => [
      ...keys.map(({ field }) => PLACES[field](item, facts)),
      ...BY_ACRONYM.placeOf(item),
    ],
    directions: [
      ...keys.map(({ direction }): 1 | -1 => (direction === "DESC" ? -1 : 1)),
      ...BY_ACRONYM.directions,
    ],
  };
}

/** By Question, then by acronym: how a working party's items stand in the programme. */
export const BY_QUESTION = workItemOrder([{ field: "QUESTION", direction: "ASC" }], {
  homeOf: () => null,
  search: null,
});
