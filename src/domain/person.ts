import type { CalendarDate } from "./calendar.js";
import type { Aggregate } from "./history.js";
import { ROLES, type Role } from "./vocabulary.js";

/** What somebody is charged with, for a term. A mandate is never taken out of the record: it ends. */
export interface Mandate {
  /** `M1`, `M2` … in the order of appointment. */
  readonly id: string;
  readonly role: Role;
  /**
   * What it is for: the label of a study group, working party or Question, or the id of a work item; null for the
   * secretariat and administrators, who serve all.
   */
  readonly scope: string | null;
  /** The first day of the term. */
  readonly from: CalendarDate;
  /** The last day of the term; null while no end is known. */
  readonly until: CalendarDate | null;
  /** Present where a vice-chair replaces the chair, who is unable to continue (WTSA Res. 1 §3.3). */
  readonly replacing?: true;
  /** Present where somebody takes the chair at a meeting, as long as the body sits there: the meeting's code. */
  readonly acting?: string;
  /** Of a liaison rapporteur: the group with which the liaison is kept up; of a convener: the correspondence group. */
  readonly group?: string;
  /** That the appointment was recorded by mistake; absent while it stands. */
  readonly voided?: MandateVoiding;
}

/** How an appointment that was recorded by mistake was taken back. It stays on record and is in force on no day. */
export interface MandateVoiding {
  /** Why the record was wrong. */
  readonly reason: string;
  /** Position of the event that took it back. */
  readonly event: number;
}

/** A name by which an OpenID Connect issuer knows somebody. */
export interface PersonIdentity {
  /** The address of the issuer. */
  readonly issuer: string;
  /** The claim `sub`. */
  readonly subject: string;
}

/** Who may see what is not for everybody: those with a mandate in force and the person, or nobody. */
export type Audience = "COLLEAGUES" | "NOBODY";

/** The fields of a person that are not for everybody, and who may see them. */
export const PRIVATE_FIELDS: Readonly<Record<string, Audience>> = {
  email: "COLLEAGUES",
  identity: "NOBODY",
};

/** The state of a person. */
export interface PersonState {
  /** A short name that no two persons share, e.g. `kazunori-tanikawa`. */
  readonly handle: string;
  readonly name: string;
  readonly affiliation: string | null;
  /** Shown to the person and to those who have a mandate in force, and to nobody else. */
  readonly email: string | null;
  /** Who the person is to the OpenID Connect issuer; null: signs in by personal tokens only. Never shown. */
  readonly identity: PersonIdentity | null;
  /** By id, in the order of appointment. */
  readonly mandates: Readonly<Record<string, Mandate>>;
}
/** A person who has, had or will have a mandate in the work programme. */
export type Person = Aggregate<PersonState>;

/** A mandate together with who holds it. */
export interface HeldMandate extends Mandate {
  readonly person: Person;
}

/** Whether a mandate is in force on a day; the first and the last day of the term belong to it. */
export function isInForce({ from, until, voided }: Mandate, on: CalendarDate): boolean {
  return !voided && from <= on && (until === null || on <= until);
}

/** The mandates of these persons for a scope, by role, then by the beginning of the term. */
export function mandatesFor(people: Iterable<Person>, scope: string | null): HeldMandate[] {
  return [...people]
    .flatMap((person) => Object.values(person.mandates).map((mandate) => ({ ...mandate, person })))
    .filter((mandate) => mandate.scope === scope)
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.from.localeCompare(b.from));
}
