import type { CalendarDate } from "../calendar.js";
import type { Mandate, PersonState } from "../person.js";
import { type Problem, problem } from "../problem.js";
import type { Role } from "../vocabulary.js";
import { type Irregularity, irregularitiesOf } from "./coverage.js";
import {
  concluded,
  type MandateConclusion,
  type MandateFacts,
  overlap,
  withMandate,
} from "./mandate-conclusion.js";
import { MANDATE_RULES, type MandateScope } from "./mandate-rules.js";
import { judgeOffice, judgeReplacement } from "./offices.js";

/** What a mandate is for, as it was understood; id null where it names nothing. */
export interface NamedScope {
  readonly kind: MandateScope;
  readonly id: string | null;
}

/** An appointment as it is asked for. */
export interface AppointmentInput {
  readonly role: Role;
  /** What the given scope turned out to be; null where it names nothing. */
  readonly scope: NamedScope | null;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  /** Whether a vice-chair is to replace the chair, who is unable to continue. */
  readonly replacing?: boolean | null;
}

const IN_WORDS: Readonly<Record<MandateScope, string>> = {
  STUDY_GROUP: "a study group, as in SG13",
  WORKING_PARTY: "a working party, as in WP4/13",
  QUESTION: "a Question, as in Q16/13",
  WORK_ITEM: "a work item, by its acronym",
  ALL: "the whole programme, so no scope",
};

/** Charges a person with a mandate, or says every reason why not. */
export function concludeAppointment(
  person: PersonState,
  { role, scope, from, until, replacing }: AppointmentInput,
  facts: MandateFacts,
): MandateConclusion {
  const mandate: Mandate = {
    id: `M${Object.keys(person.mandates).length + 1}`,
    role,
    scope: scope?.id ?? null,
    from,
    until,
    ...(replacing ? { replacing } : {}),
  };
  const irregular = irregularitiesOf(null, mandate, facts);
  const problems = [
    ...judgeScope(role, scope),
    ...judgeMandate(person, mandate, facts),
    ...judgeReason(replacing ? [...irregular, "REPLACING"] : irregular, facts),
  ];
  return concluded(problems, {
    warnings: irregular.includes("DATED_BACK")
      ? [problem("MANDATE_DATED_BACK", { name: person.name, role, from }, { path: "from" })]
      : [],
    irregular,
    next: withMandate(person, mandate),
  });
}

/** What is wrong with a mandate as it is to be, whether it is new or put right. */
export function judgeMandate(person: PersonState, mandate: Mandate, { others }: MandateFacts): Problem[] {
  return [
    ...judgeDates(mandate),
    ...judgeHeld(person, mandate),
    ...judgeOffice(mandate, others),
    ...judgeReplacement(person, mandate, others),
  ];
}

/** What is out of the ordinary has to be explained. */
export function judgeReason(
  irregular: readonly (Irregularity | "REPLACING")[],
  { reason }: MandateFacts,
): Problem[] {
  const [why] = irregular;
  return why && !reason ? [problem("MANDATE_REASON_MISSING", { why }, { path: "basis" })] : [];
}

/** A role is for one kind of thing. */
export function judgeScope(role: Role, scope: NamedScope | null): Problem[] {
  const wanted = MANDATE_RULES[role].scope;
  if (scope?.kind === wanted) return [];
  return [problem("MANDATE_SCOPE_UNFIT", { role, wanted: IN_WORDS[wanted] }, { path: "scope" })];
}

/** A term does not end before it begins. */
export function judgeDates({ from, until }: Mandate): Problem[] {
  return until === null || from <= until
    ? []
    : [problem("MANDATE_DATES", { from, until }, { path: "until" })];
}

/** Nobody is charged with the same thing twice on one day. */
function judgeHeld(person: PersonState, asked: Mandate): Problem[] {
  const held = Object.values(person.mandates).find(
    (known) =>
      known.id !== asked.id &&
      known.role === asked.role &&
      known.scope === asked.scope &&
      overlap(known, asked),
  );
  if (!held) return [];
  const said = { name: person.name, id: held.id, from: held.from, until: held.until ?? "further notice" };
  return [problem("MANDATE_HELD", said, { path: "role" })];
}
