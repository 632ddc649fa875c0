import type { CalendarDate } from "../calendar.js";
import { agendaItemFor, judgeAgendaItem, judgeSitting } from "../decisions/judge-meeting.js";
import { isWorkingParty, studyGroupLabel } from "../labels.js";
import type { Liaison, LiaisonState } from "../liaison.js";
import { dayAt, type MeetingState } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";
import type { LiaisonLevel, LiaisonStatus } from "../vocabulary.js";
import { contentOf, judgeContent, type LiaisonContent, pointOut } from "./content.js";
import { deliveredOn } from "./status.js";

/** What came of an act upon a liaison statement. */
export interface LiaisonConclusion {
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly next: Partial<LiaisonState>;
  readonly on: CalendarDate;
}

/** What an approval says. */
export interface ApprovalInput {
  /** Left out: the level that was planned. */
  readonly level?: LiaisonLevel | null;
  readonly body?: string | null;
  readonly agendaItem?: number | null;
  readonly date?: CalendarDate | null;
}

/** What the rules of an approval need to know. */
export interface ApprovalFacts {
  /** The meeting that is named; null: none. */
  readonly meeting: MeetingState | null;
  /** The working parties to which the statement's Questions are entrusted. */
  readonly homes: readonly string[];
  /** Code of the meeting at which the study group or its working parties sit on a day; null: at none. */
  readonly sittingOn: (date: CalendarDate) => string | null;
  readonly today: CalendarDate;
}

/** The approval of an outgoing statement, by a body at its meeting or by the management team between meetings. */
export function concludeApproval(
  liaison: Liaison,
  facts: ApprovalFacts,
  input: ApprovalInput,
): LiaisonConclusion {
  const level = input.level ?? liaison.level ?? "WORKING_PARTY";
  const { meeting, today } = facts;
  const body = input.body ?? null;
  const day = input.date ?? (meeting && body ? dayAt(meeting, body, today) : null);
  const on = day ?? today;
  const agendaItem = input.agendaItem ?? (meeting ? agendaItemFor(meeting, "LIAISONS") : null);
  const problems = [
    ...judgeStanding(liaison, "an approval", ["PREPARED"]),
    ...judgeDays(liaison.dated, on, today),
    ...(level === "MANAGEMENT_TEAM"
      ? judgeBetween(facts, on)
      : judgeAtMeeting(liaison, facts, { level, body, on: day, agendaItem: input.agendaItem ?? null })),
  ];
  const approval = {
    level,
    approvedOn: on,
    meeting: level === "MANAGEMENT_TEAM" ? null : (meeting?.code ?? null),
    body: level === "MANAGEMENT_TEAM" ? null : body,
    agendaItem: level === "MANAGEMENT_TEAM" ? null : agendaItem,
  };
  return { problems, warnings: pointOut(liaison), next: { approval, level }, on };
}

/** That TSB sent an approved statement, under its serial. */
export function concludeSending(
  liaison: Liaison,
  { holder, today }: { readonly holder: string | null; readonly today: CalendarDate },
  {
    serial,
    date,
    attachments,
  }: { serial: string; date?: CalendarDate | null; attachments?: readonly string[] | null },
): LiaisonConclusion {
  const on = date ?? today;
  const taken = holder ? [problem("LIAISON_SERIAL_TAKEN", { serial, holder }, { path: "serial" })] : [];
  const problems = [
    ...judgeStanding(liaison, "sending", ["APPROVED"]),
    ...judgeDays(liaison.approval?.approvedOn ?? liaison.dated, on, today),
    ...taken,
  ];
  const next = {
    sentOn: on,
    serial: normalise(serial),
    ...(attachments ? { attachments: attachments.map(normalise) } : {}),
  };
  return { problems, warnings: [], next, on };
}

/** What is said to those who receive it, which does not change once it is with them. */
const SAID_TO_OTHERS = ["title", "destinations", "deadline", "contact"] as const;

