import type { CalendarDate } from "../calendar.js";
import type { PersonState } from "../person.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";

/** What is said of a person. */
export interface PersonInput {
  readonly handle: string;
  readonly name: string;
  readonly affiliation?: string | null;
  readonly email?: string | null;
  /** From when the person is known, for questions about the past; left out: today. */
  readonly since?: CalendarDate | null;
}

const HANDLE = /^[a-z0-9][a-z0-9.-]{1,63}$/;

/** A handle in the form in which it is stored and matched: in lower case. */
export const handleKey = (handle: string): string => normalise(handle).toLowerCase();

/**
 * A person who is new here, or every reason why not. `holder` is who has the handle already, `namesake` the handle of
 * whoever has the name: two persons may have one, which is pointed out.
 */
export function concludePerson(
  { handle, name, affiliation, email }: PersonInput,
  holder: string | null,
  namesake: string | null = null,
): { problems: Problem[]; warnings: Problem[]; state: PersonState } {
  const key = handleKey(handle);
  return {
    warnings: namesake
      ? [problem("PERSON_NAME_KNOWN", { name: normalise(name), handle: namesake }, { path: "name" })]
      : [],
    problems: [
      ...(HANDLE.test(key) ? [] : [problem("HANDLE_MALFORMED", {}, { path: "handle" })]),
      ...(holder === null
        ? []
        : [problem("HANDLE_TAKEN", { handle: key, name: holder }, { path: "handle" })]),
    ],
    state: {
      handle: key,
      name: normalise(name),
      affiliation: (affiliation && normalise(affiliation)) || null,
      email: (email && normalise(email)) || null,
      identity: null,
      mandates: {},
    },
  };
}
