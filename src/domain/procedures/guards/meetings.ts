import { announcedStep, meetingStep } from "../../approval-track.js";
import { FIRST_DECISION } from "../../decisions/decision-rules.js";
import { judgeBody } from "../../decisions/judge-body.js";
import {
  agendaItemFor,
  bodyNotSitting,
  judgeAgendaItem,
  outsideMeeting,
} from "../../decisions/judge-meeting.js";
import { ASSEMBLY, bodyLabel, isWorkingParty } from "../../labels.js";
import { type MeetingState, type Sitting, sitsOn, sittingsOf } from "../../meeting.js";
import { type Problem, problem } from "../../problem.js";
import type { AgendaPurpose, DecisionKind } from "../../vocabulary.js";
import { designation, type WorkItemState } from "../../work-item.js";
import type { ActionName } from "../actions.js";
import { DATE_RULES, type DateName } from "../date-rules.js";
import type { ActFacts } from "../facts.js";
import { POLICY } from "../policy.js";
import type { Row } from "../table.js";
import { missing, onAct, onRecord } from "./guard.js";

/** Under which agenda item an act belongs. */
const AGENDA_PURPOSE: Partial<Record<ActionName, AgendaPurpose>> = {
  APPROVE: "APPROVAL",
  NOT_APPROVE: "APPROVAL",
  AGREE_DELETION: "DELETION",
  DISCONTINUE: "DISCONTINUATION",
  ADOPT_FROM_LIVING_LIST: "NEW_WORK_ITEMS",
  KEEP_IN_LIVING_LIST: "NEW_WORK_ITEMS",
};

function purposeOf(action: ActionName, item: WorkItemState): AgendaPurpose | null {
  if (action === "WITHDRAW_DECISION") return FIRST_DECISION[item.process];
  return AGENDA_PURPOSE[action] ?? null;
}

