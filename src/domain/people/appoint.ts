import type { CalendarDate } from "../calendar.js";
import type { Sitting } from "../meeting.js";
import type { Mandate, PersonState } from "../person.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";
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
import { judgeActing, judgeGroup, judgeOffice, judgeReplacement } from "./offices.js";

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
  /** Code of the meeting at whose sitting the person takes the chair. */
  readonly acting?: string | null;
  /** With which group a liaison rapporteur liaises, which one a convener convenes. */
  readonly group?: string | null;
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
  { role, scope, from, until, replacing, acting, group }: AppointmentInput,
  facts: MandateFacts,
): MandateConclusion {
  const mandate: Mandate = {
    id: `M${Object.keys(person.mandates).length + 1}`,
    role,
    scope: scope?.id ?? null,
    from,
    // Whoever takes the chair keeps it as long as the body sits.
    until: until ?? (acting ? lastOf(facts.sittings(acting, scope?.id ?? "")) : null),
    ...(replacing ? { replacing } : {}),
    ...(acting ? { acting } : {}),
    ...(group ? { group: normalise(group) } : {}),
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
export function judgeMandate(
  person: PersonState,
  mandate: Mandate,
  { others, sittings }: MandateFacts,
): Problem[] {
  const { acting, scope } = mandate;
  return [
    ...judgeGroup(mandate),
    ...(acting ? judgeActing(person, mandate, sittings(acting, scope ?? "")) : []),
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
  const { scope: usual, also = [] } = MANDATE_RULES[role];
  const kinds = [usual, ...also];
  if (scope && kinds.includes(scope.kind)) return [];
  const wanted = kinds.map((kind) => IN_WORDS[kind]).join("; or ");
  return [problem("MANDATE_SCOPE_UNFIT", { role, wanted }, { path: "scope" })];
}

/** The last day of some sittings; null where there are none. */
const lastOf = (sittings: readonly Sitting[] | null): CalendarDate | null =>
  (sittings ?? [])
    .map(({ endsOn }) => endsOn)
    .sort()
    .at(-1) ?? null;

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
      known.group === asked.group &&
      overlap(known, asked),
  );
  if (!held) return [];
  const said = { name: person.name, id: held.id, from: held.from, until: held.until ?? "further notice" };
  return [problem("MANDATE_HELD", said, { path: "role" })];
}
