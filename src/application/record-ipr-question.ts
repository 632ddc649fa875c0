import { CLAUSES } from "../domain/clauses.js";
import { bodyLabel } from "../domain/labels.js";
import type { Meeting } from "../domain/meeting.js";
import { concludeIprQuestion, type IprQuestionInput } from "../domain/meetings/ask-ipr.js";
import { MEETING_POLICIES } from "../domain/policies/meeting.js";
import { problem } from "../domain/problem.js";
import type { WorkItem } from "../domain/work-item.js";
import type { Programme } from "../programme/programme.js";
import { judgeAmbiguity } from "./ambiguity.js";
import { changeAggregate } from "./change-aggregate.js";
import type { Outcome } from "./outcome.js";
import { type Acting, permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Records that the chair asked the IPR question about texts before a body. */
export interface RecordIprQuestion extends IprQuestionInput {
  /** Code of the meeting. */
  readonly meeting: string;
  /** Names of the work items whose texts it was asked about; left out: all that the body had before it there. */
  readonly workItems?: readonly string[] | null;
  /** The revision of the meeting that the caller saw. */
  readonly expectedRevision?: number | null;
  readonly by: Acting;
}

/** Records the question, one for a meeting and text (Rec. A.1 §1.4.6). */
export function recordIprQuestion(
  tracker: Tracker,
  { meeting: code, workItems, expectedRevision, by, ...input }: RecordIprQuestion,
): Promise<Outcome<Meeting>> {
  const action = "RECORD_IPR_QUESTION";
  const find = (programme: Programme) => programme.meeting(code);
  const missing = problem("MEETING_NOT_FOUND", { code }, { path: "meeting" });
  const change = { kind: "meeting", find, missing, action, expectedRevision, by } as const;
  return changeAggregate(tracker, change, (meeting, programme, permit) => {
    const body = bodyLabel(input.body) ?? input.body;
    const texts = workItems
      ? workItems.map((name) => ({ name, item: programme.workItem(name) }))
      : textsBefore(programme, meeting.code, body).map((item) => ({ name: item.acronym, item }));
    const unknown = texts.flatMap(({ name, item }) =>
      item ? [] : [problem("WORK_ITEM_NOT_FOUND", { name }, { path: "workItems" })],
    );
    const ambiguous = (workItems ?? []).flatMap((name) => judgeAmbiguity(programme, name, "workItems"));
    const ids = texts.flatMap(({ item }) => (item ? [item.id] : []));
    const facts = { meeting, workItems: ids, today: today(tracker) };
    const { problems, next, askedOn } = concludeIprQuestion(facts, input);
    const policy = MEETING_POLICIES[action];
    const scopes = [meeting.studyGroup ?? body, body];
    return {
      granted: permit(permission(policy, { act: action, upon: meeting.code, scopes, on: askedOn })),
      problems: [...unknown, ...ambiguous, ...problems],
      next,
      effectiveOn: askedOn,
      basis: { meeting: meeting.code, clause: CLAUSES.A1_1_4_6.citation },
    };
  });
}

/** The items that a body planned to deal with or dealt with at a meeting. */
function textsBefore(programme: Programme, meeting: string, body: string): WorkItem[] {
  return programme
    .workItemsOfMeeting(meeting)
    .filter(
      ({ candidacies, decisions }) =>
        candidacies[meeting]?.body === body ||
        Object.values(decisions).some((one) => one.meeting === meeting && one.body === body),
    );
}
