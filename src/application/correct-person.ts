import { concludePersonCorrection, type PersonCorrection } from "../domain/people/correct-person.js";
import type { Person } from "../domain/person.js";
import { normalise } from "../domain/text.js";
import { changeAggregate } from "./change-aggregate.js";
import { type PersonTarget, personChange } from "./mandates.js";
import type { Outcome } from "./outcome.js";
import { type Tracker, today } from "./tracker.js";
import { mayUpdate } from "./update-person.js";

/** Puts right what is on record of a person. */
export interface CorrectPerson extends PersonTarget, PersonCorrection {
  /** Why the record was wrong. */
  readonly reason: string;
}

/** Puts a person's particulars right by an event that names the one it corrects; both stay on record. */
export function correctPerson(tracker: Tracker, request: CorrectPerson): Promise<Outcome<Person>> {
  const { basis, reason, event, name, affiliation, email } = request;
  return changeAggregate(tracker, personChange("CORRECT_PERSON", request), (person, _programme, permit) => {
    const correction = { event, name, affiliation, email };
    const { corrects, ...conclusion } = concludePersonCorrection(person, correction);
    return {
      granted: mayUpdate(tracker, request, person, permit),
      ...conclusion,
      // It counts from the day of what it puts right, so that the past is right as it is known now.
      effectiveOn: corrects?.effectiveOn ?? today(tracker),
      corrects: corrects?.seq,
      basis: { ...basis, note: normalise(reason) },
    };
  });
}
