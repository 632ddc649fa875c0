import { concludePersonUpdate, type PersonUpdate } from "../domain/people/update-person.js";
import type { Person } from "../domain/person.js";
import { PERSON_POLICIES } from "../domain/policies/person.js";
import { problem } from "../domain/problem.js";
import { KeyTaken } from "../persistence/errors.js";
import { changeAggregate } from "./change-aggregate.js";
import { type PersonTarget, personChange } from "./mandates.js";
import { type Outcome, refused } from "./outcome.js";
import { type Granted, isSignedIn, type Permit, permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Changes what is said of a person. */
export interface UpdatePerson extends PersonTarget, PersonUpdate {}

/** Changes name, affiliation or e-mail of a person, or says by which identity of the issuer he or she signs in. */
export async function updatePerson(tracker: Tracker, request: UpdatePerson): Promise<Outcome<Person>> {
  const { basis, name, affiliation, email, identity } = request;
  const taken = (holder: string) => problem("IDENTITY_TAKEN", { name: holder }, { path: "subject" });
  try {
    return await changeAggregate(
      tracker,
      personChange("UPDATE_PERSON", request),
      (person, programme, permit) => {
        const granted = mayUpdate(tracker, request, person, permit);
        // Whose an identity is, is told to nobody who may not link it.
        const isAsked = identity && granted.problems.length === 0;
        const holder = isAsked ? programme.personIdentifiedAs(identity) : null;
        const other = holder && holder.id !== person.id ? holder.name : null;
        return {
          granted,
          ...concludePersonUpdate({ name, affiliation, email, identity }, other),
          effectiveOn: today(tracker),
          basis: basis ?? {},
        };
      },
    );
  } catch (error) {
    if (error instanceof KeyTaken) return refused([taken("another person")]);
    throw error;
  }
}

/** Whoever has a mandate may change what is said of himself or herself; only administrators link identities. */
export function mayUpdate(
  tracker: Tracker,
  { by, identity }: Pick<UpdatePerson, "by" | "identity">,
  person: Person,
  permit: Permit,
): Granted {
  const about = { act: "UPDATE_PERSON", upon: person.name, on: today(tracker) };
  if (identity !== undefined)
    return permit(permission(PERSON_POLICIES.LINK_IDENTITY, { ...about, scopes: [] }));
  const isSelf = isSignedIn(by) && by.person.handle === person.handle && !by.onBehalfOf;
  if (!isSelf) {
    const isAdministrator = Object.values(person.mandates).some(
      (one) => one.role === "ADMINISTRATOR" && !one.voided && (one.until === null || one.until >= about.on),
    );
    const { UPDATE_PERSON, UPDATE_ADMINISTRATOR } = PERSON_POLICIES;
    return permit(
      permission(isAdministrator ? UPDATE_ADMINISTRATOR : UPDATE_PERSON, { ...about, scopes: [] }),
    );
  }
  const scopes = Object.values(person.mandates).flatMap(({ scope }) => scope ?? []);
  return permit(permission(PERSON_POLICIES.UPDATE_SELF, { ...about, scopes }));
}
