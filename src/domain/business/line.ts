import type { Liaison } from "../liaison.js";
import type { Meeting } from "../meeting.js";
import type { AgendaPurpose, DecisionKind } from "../vocabulary.js";
import { DECISION_KINDS } from "../vocabulary.js";
import type { Candidacy, Decision, WorkItem } from "../work-item.js";

/** Something that a body has before it at a meeting, or dealt with there. One of item, statement and activity is there. */
export interface BusinessLine {
  /** Id of the work item, the liaison statement or the coming meeting that it is about. */
  readonly of: string;
  /** What it is called: acronym, code of the statement, code of the coming meeting. */
  readonly name: string;
  /** What is to be done with it. */
  readonly purpose: AgendaPurpose;
  /** The number of the agenda item under which it comes; null: under none of them. */
  readonly agendaItem: number | null;
  readonly workItem: WorkItem | null;
  readonly liaison: Liaison | null;
  readonly activity: Meeting | null;
  /** Of a text: the plan to decide on it there; null where it was taken up at the meeting, and for everything else. */
  readonly candidacy: Candidacy | null;
  /** Of a text: what the body decided on it there, oldest first. */
  readonly decisions: readonly Decision[];
  /** Whether the body has dealt with it. */
  readonly isDone: boolean;
  /** Whether it was taken up at the meeting although it was on no list. */
  readonly isAdded: boolean;
}

/** The decision that a line asks for; null where it asks for something else than a decision on a text. */
export function decisionAsked({ purpose, workItem }: BusinessLine): DecisionKind | null {
  const isDecision = (DECISION_KINDS as readonly AgendaPurpose[]).includes(purpose);
  return workItem && isDecision ? (purpose as DecisionKind) : null;
}
