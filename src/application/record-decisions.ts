import { FIRST_DECISION } from "../domain/decisions/decision-rules.js";
import { bodyLabel } from "../domain/labels.js";
import { problem } from "../domain/problem.js";
import { DECISION_OUTCOMES, type DecisionKind, type LineOutcome } from "../domain/vocabulary.js";
import type { Candidacy, WorkItem } from "../domain/work-item.js";
import { compareByAcronym } from "../domain/work-items/place.js";
import type { Programme } from "../programme/programme.js";
import { freshWorkItem, type Target } from "./change-work-item.js";
import { type BulkRequest, inBulk, type Line } from "./in-bulk.js";
import { type Outcome, refused } from "./outcome.js";
import { type RecordDecision, recordDecision } from "./record-decision.js";
import type { Tracker } from "./tracker.js";
import { treatProposal, unfit } from "./treat-proposal.js";

/** What a body decided on one text or proposed new work item; what is left out is as the text was proposed. */
export interface DecisionLine
  extends Omit<RecordDecision, "meeting" | "body" | "decidedOn" | "kind" | "outcome" | "by"> {
  readonly kind?: DecisionKind | null;
  readonly outcome: LineOutcome;
}

/** Records what one body decided on several texts at a meeting. */
export interface RecordDecisions
  extends Omit<BulkRequest, "workItems">,
    Pick<RecordDecision, "meeting" | "body" | "decidedOn"> {
  /** Line by line, or all that the body is to decide on at the meeting and that are ready. */
  readonly on: {
    readonly lines?: readonly DecisionLine[] | null;
    readonly allReady?: { readonly kind?: DecisionKind | null } | null;
  };
}

type OneLine = DecisionLine & Target & Pick<RecordDecision, "meeting" | "body" | "decidedOn">;

/**
 * Records decisions one after another, each as if it came alone: one that is refused stops none of the others, and the idempotency key is
 * for all of them. Of all that are planned, what is not ready is refused with what is missing; what was dealt with is no line.
 */
export async function recordDecisions(
  tracker: Tracker,
  request: RecordDecisions,
): Promise<readonly Line<WorkItem>[]> {
  const { on, ...said } = request;
  const { lines } = on;
  if (lines) {
    const names = lines.map((_line, index) => `${index}`);
    const done = await inBulk<WorkItem>(
      tracker,
      "recordDecisions",
      { ...request, workItems: names },
      (current, { workItem }) => {
        const line = lines[Number(workItem)] as DecisionLine;
        return recordOne(current, { ...said, ...line, by: request.by });
      },
    );
    return done.map((line, index) => ({ ...line, name: lines[index]?.workItem ?? "" }));
  }
  const listed = listedFor(tracker.programme.current, request);
  const all = { ...request, workItems: listed.map(({ acronym }) => acronym) };
  const done = await inBulk<WorkItem>(tracker, "recordDecisions", all, async (current, { workItem }) => {
    const item = await freshWorkItem(current, workItem);
    // No line: neither an item nor a problem is told of it.
    if (!item || !isPlanned(item, request)) return { aggregate: null, problems: [], warnings: [] };
    return recordOne(current, { ...said, workItem, outcome: "AGREED", by: request.by });
  });
  return done.filter(({ outcome: { aggregate, problems } }) => aggregate || problems.length > 0);
}

async function recordOne(tracker: Tracker, line: OneLine): Promise<Outcome<WorkItem>> {
  const item = tracker.programme.current.workItem(line.workItem);
  const { outcome } = line;
  if (item?.stage === "LIVING_LIST") return treatProposal(tracker, item, line);
  if (outcome === "LIVING_LIST")
    return refused(item ? [unfit(item, outcome, DECISION_OUTCOMES)] : [notFound(line.workItem)], item);
  const candidacy = item?.candidacies[line.meeting];
  const kind = line.kind ?? candidacy?.kind ?? (item && FIRST_DECISION[item.process]) ?? "AGREEMENT";
  const proposed = outcome === "AGREED" && !line.texts?.length ? (candidacy?.text ?? null) : null;
  return recordDecision(tracker, { ...line, outcome, kind, finalText: line.finalText ?? proposed });
}

/** What stands, or stood, on the list of the body for the meeting: the same however far the sitting has come. */
function listedFor(programme: Programme, { meeting: code, body, on }: RecordDecisions): WorkItem[] {
  const meeting = programme.meeting(code);
  if (!meeting) return [];
  const listed = programme.workItemsOfMeeting(meeting.code).filter((item) => {
    const candidacy = item.candidacies[meeting.code];
    return candidacy && isOf(candidacy, body, on.allReady?.kind);
  });
  return listed.toSorted(compareByAcronym);
}

function isPlanned(item: WorkItem, { meeting, body, on }: RecordDecisions): boolean {
  const candidacy = Object.values(item.candidacies).find((one) => one.meeting === meeting);
  return candidacy?.status === "PLANNED" && isOf(candidacy, body, on.allReady?.kind);
}

const isOf = (candidacy: Candidacy, body: string, kind: DecisionKind | null | undefined) =>
  candidacy.body === (bodyLabel(body) ?? body) && (!kind || candidacy.kind === kind);

const notFound = (name: string) => problem("WORK_ITEM_NOT_FOUND", { name }, { path: "workItem" });
