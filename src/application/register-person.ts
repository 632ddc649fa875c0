import { randomUUID } from "node:crypto";
import { begin } from "../domain/history.js";
import { fold } from "../domain/names/fold.js";
import { concludePerson, handleKey, type PersonInput } from "../domain/people/register-person.js";
import type { Person, PersonState } from "../domain/person.js";
import { PERSON_POLICIES } from "../domain/policies/person.js";
import { KeyTaken } from "../persistence/errors.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { type Acting, permission, permitFor } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Makes a person known, so that mandates can be given. */
export interface RegisterPerson extends PersonInput {
  readonly by: Acting;
}

/** Registers a person; the handle is unique. */
export async function registerPerson(tracker: Tracker, request: RegisterPerson): Promise<Outcome<Person>> {
  const { by, ...input } = request;
  const now = today(tracker);
  const holder = () => tracker.programme.current.person(handleKey(input.handle));
  const done = effectOf(tracker, holder());
  if (done) return { aggregate: done, problems: [], warnings: [] };
  const leave = { act: "REGISTER_PERSON", upon: "the programme", scopes: [], on: now };
  const granted = permitFor(tracker, by)(permission(PERSON_POLICIES.REGISTER_PERSON, leave));
  const conclude = () => concludePerson(input, holder()?.name ?? null, namesakeOf(tracker, input.name));
  const { problems, warnings, state } = conclude();
  if (granted.problems.length + problems.length > 0) return refused([...granted.problems, ...problems]);
  const person = begin<PersonState>(randomUUID(), state, {
    action: "REGISTER_PERSON",
    effectiveOn: input.since ?? now,
    recordedAt: tracker.now(),
    by: granted.by,
    request: tracker.request,
  });
  try {
    tracker.programme.reach(await tracker.repositories.person.insert(person));
  } catch (error) {
    if (!(error instanceof KeyTaken)) throw error;
    await tracker.catchUp();
    const registered = effectOf(tracker, holder());
    return registered ? { aggregate: registered, problems: [], warnings: [] } : refused(conclude().problems);
  }
  tracker.programme.apply([{ kind: "person", aggregate: person }]);
  return { aggregate: person, problems: [], warnings };
}

/** The handle of a person with this name, however it is written; null when nobody has it. */
function namesakeOf({ programme }: Tracker, name: string): string | null {
  const wanted = fold(name);
  return programme.current.persons().find((person) => fold(person.name) === wanted)?.handle ?? null;
}
