import { type AuditFinding, auditOf } from "../domain/people/mandate-audit.js";
import { PERSON_POLICIES } from "../domain/policies/person.js";
import type { Problem } from "../domain/problem.js";
import { actsOnRecord } from "../programme/acts-on-record.js";
import type { Programme } from "../programme/programme.js";
import { type Acting, permission, permitFor } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

const known = new WeakMap<Programme, readonly AuditFinding[]>();

/** Everything that is out of the ordinary about mandates, person by person; kept with the programme. */
export function auditMandates(programme: Programme): readonly AuditFinding[] {
  const before = known.get(programme);
  if (before) return before;
  const acts = actsOnRecord(programme);
  const found = programme.persons().flatMap((person) => auditOf(person, acts.get(person.handle) ?? []));
  known.set(programme, found);
  return found;
}

/** Why somebody may not see that; empty: he or she may. */
export function refuseAudit(tracker: Tracker, by: Acting): readonly Problem[] {
  const scopes = tracker.programme.current.studyGroups().map(({ label }) => label);
  const leave = { act: "AUDIT_MANDATES", upon: "the mandates", scopes, on: today(tracker) };
  return permitFor(tracker, by)(permission(PERSON_POLICIES.AUDIT_MANDATES, leave)).problems;
}
