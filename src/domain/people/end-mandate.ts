import type { CalendarDate } from "../calendar.js";
import type { PersonState } from "../person.js";
import { type Problem, problem } from "../problem.js";
import type { ActUnder } from "./acts.js";
import { judgeDates, judgeReason } from "./appoint.js";
import { actsUncovered, irregularitiesOf } from "./coverage.js";
import {
  concluded,
  type MandateConclusion,
  type MandateFacts,
  mandateNamed,
  refusedMandate,
  withMandate,
} from "./mandate-conclusion.js";
import { judgeLastAdministrator } from "./offices.js";

/** Sets the last day of a mandate that is running or to come, or says every reason why not. */
export function concludeEnd(
  person: PersonState,
  { mandate: id, until }: { readonly mandate: string; readonly until: CalendarDate },
  facts: MandateFacts,
): MandateConclusion {
  const before = mandateNamed(person, id);
  if ("code" in before) return refusedMandate([before]);
  if (before.until !== null && before.until < facts.today) {
    const ended = { id, name: person.name, until: before.until };
    return refusedMandate([problem("MANDATE_ENDED", ended, { path: "mandate" })]);
  }
  const after = { ...before, until };
  const irregular = irregularitiesOf(before, after, facts);
  const problems = [
    ...judgeDates(after),
    ...judgeLastAdministrator(person, before, after, facts.others),
    ...judgeReason(irregular, facts),
  ];
  const warnings = warnOfActs(actsUncovered(before, after, facts), "until");
  return concluded(problems, { warnings, irregular, next: withMandate(person, after) });
}

/** What was done under a mandate and no longer rests on it. */
export function warnOfActs(acts: readonly ActUnder[], path: string): Problem[] {
  const days = acts.map(({ on }) => on).sort();
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return [];
  return [problem("MANDATE_PAST_ACTS", { count: acts.length, first, last }, { path })];
}
