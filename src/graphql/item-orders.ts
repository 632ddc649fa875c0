import { labelPlace } from "../domain/labels.js";
import { orderKey } from "../domain/names/order.js";
import { atStageSince } from "../domain/queries/awaiting.js";
import { lastContributionOn, registeredOn } from "../domain/queries/filter/fields.js";
import { APPROVAL_PROCESSES, LIFE_CYCLE, PRIORITIES, WORK_ITEM_TYPES } from "../domain/vocabulary.js";
import { heldNumber, type WorkItem } from "../domain/work-item.js";
import { placeByAcronym } from "../domain/work-items/place.js";
import { type Listing, listed } from "../programme/listing.js";
import { inOrder, type Order, type Place } from "../programme/order.js";
import type { Programme } from "../programme/programme.js";
import { type Distances, distancesFrom, type ItemSet } from "../programme/search.js";
import { BY_ACRONYM } from "../programme/tables.js";
import type { WorkItemOrderField } from "./enums.js";
import type { WorkItemOrder } from "./inputs/work-item-filter.js";
import { inLanguage } from "./types/text.js";

export { BY_ACRONYM } from "../programme/tables.js";

/** Behind everything that has a value. */
const LAST = "\uffff";

/** What the place of an item depends on besides. */
export interface PlaceFacts {
  /** The working party to which an item's Question is entrusted. */
  readonly homeOf: (item: WorkItem) => string | null;
  /** The same object as long as {@link homeOf} answers the same. */
  readonly homes: unknown;
  /** How far the items are from the text that was searched for; null where there is none. */
  readonly search: Distances | null;
}

/** What the places of the items that were found depend on, where this text was searched for. */
export function orderFacts(programme: Programme, found: ItemSet, text: string | null): PlaceFacts {
  return {
    homeOf: (item) => programme.homeOf(item),
    homes: programme.homes,
    search: text ? distancesFrom(programme, text, found.slots) : null,
  };
}

const PLACES: Record<WorkItemOrderField, (item: WorkItem, facts: PlaceFacts) => string | number> = {
  RELEVANCE: (item, { search }) => search?.of(item) ?? 0,
  ACRONYM: placeByAcronym,
  NUMBER: (item) => orderKey(heldNumber(item) ?? LAST),
  WORKING_PARTY: (item, { homeOf }) => labelPlace(homeOf(item) ?? "WP999/999"),
  QUESTION: (item) => labelPlace(item.question ?? ""),
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

const BY_RELEVANCE: readonly WorkItemOrder[] = [{ field: "RELEVANCE", direction: "ASC" }];

/** The order that the keys ask for, else by relevance where there was a search; ties are broken by acronym. */
export function workItemOrder(
  keys: readonly WorkItemOrder[] | null | undefined,
  facts: PlaceFacts,
): Order<WorkItem> {
  if (!keys || keys.length === 0) return facts.search ? workItemOrder(BY_RELEVANCE, facts) : BY_ACRONYM;
  const { search, homes } = facts;
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
    basis: keys.some(({ field }) => field === "WORKING_PARTY") ? homes : null,
  };
}

/** The items in the order that the keys ask for, with that order. */
export function inOrderAsked(
  found: ItemSet,
  keys: readonly WorkItemOrder[] | null | undefined,
  facts: PlaceFacts,
): { readonly list: Listing<WorkItem>; readonly order: Order<WorkItem> } {
  const order = workItemOrder(keys, facts);
  const { search } = facts;
  const [first, ...others] = keys?.length ? keys : search ? BY_RELEVANCE : [];
  if (!search || !first) return { list: found.list(order, others.length > 0), order };
  if (first.field === "RELEVANCE") {
    const direction = first.direction === "DESC" ? -1 : 1;
    const rest = others.length > 0 ? workItemOrder(others, { ...facts, search: null }) : BY_ACRONYM;
    return { list: found.byDistance(search, direction, rest), order };
  }
  const isByDistance = others.some(({ field }) => field === "RELEVANCE");
  if (isByDistance) return { list: listed(inOrder([...found.list()], order)), order };
  return { list: found.list(order, others.length > 0), order };
}

/** By Question, then by acronym: how a working party's items stand in the programme. */
export const BY_QUESTION = workItemOrder([{ field: "QUESTION", direction: "ASC" }], {
  homeOf: () => null,
  homes: null,
  search: null,
});
