import type { CalendarDate } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import type { Basis } from "../domain/history.js";
import { sittingsOf } from "../domain/meeting.js";
import { isUnder } from "../domain/people/acts.js";
import { concludeAppointment } from "../domain/people/appoint.js";
import { concludeMandateCorrection, concludeMandateVoiding } from "../domain/people/correct-mandate.js";
import { concludeEnd } from "../domain/people/end-mandate.js";
import {
  type MandateConclusion,
  type MandateFacts,
  mandateNamed,
} from "../domain/people/mandate-conclusion.js";
import { MANDATE_RULES } from "../domain/people/mandate-rules.js";
import { handleKey } from "../domain/people/register-person.js";
import type { Mandate, Person } from "../domain/person.js";
import { mandatePolicy } from "../domain/policies/person.js";
import { problem } from "../domain/problem.js";
import { normalise } from "../domain/text.js";
import type { Role } from "../domain/vocabulary.js";
import { actsOnRecord } from "../programme/acts-on-record.js";
import type { Programme } from "../programme/programme.js";
import { judgeAmbiguity } from "./ambiguity.js";
import { type Change, changeAggregate } from "./change-aggregate.js";
import { oneAtATime } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import type { Acting, Granted, Permit } from "./permit.js";
import { heldByOthers, readScope, scopeNamed, scopesAboveAnd } from "./scopes.js";
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
  /** Whether a vice-chair is to replace the chair, who is unable to continue. */
  readonly replacing?: boolean | null;
  /** Code of the meeting at whose sitting the person takes the chair. */
  readonly actingAt?: string | null;
  /** With which group a liaison rapporteur liaises, which one a convener convenes. */
  readonly group?: string | null;
}

/** Sets the last day of a mandate. */
export interface EndMandate extends PersonTarget {
  /** Its id, as in `M1`. */
  readonly mandate: string;
  /** The last day of the term. */
  readonly until: CalendarDate;
}

/** Puts right what is on record of a mandate; what is left out was right. */
export interface CorrectMandate extends PersonTarget {
  /** Its id, as in `M1`. */
  readonly mandate: string;
  /** Why the record was wrong. */
  readonly reason: string;
  readonly role?: Role | null;
  readonly scope?: string | null;
  readonly from?: CalendarDate | null;
  /** Null: the term is open. */
  readonly until?: CalendarDate | null;
}

/** Takes an appointment back that was recorded by mistake. */
export type VoidMandate = Pick<CorrectMandate, keyof PersonTarget | "mandate" | "reason">;

/** Records an appointment; it counts from the first day of the term. */
export function appoint(tracker: Tracker, request: Appoint): Promise<Outcome<Person>> {
  const { role, from, until = null, replacing, group } = request;
  return changeMandates(tracker, "APPOINT", request, (person, programme, permit) => {
    const scope = readScope(programme, request.scope ?? null);
    const facts = factsOf(tracker, programme, person, { role, scope: scope?.id ?? null }, request);
    const acting = request.actingAt ? (programme.meeting(request.actingAt)?.code ?? request.actingAt) : null;
    const asked = { role, scope, from, until, replacing, acting, group };
    const conclusion = concludeAppointment(person, asked, facts);
    return {
      ...conclusion,
      problems: [...judgeAmbiguity(programme, request.scope, "scope"), ...conclusion.problems],
      granted: mayCharge(tracker, programme, permit, [{ role, scope: scope?.id ?? null }], conclusion),
      effectiveOn: from,
      basis: {
        ...request.basis,
        ...(acting ? { meeting: acting } : {}),
        clause: acting ? CLAUSES.TRACKER.citation : clauseOf(role, replacing),
      },
    };
  });
}

/** Records the end of a mandate; it counts from the last day of the term. */
export function endMandate(tracker: Tracker, request: EndMandate): Promise<Outcome<Person>> {
  return changeMandates(tracker, "END_MANDATE", request, (person, programme, permit) => {
    const charge = chargeOf(person, request.mandate);
    const facts = factsOf(tracker, programme, person, charge, request);
    const conclusion = concludeEnd(person, request, facts);
    return {
      ...conclusion,
      granted: mayCharge(tracker, programme, permit, [charge], conclusion),
      effectiveOn: request.until,
      basis: { ...request.basis, clause: clauseOf(charge.role) },
    };
  });
}

