import { addDays } from "../calendar.js";
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
  const holder = others.find((held) => isSameCharge(held, asked) && overlap(held, asked));
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
    (held) => held.role === role && !held.replacing && overlap(held, { ...asked, until: from }),
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
