import type { ClauseKey } from "../clauses.js";
import type { WaitKind } from "../vocabulary.js";
import { isHolding } from "../waits/standing.js";
import type { Answer, ReadinessFacts, ReadinessRule } from "./rule.js";

const REMEDY = "Wait until it is there; where it is needed no longer, say so: endWait.";

const wait = (id: string, kind: WaitKind, requirement: string, clause: ClauseKey): ReadinessRule => ({
  id,
  requirement,
  severity: "ADVICE",
  clause,
  remedy: REMEDY,
  appliesTo: ({ waits = [] }) => waits.some((one) => one.kind === kind && one.status !== "ENDED"),
  judge: (facts) => judge(facts, kind),
});

/** What was named as being waited for: asked only where something was. */
export const WAIT_RULES: readonly ReadinessRule[] = [
  wait(
    "REFERENCES_APPROVED",
    "NORMATIVE_REFERENCE",
    "Every text that it refers to normatively is approved",
    "A5",
  ),
  wait("COMPANIONS_DECIDED", "COMPANION_TEXT", "Every text that goes with it is decided on", "TRACKER"),
  wait("REPLIES_RECEIVED", "LIAISON", "Every reply that it needs has come", "A1_1_5"),
  wait("IPR_STATEMENTS_RECEIVED", "IPR_STATEMENT", "Every IPR statement that it needs has come", "A1_1_4_6"),
];

function judge({ waits = [] }: ReadinessFacts, kind: WaitKind): Answer {
  const held = waits.filter((one) => one.kind === kind && isHolding(one));
  if (held.length === 0) return { status: "MET", detail: null };
  return { status: "UNMET", detail: held.map(({ says }) => says).join("; ") };
}
