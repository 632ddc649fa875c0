import { CLAUSES } from "../clauses.js";
import type { DecisionKind, FindingStatus, Severity, Verdict } from "../vocabulary.js";
import type { Answer, ReadinessFacts, ReadinessRule } from "./rule.js";
import { READINESS_RULES } from "./rules.js";

/** The answer to one requirement. */
export interface Finding {
  readonly rule: string;
  readonly requirement: string;
  readonly status: FindingStatus;
  readonly severity: Severity;
  /** One sentence: the requirement and how it stands. */
  readonly message: string;
  readonly clause: string;
  readonly remedy: string;
}

/** Whether a text is ready to be put to a decision, with every reason. */
export interface Readiness {
  /** `BLOCKED` when a blocking requirement is unmet, else `UNKNOWN` when one is not recorded, else `READY`. */
  readonly verdict: Verdict;
  readonly kind: DecisionKind;
  readonly findings: readonly Finding[];
}

const WORDS: Record<FindingStatus, string> = { MET: "met", UNMET: "not met", UNKNOWN: "not recorded" };

/** Reviews an item against every requirement that applies to it. */
export function reviewReadiness(facts: ReadinessFacts): Readiness {
  const findings = READINESS_RULES.filter(
    ({ processes, appliesTo }) =>
      (!processes || processes.includes(facts.item.process)) && (!appliesTo || appliesTo(facts)),
  ).map((rule) => finding(rule, answerOf(rule.judge(facts))));
  return { verdict: verdictOf(findings), kind: facts.kind, findings };
}

function answerOf(answer: FindingStatus | Answer): Answer {
  return typeof answer === "string" ? { status: answer, detail: null } : answer;
}

/** The conclusion from the answers: what blocks and is unmet, or not recorded, decides. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const blocking = findings.filter((f) => f.severity === "BLOCKING");
  if (blocking.some((f) => f.status === "UNMET")) return "BLOCKED";
  return blocking.some((f) => f.status === "UNKNOWN") ? "UNKNOWN" : "READY";
}

function finding(rule: ReadinessRule, { status, detail }: Answer): Finding {
  return {
    rule: rule.id,
    requirement: rule.requirement,
    status,
    severity: rule.severity,
    message: `${rule.requirement}: ${WORDS[status]}${detail ? ` (${detail})` : ""}.`,
    clause: CLAUSES[rule.clause].citation,
    remedy: rule.remedy,
  };
}
