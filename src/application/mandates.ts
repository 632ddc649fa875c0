import type { CalendarDate } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import type { Basis } from "../domain/history.js";
import { questionLabel, studyGroupLabel, workingPartyLabel } from "../domain/labels.js";
import { type AppointmentInput, concludeAppointment, concludeEnd } from "../domain/people/appoint.js";
import { MANDATE_RULES } from "../domain/people/mandate-rules.js";
import { handleKey } from "../domain/people/register-person.js";
import { scopesAround } from "../domain/people/standing.js";
import type { Person } from "../domain/person.js";
import { mandatePolicy } from "../domain/policies/person.js";
import { problem } from "../domain/problem.js";
import type { Role } from "../domain/vocabulary.js";
import type { Programme } from "../programme/programme.js";
import { type Change, changeAggregate } from "./change-aggregate.js";
import type { Outcome } from "./outcome.js";
import type { Acting, Granted, Permit } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Whose mandates are to be changed, and on what it rests. */
export interface PersonTarget {
  /** The person's handle. */
  readonly person: string;
  /** The revision that the caller saw; nothing is done when the person has moved on. */
  readonly expectedRevision?: number | null;
  readonly basis?: Partial<Basis> | null;
  readonly by: Acting;
}

/** Charges a person with a mandate. */
export interface Appoint extends PersonTarget {
  readonly role: Role;
  /** A label, or the name of a work item; left out for what serves all. */
  readonly scope?: string | null;
  readonly from: CalendarDate;
  readonly until?: CalendarDate | null;
}

/** Sets the last day of a mandate. */
export interface EndMandate extends PersonTarget {
  /** Its id, as in `M1`. */
  readonly mandate: string;
  /** The last day of the term. */
  readonly until: CalendarDate;
}

/** Records an appointment; it counts from the first day of the term. */
export function appoint(tracker: Tracker, request: Appoint): Promise<Outcome<Person>> {
  const { role, from, until = null } = request;
  return changeAggregate(tracker, personChange("APPOINT", request), (person, programme, permit) => {
    const scope = readScope(programme, request.scope ?? null);
    return {
      granted: mayCharge(tracker, programme, permit, role, scope?.id ?? null),
      ...concludeAppointment(person, { role, scope, from, until }),
      effectiveOn: from,
      basis: { ...request.basis, clause: CLAUSES[MANDATE_RULES[role].clause].citation },
    };
  });
}

/** Records the end of a mandate; it counts from the last day of the term. */
export function endMandate(tracker: Tracker, request: EndMandate): Promise<Outcome<Person>> {
  return changeAggregate(tracker, personChange("END_MANDATE", request), (person, programme, permit) => {
    const mandate = Object.hasOwn(person.mandates, request.mandate) ? person.mandates[request.mandate] : null;
    // Whoever may end no mandate at all learns that first; which one it is matters only if it is there.
    const role = mandate?.role ?? "EDITOR";
    return {
      granted: mayCharge(tracker, programme, permit, role, mandate?.scope ?? null),
      ...concludeEnd(person, request, today(tracker)),
      effectiveOn: request.until,
      basis: { ...request.basis, clause: CLAUSES[MANDATE_RULES[role].clause].citation },
    };
  });
}

/** A change of a person, who is named by the handle. */
export function personChange(
  action: string,
  { person, expectedRevision, by }: PersonTarget,
): Change<"person"> {
  const handle = handleKey(person);
  const missing = problem("PERSON_NOT_FOUND", { handle }, { path: "person" });
  return {
    kind: "person",
    find: (programme) => programme.person(handle),
    missing,
    action,
    expectedRevision,
    by,
  };
}

/** Whether somebody may give or end a mandate for this scope: it is judged as of today, whenever the term is. */
function mayCharge(
  tracker: Tracker,
  programme: Programme,
  permit: Permit,
  role: Role,
  scope: string | null,
): Granted {
  const upon = (scope && (programme.workItemById(scope)?.acronym ?? scope)) ?? "the whole programme";
  const scopes = scopesAboveAnd(programme, scope);
  return permit({ ...mandatePolicy(role), act: `APPOINT ${role}`, upon, scopes, on: today(tracker) });
}

/** The scope of a mandate with what is above it: for a Question, its working party and study group. */
function scopesAboveAnd(programme: Programme, scope: string | null): ReadonlySet<string | null> {
  if (scope === null) return new Set([null]);
  const item = programme.workItemById(scope);
  if (item) return scopesAround(item, programme.homeOf(item));
  const question = programme.question(scope);
  if (question) {
    const { studyGroup, workingParty } = question;
    return new Set([studyGroup, ...(workingParty ? [workingParty] : []), scope, null]);
  }
  const party = programme.workingParty(scope);
  return new Set([...(party ? [party.studyGroup] : []), scope, null]);
}

/** What a scope names: a label or a work item's name, in any case; null where it names nothing. */
export function readScope(programme: Programme, text: string | null): AppointmentInput["scope"] {
  if (text === null) return { kind: "ALL", id: null };
  const studyGroup = programme.studyGroup(studyGroupLabel(text) ?? "");
  if (studyGroup) return { kind: "STUDY_GROUP", id: studyGroup.label };
  const workingParty = programme.workingParty(workingPartyLabel(text) ?? "");
  if (workingParty) return { kind: "WORKING_PARTY", id: workingParty.label };
  const question = programme.question(questionLabel(text) ?? "");
  if (question) return { kind: "QUESTION", id: question.label };
  const item = programme.workItem(text);
  return item && { kind: "WORK_ITEM", id: item.id };
}
