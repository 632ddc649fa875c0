import type { Aggregate } from "./history.js";
import type { QuestionLabel, StudyGroupLabel, WorkingPartyLabel } from "./labels.js";
import type { Qualification } from "./study-groups/qualification.js";
import type { Provenance, WorkItemType } from "./vocabulary.js";

/** A name or title with where it comes from. */
export interface NamedText {
  readonly text: string;
  readonly provenance: Provenance;
}

/** The study group's leave for its working parties to agree texts of a type (WTSA Res. 1 §1bis, Rec. A.13). */
export interface Authorisation {
  readonly type: WorkItemType;
  /** Where the leave is recorded or how it is known. */
  readonly basis: string;
  /** False when it is inferred from practice. */
  readonly verified: boolean;
}

/** The state of a study group. */
export interface StudyGroupState {
  readonly label: StudyGroupLabel;
  readonly names: Readonly<Record<string, NamedText>>;
  /** E.g. `2025-2028`. */
  readonly studyPeriod: string;
  readonly authorisations: readonly Authorisation[];
  /** Decisions on the qualification of organisations under Rec. A.5, `Q1`, `Q2` … ; absent while there are none. */
  readonly qualifications?: Readonly<Record<string, Qualification>>;
}
/** A study group: owns Questions and the work programme. */
export type StudyGroup = Aggregate<StudyGroupState>;

/** The state of a working party. */
export interface WorkingPartyState {
  readonly label: WorkingPartyLabel;
  readonly studyGroup: StudyGroupLabel;
  readonly names: Readonly<Record<string, NamedText>>;
}
/** A working party: its study group has entrusted Questions to it (Rec. A.1 §2.1.2). */
export type WorkingParty = Aggregate<WorkingPartyState>;

/** The state of a Question. */
export interface QuestionState {
  readonly label: QuestionLabel;
  readonly studyGroup: StudyGroupLabel;
  /** Null while it is entrusted to no working party. */
  readonly workingParty: WorkingPartyLabel | null;
  /** Titles by language tag; a Question may be known by its number only. */
  readonly titles: Readonly<Record<string, NamedText>>;
}
/** A Question: an area of work to be studied, normally leading to Recommendations (WTSA Res. 1). */
export type Question = Aggregate<QuestionState>;
