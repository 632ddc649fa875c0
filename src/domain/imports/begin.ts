import { type ApprovalTrack, NO_APPROVAL_TRACK } from "../approval-track.js";
import { type CalendarDate, earlierOf, latestOf } from "../calendar.js";
import type { ClauseKey } from "../clauses.js";
import { judgeProcessForType } from "../decisions/judge-kind.js";
import { judgeNumber } from "../decisions/judge-number.js";
import { TYPE_RULES, usualProcess } from "../decisions/type-rules.js";
import { formatNumber } from "../names/format.js";
import { parseNumber } from "../names/parse.js";
import { type Problem, problem } from "../problem.js";
import { periodBefore } from "../structure/periods.js";
import type { StudyGroupState } from "../study-group.js";
import type { Version } from "../vocabulary.js";
import type { WorkItemState } from "../work-item.js";
import { NO_PARTICULARS } from "../work-items/particulars.js";
import type { Entry } from "./entry.js";
import { STAGE_OF_STATUS } from "./status.js";

/** What the rules need to know of the rest. */
export interface ImportFacts {
  readonly studyGroup: Pick<StudyGroupState, "label" | "studyPeriod">;
  readonly today: CalendarDate;
  /** What version it is where the record does not say: revised where an earlier edition is known. */
  readonly versionLeftOut: Version;
  /** Which other item holds a number, if one does, given the state as it would be. */
  readonly numberHolder: (state: WorkItemState, number: string) => string | null;
}

/** A text as another record has it, as far as the rules let it stand. */
export interface Understood {
  readonly state: WorkItemState;
  /** What of the record contradicts the rules, and is kept as external status only. */
  readonly contradictions: readonly Problem[];
}

/**
 * The state that an entry describes. What contradicts the rules is not taken: the text is under study then, with the
 * record's status beside it.
 */
export function understand(entry: Entry, facts: ImportFacts): Understood {
  const known = particularsOf(entry, facts);
  const wrongProcess = judgeProcessForType(known);
  const fitting = wrongProcess.length > 0 ? { ...known, process: usualProcess(known.type, null) } : known;
  const wrongNumber = entry.number
    ? judgeNumber(entry.number, known.type, facts.numberHolder(fitting, entry.number))
    : [];
  const whyNot = judgeStatus(entry, fitting, facts);
  const wrongStatus = whyNot ? [contradiction(entry, whyNot)] : [];
  const contradictions = [...wrongProcess, ...wrongNumber, ...wrongStatus];
  const stages = contradictions.length > 0 ? { externalStatus: entry.status.raw } : stagesOf(entry, fitting);
  const number = wrongNumber.length > 0 ? null : entry.number;
  return { state: { ...fitting, ...stages, number }, contradictions };
}

function particularsOf(entry: Entry, { studyGroup, versionLeftOut }: ImportFacts): WorkItemState {
  const { studyPeriod = studyGroup.studyPeriod, type, status } = entry;
  const before = periodBefore(studyPeriod)?.code;
  return {
    ...NO_PARTICULARS,
    ...NO_APPROVAL_TRACK,
    acronym: entry.acronym,
    aliases: [],
    number: null,
    studyGroup: entry.studyGroup,
    studyPeriod,
    question: entry.question ?? null,
    ...(entry.jointQuestions?.length
      ? { jointQuestions: entry.jointQuestions.map((question) => ({ question, studyPeriod })) }
      : {}),
    type,
    version: entry.version ?? versionLeftOut,
    integral: null,
    process: entry.process ?? usualProcess(type, null),
    stage: "UNDER_STUDY",
    candidacies: {},
    decisions: {},
    carriedFrom: status.carried && before ? [before] : [],
    parent: parentIn(entry.number),
    titles: entry.title ? { en: { text: entry.title, provenance: "OFFICIAL" } } : {},
    summary: entry.summary ?? null,
    timing: entry.timing ?? null,
    priority: entry.priority ?? null,
    editors: entry.editors ?? null,
    liaisons: entry.liaisons ?? null,
    supportingMembers: entry.supportingMembers ?? null,
    baseTexts: entry.baseTexts ?? null,
    equivalentNumber: entry.equivalentNumber ?? null,
  };
}

/** What an amendment, corrigendum, annex or Supplement belongs to, where its number tells. */
function parentIn(text: string | null): string | null {
  const number = text ? parseNumber(text) : null;
  if (!number) return null;
  if (number.parts.length > 0)
    return formatNumber({ ...number, parts: number.parts.slice(0, -1), common: null });
  return number.base.kind === "SUPPLEMENT" ? number.base.to : null;
}

/** Where the status says that the text stands. */
function stagesOf(
  entry: Entry,
  { process }: WorkItemState,
): Partial<ApprovalTrack & Pick<WorkItemState, "stage">> {
  const { status, on } = entry.status;
  if (!status || status === "Under study") return {};
  const day = on ?? entry.approvedOn;
  const stage = STAGE_OF_STATUS[status].stage(process);
  const isDeleted = stage === "DISCONTINUED" && entry.approvedOn !== null;
  const approvedOn = status === "Approved" && process !== "NONE" ? day : isDeleted ? entry.approvedOn : null;
  const cycle = stage === "DISCONTINUED" && !isDeleted ? 0 : 1;
  return { stage: isDeleted ? "DELETED" : stage, stageSince: day, cycle, approvedOn };
}

/** Why the status cannot stand; null where it can. */
function judgeStatus(entry: Entry, state: WorkItemState, { today }: ImportFacts): Why | null {
  const { status, on } = entry.status;
  const { clause } = TYPE_RULES[state.type];
  if (!status) return { why: "no such status is known here", clause: "TRACKER" };
  const { processes } = STAGE_OF_STATUS[status];
  const process = entry.process ?? state.process;
  if (!processes.includes(process) || !processes.includes(state.process))
    return { why: `a text that follows ${process} is not ${status.toLowerCase()}`, clause };
  if (status === "Under study") return null;
  const day = on ?? entry.approvedOn;
  if (!day) return { why: "no day is named", clause };
  return day > today ? { why: `${day} has not come yet`, clause } : null;
}

interface Why {
  readonly why: string;
  readonly clause: ClauseKey;
}

function contradiction({ acronym, number, status }: Entry, { why, clause }: Why): Problem {
  const facts = { name: number ?? acronym, status: status.raw, why };
  return problem("ROW_CONTRADICTS", facts, { path: "status", clause });
}

/** The days of an item's beginning: when it came into the programme, and when to where it stands. */
export function daysOf({ registeredOn }: Entry, { stage, stageSince }: WorkItemState, today: CalendarDate) {
  const moved = stage === "UNDER_STUDY" ? null : stageSince;
  const registered = registeredOn && registeredOn <= today ? registeredOn : null;
  const from = registered && moved ? earlierOf(registered, moved) : (registered ?? moved ?? today);
  return { from, moved: latestOf([from, moved]) ?? from };
}

/** The fields that say where a text stands. */
export const STATUS_FIELDS = [
  "stage",
  "stageSince",
  "cycle",
  "approvedOn",
  "externalStatus",
  "number",
] as const satisfies readonly (keyof WorkItemState)[];
