import type { CalendarDate } from "./calendar.js";
import type { Aggregate } from "./history.js";
import type { BodyLabel, QuestionLabel, StudyGroupLabel } from "./labels.js";
import type { LiaisonDirection, LiaisonLevel, LiaisonPurpose } from "./vocabulary.js";

/** A group to which a liaison statement goes, and for what. */
export interface Destination {
  /** As it is called: `IETF TLS`, `ITU-T SG17`, `Q16/13`. */
  readonly group: string;
  readonly purpose: LiaisonPurpose;
}

/** That an outgoing liaison statement was approved. */
export interface LiaisonApproval {
  readonly level: LiaisonLevel;
  readonly approvedOn: CalendarDate;
  /** Code of the meeting; null: between meetings. */
  readonly meeting: string | null;
  /** The body that approved it at the meeting. */
  readonly body: BodyLabel | null;
  readonly agendaItem: number | null;
}

/** Which liaison statement a reply answers. */
export interface Answering {
  /** Id of the statement. */
  readonly liaison: string;
  /** The groups, as that statement names them, that answer by this reply. */
  readonly groups: readonly string[];
}

/** The state of a liaison statement (Rec. A.1 §1.5). */
export interface LiaisonState {
  /** What it is called here: `SG13-LS-o1` for the first outgoing one, `SG13-LS-i1` for the first that came. */
  readonly code: string;
  readonly direction: LiaisonDirection;
  /** The study group whose record it is in. */
  readonly studyGroup: StudyGroupLabel;
  readonly title: string;
  /** Who it comes from: a body or Question of ours, or another group by its name. */
  readonly source: string;
  readonly questions: readonly QuestionLabel[];
  /** Ids of the work items that it is about. */
  readonly workItems: readonly string[];
  readonly destinations: readonly Destination[];
  /** The day by which a reply is wanted, a Geneva date. */
  readonly deadline: CalendarDate | null;
  /** Of an outgoing one: the level at which it is to be approved. */
  readonly level: LiaisonLevel | null;
  /** Code of the meeting at which it was prepared, or whose documents it is among. */
  readonly meeting: string | null;
  /** When it was prepared, or received. */
  readonly dated: CalendarDate;
  readonly contact: string | null;
  /** The TDs that carry it. */
  readonly documents: readonly string[];
  readonly attachments: readonly string[];
  readonly answers: Answering | null;
  readonly approval: LiaisonApproval | null;
  readonly sentOn: CalendarDate | null;
  /** The serial that TSB gives an outgoing one, e.g. `SG13-LS136`. */
  readonly serial: string | null;
  readonly withdrawn: { readonly on: CalendarDate; readonly reason: string } | null;
}

/** A liaison statement: what a group writes to other groups, and they to it. */
export type Liaison = Aggregate<LiaisonState>;

/** How a liaison statement is written in lists: `LS/o/r on …`, the `r` of a reply. */
export function liaisonDesignation({ direction, answers, title }: LiaisonState): string {
  return `LS/${direction === "OUTGOING" ? "o" : "i"}${answers ? "/r" : ""} on ${title}`;
}

/** The form in which codes, serials and names of groups are compared. */
export const liaisonKey = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, " ");
