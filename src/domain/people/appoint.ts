import type { CalendarDate } from "../calendar.js";
import type { Mandate, PersonState } from "../person.js";
import { type Problem, problem } from "../problem.js";
import type { Role } from "../vocabulary.js";
import { MANDATE_RULES, type MandateScope } from "./mandate-rules.js";

/** An appointment as it is asked for. */
export interface AppointmentInput {
  readonly role: Role;
  /** What the given scope turned out to be; null where it names nothing. */
  readonly scope: { readonly kind: MandateScope; readonly id: string | null } | null;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/** What comes of an act upon somebody's mandates. */
export interface MandateConclusion {
  readonly problems: readonly Problem[];
  readonly next: Pick<PersonState, "mandates"> | null;
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
  { role, scope, from, until }: AppointmentInput,
): MandateConclusion {
  const problems = [
    ...judgeScope(role, scope),
    ...judgeDates(from, until),
    ...judgeHeld(person, { role, scope: scope?.id ?? null, from, until }),
  ];
  if (problems.length > 0) return { problems, next: null };
  const id = `M${Object.keys(person.mandates).length + 1}`;
  const mandate: Mandate = { id, role, scope: scope?.id ?? null, from, until };
  return { problems, next: { mandates: { ...person.mandates, [id]: mandate } } };
}

/** Sets the last day of a mandate that is running or to come, or says every reason why not. */
export function concludeEnd(
  person: PersonState,
  { mandate: id, until }: { readonly mandate: string; readonly until: CalendarDate },
  today: CalendarDate,
): MandateConclusion {
  const mandate = Object.hasOwn(person.mandates, id) ? person.mandates[id] : undefined;
  if (!mandate) {
    return {
      problems: [problem("MANDATE_NOT_FOUND", { id, name: person.name }, { path: "mandate" })],
      next: null,
    };
  }
  const problems = judgeOver(person, mandate, today) ?? judgeDates(mandate.from, until);
  if (problems.length > 0) return { problems, next: null };
  return { problems, next: { mandates: { ...person.mandates, [id]: { ...mandate, until } } } };
}

function judgeOver({ name }: PersonState, { id, until }: Mandate, today: CalendarDate): Problem[] | null {
  if (until === null || until >= today) return null;
  return [problem("MANDATE_ENDED", { id, name, until }, { path: "mandate" })];
}

function judgeScope(role: Role, scope: AppointmentInput["scope"]): Problem[] {
  const wanted = MANDATE_RULES[role].scope;
  if (scope?.kind === wanted) return [];
  return [problem("MANDATE_SCOPE_UNFIT", { role, wanted: IN_WORDS[wanted] }, { path: "scope" })];
}

function judgeDates(from: CalendarDate, until: CalendarDate | null): Problem[] {
  return until === null || from <= until
    ? []
    : [problem("MANDATE_DATES", { from, until }, { path: "until" })];
}

/** Nobody is charged with the same thing twice on one day. */
function judgeHeld(person: PersonState, asked: Omit<Mandate, "id">): Problem[] {
  const held = Object.values(person.mandates).find(
    (known) =>
      known.role === asked.role &&
      known.scope === asked.scope &&
      (known.until === null || asked.from <= known.until) &&
      (asked.until === null || known.from <= asked.until),
  );
  if (!held) return [];
  const said = { name: person.name, id: held.id, from: held.from, until: held.until ?? "further notice" };
  return [problem("MANDATE_HELD", said, { path: "role" })];
}
