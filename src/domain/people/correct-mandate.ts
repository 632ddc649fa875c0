import type { CalendarDate } from "../calendar.js";
import type { History, HistoryEvent } from "../history.js";
import type { Mandate, Person } from "../person.js";
import { type Problem, problem } from "../problem.js";
import type { Role } from "../vocabulary.js";
import { judgeMandate, judgeScope, type NamedScope } from "./appoint.js";
import { actsUncovered, irregularitiesOf } from "./coverage.js";
import { warnOfActs } from "./end-mandate.js";
import {
  concluded,
  type MandateConclusion,
  type MandateFacts,
  mandateNamed,
  refusedMandate,
  withMandate,
} from "./mandate-conclusion.js";
import { judgeLastAdministrator } from "./offices.js";

/** What of a mandate was recorded wrongly; what is left out was right. */
export interface MandateCorrection {
  readonly mandate: string;
  readonly role?: Role | null;
  /** What the right scope turned out to be, the recorded one where it was right; null where it names nothing. */
  readonly scope: NamedScope | null;
  readonly from?: CalendarDate | null;
  /** Null: the term is open. */
  readonly until?: CalendarDate | null;
}

/** What comes of putting a mandate right: besides, the event that is corrected, and from when the correction counts. */
export interface MandateCorrected extends MandateConclusion {
  readonly corrects: HistoryEvent | null;
  readonly effectiveOn: CalendarDate;
}

/** Puts right what is on record of a mandate, or says every reason why not. The history keeps what was recorded. */
export function concludeMandateCorrection(
  person: Person,
  { mandate: id, ...said }: MandateCorrection,
  facts: MandateFacts,
): MandateCorrected {
  const before = mandateNamed(person, id);
  if ("code" in before) return { ...refusedMandate([before]), corrects: null, effectiveOn: facts.today };
  const after: Mandate = {
    ...before,
    role: said.role ?? before.role,
    scope: said.scope?.id ?? null,
    from: said.from ?? before.from,
    until: said.until === undefined ? before.until : said.until,
  };
  const corrects = eventThatSaid(person.history, before, after);
  if (!corrects) {
    const same = problem("MANDATE_AS_RECORDED", { id, name: person.name }, { path: "mandate" });
    return { ...refusedMandate([same]), corrects, effectiveOn: facts.today };
  }
  const problems = [
    ...judgeScope(after.role, said.scope),
    ...judgeMandate(person, after, facts),
    ...judgeLastAdministrator(person, before, after, facts.others),
  ];
  return {
    ...changed(problems, person, before, after, facts),
    corrects,
    // A term that begins earlier than recorded counts from its right first day.
    effectiveOn:
      after.from < before.from && after.from < corrects.effectiveOn ? after.from : corrects.effectiveOn,
  };
}

/** Takes an appointment back that was recorded by mistake, the wrong person's for one. It stays on record as voided. */
export function concludeMandateVoiding(
  person: Person,
  { mandate: id, reason }: { readonly mandate: string; readonly reason: string },
  facts: MandateFacts,
): MandateCorrected {
  const before = mandateNamed(person, id);
  if ("code" in before) return { ...refusedMandate([before]), corrects: null, effectiveOn: facts.today };
  const after: Mandate = { ...before, voided: { reason, event: person.revision + 1 } };
  const corrects = recordsOf(person.history, id)[0]?.event ?? null;
  const problems = judgeLastAdministrator(person, before, after, facts.others);
  return {
    ...changed(problems, person, before, after, facts),
    corrects,
    effectiveOn: corrects?.effectiveOn ?? before.from,
  };
}

function changed(
  problems: readonly Problem[],
  person: Person,
  before: Mandate,
  after: Mandate,
  facts: MandateFacts,
): MandateConclusion {
  return concluded(problems, {
    warnings: warnOfActs(actsUncovered(before, after, facts), "mandate"),
    irregular: irregularitiesOf(before, after, facts),
    next: withMandate(person, after),
  });
}

/** The earliest event that said what is to be said otherwise; null when nothing is. */
function eventThatSaid(history: History, now: Mandate, right: Mandate): HistoryEvent | null {
  const wrong = (["role", "scope", "from", "until"] as const).filter((field) => now[field] !== right[field]);
  const records = recordsOf(history, now.id);
  // The one that first said what stands now, with nobody having said otherwise since.
  const positions = wrong.map((field) =>
    records.findLastIndex(({ before, after }) => before?.[field] !== after[field]),
  );
  return records[Math.min(...positions)]?.event ?? null;
}

function recordsOf(history: History, id: string) {
  return history.flatMap((event) => {
    const change = event.changes.find(({ field }) => field === `mandates.${id}`);
    return change ? [{ event, before: change.before as Mandate | null, after: change.after as Mandate }] : [];
  });
}
