import { earlierOf } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import { DECISION_RULES } from "../domain/decisions/decision-rules.js";
import { concludeDecision, type DecisionRequest } from "../domain/decisions/record-decision.js";
import { bodyLabel } from "../domain/labels.js";
import { decisionPolicy } from "../domain/policies/work-item.js";
import { problem } from "../domain/problem.js";
import { normalise } from "../domain/text.js";
import { standingWaits } from "../domain/waits/standing.js";
import type { WorkItem } from "../domain/work-item.js";
import { atOpenSitting } from "./at-open-sitting.js";
import { type Conclude, changeWorkItem, type Target } from "./change-work-item.js";
import { numberHolder } from "./number-holder.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
import { textInForce } from "./text-in-force.js";
import { type Tracker, today } from "./tracker.js";
import { waitFacts } from "./wait-facts.js";

/** Records what a meeting decided on a work item. */
export interface RecordDecision extends Target, Pick<DecisionRequest, "kind" | "outcome" | "body"> {
  readonly meeting: string;
  readonly decidedOn?: string | null;
  readonly agendaItem?: number | null;
  readonly finalText?: string | null;
  readonly assignedNumber?: string | null;
  readonly reason?: string | null;
  readonly overrideReason?: string | null;
  readonly chairConcurrence?: string | null;
  /** The titles as the meeting changed them. */
  readonly titles?: DecisionRequest["titles"];
  /** The documents that go with the text. */
  readonly texts?: DecisionRequest["texts"];
  /** Code of the meeting to which it is put off, on whose list it then stands. */
  readonly postponedTo?: string | null;
}

/** Records a consent, determination or agreement, or that it was postponed or rejected, at the gavel. */
export function recordDecision(tracker: Tracker, request: RecordDecision): Promise<Outcome<WorkItem>> {
  const body = bodyLabel(request.body) ?? request.body;
  const conclude = atOpenSitting(concludeRecording(tracker, request), (_item, programme) => ({
    meeting: programme.meeting(request.meeting),
    body,
  }));
  return changeWorkItem(tracker, "RECORD_DECISION", request, conclude);
}

/** Asks the domain whether the decision can be recorded. */
export function concludeRecording(tracker: Tracker, request: RecordDecision): Conclude {
  return (item, programme, permit) => {
    const now = today(tracker);
    const meeting = programme.meeting(request.meeting);
    const studyGroup = programme.studyGroup(item.studyGroup);
    if (!meeting || !studyGroup) {
      const missing = problem("MEETING_NOT_FOUND", { code: request.meeting }, { path: "meeting" });
      return { problems: [missing], next: null };
    }
    const asked = completed(request);
    const later = asked.postponedTo ? programme.meeting(asked.postponedTo) : undefined;
    const noLater =
      later === null
        ? [problem("MEETING_NOT_FOUND", { code: asked.postponedTo ?? "" }, { path: "postponedTo" })]
        : [];
    const conclusion = concludeDecision(
      {
        item,
        meeting,
        studyGroup,
        home: programme.homeOn(item, asked.decidedOn ?? earlierOf(meeting.endsOn, now)),
        changes: textInForce(programme, item, asked.assignedNumber),
        numberHolder: numberHolder(programme, item, asked.assignedNumber),
        waits: standingWaits(item, waitFacts(programme)),
        ...(later === undefined ? {} : { later }),
        today: now,
        now: tracker.now(),
      },
      asked,
    );
    const basis = {
      meeting: meeting.code,
      document: asked.finalText,
      clause: CLAUSES[DECISION_RULES[asked.kind].clause].citation,
    };
    const effectiveOn = conclusion.decidedOn ?? now;
    const policy = decisionPolicy(asked.kind, asked.body);
    const leave = { act: `RECORD_DECISION of ${asked.kind}`, policy, on: effectiveOn, body: asked.body };
    const granted = permit(upon(programme, item, leave));
    return {
      ...conclusion,
      problems: [...conclusion.problems, ...noLater],
      granted,
      basis,
      effectiveOn,
      said: { decidedOn: effectiveOn },
    };
  };
}

function completed(request: RecordDecision): DecisionRequest {
  const line = (text?: string | null) => (text ? normalise(text) || null : null);
  return {
    kind: request.kind,
    outcome: request.outcome,
    body: request.body,
    decidedOn: request.decidedOn ?? null,
    agendaItem: request.agendaItem ?? null,
    finalText: line(request.finalText),
    assignedNumber: line(request.assignedNumber),
    reason: line(request.reason),
    overrideReason: line(request.overrideReason),
    chairConcurrence: request.chairConcurrence ?? null,
    titles: request.titles ?? null,
    postponedTo: request.postponedTo ?? null,
    texts: request.texts?.map(({ kind, document }) => ({ kind, document: normalise(document) })) ?? null,
  };
}
