import { type HistoryEvent, topOf } from "../../domain/history.js";
import { ACTIONS, type ActionName } from "../../domain/procedures/actions.js";
import { PROCEDURES } from "../../domain/procedures/index.js";
import { designation } from "../../domain/work-item.js";
import { type Business, isReported } from "./business.js";
import { section } from "./markdown.js";

/** Acts that have tables of their own. */
const ELSEWHERE: readonly ActionName[] = ["REGISTER_POSITION", "REVOKE_ABSTENTION"];

/**
 * Whatever else was done at the meeting along a procedure: more time asked for, a deferral, a change of the selection …
 * What no other table has is here, so that nothing that a meeting did can be missing from its report.
 */
export function otherActs(business: Business): string {
  const rows = business.items.flatMap((item) =>
    standing(item.history)
      .filter((event) => isDoneThere(event, business) && !hasTableOfItsOwn(event))
      .map(({ action, effectiveOn, basis }) => [
        item.question,
        designation(item),
        effectiveOn,
        inWords(action),
        basis.note ?? "",
      ]),
  );
  return section("Other acts of the meeting", ["Question", "Work item", "Day", "Act", "Reason"], rows);
}

/** The events that were not taken back since. */
function standing(history: readonly HistoryEvent[]): HistoryEvent[] {
  const corrected = new Set(history.map(({ corrects }) => corrects));
  return history.filter(({ seq }) => !corrected.has(seq));
}

function isDoneThere({ action, effectiveOn, basis, said }: HistoryEvent, business: Business) {
  const { code, startsOn, endsOn, studyGroup } = business.meeting;
  return (
    (ACTIONS as readonly string[]).includes(action) &&
    basis.meeting === code &&
    startsOn <= effectiveOn &&
    effectiveOn <= endsOn &&
    isReported(business, typeof said?.body === "string" ? said.body.toUpperCase() : studyGroup)
  );
}

/** A decision and an adoption from the living list leave what the other tables are made from. */
function hasTableOfItsOwn({ action, changes }: HistoryEvent): boolean {
  const fields = changes.map(({ field }) => topOf(field));
  return (
    fields.includes("decisions") ||
    fields.includes("registration") ||
    (ELSEWHERE as readonly string[]).includes(action)
  );
}

function inWords(action: string): string {
  const row = PROCEDURES.flatMap(({ rows }) => rows).find((one) => one.action === action);
  return row?.says ?? action;
}
