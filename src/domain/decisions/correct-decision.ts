import type { Actor, Change, HistoryEvent } from "../history.js";
import { topOf, without } from "../history.js";
import { type Problem, problem } from "../problem.js";
import { type Decision, designation, type WorkItem, type WorkItemState } from "../work-item.js";

/** Which recorded decision was wrong, and why. */
export interface CorrectionRequest {
  /** `D1`, or the API's identifier that ends in it. */
  readonly decision: string;
  readonly reason: string;
  readonly by: Actor;
}

/** The conclusion: either what the item becomes without the decision, or every reason why not. */
export interface CorrectionConclusion {
  readonly problems: readonly Problem[];
  readonly next: Partial<WorkItemState> | null;
  readonly decision: Decision | null;
  /** The event that recorded the decision. */
  readonly corrects: HistoryEvent | null;
}

/** What an approval leaves on record; whatever touches it after a decision that moved the stage was built upon it. */
const TRACK = [
  "stage",
  "cycle",
  "steps",
  "comments",
  "replies",
  "positions",
  "approvedOn",
  "process",
  "decisions",
];

/** The decision of the item with this id, or null. */
export function decisionNamed(item: WorkItemState, name: string): Decision | null {
  const id = idIn(name);
  return (Object.hasOwn(item.decisions, id) ? item.decisions[id] : undefined) ?? null;
}

const idIn = (name: string) => name.slice(name.lastIndexOf(":") + 1);

/**
 * Takes a decision back as if it had not been recorded: its fields return to what they were, and it stays on record
 * as voided, with its reason. Refused when something later was built upon it, which would have to be taken back first.
 */
export function concludeCorrection(item: WorkItem, request: CorrectionRequest): CorrectionConclusion {
  const id = idIn(request.decision);
  const decision = decisionNamed(item, request.decision);
  const corrects = item.history.find((event) => event.changes.some((change) => records(change, id)));
  const name = designation(item);
  if (!decision || !corrects) {
    const missing = problem("DECISION_NOT_FOUND", { id, name }, { path: "decision" });
    return { problems: [missing], next: null, decision: null, corrects: null };
  }
  const later = eventsBuiltOn(item, corrects, id);
  const problems = [
    ...(decision.voided ? [problem("DECISION_VOIDED", { id, name }, { path: "decision" })] : []),
    ...(later.length > 0
      ? [problem("DECISION_BUILT_UPON", { id, name, later: inWords(later) }, { path: "decision" })]
      : []),
  ];
  if (problems.length > 0) return { problems, next: null, decision, corrects };
  const { reason, by } = request;
  const voided: Decision = { ...decision, voided: { reason, by, event: item.revision + 1 } };
  const before = without<WorkItemState>(
    item,
    corrects.changes.filter(({ field }) => field !== `decisions.${id}`),
  );
  const next = { ...touched(before, corrects), decisions: { ...item.decisions, [id]: voided } };
  return { problems, next, decision, corrects };
}

function records({ field, before }: Change, id: string): boolean {
  return field === `decisions.${id}` && before === null;
}

/** Later events that rest on the decision; those that were taken back themselves do not count. */
function eventsBuiltOn(item: WorkItem, corrected: HistoryEvent, id: string): HistoryEvent[] {
  const undone = new Set(
    item.history.flatMap((event) => (event.action === "VOID_DECISION" ? [event.corrects, event.seq] : [])),
  );
  const own = corrected.changes.map((change) => change.field).filter((field) => field !== `decisions.${id}`);
  const movedStage = own.includes("stage");
  const isBuiltOn = ({ field }: Change) =>
    own.includes(field) || (movedStage && TRACK.includes(topOf(field)));
  return item.history.filter(
    (event) => event.seq > corrected.seq && !undone.has(event.seq) && event.changes.some(isBuiltOn),
  );
}

/** The fields of the state that the event changed. */
function touched(state: WorkItemState, { changes }: HistoryEvent): Partial<WorkItemState> {
  const fields = new Set(changes.map((change) => topOf(change.field)));
  return Object.fromEntries(Object.entries(state).filter(([field]) => fields.has(field)));
}

const inWords = (events: readonly HistoryEvent[]) =>
  events.map(({ seq, action, effectiveOn }) => `event ${seq} (${action}, ${effectiveOn})`).join(", ");
