import { type StandingAct, standingActs } from "../../domain/corrections/standing-acts.js";
import { topOf } from "../../domain/history.js";
import { type ActionName, isAction } from "../../domain/procedures/actions.js";
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
    standingActs(item.history)
      .filter((act) => !act.takenBack && isDoneThere(act, business) && !hasTableOfItsOwn(act))
      .map((act) => [
        item.question ?? "-",
        designation(item),
        act.effectiveOn,
        inWords(act.action),
        reasonOf(act),
      ]),
  );
  return section("Other acts of the meeting", ["Question", "Work item", "Day", "Act", "Reason"], rows);
}

/** The reason that the act gives; of an act that was put right the event says why that was. */
function reasonOf({ said, event }: StandingAct): string {
  const reason = said ? said.reason : event.basis.note;
  return typeof reason === "string" ? reason : "";
}

function isDoneThere({ action, effectiveOn, event: { basis }, said }: StandingAct, business: Business) {
  const { code, startsOn, endsOn, studyGroup } = business.meeting;
  return (
    isAction(action) &&
    basis.meeting === code &&
    startsOn <= effectiveOn &&
    effectiveOn <= endsOn &&
    isReported(business, typeof said?.body === "string" ? said.body.toUpperCase() : studyGroup)
  );
}

/** A decision and an adoption from the living list leave what the other tables are made from. */
function hasTableOfItsOwn({ action, fields: changed }: StandingAct): boolean {
  const fields = [...changed.keys()].map(topOf);
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
