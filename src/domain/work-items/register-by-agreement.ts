import type { CalendarDate } from "../calendar.js";
import { judgeBody } from "../decisions/judge-body.js";
import {
  agendaItemFor,
  bodyNotSitting,
  judgeAgendaItem,
  outsideMeeting,
} from "../decisions/judge-meeting.js";
import { bodyLabel } from "../labels.js";
import { dayAt, type MeetingState, sitsOn, sittingsOf } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import type { RegistrationResult } from "../vocabulary.js";
import type { WorkItemState } from "../work-item.js";
import { judgeForm, needsForm } from "./justification.js";
import { concludeRegistration, type RegistrationFacts, type RegistrationInput } from "./register.js";

/** What the meeting said of a proposed new work item. */
export interface NewWorkItemAgreement {
  readonly body: string;
  /** Left out: the body's only day at the meeting, or today while it sits. */
  readonly agreedOn: CalendarDate | null;
  /** Left out: the agenda item for new work items. */
  readonly agendaItem: number | null;
  /** The document that carries the A.1 or A.13 form; what continues existing work may have none. */
  readonly document: string | null;
  readonly result: RegistrationResult;
}

/** What the rules need to know. */
export interface AgreementFacts extends RegistrationFacts {
  readonly meeting: MeetingState;
  readonly today: CalendarDate;
}

/** The conclusion: the new item, or every reason why it cannot be agreed. */
export interface AgreementConclusion {
  readonly problems: Problem[];
  /** What the form lacks of an item that goes to the living list. */
  readonly warnings: Problem[];
  readonly state: WorkItemState;
  readonly agreedOn: CalendarDate;
}

/**
 * A new work item as a meeting agrees it (Rec. A.1 §1.4.7): with the fields of the A.1 or A.13 form, by the study
 * group or the Question's working party, under the agenda item for new work items; or put into the living list.
 */
export function concludeNewWorkItem(
  facts: AgreementFacts,
  input: RegistrationInput,
  agreement: NewWorkItemAgreement,
): AgreementConclusion {
  const { meeting, studyGroup, question, today } = facts;
  const { problems, state } = concludeRegistration(facts, input);
  const body = bodyLabel(agreement.body) ?? agreement.body;
  const day = agreement.agreedOn ?? dayAt(meeting, body, today);
  const agreedOn = day ?? today;
  const agendaItem = agreement.agendaItem ?? agendaItemFor(meeting, "NEW_WORK_ITEMS");
  const gaps = judgeForm(state);
  const parked = agreement.result === "LIVING_LIST";
  const form = needsForm(state);
  const registration = {
    meeting: meeting.code,
    body,
    agreedOn,
    agendaItem: agendaItem ?? 0,
    document: agreement.document ?? "",
    result: agreement.result,
  };
  return {
    problems: [
      ...problems,
      ...judgeBody({ item: state, kind: "DISCONTINUATION", body, home: question.workingParty, studyGroup }),
      ...judgeDay(meeting, body, day, today),
      ...judgeAgendaItem(meeting, "NEW_WORK_ITEMS", agendaItem),
      ...(agreement.document || !form
        ? []
        : [
            problem(
              "INPUT_MISSING",
              { act: "A new work item", field: "document" },
              { path: "document", clause: "A1_ANNEX_A" },
            ),
          ]),
      ...(parked || !form ? [] : gaps),
    ],
    warnings: parked || !form ? gaps : [],
    state: {
      ...state,
      stage: parked ? "LIVING_LIST" : "UNDER_STUDY",
      registration,
      stageSince: agreedOn,
    },
    agreedOn,
  };
}

function judgeDay(
  meeting: MeetingState,
  body: string,
  date: CalendarDate | null,
  today: CalendarDate,
): Problem[] {
  const sittings = sittingsOf(meeting, body);
  if (sittings.length === 0) return [bodyNotSitting(meeting, body, "DISCONTINUATION")];
  if (date === null || !sitsOn(sittings, date))
    return [outsideMeeting(body, sittings, { date, path: "agreedOn", clause: "A1_1_4_7" })];
  return date > today ? [problem("DATE_IN_FUTURE", { date, today }, { path: "agreedOn" })] : [];
}
