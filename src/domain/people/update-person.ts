import type { PersonIdentity, PersonState } from "../person.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";

/** What is changed of a person; what is left out stays, null says that it is not recorded. */
export interface PersonUpdate {
  readonly name?: string | null;
  readonly affiliation?: string | null;
  readonly email?: string | null;
  readonly identity?: PersonIdentity | null;
}

/** Changes what is said of a person, or says why not. `holder` is who has the identity already. */
export function concludePersonUpdate(
  { name, affiliation, email, identity }: PersonUpdate,
  holder: string | null,
): { problems: Problem[]; next: Partial<PersonState> } {
  const line = (text: string | null) => (text && normalise(text)) || null;
  return {
    problems: holder === null ? [] : [problem("IDENTITY_TAKEN", { name: holder }, { path: "subject" })],
    next: {
      ...(name ? { name: normalise(name) } : {}),
      ...(affiliation === undefined ? {} : { affiliation: line(affiliation) }),
      ...(email === undefined ? {} : { email: line(email) }),
      ...(identity === undefined ? {} : { identity }),
    },
  };
}
