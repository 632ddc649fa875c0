import { type Actor, advance } from "../domain/history.js";
import { studyGroupLabel } from "../domain/labels.js";
import { concludeAuthorisation } from "../domain/meetings/authorise.js";
import { problem } from "../domain/problem.js";
import type { StudyGroup, StudyGroupState } from "../domain/study-group.js";
import type { WorkItemType } from "../domain/vocabulary.js";
import { refuseOtherRevision } from "./expect-revision.js";
import { inTurn } from "./in-turn.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { type Tracker, today } from "./tracker.js";
import { tryAgain } from "./try-again.js";

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
  readonly by: Actor;
}

/** Records an authorisation that a study group meeting gave (WTSA Res. 1 §1bis, Rec. A.13). */
export function authoriseWorkingParties(
  tracker: Tracker,
  request: AuthoriseWorkingParties,
): Promise<Outcome<StudyGroup>> {
  const label = studyGroupLabel(request.studyGroup) ?? request.studyGroup;
  const attempt = () => authorise(tracker, label, request);
  return inTurn(tracker.repositories, label, () => tryAgain(attempt));
}

async function authorise(
  tracker: Tracker,
  label: string,
  { type, document, by, ...request }: AuthoriseWorkingParties,
): Promise<Outcome<StudyGroup>> {
  await tracker.catchUp();
  const programme = tracker.programme.current;
  const known = programme.studyGroup(label);
  const studyGroup = known && ((await tracker.repositories.studyGroup.find(known.id))?.aggregate ?? null);
  const meeting = programme.meeting(request.meeting);
  if (!studyGroup) return refused([problem("BODY_UNKNOWN", { body: label }, { path: "studyGroup" })]);
  if (!meeting)
    return refused(
      [problem("MEETING_NOT_FOUND", { code: request.meeting }, { path: "meeting" })],
      studyGroup,
    );
  const done = effectOf(tracker, studyGroup);
  if (done) return { aggregate: done, problems: [], warnings: [] };
  const refusal = refuseOtherRevision(studyGroup, request.expectedRevision ?? studyGroup.revision);
  if (refusal) return refusal;

  const facts = { studyGroup, meeting, role: by.role, today: today(tracker) };
  const { problems, next, agreedOn } = concludeAuthorisation(facts, {
    type,
    document,
    agreedOn: request.agreedOn ?? null,
  });
  if (problems.length > 0) return refused(problems, studyGroup);
  const changed = advance<StudyGroupState>(studyGroup, next, {
    action: "AUTHORISE_WORKING_PARTIES",
    effectiveOn: agreedOn,
    recordedAt: tracker.now(),
    by,
    request: tracker.request,
    basis: { meeting: meeting.code, document, clause: "WTSA Res. 1 §1bis" },
  });
  if (changed === studyGroup) return { aggregate: studyGroup, problems: [], warnings: [] };
  tracker.programme.reach(await tracker.repositories.studyGroup.advance(studyGroup, changed));
  tracker.programme.apply([{ kind: "studyGroup", aggregate: changed }]);
  return { aggregate: changed, problems: [], warnings: [] };
}