/** A change of what is prepared; afterwards only of what it is tied to and where it lies. */
export function concludeLiaisonUpdate(
  liaison: Liaison,
  input: LiaisonContent & Partial<Pick<LiaisonState, "questions" | "workItems">>,
  today: CalendarDate,
): LiaisonConclusion {
  const { questions, workItems, ...said } = input;
  const content = contentOf(said, liaison);
  const isOut = deliveredOn(liaison) !== null && liaison.direction === "OUTGOING";
  const settled = isOut ? SAID_TO_OTHERS.filter((field) => said[field] !== undefined) : [];
  const next = { ...content, ...(questions ? { questions } : {}), ...(workItems ? { workItems } : {}) };
  return {
    problems: [
      ...(settled.length > 0 || liaison.withdrawn
        ? [forbidden(liaison, `changing ${settled.join(", ") || "it"}`, ["PREPARED", "APPROVED"])]
        : []),
      ...judgeContent({ ...content, dated: liaison.dated }),
    ],
    warnings: liaison.direction === "OUTGOING" && !isOut ? pointOut(content) : [],
    next,
    on: today,
  };
}

/** That a statement is not sent after all, or was recorded by mistake. */
export function concludeWithdrawal(
  liaison: Liaison,
  { reason, date }: { reason: string; date?: CalendarDate | null },
  today: CalendarDate,
): LiaisonConclusion {
  const on = date ?? today;
  const isSent = liaison.sentOn !== null;
  const problems = [
    ...(isSent || liaison.withdrawn
      ? [forbidden(liaison, "a withdrawal", ["PREPARED", "APPROVED", "RECEIVED"])]
      : []),
    ...judgeDays(liaison.dated, on, today),
  ];
  return { problems, warnings: [], next: { withdrawn: { on, reason: normalise(reason) } }, on };
}

/** Where a statement stands on its way out, whatever was answered. */
function standing(liaison: LiaisonState): LiaisonStatus {
  if (liaison.withdrawn) return "WITHDRAWN";
  if (liaison.direction === "INCOMING") return "RECEIVED";
  if (liaison.sentOn) return "SENT";
  return liaison.approval ? "APPROVED" : "PREPARED";
}

function judgeStanding(liaison: LiaisonState, act: string, from: readonly LiaisonStatus[]): Problem[] {
  return from.includes(standing(liaison)) ? [] : [forbidden(liaison, act, from)];
}

function forbidden(liaison: LiaisonState, act: string, from: readonly LiaisonStatus[]): Problem {
  const facts = { code: liaison.code, status: standing(liaison), act, from: from.join(" or ") };
  return problem("LIAISON_STAGE_FORBIDS", facts, { path: "liaison" });
}

function judgeDays(earlier: CalendarDate, date: CalendarDate, today: CalendarDate): Problem[] {
  if (date > today) return [problem("DATE_IN_FUTURE", { date, today }, { path: "date" })];
  if (date >= earlier) return [];
  return [problem("DATES_OUT_OF_ORDER", { date, earlier }, { path: "date", clause: "A1_1_5" })];
}

function judgeBetween({ sittingOn }: ApprovalFacts, date: CalendarDate): Problem[] {
  const meeting = sittingOn(date);
  return meeting ? [problem("LIAISON_BETWEEN_MEETINGS", { meeting, date }, { path: "level" })] : [];
}

interface AtMeeting {
  readonly level: Exclude<LiaisonLevel, "MANAGEMENT_TEAM">;
  readonly body: string | null;
  readonly on: CalendarDate | null;
  readonly agendaItem: number | null;
}

function judgeAtMeeting(
  { studyGroup }: Liaison,
  { meeting, homes, today }: ApprovalFacts,
  { level, body, on, agendaItem }: AtMeeting,
): Problem[] {
  if (!meeting || !body) return [problem("LIAISON_MEETING_MISSING", { level }, { path: "meeting" })];
  const fitting = {
    STUDY_GROUP: studyGroupLabel(body) === studyGroup,
    WORKING_PARTY: isWorkingParty(body) && (homes.length === 0 || homes.includes(body)),
    RAPPORTEUR_GROUP: meeting.sittings.some((one) => one.kind === "RAPPORTEUR_GROUP" && one.body === body),
  }[level];
  const could = {
    STUDY_GROUP: studyGroup,
    WORKING_PARTY: homes.join(" or ") || "a working party",
    RAPPORTEUR_GROUP: "a rapporteur group that sits at the meeting",
  }[level];
  return [
    ...(fitting ? [] : [problem("LIAISON_LEVEL_UNFIT", { body, level, fitting: could }, { path: "body" })]),
    ...judgeSitting(meeting, body, { date: on, path: "date", clause: "A1_1_5" }, today),
    ...(agendaItem === null ? [] : judgeAgendaItem(meeting, "LIAISONS", agendaItem)),
  ];
}
