import { ACTIONS, type ActionName } from "./procedures/actions.js";
import { QUESTION_ACTIONS, type QuestionAction } from "./questions/names.js";

/** The acts that are no rows of a procedure, with what each is: the upkeep of the records. */
export const UPKEEP = {
  CREATE: "The record was begun by what the server is set up with.",
  REGISTER: "A work item was registered (Rec. A.1 §1.4.7).",
  AGREE_NEW_WORK_ITEM: "A meeting agreed a new work item, or put it into the living list (Rec. A.1 §1.4.7).",
  UPDATE: "Particulars of a work item were changed.",
  PROPOSE: "A work item was listed as a candidate of a meeting.",
  WITHDRAW: "A candidate was taken off the list of a meeting.",
  RECORD_DECISION: "A decision was recorded that is no row of a procedure: postponed, rejected or withdrawn.",
  RECORD_CONTRIBUTION: "A contribution was put on record.",
  RECORD_EXTERNAL_STATUS: "The status that another system shows was put on record.",
  RECORD_IPR_STATEMENT: "A statement on intellectual property was put on record (Rec. A.1 §1.4.6).",
  IMPORT: "What another record says of a text was brought in, with that record as its basis.",
  WAIT_FOR: "What a work item waits for was named.",
  END_WAIT: "A work item waits for something no longer.",
  RELATE: "What a work item is to another one was named: split from it, a part of it, or going with it.",
  SHARE: "Further Questions under which a work item is studied were named.",
  MERGE: "An item that was registered twice, or whose work goes on in another one, was merged into that one.",
  TAKE_BACK: "An act that was recorded by mistake was taken back.",
  VOID_DECISION: "A decision that was recorded by mistake was taken back; in records of earlier versions.",
  SET_UP_STUDY_GROUP: "A study group was set up.",
  RENAME_STUDY_GROUP: "A study group got another name.",
  SET_UP_WORKING_PARTY: "A working party was set up (Rec. A.1 §2.1.2).",
  RENAME_WORKING_PARTY: "A working party got another name.",
  DISSOLVE_WORKING_PARTY: "A working party was dissolved.",
  TURN_STUDY_PERIOD: "A study period ended and the next began: what is continued, and what lapsed.",
  PROPOSE_QUESTION: "A new Question was proposed (WTSA Res. 1 §7.1).",
  MOVE: "A work item was moved to another Question.",
  ADOPT_QUESTION: "A Question was adopted (WTSA Res. 1 §7).",
  RETITLE_QUESTION: "A Question got another title.",
  ENTRUST_QUESTION: "A Question was entrusted to a working party, or moved to another.",
  AUTHORISE_WORKING_PARTIES: "A study group authorised its working parties to agree a type of text.",
  RECORD_QUALIFICATION: "The qualification of an organisation was put on record (Rec. A.5).",
  PLAN_MEETING: "A meeting was planned.",
  CORRECT_MEETING: "What was planned of a meeting was put right.",
  SET_AGENDA: "The agenda of a meeting was set.",
  CHANGE_MEETING: "What is planned of a meeting was changed.",
  POSTPONE_MEETING: "A meeting was put off.",
  CALL_OFF_MEETING: "A meeting was called off.",
  CHANGE_AGENDA: "Lines of a meeting's agenda were added, moved, renamed or taken off.",
  OPEN_SITTING: "The sitting of a body was opened.",
  CLOSE_SITTING: "The sitting of a body was closed.",
  CORRECT_SESSION: "When a sitting was opened or closed was put right.",
  ARRANGE_BUSINESS: "The order of business of a body at a meeting was arranged.",
  PREPARE_LIAISON: "An outgoing liaison statement was prepared (Rec. A.1 §1.5).",
  UPDATE_LIAISON: "A liaison statement was changed.",
  APPROVE_LIAISON: "A liaison statement was approved (Rec. A.1 §1.5).",
  SEND_LIAISON: "TSB sent a liaison statement.",
  RECORD_INCOMING_LIAISON: "A liaison statement came from another group.",
  WITHDRAW_LIAISON: "A liaison statement was withdrawn.",
  RECORD_IPR_QUESTION: "That the chair asked the IPR question was put on record (Rec. A.1 §1.4.6).",
  REGISTER_PERSON: "A person was made known.",
  UPDATE_PERSON: "Particulars of a person were changed.",
  CORRECT_PERSON: "What an event said of a person was put right.",
  APPOINT: "A person was charged with a mandate.",
  END_MANDATE: "The last day of a mandate was set.",
  CORRECT_MANDATE: "What was on record of a mandate was put right.",
  VOID_MANDATE: "An appointment that was recorded by mistake was taken back.",
} as const satisfies Readonly<Record<string, string>>;

/** What an event can say was done: a row of a procedure, or the upkeep of a record. */
export type EventAction = ActionName | QuestionAction | keyof typeof UPKEEP;

const ROWS: ReadonlySet<string> = new Set([...ACTIONS, ...QUESTION_ACTIONS]);

/** Whether it is the name of an act; a record of an older version may have another. */
export function isEventAction(action: string): action is EventAction {
  return Object.hasOwn(UPKEEP, action) || ROWS.has(action);
}