/** Conditions about the meeting and the body. */
export const MEETING_GUARDS = {
  STUDY_GROUP_MEETING: onAct("The meeting is one of the study group itself", (facts, row) => {
    const { meeting, item } = facts;
    if (!meeting) return [missing(row, "meeting")];
    if (sittingsOf(meeting, item.studyGroup).length > 0) return [];
    const said = { studyGroup: item.studyGroup, meeting: meeting.code };
    return [problem("NOT_A_STUDY_GROUP_MEETING", said, { path: "meeting", clause: row.clause })];
  }),
  ANNOUNCED_THREE_WEEKS_BEFORE: onAct(
    "The announcement comes at least three weeks before the meeting",
    (facts) => judgeNotice(facts, "ANNOUNCE_STUDY_GROUP_BY", "at least three weeks are needed"),
  ),
  ANNOUNCED_THREE_MONTHS_BEFORE: onAct(
    "The announcement is received at least three months before the meeting",
    (facts) => judgeNotice(facts, "ANNOUNCE_CONSULTATION_BY", "at least three months are needed"),
  ),
  AT_ANNOUNCED_MEETING: onAct("The meeting is the one that was announced", ({ item, meeting }, row) => {
    const step = announcedStep(item);
    if (!meeting) return [missing(row, "meeting")];
    const clause = item.process === "TAP" ? "RES1_9_3_3" : "A8_4_6";
    if (!step)
      return [problem("NOT_ANNOUNCED_YET", { name: designation(item) }, { path: "meeting", clause })];
    if (!step.meeting || step.meeting === meeting.code) return [];
    const said = { name: designation(item), announced: step.meeting, meeting: meeting.code };
    return [problem("NOT_THE_ANNOUNCED_MEETING", said, { path: "meeting", clause })];
  }),
  DURING_MEETING: onRecord("The study group is in session on that day", (facts, row) => {
    const { item, meeting, date } = facts;
    const sittings = meeting ? sittingsOf(meeting, item.studyGroup) : [];
    if (sittings.length === 0 || sitsOn(sittings, date)) return [];
    return [outside(facts, item.studyGroup, sittings, row)];
  }),
  WHILE_MEETING_SITS: onRecord(
    "The study group meeting at which the text was taken up has begun and is not over",
    (facts, row) => {
      const { item, date, meetingNamed } = facts;
      const code = meetingStep(item)?.meeting;
      if (!code)
        return [problem("NOT_BEFORE_A_MEETING", { name: designation(item) }, { clause: row.clause })];
      const meeting = facts.meeting?.code === code ? facts.meeting : meetingNamed?.(code);
      const sittings = meeting ? sittingsOf(meeting, item.studyGroup) : [];
      const [first, last] = [sittings[0]?.startsOn, sittings.at(-1)?.endsOn];
      if (!first || !last || (first <= date && date <= last)) return [];
      return [outside(facts, item.studyGroup, sittings, row)];
    },
  ),
  LATER_MEETING: onAct(
    "The meeting is later than the one announced",
    ({ item, meeting, meetingNamed }, row) => {
      const code = announcedStep(item)?.meeting;
      const announced = code ? meetingNamed?.(code) : null;
      if (!meeting || !announced || meeting.startsOn > announced.startsOn) return [];
      const said = { meeting: meeting.code, announced: announced.code };
      return [problem("NOT_A_LATER_MEETING", said, { path: "meeting", clause: row.clause })];
    },
  ),
  DEFERRED_WITHOUT_ANNOUNCEMENT: onRecord(
    "A deferred text goes on to a later meeting without a new announcement",
    ({ item }, row) => {
      if (item.stage !== "DEFERRED" || !POLICY.tapDeferralAnnouncedAnew.value) return [];
      return [problem("TO_BE_ANNOUNCED_ANEW", { name: designation(item) }, { clause: row.clause })];
    },
  ),
  STUDY_GROUP_DECIDES: onAct("The study group decides, not a working party", ({ input, item }, row) => {
    const body = bodyLabel(input.body ?? item.studyGroup);
    if (body === item.studyGroup) return [];
    if (!body) return [problem("BODY_UNKNOWN", { body: input.body ?? "" }, { path: "body" })];
    const said = { body, studyGroup: item.studyGroup };
    if (isWorkingParty(body))
      return [problem("WP_CANNOT_APPROVE", said, { path: "body", clause: row.clause })];
    const home = {
      question: item.question ?? item.acronym,
      home: item.studyGroup,
      body,
      studyGroup: item.studyGroup,
    };
    return [problem("WRONG_BODY", home, { path: "body" })];
  }),
  BODY_OF_THE_QUESTION: onAct(
    "The body is the study group or the working party of the Question",
    (facts, row) => {
      const { input, item, home, studyGroup } = facts;
      if (!input.body) return [missing(row, "body")];
      return judgeBody({ item, kind: "DISCONTINUATION", body: input.body, home, studyGroup });
    },
  ),
  BODY_SITS: onAct("The body sits at the meeting on that day", (facts, row) => {
    if (!facts.meeting) return [missing(row, "meeting")];
    const body = bodyLabel(facts.input.body ?? "");
    return body ? judgeSits(facts, facts.meeting, { body, kind: "DISCONTINUATION" }, row) : [];
  }),
  ASSEMBLY_SITS: onAct("The assembly sits at the meeting on that day", (facts, row) =>
    facts.meeting
      ? judgeSits(facts, facts.meeting, { body: ASSEMBLY, kind: "APPROVAL" }, row)
      : [missing(row, "meeting")],
  ),
  DECIDED_ANEW_ALLOWED: onRecord(
    "What was decided may be withdrawn until it is announced",
    ({ item }, row) => {
      if (POLICY.decidedAnewBeforeAnnouncement.value) return [];
      return [
        problem("ALREADY_DECIDED", { name: designation(item), stage: item.stage }, { clause: row.clause }),
      ];
    },
  ),
  AGENDA_ITEM: onAct("The agenda item exists and is the place for it", ({ input, meeting, item }, row) => {
    const purpose = purposeOf(row.action, item);
    if (!meeting || !purpose) return [];
    return judgeAgendaItem(meeting, purpose, input.agendaItem ?? agendaItemFor(meeting, purpose));
  }),
};

function judgeSits(
  facts: ActFacts,
  meeting: MeetingState,
  { body, kind }: { readonly body: string; readonly kind: DecisionKind },
  row: Row,
): Problem[] {
  const sittings = sittingsOf(meeting, body);
  if (sittings.length === 0) return [bodyNotSitting(meeting, body, kind)];
  return sitsOn(sittings, facts.date) ? [] : [outside(facts, body, sittings, row)];
}

function outside(
  { date, dayGiven }: ActFacts,
  body: string,
  sittings: readonly Sitting[],
  { clause }: Row,
): Problem {
  return outsideMeeting(body, sittings, { date: dayGiven === false ? null : date, path: "date", clause });
}

function judgeNotice({ meeting, item, date, holidays }: ActFacts, rule: DateName, notice: string): Problem[] {
  const opens = meeting && sittingsOf(meeting, item.studyGroup)[0]?.startsOn;
  if (!opens) return [];
  const { compute, clause } = DATE_RULES[rule];
  const latest = compute(opens, holidays, date);
  if (date <= latest) return [];
  return [problem("ANNOUNCED_TOO_LATE", { date, opens, latest, notice }, { path: "meeting", clause })];
}
