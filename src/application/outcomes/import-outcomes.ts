import { bodyLabel } from "../../domain/labels.js";
import { sitsOn, sittingsOf } from "../../domain/meeting.js";
import { writtenNumber } from "../../domain/names/format.js";
import { type Problem, problem } from "../../domain/problem.js";
import type { DecisionKind, DecisionOutcome } from "../../domain/vocabulary.js";
import { type Decision, standingDecisions, type WorkItem } from "../../domain/work-item.js";
import type { Programme } from "../../programme/programme.js";
import { copiedOnPaper } from "../on-paper.js";
import type { Acting } from "../permit.js";
import { type RecordDecision, recordDecision } from "../record-decision.js";
import type { Tracker } from "../tracker.js";

/** What a list says of one decision. */
export interface OutcomeRow {
  /** Its line in the file, from 1. */
  readonly line: number;
  readonly workItem: string;
  /** Left out: what the item was a candidate for at the meeting. */
  readonly kind: DecisionKind | null;
  readonly outcome: DecisionOutcome;
  readonly body: string;
  readonly decidedOn: string;
  /** Left out: the meeting at which the body sat on that day. */
  readonly meeting: string | null;
  readonly finalText: string | null;
  readonly assignedNumber: string | null;
  readonly reason: string | null;
  readonly overrideReason: string | null;
}

/** What came of a line: recorded, on record already, or refused. */
export type OutcomeStanding = "ACCEPTED" | "SAME" | "REFUSED";

/** A line with what came of it. */
export interface OutcomeLine {
  readonly row: OutcomeRow;
  readonly standing: OutcomeStanding;
  /** Every reason for a refusal, each with its clause. */
  readonly problems: readonly Problem[];
  /** What should be looked at although it is accepted. */
  readonly warnings: readonly Problem[];
}

/** Decisions to be recorded, one after another. */
export interface ImportOutcomes {
  readonly rows: readonly OutcomeRow[];
  /** Only to see which would be accepted; nothing is stored. */
  readonly dryRun?: boolean | null;
  readonly by: Acting;
}

/**
 * Records decisions of meetings by the rules that hold for each: every line is accepted or refused for itself, in the order
 * of the list. What is on record already is not recorded twice, so that a list which broke off can be sent again. A
 * rehearsal does the same upon a copy.
 */
export async function importOutcomes(
  tracker: Tracker,
  { rows, dryRun, by }: ImportOutcomes,
): Promise<OutcomeLine[]> {
  await tracker.catchUp();
  const upon = dryRun ? copiedOnPaper(tracker) : tracker;
  const lines: OutcomeLine[] = [];
  for (const row of rows) lines.push(await importOne(upon, row, by));
  return lines;
}

async function importOne(tracker: Tracker, row: OutcomeRow, by: Acting): Promise<OutcomeLine> {
  const refuse = (...problems: Problem[]): OutcomeLine => ({
    row,
    standing: "REFUSED",
    problems,
    warnings: [],
  });
  const programme = tracker.programme.current;
  const item = programme.workItem(row.workItem);
  if (!item) return refuse(problem("WORK_ITEM_NOT_FOUND", { name: row.workItem }, { path: "workItem" }));
  const meeting = row.meeting ?? meetingOn(programme, row);
  if (!meeting)
    return refuse(problem("NO_SITTING_THEN", { body: row.body, date: row.decidedOn }, { path: "decidedOn" }));
  const kind = row.kind ?? item.candidacies[meeting]?.kind ?? null;
  if (!kind) return refuse(problem("DECISION_UNSAID", { name: row.workItem, meeting }, { path: "kind" }));
  if (standingDecisions(item).some((known) => isRecorded(known, row, { meeting, kind })))
    return { row, standing: "SAME", problems: [], warnings: [] };
  const { problems, warnings } = await recordDecision(tracker, asked(item, row, { meeting, kind, by }));
  return { row, standing: problems.length > 0 ? "REFUSED" : "ACCEPTED", problems, warnings };
}

type Upon = { readonly meeting: string; readonly kind: DecisionKind };

function asked(
  item: WorkItem,
  row: OutcomeRow,
  { by, ...upon }: Upon & { readonly by: Acting },
): RecordDecision {
  const { outcome, body, decidedOn, finalText, assignedNumber, reason, overrideReason } = row;
  return {
    workItem: item.id,
    ...upon,
    outcome,
    body,
    decidedOn,
    finalText,
    assignedNumber,
    reason,
    overrideReason,
    by,
  };
}

/** The meeting at which the body sat on the day; null where there is none, or more than one. */
function meetingOn(programme: Programme, { body: written, decidedOn }: OutcomeRow): string | null {
  const body = bodyLabel(written) ?? written;
  const held = programme.meetings().filter((one) => sitsOn(sittingsOf(one, body), decidedOn));
  return held.length === 1 ? (held[0]?.code ?? null) : null;
}

/** Whether a decision is the one that the line says; what the line leaves out is not asked about. */
function isRecorded(known: Decision, row: OutcomeRow, { meeting, kind }: Upon): boolean {
  const number = row.assignedNumber && writtenNumber(row.assignedNumber);
  return (
    known.meeting === meeting &&
    known.kind === kind &&
    known.outcome === row.outcome &&
    known.decidedOn === row.decidedOn &&
    known.body === (bodyLabel(row.body) ?? row.body) &&
    (!number || known.assignedNumber === number) &&
    (!row.finalText || known.finalText === row.finalText)
  );
}
