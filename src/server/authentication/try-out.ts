import { randomBytes, randomUUID } from "node:crypto";
import type { SignedIn } from "../../application/permit.js";
import type { Tracker } from "../../application/tracker.js";
import { begin } from "../../domain/history.js";
import type { Person, PersonState } from "../../domain/person.js";
import { type Role, TOKEN_SCOPES } from "../../domain/vocabulary.js";

/** A person to try the tracker out as, with a token. Both are gone when the server stops. */
export interface TryOutPerson {
  /** What the person is, e.g. `rapporteur of Q16/13`. */
  readonly what: string;
  readonly token: string;
}

/** The persons to try the tracker out as. */
export interface TryOut {
  readonly persons: readonly TryOutPerson[];
  recognise(token: string): SignedIn | null;
}

interface Part {
  readonly what: string;
  readonly handle: string;
  readonly role: Role;
  readonly scope: string | null;
}

/** Whoever holds an office for the whole programme: where one is on record, people work here in earnest. */
const isOfficer = ({ mandates }: Person) => Object.values(mandates).some(({ scope }) => scope === null);

/**
 * Whether the programme is there for trying out: no personal token was ever made, and neither an administrator nor the
 * secretariat is on record. Tokens that anybody can read off a terminal never stand beside those of real people.
 */
export async function isForTryingOut({ programme, tokens }: Tracker): Promise<boolean> {
  return !programme.current.persons().some(isOfficer) && !(await tokens.isAny());
}

/**
 * Makes the persons to try the tracker out as: a rapporteur, an editor, a working-party chair and the secretariat. They are put into
 * the programme of this process and never into the database, so nothing of them is left but what they did.
 */
export function tryOutOn(tracker: Tracker): TryOut {
  const programme = tracker.programme.current;
  const item = programme.workItem("Y.QKD-TLS");
  const parts: Part[] = [
    { what: "rapporteur of Q16/13", handle: "try-out-rapporteur", role: "RAPPORTEUR", scope: "Q16/13" },
    ...(item
      ? [
          {
            what: `editor of ${item.acronym}`,
            handle: "try-out-editor",
            role: "EDITOR" as const,
            scope: item.id,
          },
        ]
      : []),
    { what: "chair of WP4/13", handle: "try-out-chair", role: "WP_CHAIR", scope: "WP4/13" },
    { what: "secretariat (TSB)", handle: "try-out-secretariat", role: "TSB", scope: null },
  ];
  const known = parts.filter(
    ({ scope }) =>
      scope === null || scope === item?.id || programme.question(scope) || programme.workingParty(scope),
  );
  const tokens = new Map<string, Person>();
  const persons = known.map((part) => {
    const person = personFor(part, tracker);
    const token = `wpt_tryout_${randomBytes(24).toString("hex")}`;
    tokens.set(token, person);
    return { what: part.what, token };
  });
  const made = new Set([...tokens.values()].map(({ handle }) => handle));
  tracker.programme.apply([...tokens.values()].map((aggregate) => ({ kind: "person", aggregate })));
  return {
    persons,
    recognise(token) {
      const person = tokens.get(token);
      // An administrator who came on record since, by a command on this machine, ends the trying out.
      const inEarnest = tracker.programme.current
        .personsCharged("")
        .some((one) => isOfficer(one) && !made.has(one.handle));
      return person && !inEarnest
        ? { person, scopes: TOKEN_SCOPES, token: null, as: null, onBehalfOf: null }
        : null;
    },
  };
}

/** The mandate is as old as the study period, so that the meeting of February 2026 can be recorded. */
const SINCE = "2025-01-01";

function personFor({ what, handle, role, scope }: Part, tracker: Tracker): Person {
  const state: PersonState = {
    handle,
    name: `Try-out ${what}`,
    affiliation: null,
    email: null,
    identity: null,
    mandates: { M1: { id: "M1", role, scope, from: SINCE, until: null } },
  };
  return begin(randomUUID(), state, {
    action: "REGISTER_PERSON",
    effectiveOn: SINCE,
    recordedAt: tracker.now(),
    by: { name: "Try-out", role: "ADMINISTRATOR" },
  });
}