/** Puts a mandate right by an event that names the one it corrects; both stay on record. */
export function correctMandate(tracker: Tracker, request: CorrectMandate): Promise<Outcome<Person>> {
  return changeMandates(tracker, "CORRECT_MANDATE", request, (person, programme, permit) => {
    const was = chargeOf(person, request.mandate);
    const scope =
      request.scope == null ? scopeNamed(programme, was.scope) : readScope(programme, request.scope);
    const right = { role: request.role ?? was.role, scope: scope?.id ?? null };
    const facts = factsOf(tracker, programme, person, right, request);
    const { corrects, ...conclusion } = concludeMandateCorrection(person, { ...request, scope }, facts);
    return {
      ...conclusion,
      problems: [...judgeAmbiguity(programme, request.scope, "scope"), ...conclusion.problems],
      granted: mayCharge(tracker, programme, permit, [was, right], conclusion),
      corrects: corrects?.seq,
      basis: { ...request.basis, clause: clauseOf(right.role), note: normalise(request.reason) },
    };
  });
}

/** Takes an appointment back by an event that names the one it corrects; both stay on record. */
export function voidMandate(tracker: Tracker, request: VoidMandate): Promise<Outcome<Person>> {
  return changeMandates(tracker, "VOID_MANDATE", request, (person, programme, permit) => {
    const charge = chargeOf(person, request.mandate);
    const reason = normalise(request.reason);
    const facts = factsOf(tracker, programme, person, charge, request);
    const wrong = { mandate: request.mandate, reason };
    const { corrects, ...conclusion } = concludeMandateVoiding(person, wrong, facts);
    return {
      ...conclusion,
      granted: mayCharge(tracker, programme, permit, [charge], conclusion),
      corrects: corrects?.seq,
      basis: { ...request.basis, clause: clauseOf(charge.role), note: reason },
    };
  });
}

/** A change of a person, who is named by the handle. */
export function personChange(
  action: string,
  { person, expectedRevision, by }: PersonTarget,
): Change<"person"> {
  const handle = handleKey(person);
  return {
    kind: "person",
    find: (programme) => programme.person(handle),
    missing: problem("PERSON_NOT_FOUND", { handle }, { path: "person" }),
    unstored: problem("PERSON_TRYING_OUT", { name: handle }, { path: "person" }),
    action,
    expectedRevision,
    by,
  };
}

type Charge = Pick<Mandate, "role" | "scope">;

/** One change of mandates after another, so that of two who are given one office at once one is refused. */
function changeMandates(
  tracker: Tracker,
  action: string,
  target: PersonTarget,
  conclude: Parameters<typeof changeAggregate<"person">>[2],
): Promise<Outcome<Person>> {
  const change = () => changeAggregate(tracker, personChange(action, target), conclude);
  return oneAtATime(tracker, "mandates", change);
}

/** Whoever may end no mandate at all learns that first; which one it is matters only if it is there. */
function chargeOf(person: Person, id: string): Charge {
  const mandate = mandateNamed(person, id);
  return "code" in mandate ? { role: "EDITOR", scope: null } : mandate;
}

const clauseOf = (role: Role, replacing?: boolean | null) =>
  CLAUSES[replacing ? "RES1_3_3" : MANDATE_RULES[role].clause].citation;

function factsOf(
  tracker: Tracker,
  programme: Programme,
  person: Person,
  { scope }: Charge,
  { basis, mandate: id }: PersonTarget & { readonly mandate?: string },
): MandateFacts {
  const mandate = id === undefined ? null : mandateNamed(person, id);
  return {
    today: today(tracker),
    reason: (basis?.note && normalise(basis.note)) || null,
    others: heldByOthers(programme, person.id, scope),
    sittings: (code, body) => {
      const meeting = programme.meeting(code);
      return meeting && sittingsOf(meeting, body);
    },
    acts: () => {
      if (!mandate || "code" in mandate) return [];
      return (actsOnRecord(programme).get(person.handle) ?? []).filter((act) => isUnder(act, mandate));
    },
  };
}

/** Whether somebody may give or end such mandates: it is judged as of today, whenever the term is. */
function mayCharge(
  tracker: Tracker,
  programme: Programme,
  permit: Permit,
  charges: readonly Charge[],
  { irregular }: MandateConclusion,
): Granted {
  const [first, ...more] = charges.map(({ role, scope }) => {
    const upon = (scope && (programme.workItemById(scope)?.acronym ?? scope)) ?? "the whole programme";
    const policy = mandatePolicy(role, irregular.length > 0);
    const act = `APPOINT ${role}${irregular.length > 0 ? ` (${irregular.join(", ")})` : ""}`;
    return permit({ ...policy, act, upon, scopes: scopesAboveAnd(programme, scope), on: today(tracker) });
  });
  const granted = first as Granted;
  return more.find(({ problems }) => problems.length > 0) ?? granted;
}
