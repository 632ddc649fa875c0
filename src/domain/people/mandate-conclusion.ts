import type { CalendarDate } from "../calendar.js";
import type { Sitting } from "../meeting.js";
import type { HeldMandate, Mandate, PersonState } from "../person.js";
import { type Problem, problem } from "../problem.js";
import type { CoverageFacts, Irregularity } from "./coverage.js";

/** What a change of somebody's mandates is judged by. */
export interface MandateFacts extends CoverageFacts {
  /** What everybody else holds, held or will hold for the same scope; for office, of office. */
  readonly others: readonly HeldMandate[];
  /** The sittings of a body at a meeting; null: there is no such meeting. */
  readonly sittings: (meeting: string, body: string) => readonly Sitting[] | null;
  /** Why it is done, where that was said. */
  readonly reason: string | null;
}

/** What comes of an act upon somebody's mandates. */
export interface MandateConclusion {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Why it is for administrators only; empty: it is for whoever appoints. */
  readonly irregular: readonly Irregularity[];
  readonly next: Pick<PersonState, "mandates"> | null;
}

/** The conclusion: where there are problems, nothing comes of it. */
export function concluded(
  problems: readonly Problem[],
  { next, ...said }: Pick<MandateConclusion, "warnings" | "irregular" | "next">,
): MandateConclusion {
  return { problems, ...said, next: problems.length > 0 ? null : next };
}

/** The refusal of a change: there is nothing to be done. */
export function refusedMandate(problems: readonly Problem[]): MandateConclusion {
  return { problems, warnings: [], irregular: [], next: null };
}

/** The person's mandates with this one in its place, or at the end. */
export const withMandate = ({ mandates }: PersonState, mandate: Mandate): Pick<PersonState, "mandates"> => ({
  mandates: { ...mandates, [mandate.id]: mandate },
});

/** The mandate with this id, or the refusal for one that is not there, or was taken back. */
export function mandateNamed(person: PersonState, id: string): Mandate | Problem {
  const mandate = Object.hasOwn(person.mandates, id) ? person.mandates[id] : undefined;
  const at = { path: "mandate" };
  if (!mandate) return problem("MANDATE_NOT_FOUND", { id, name: person.name }, at);
  if (mandate.voided) return problem("MANDATE_VOIDED", { id, name: person.name }, at);
  return mandate;
}

/** Whether two terms have a day in common. */
export const overlap = (a: Mandate, b: Mandate): boolean => {
  const endsBefore = (one: CalendarDate | null, from: CalendarDate) => one !== null && one < from;
  return !a.voided && !b.voided && !endsBefore(a.until, b.from) && !endsBefore(b.until, a.from);
};
