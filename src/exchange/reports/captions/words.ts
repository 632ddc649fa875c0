import type { ActionName } from "../../../domain/procedures/actions.js";
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
import type { UPKEEP_AT_MEETINGS } from "../../../domain/work-items/meetings.js";

/** Every act that a report can name. */
export type ReportedAct =
  | ActionName
  | (typeof UPKEEP_AT_MEETINGS)[number]
  | "RECORD_DECISION"
  | "AGREE_NEW_WORK_ITEM"
  | "REGISTER"
  | "PLAN_MEETING"
  | "APPOINT"
  | "END_MANDATE";

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
  readonly acts: Readonly<Record<ReportedAct, string>>;
}
