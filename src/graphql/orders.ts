import type { HistoryEvent } from "../domain/history.js";
import { labelPlace } from "../domain/labels.js";
import type { Meeting } from "../domain/meeting.js";
import { orderKey } from "../domain/names/order.js";
import type { HeldMandate } from "../domain/person.js";
import { ROLES, STAGES } from "../domain/vocabulary.js";
import type { WorkItem } from "../domain/work-item.js";
import { placeByAcronym } from "../domain/work-items/place.js";
import type { Order, Place } from "./connection.js";
import type { WorkItemOrder } from "./inputs/filters.js";
import type { CandidateView, DecisionView } from "./types/decision.js";
import { inLanguage } from "./types/text.js";

const PRIORITY_RANK = { HIGH: 1, MEDIUM: 2, LOW: 3 } as const;
const LAST = "\uffff";

const PLACES: Record<WorkItemOrder["field"], (item: WorkItem) => string | number> = {
  ACRONYM: placeByAcronym,
  QUESTION: (item) => labelPlace(item.question),
  STAGE: (item) => STAGES.indexOf(item.stage),
  TIMING: (item) => item.timing?.month ?? LAST,
  TITLE: titleKey,
  PRIORITY: (item) => (item.priority ? PRIORITY_RANK[item.priority] : 4),
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

/** Decisions by day, body and agenda item, then by Question and item. */
export const DECISIONS_BY_DAY: Order<DecisionView> = {
  name: "decisions",
  placeOf: (one) => [
    one.decidedOn,
    orderKey(one.body),
    one.agendaItem,
    labelPlace(one.workItem.question),
    placeByAcronym(one.workItem),
    one.workItem.id,
    one.id,
  ],
  directions: [1, 1, 1, 1, 1, 1, 1],
};

/** Events as they were recorded. */
export const BY_POSITION: Order<HistoryEvent> = {
  name: "position",
  placeOf: ({ seq }) => [seq],
  directions: [1],
};

/** Parts of a record in the order of recording: `C2` before `C10`. */
export const BY_ORDINAL: Order<{ readonly id: string }> = ordinal(({ id }) => id);

/** The same for parts that carry their name as a code. */
export const BY_CODE: Order<{ readonly code: string }> = ordinal(({ code }) => code);

function ordinal<T>(nameOf: (part: T) => string): Order<T> {
  return {
    name: "ordinal",
    placeOf: (part) => [Number(/\d+$/.exec(nameOf(part))?.[0] ?? 0), nameOf(part)],
    directions: [1, 1],
  };
}

/** Mandates by role, then by the beginning of the term. */
export const MANDATES_BY_ROLE: Order<HeldMandate> = {
  name: "mandates",
  placeOf: ({ role, from, person, id }) => [ROLES.indexOf(role), from, person.handle, Number(id.slice(1))],
  directions: [1, 1, 1, 1],
};

/** Candidates of a meeting as letters have them: by body, working party and Question of the item, then by acronym. */
export const CANDIDATES_BY_BODY: Order<CandidateView> = {
  name: "candidates",
  placeOf: ({ body, home, workItem }) => [
    orderKey(body),
    home ? labelPlace(home) : 0,
    labelPlace(workItem.question),
    placeByAcronym(workItem),
    workItem.id,
  ],
  directions: [1, 1, 1, 1, 1],
};

/** Candidacies of an item by the first day of the meeting, which ends its code. */
export const CANDIDACIES_BY_MEETING: Order<CandidateView> = {
  name: "candidacies",
  placeOf: ({ meeting }) => [meeting.slice(meeting.lastIndexOf("-") + 1), meeting],
  directions: [1, 1],
};

/** Meetings by first day. */
export const BY_START: Order<Meeting> = {
  name: "start",
  placeOf: ({ startsOn, code }) => [startsOn, code],
  directions: [1, 1],
};
