import type { HistoryEvent } from "../domain/history.js";
import { labelPlace } from "../domain/labels.js";
import { orderKey } from "../domain/names/order.js";
import type { HeldMandate } from "../domain/person.js";
import { ROLES } from "../domain/vocabulary.js";
import { placeByAcronym } from "../domain/work-items/place.js";
import type { Order } from "./connection.js";
import type { CandidateView } from "./types/decision.js";

export { BY_START, LIAISONS_BY_DAY } from "../programme/tables.js";

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
    labelPlace(workItem.question ?? ""),
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
