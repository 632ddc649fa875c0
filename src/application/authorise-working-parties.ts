import { studyGroupLabel } from "../domain/labels.js";
import { concludeAuthorisation } from "../domain/meetings/authorise.js";
import { STUDY_GROUP_POLICIES } from "../domain/policies/study-group.js";
import { problem } from "../domain/problem.js";
import type { StudyGroup } from "../domain/study-group.js";
import type { WorkItemType } from "../domain/vocabulary.js";
import { changeAggregate } from "./change-aggregate.js";
import { type Outcome, refused } from "./outcome.js";
import { type Acting, permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Records the study group's leave for its working parties to agree texts of a type. */
export interface AuthoriseWorkingParties {
  readonly studyGroup: string;
  readonly type: WorkItemType;
  readonly meeting: string;
  readonly document: string;
  /** Left out: the study group's last day at the meeting. */
  readonly agreedOn?: string | null;
  /** The revision that the caller saw; nothing is done when the study group has moved on. */
  readonly expectedRevision?: number | null;
  readonly by: Acting;
}

/** Records an authorisation that a study group meeting gave (WTSA Res. 1 §1bis, Rec. A.13). */
export async function authoriseWorkingParties(
  tracker: Tracker,
  { type, document, expectedRevision, by, ...request }: AuthoriseWorkingParties,
): Promise<Outcome<StudyGroup>> {
  const label = studyGroupLabel(request.studyGroup) ?? request.studyGroup;
  const action = "AUTHORISE_WORKING_PARTIES";
  const missing = problem("BODY_UNKNOWN", { body: label }, { path: "studyGroup" });
  const find = (programme: Tracker["programme"]["current"]) => programme.studyGroup(label);
  await tracker.catchUp();
  const meeting = tracker.programme.current.meeting(request.meeting);
  if (!meeting) {
    const unknown = problem("MEETING_NOT_FOUND", { code: request.meeting }, { path: "meeting" });
    return refused([unknown], find(tracker.programme.current));
  }
  const change = { kind: "studyGroup", find, missing, action, expectedRevision, by } as const;
  return changeAggregate(tracker, change, (studyGroup, _programme, permit) => {
    const { problems, next, agreedOn } = concludeAuthorisation(
      { studyGroup, meeting, today: today(tracker) },
      { type, document, agreedOn: request.agreedOn ?? null },
    );
    const policy = STUDY_GROUP_POLICIES[action];
    const leave = { act: action, upon: label, scopes: [label], on: agreedOn };
    return {
      granted: permit(permission(policy, leave)),
      problems,
      next,
      effectiveOn: agreedOn,
      basis: { meeting: meeting.code, document, clause: "WTSA Res. 1 §1bis" },
    };
  });
}
