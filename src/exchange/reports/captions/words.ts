import type {
  ApprovalProcess,
  CandidateStatus,
  DecisionKind,
  DecisionOutcome,
  PositionKind,
  Role,
  Stage,
  Verdict,
  Version,
  WorkItemType,
} from "../../../domain/vocabulary.js";
import type { ActionWords } from "../../../words/acts/words.js";

/** The words of the vocabulary, whole: a language that lacks one is no language for reports. */
export interface Words {
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly points: Readonly<Record<"MISSING" | "REFUSED" | "WARNED", string>>;
  readonly versions: Readonly<Record<Version, string>>;
  readonly kinds: Readonly<Record<DecisionKind, string>>;
  readonly outcomes: Readonly<Record<DecisionOutcome | CandidateStatus, string>>;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly positions: Readonly<Record<PositionKind, string>>;
  readonly roles: Readonly<Record<Role, string>>;
  readonly types: Readonly<Record<WorkItemType, string>>;
  readonly processes: Readonly<Record<ApprovalProcess, string>>;
  readonly acts: ActionWords;
}
