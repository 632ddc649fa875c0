import type { Mandate, Person } from "../../domain/person.js";
import type { Section } from "../documents/model.js";
import { type Business, isReported } from "./business.js";
import { type Column, tabled } from "./tabled.js";

interface Appointed {
  readonly person: Person;
  readonly mandate: Mandate;
}

const ACTS = ["APPOINT", "END_MANDATE"];

/** Whom the meeting charged with a mandate, and whose it ended, as the record has it now. */
export function appointments(business: Business): Section[] {
  const rows = business.programme.persons().flatMap((person) =>
    mandatesGiven(person, business)
      .filter(({ scope }) => isReported(business, bodyOf(business, scope)))
      .map((mandate) => ({ person, mandate })),
  );
  const columns: readonly Column<Appointed>[] = [
    ["PERSON", "TEXT", ({ person }) => person.name],
    ["ROLE", "TEXT", ({ mandate }) => business.captions.roles[mandate.role]],
    ["SCOPE", "NAME", ({ mandate }) => scopeOf(business, mandate)],
    ["FROM", "DATE", ({ mandate }) => mandate.from],
    ["UNTIL", "DATE", ({ mandate }) => mandate.until],
  ];
  return tabled(business, "APPOINTMENTS", columns, rows, { level: 1 });
}

function mandatesGiven(person: Person, { meeting }: Business): Mandate[] {
  const ids = person.history
    .filter(({ action, basis }) => ACTS.includes(action) && basis.meeting === meeting.code)
    .flatMap(({ changes }) => changes.map(({ field }) => field))
    .flatMap((field) => (field.startsWith("mandates.") ? [field.slice("mandates.".length)] : []));
  return [...new Set(ids)].flatMap((id) => {
    const mandate = person.mandates[id];
    return mandate && !mandate.voided ? [mandate] : [];
  });
}

function scopeOf({ programme }: Business, { scope, group }: Mandate): string | null {
  const label = (scope && programme.workItemById(scope)?.acronym) ?? scope;
  return group ? [label, group].filter(Boolean).join(": ") : label;
}

/** The body whose report names a mandate for a scope: of a Question and a work item its working party. */
function bodyOf({ programme, meeting }: Business, scope: string | null): string | null {
  if (!scope) return meeting.studyGroup;
  const item = programme.workItemById(scope);
  if (item) return programme.homeOf(item) ?? item.studyGroup;
  const question = programme.question(scope);
  return question ? (question.workingParty ?? question.studyGroup) : scope;
}
