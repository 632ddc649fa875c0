import type { CalendarDate } from "../calendar.js";
import { judgeAuthorisable } from "../decisions/judge-body.js";
import { outsideMeeting } from "../decisions/judge-meeting.js";
import { dayAt, type MeetingState, sitsOn, sittingsOf } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import type { StudyGroupState } from "../study-group.js";
import type { WorkItemType } from "../vocabulary.js";

/** What an authorisation says. */
export interface AuthorisationInput {
  readonly type: WorkItemType;
  readonly document: string;
  /** Left out: the study group's last day at the meeting. */
  readonly agreedOn: CalendarDate | null;
}

/** What the rules need to know. */
export interface AuthorisationFacts {
  readonly studyGroup: StudyGroupState;
  readonly meeting: MeetingState;
  readonly today: CalendarDate;
}

/**
 * The study group's leave for its working parties to agree texts of a type (WTSA Res. 1 §1bis): an act of a study
 * group meeting, and only for the types that a working party may be authorised for.
 */
export function concludeAuthorisation(
  { studyGroup, meeting, today }: AuthorisationFacts,
  { type, document, agreedOn }: AuthorisationInput,
): { problems: Problem[]; next: Pick<StudyGroupState, "authorisations">; agreedOn: CalendarDate } {
  const clause = "RES1_1BIS";
  const sittings = sittingsOf(meeting, studyGroup.label);
  const day = agreedOn ?? dayAt(meeting, studyGroup.label, today);
  const date = day ?? today;
  const kept = studyGroup.authorisations.filter((known) => known.type !== type);
  const authorisation = { type, basis: `${document}, ${meeting.code}`, verified: true };
  return {
    problems: [
      ...(sittings.length > 0
        ? []
        : [
            problem(
              "NOT_A_STUDY_GROUP_MEETING",
              { studyGroup: studyGroup.label, meeting: meeting.code },
              { path: "meeting", clause },
            ),
          ]),
      ...(sittings.length === 0 || (day && sitsOn(sittings, day))
        ? []
        : [outsideMeeting(studyGroup.label, sittings, { date: day, path: "agreedOn", clause })]),
      ...(date <= today ? [] : [problem("DATE_IN_FUTURE", { date, today }, { path: "agreedOn" })]),
      ...judgeAuthorisable(type, "type"),
    ],
    next: { authorisations: [...kept, authorisation] },
    agreedOn: date,
  };
}
