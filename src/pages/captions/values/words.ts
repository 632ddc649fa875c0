import type {
  AgendaPurpose,
  ApprovalProcess,
  LiaisonStatus,
  MeetingStatus,
  Priority,
  Provenance,
  QuestionStatus,
  RelationKind,
  SittingKind,
  TokenScope,
  Version,
  WaitKind,
  WaitStatus,
  WorkItemType,
} from "../../api-types.js";

/** The words for the values of further enumerations, by the name of each in the API; one that is missing does not compile. */
export interface ValueWords {
  QuestionStatus: Readonly<Record<QuestionStatus, string>>;
  MeetingStatus: Readonly<Record<MeetingStatus, string>>;
  AgendaPurpose: Readonly<Record<AgendaPurpose, string>>;
  LiaisonStatus: Readonly<Record<LiaisonStatus, string>>;
  SittingKind: Readonly<Record<SittingKind, string>>;
  Priority: Readonly<Record<Priority, string>>;
  WorkItemType: Readonly<Record<WorkItemType, string>>;
  Version: Readonly<Record<Version, string>>;
  Provenance: Readonly<Record<Provenance, string>>;
  WaitStatus: Readonly<Record<WaitStatus, string>>;
  ApprovalProcess: Readonly<Record<ApprovalProcess, string>>;
  TokenScope: Readonly<Record<TokenScope, string>>;
  RelationKind: Readonly<Record<RelationKind, string>>;
  WaitKind: Readonly<Record<WaitKind, string>>;
}
