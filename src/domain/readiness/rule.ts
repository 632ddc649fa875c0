import type { CalendarDate } from "../calendar.js";
import type { ClauseKey } from "../clauses.js";
import type { Qualification } from "../study-groups/qualification.js";
import type { ApprovalProcess, DecisionKind, FindingStatus, Severity } from "../vocabulary.js";
import type { StandingWait } from "../waits/standing.js";
import type { WorkItemState } from "../work-item.js";

/** What a readiness rule looks at. */
export interface ReadinessFacts {
  readonly item: WorkItemState;
  /** The decision the item is to be put to. */
  readonly kind: DecisionKind;
  /** The qualifications of organisations (Rec. A.5) that the study group has on record. */
  readonly qualifications: Readonly<Record<string, Qualification>>;
  /** The day on which it is looked at, a Geneva date. */
  readonly on: CalendarDate;
  /** What the item waits for, with how it stands; left out where only what blocks is asked for, which no wait does. */
  readonly waits?: readonly StandingWait[];
}

/** How a requirement stands, and what exactly is wanting where that can be said. */
export interface Answer {
  readonly status: FindingStatus;
  readonly detail: string | null;
}

/** One requirement that a text has to meet before it is put to a decision. */
export interface ReadinessRule {
  /** Stable name, e.g. `BASE_TEXT`. */
  readonly id: string;
  /** The requirement, as a sentence that is true when it is met. */
  readonly requirement: string;
  readonly severity: Severity;
  readonly clause: ClauseKey;
  /** What to do when it is not met. */
  readonly remedy: string;
  /** Processes to which it applies; all of them where not given. */
  readonly processes?: readonly ApprovalProcess[];
  /** Whether it is asked of this item at all; of all where not given. */
  readonly appliesTo?: (facts: ReadinessFacts) => boolean;
  readonly judge: (facts: ReadinessFacts) => FindingStatus | Answer;
}
