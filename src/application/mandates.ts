import type { CalendarDate } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import { type Actor, advance, type Basis } from "../domain/history.js";
import { questionLabel, studyGroupLabel, workingPartyLabel } from "../domain/labels.js";
import {
  type AppointmentInput,
  concludeAppointment,
  concludeEnd,
  type MandateConclusion,
} from "../domain/people/appoint.js";
import { MANDATE_RULES } from "../domain/people/mandate-rules.js";
import { handleKey } from "../domain/people/register-person.js";
import type { Person, PersonState } from "../domain/person.js";
import { problem } from "../domain/problem.js";
import type { Role } from "../domain/vocabulary.js";
import type { Programme } from "../programme/programme.js";
import { refuseOtherRevision } from "./expect-revision.js";
import { inTurn } from "./in-turn.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { type Tracker, today } from "./tracker.js";
import { tryAgain } from "./try-again.js";

/** Whose mandates are to be changed, and on what it rests. */
interface PersonTarget {
  /** The person's handle. */
  readonly person: string;
  /** The revision that the caller saw; nothing is done when the person has moved on. */
  readonly expectedRevision?: number | null;
  readonly basis?: Partial<Basis> | null;
  readonly by: Actor;
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
  const { role, from, until = null, by } = request;
  return changePerson(tracker, "APPOINT", request, (person, programme) => {
    const scope = readScope(programme, request.scope ?? null);
    return {
      ...concludeAppointment(person, { role, scope, from, until }, by.role),
      effectiveOn: from,
      clause: CLAUSES[MANDATE_RULES[role].clause].citation,
    };
  });
}

/** Records the end of a mandate; it counts from the last day of the term. */
export function endMandate(tracker: Tracker, request: EndMandate): Promise<Outcome<Person>> {
  return changePerson(tracker, "END_MANDATE", request, (person) => {
    const role = person.mandates[request.mandate]?.role;
    return {
      ...concludeEnd(person, request, request.by.role, today(tracker)),
      effectiveOn: request.until,
      clause: role ? CLAUSES[MANDATE_RULES[role].clause].citation : null,
    };
  });
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

interface Conclusion extends MandateConclusion {
  readonly effectiveOn: CalendarDate;
  readonly clause: string | null;
}

type Conclude = (person: Person, programme: Programme) => Conclusion;

function changePerson(
  tracker: Tracker,
  action: string,
  target: PersonTarget,
  conclude: Conclude,
): Promise<Outcome<Person>> {
  const handle = handleKey(target.person);
  const attempt = () => change(tracker, action, handle, target, conclude);
  return inTurn(tracker.repositories, `person:${handle}`, () => tryAgain(attempt));
}

async function change(
  tracker: Tracker,
  action: string,
  handle: string,
  { expectedRevision, basis, by }: PersonTarget,
  conclude: Conclude,
): Promise<Outcome<Person>> {
  await tracker.catchUp();
  const programme = tracker.programme.current;
  const known = programme.person(handle);
  const person = known && ((await tracker.repositories.person.find(known.id))?.aggregate ?? null);
  if (!person) return refused([problem("PERSON_NOT_FOUND", { handle }, { path: "person" })]);
  const done = effectOf(tracker, person);
  if (done) return { aggregate: done, problems: [], warnings: [] };
  const refusal = refuseOtherRevision(person, expectedRevision ?? person.revision);
  if (refusal) return refusal;

  const { problems, next, effectiveOn, clause } = conclude(person, programme);
  if (problems.length > 0 || !next) return refused(problems, person);
  const changed = advance<PersonState>(person, next, {
    action,
    effectiveOn,
    recordedAt: tracker.now(),
    by,
    request: tracker.request,
    basis: { ...basis, clause },
  });
  if (changed === person) return { aggregate: person, problems: [], warnings: [] };
  tracker.programme.reach(await tracker.repositories.person.advance(person, changed));
  tracker.programme.apply([{ kind: "person", aggregate: changed }]);
  return { aggregate: changed, problems: [], warnings: [] };
}
