import type {
  CandidateStatus,
  DecisionKind,
  DecisionOutcome,
  FindingStatus,
  Role,
  Severity,
  Stage,
  Verdict,
  WaitingKind,
} from "../api-types.js";

/** The words for the values of the API's enumerations; one that is missing does not compile. */
export interface EnumWords {
  stage: Record<Stage, string>;
  decisionKind: Record<DecisionKind, string>;
  outcome: Record<DecisionOutcome, string>;
  verdict: Record<Verdict, string>;
  finding: Record<FindingStatus, string>;
  severity: Record<Severity, string>;
  candidate: Record<CandidateStatus, string>;
  role: Record<Role, string>;
  waiting: Record<WaitingKind, string>;
}
