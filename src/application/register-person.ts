import { randomUUID } from "node:crypto";
import { type Actor, begin } from "../domain/history.js";
import { concludePerson, handleKey, type PersonInput } from "../domain/people/register-person.js";
import type { Person, PersonState } from "../domain/person.js";
import { KeyTaken } from "../persistence/errors.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { type Tracker, today } from "./tracker.js";

/** Makes a person known, so that mandates can be given. */
export interface RegisterPerson extends PersonInput {
  readonly by: Actor;
}

/** Registers a person; the handle is unique. */
export async function registerPerson(tracker: Tracker, request: RegisterPerson): Promise<Outcome<Person>> {
  const { by, ...input } = request;
  const holder = () => tracker.programme.current.person(handleKey(input.handle));
  const done = effectOf(tracker, holder());
  if (done) return { aggregate: done, problems: [], warnings: [] };
  const conclude = () => concludePerson(input, { role: by.role, holder: holder()?.name ?? null });
  const { problems, state } = conclude();
  if (problems.length > 0) return refused(problems);
  const person = begin<PersonState>(randomUUID(), state, {
    action: "REGISTER_PERSON",
    effectiveOn: input.since ?? today(tracker),
    recordedAt: tracker.now(),
    by,
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
  return { aggregate: person, problems: [], warnings: [] };
}
