import { agendaItemFor } from "../domain/decisions/judge-meeting.js";
import { type Problem, problem } from "../domain/problem.js";
import type { LineOutcome } from "../domain/vocabulary.js";
import { designation, type WorkItem } from "../domain/work-item.js";
import type { Target } from "./change-work-item.js";
import { type Outcome, refused } from "./outcome.js";
import { type ProcedureAction, performAct } from "./perform-act.js";
import type { Tracker } from "./tracker.js";

/** What a body did with a proposed new work item at a meeting. */
export interface ProposalTreatment extends Target {
  readonly outcome: LineOutcome;
  readonly meeting: string;
  readonly body: string;
  readonly decidedOn?: string | null;
  readonly agendaItem?: number | null;
  /** The document that carries its A.1 or A.13 form. */
  readonly finalText?: string | null;
  readonly reason?: string | null;
}

/** The act that each outcome comes to (Rec. A.1 §1.4.7). */
const ACTS: Readonly<Partial<Record<LineOutcome, ProcedureAction>>> = {
  AGREED: "ADOPT_FROM_LIVING_LIST",
  LIVING_LIST: "KEEP_IN_LIVING_LIST",
  REJECTED: "DISCONTINUE",
};

/** Agrees a proposed new work item, keeps it in the living list, or ends it, by the acts that do that. */
export async function treatProposal(
  tracker: Tracker,
  item: WorkItem,
  line: ProposalTreatment,
): Promise<Outcome<WorkItem>> {
  const { outcome, body, decidedOn: date, finalText: document, reason, expectedRevision, dryRun, by } = line;
  const action = ACTS[outcome];
  if (!action) return refused([unfit(item, outcome, Object.keys(ACTS))], item);
  const meeting = tracker.programme.current.meeting(line.meeting);
  const hasPlace = meeting && action === "DISCONTINUE" && agendaItemFor(meeting, "DISCONTINUATION") === null;
  const said = {
    ...{ workItem: line.workItem, expectedRevision, dryRun, by },
    ...{ meeting: line.meeting, body, date, document, reason },
    // A proposal that is not taken up was dealt with where proposals are.
    agendaItem: line.agendaItem ?? (hasPlace ? agendaItemFor(meeting, "NEW_WORK_ITEMS") : null),
  };
  return performAct(tracker, action, said);
}

/** The refusal of an outcome that does not go with where an item stands. */
export function unfit(item: WorkItem, outcome: LineOutcome, fitting: readonly string[]): Problem {
  const said = { name: designation(item), stage: item.stage, outcome, fitting: fitting.join(", ") };
  return problem("OUTCOME_UNFIT", said, { path: "outcome" });
}
