import type { HistoryEvent } from "../history.js";
import type { Person, PersonState } from "../person.js";
import { type Problem, problem } from "../problem.js";
import { concludePersonUpdate, type PersonUpdate } from "./update-person.js";

/** What of a person was recorded wrongly, and by which event; what is left out was right. */
export interface PersonCorrection extends Pick<PersonUpdate, "name" | "affiliation" | "email"> {
  /** The position of the event that said it. */
  readonly event: number;
}

/** Puts right what an event said of a person, or says every reason why not. The history keeps what was recorded. */
export function concludePersonCorrection(
  person: Person,
  { event: seq, ...right }: PersonCorrection,
): { problems: Problem[]; next: Partial<PersonState> | null; corrects: HistoryEvent | null } {
  const { next } = concludePersonUpdate(right, null);
  const { name } = person;
  const fields = (Object.keys(next) as (keyof PersonUpdate)[]).filter(
    (field) => next[field] !== person[field],
  );
  const at = { path: "event" };
  const problems = [
    ...(fields.length === 0 ? [problem("PERSON_AS_RECORDED", { name }, at)] : []),
    ...fields
      .filter((field) => saidBy(person, field)?.seq !== seq)
      .map((field) => problem("PERSON_EVENT_UNFIT", { event: seq, name, field }, at)),
  ];
  const corrects = person.history.find((event) => event.seq === seq) ?? null;
  return { problems, next: problems.length > 0 ? null : next, corrects };
}

/** The event that said what stands now. */
function saidBy({ history }: Person, field: string): HistoryEvent | undefined {
  return history.findLast(({ changes }) => changes.some((change) => change.field === field));
}
