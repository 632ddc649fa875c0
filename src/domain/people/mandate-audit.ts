import { genevaDateOf } from "../calendar.js";
import type { HistoryEvent } from "../history.js";
import type { Mandate, Person } from "../person.js";
import { type ActUnder, isUnder } from "./acts.js";
import { actsUncovered, coveredSince, irregularitiesOf, isOnRecord } from "./coverage.js";

/** What is out of the ordinary about a mandate, for whoever audits. */
export const AUDIT_KINDS = [
  "DATED_BACK",
  "PAST_ACTS",
  "USED_FOR_OLDER_ACT",
  "PUT_RIGHT",
  "REPLACING",
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** One thing that is out of the ordinary. */
export interface AuditFinding {
  readonly kind: AuditKind;
  readonly person: Person;
  /** The mandate as it stands. */
  readonly mandate: Mandate;
  /** The event of the person's history that made it so. */
  readonly event: HistoryEvent;
  /** What was done that does not rest on it any more, or rests on what was recorded later only. */
  readonly acts: readonly ActUnder[];
}

/** What is out of the ordinary about a person's mandates, event by event; `acts` is what the person did. */
export function auditOf(person: Person, acts: readonly ActUnder[]): AuditFinding[] {
  return Object.values(person.mandates).flatMap((mandate) => {
    const under = acts.filter((act) => isUnder(act, mandate));
    const found = person.history.flatMap((event) => {
      const change = event.changes.find(({ field }) => field === `mandates.${mandate.id}`);
      if (!change) return [];
      const before = change.before as Mandate | null;
      const after = change.after as Mandate;
      return auditEvent(event, before, after, under).map((one) => ({ ...one, person, mandate, event }));
    });
    return [...found, ...older(person, mandate, under)];
  });
}

/** What one event made out of the ordinary, as it was known when it was written down. */
function auditEvent(
  event: HistoryEvent,
  before: Mandate | null,
  after: Mandate,
  acts: readonly ActUnder[],
): Pick<AuditFinding, "kind" | "acts">[] {
  const facts = { today: genevaDateOf(event.recordedAt), acts: () => acts };
  const uncovered = before ? actsUncovered(before, after, facts) : [];
  const kinds: AuditKind[] = [
    ...irregularitiesOf(before, after, facts),
    ...(event.corrects === null ? [] : (["PUT_RIGHT"] as const)),
    ...(after.replacing && !before ? (["REPLACING"] as const) : []),
  ];
  return kinds.map((kind) => ({ kind, acts: kind === "PAST_ACTS" ? uncovered : [] }));
}

/** Acts of days that the mandate was recorded for afterwards only, by the event that did. */
function older(person: Person, mandate: Mandate, acts: readonly ActUnder[]): AuditFinding[] {
  const byEvent = new Map<HistoryEvent, ActUnder[]>();
  for (const act of acts) {
    const since = coveredSince(person.history, mandate, act.on);
    if (since && !isOnRecord(since, act.on)) byEvent.set(since, [...(byEvent.get(since) ?? []), act]);
  }
  return [...byEvent].map(([event, used]) => ({
    kind: "USED_FOR_OLDER_ACT",
    person,
    mandate,
    event,
    acts: used,
  }));
}
