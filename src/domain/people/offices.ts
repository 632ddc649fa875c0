import { addDays } from "../calendar.js";
import { daysOf, type Sitting, sitsOn } from "../meeting.js";
import type { HeldMandate, Mandate, PersonState } from "../person.js";
import { type Problem, problem } from "../problem.js";
import { mayReplace } from "../procedures/roles.js";
import { isSameCharge } from "./coverage.js";
import { overlap } from "./mandate-conclusion.js";
import { MANDATE_RULES } from "./mandate-rules.js";

type Others = readonly HeldMandate[];

/** An office that one person holds is given to another only from the day after the end of the first one's term. */
export function judgeOffice(asked: Mandate, others: Others): Problem[] {
  if (!MANDATE_RULES[asked.role].isSole) return [];
  const isHolder = (held: Mandate) =>
    !held.acting === !asked.acting && isSameCharge({ ...held, acting: asked.acting }, asked);
  const holder = others.find((held) => isHolder(held) && overlap(held, asked));
  if (!holder) return [];
  const { person, role, from, until } = holder;
  const said = { name: person.name, role, scope: asked.scope ?? "", from, until: until ?? "further notice" };
  return [problem("OFFICE_HELD", said, { path: "from", clause: MANDATE_RULES[role].clause })];
}

/** Who replaces a chair has to be a vice-chair, of the same body, on the first day; and there has to be a chair. */
export function judgeReplacement(person: PersonState, asked: Mandate, others: Others): Problem[] {
  if (!asked.replacing) return [];
  const { role, scope, from } = asked;
  const vice = mayReplace(role);
  const isVice = Object.values(person.mandates).some(
    (held) => held.role === vice && held.scope === scope && overlap(held, { ...asked, until: from }),
  );
  const isThereChair = others.some(
    (held) =>
      held.role === role && !held.replacing && !held.acting && overlap(held, { ...asked, until: from }),
  );
  if (vice && isVice && isThereChair) return [];
  return [
    problem(
      "REPLACEMENT_UNFIT",
      { name: person.name, role, scope: scope ?? "", from },
      { path: "replacing" },
    ),
  ];
}

/** An acting chair takes the chair of a body on the days on which it sits at one meeting, and on no others. */
export function judgeActing(
  person: PersonState,
  asked: Mandate,
  sittings: readonly Sitting[] | null,
): Problem[] {
  const { acting: meeting, role, scope, from, until } = asked;
  if (!meeting) return [];
  if (!sittings) return [problem("MEETING_NOT_FOUND", { code: meeting }, { path: "actingAt" })];
  const isChair = role === "SG_CHAIR" || role === "WP_CHAIR";
  if (isChair && until !== null && sitsOn(sittings, from) && sitsOn(sittings, until)) return [];
  const days = daysOf(sittings) || "no day";
  const said = { name: person.name, role, scope: scope ?? "", meeting, days, from, until: until ?? from };
  return [problem("ACTING_UNFIT", said, { path: "actingAt" })];
}

/** Who keeps up a liaison or convenes a group is charged for that group, and nobody else for any. */
export function judgeGroup({ role, group }: Mandate): Problem[] {
  const { group: wanted } = MANDATE_RULES[role];
  if (Boolean(wanted) === Boolean(group)) return [];
  return [problem("MANDATE_GROUP", { role, wanted: wanted ?? "" }, { path: "group" })];
}

/** There is always an administrator: the last one's mandate neither ends nor is taken back. */
export function judgeLastAdministrator(
  person: PersonState,
  before: Mandate,
  after: Mandate,
  others: Others,
): Problem[] {
  if (before.role !== "ADMINISTRATOR") return [];
  const isAdministrator = (one: Mandate) => one.role === "ADMINISTRATOR" && !one.voided;
  // Whoever follows has to be there on the day after, for as long as the one who goes would have been.
  const goes = isAdministrator(after) ? after.until : addDays(after.from, -1);
  if (goes === null || (before.until !== null && before.until <= goes)) return [];
  const own = Object.values(person.mandates).filter(({ id }) => id !== before.id);
  const remains = [...own, ...others].some(
    (one) =>
      isAdministrator(one) &&
      one.from <= addDays(goes, 1) &&
      (one.until === null || (before.until !== null && one.until >= before.until)),
  );
  return remains ? [] : [problem("LAST_ADMINISTRATOR", { name: person.name }, { path: "mandate" })];
}
