import { fold, nameKey } from "../domain/text.js";
import { STAGES } from "../domain/vocabulary.js";
import type { WorkItem } from "../domain/work-item.js";
import type { Order, Place } from "./connection.js";
import type { WorkItemOrder } from "./inputs/filters.js";
import type { DecisionView } from "./types/decision.js";
import { inLanguage } from "./types/text.js";

const PRIORITY_RANK = { HIGH: 1, MEDIUM: 2, LOW: 3 } as const;
const LAST = "\uffff";

const PLACES: Record<WorkItemOrder["field"], (item: WorkItem) => string | number> = {
  ACRONYM: (item) => nameKey(item.acronym),
  QUESTION: (item) => Number(/\d+/.exec(item.question)?.[0] ?? 0),
  STAGE: (item) => STAGES.indexOf(item.stage),
  TIMING: (item) => item.timing?.month ?? LAST,
  TITLE: titleKey,
  PRIORITY: (item) => (item.priority ? PRIORITY_RANK[item.priority] : 4),
  LAST_CHANGE: (item) => item.history.at(-1)?.recordedAt ?? "",
};

const titleKeys = new WeakMap<WorkItem, string>();

/** Folding Unicode is dear, and items are immutable: each is folded once. */
function titleKey(item: WorkItem): string {
  const known = titleKeys.get(item);
  if (known !== undefined) return known;
  const key = fold(inLanguage(item.titles, "en") ?? LAST);
  titleKeys.set(item, key);
  return key;
}

/** The order that the programme's own lists stand in. */
export const BY_ACRONYM: Order<WorkItem> = {
  name: "acronym",
  placeOf: (item) => [nameKey(item.acronym), item.id],
  directions: [1, 1],
};

/** The order that the keys ask for; ties are broken by acronym. */
export function workItemOrder(keys: readonly WorkItemOrder[] | null | undefined): Order<WorkItem> {
  if (!keys || keys.length === 0) return BY_ACRONYM;
  return {
    name: keys.map(({ field, direction }) => `${field} ${direction}`).join(),
    placeOf: (item): Place => [...keys.map(({ field }) => PLACES[field](item)), ...BY_ACRONYM.placeOf(item)],
    directions: [
      ...keys.map(({ direction }): 1 | -1 => (direction === "DESC" ? -1 : 1)),
      ...BY_ACRONYM.directions,
    ],
  };
}

/** By Question, then by acronym: how a working party's items stand in the programme. */
export const BY_QUESTION = workItemOrder([{ field: "QUESTION", direction: "ASC" }]);

/** Decisions by day, body and agenda item, then by item. */
export const DECISIONS_BY_DAY: Order<DecisionView> = {
  name: "decisions",
  placeOf: (one) => [one.decidedOn, one.body, one.agendaItem, nameKey(one.workItem.acronym), one.id],
  directions: [1, 1, 1, 1, 1],
};
