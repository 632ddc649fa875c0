import type { CalendarDate } from "../calendar.js";
import type { ApprovalProcess, DecisionKind, Stage } from "../vocabulary.js";
import { standingDecisions, type WorkItem } from "../work-item.js";
import { publishedOn } from "../work-items/named.js";
import { readDay } from "./dates.js";

/** The statuses of the public work programme. */
export const RECORDED_STATUSES = [
  "Under study",
  "Consented",
  "Determined",
  "Approved",
  "Agreed",
  "Deleted",
] as const;
/** One of them. */
export type RecordedStatus = (typeof RECORDED_STATUSES)[number];

/** A status as the public work programme prints it: `Consented on 2026-02-27 [Issued from previous study period]`. */
export interface ReadStatus {
  /** As it is written, without its marker. */
  readonly raw: string;
  /** Null where it is none of the known ones. */
  readonly status: RecordedStatus | null;
  readonly on: CalendarDate | null;
  /** Whether the item came from an earlier study period; null: it went on into the next one, so that another row has it. */
  readonly carried: boolean | null;
}

/** That an item came from an earlier study period. */
const ISSUED = "[Issued from previous study period]";
const GRAMMAR = /^([^[]*?)(?: on ([^[]*?))?\s*(?:\[([^\]]*)\])?$/i;

/** Reads a status: `status [on date] [[marker]]`. What is not known keeps its words. */
export function readStatus(text: string): ReadStatus {
  const written = text.trim().replace(/\s+/g, " ");
  const [, word = "", day = "", marker = ""] = GRAMMAR.exec(written) ?? [];
  const status = RECORDED_STATUSES.find((one) => one.toLowerCase() === word.trim().toLowerCase()) ?? null;
  const { date, fault } = readDay(day);
  const carried = /carried to next/i.test(marker) ? null : /issued from previous/i.test(marker);
  const unknown = !status || fault || (marker !== "" && carried === false);
  return { raw: written.replace(/\s*\[[^\]]*\]$/, ""), status: unknown ? null : status, on: date, carried };
}

const CONSENTED: readonly Stage[] = [
  "CONSENTED",
  "LAST_CALL",
  "LC_JUDGEMENT",
  "COMMENT_RESOLUTION",
  "NEXT_STEP_JUDGEMENT",
  "ADDITIONAL_REVIEW",
  "AR_JUDGEMENT",
  "SG_REVIEW",
  "SG_MORE_TIME",
];
const DETERMINED: readonly Stage[] = [
  "DETERMINED",
  "CONSULTATION",
  "CONSULTATION_PASSED",
  "CONSULTATION_FAILED",
  "SG_DECISION",
  "MORE_TIME",
  "DEFERRED",
];

/** The status of an item as the public work programme would print it, with its marker. */
export function writtenStatus(item: WorkItem): string {
  const { status, on } = statusOf(item);
  const marker = item.carriedFrom.length > 0 ? ` ${ISSUED}` : "";
  return `${status}${on ? ` on ${on}` : ""}${marker}`;
}

function statusOf(item: WorkItem): { status: RecordedStatus; on: CalendarDate | null } {
  const { stage, process } = item;
  if (stage === "UNDER_STUDY" || stage === "LIVING_LIST" || stage === "MOVED_TO_TAP")
    return { status: "Under study", on: null };
  if (stage === "DISCONTINUED" || stage === "DELETED")
    return { status: "Deleted", on: reachedOn(item, stage) };
  const isDetermined = DETERMINED.includes(stage) || (stage === "NOT_APPROVED" && process === "TAP");
  if (isDetermined) return { status: "Determined", on: decidedOn(item, "DETERMINATION", "DETERMINED") };
  if (CONSENTED.includes(stage) || stage === "NOT_APPROVED")
    return { status: "Consented", on: decidedOn(item, "CONSENT", "CONSENTED") };
  return { status: process === "AGREEMENT" ? "Agreed" : "Approved", on: publishedOn(item) };
}

function decidedOn(item: WorkItem, kind: DecisionKind, stage: Stage): CalendarDate | null {
  const decision = standingDecisions(item).findLast((one) => one.kind === kind && one.outcome === "AGREED");
  return decision?.decidedOn ?? reachedOn(item, stage);
}

/** The day on which the item came to a stage last, as its history says. */
function reachedOn({ history }: WorkItem, stage: Stage): CalendarDate | null {
  const isReached = (field: string, after: unknown) => field === "stage" && after === stage;
  return (
    history.findLast(({ changes }) => changes.some((one) => isReached(one.field, one.after)))?.effectiveOn ??
    null
  );
}

/** Which stage a status stands for, and the processes of whose texts it can be. */
export const STAGE_OF_STATUS: Readonly<
  Record<
    RecordedStatus,
    { readonly stage: (process: ApprovalProcess) => Stage; readonly processes: readonly ApprovalProcess[] }
  >
> = {
  "Under study": { stage: () => "UNDER_STUDY", processes: ["AAP", "TAP", "AGREEMENT", "NONE"] },
  Consented: { stage: () => "CONSENTED", processes: ["AAP"] },
  Determined: { stage: () => "DETERMINED", processes: ["TAP"] },
  // An erratum is approved by nobody: TSB publishes it.
  Approved: {
    stage: (process) => (process === "NONE" ? "PUBLISHED" : "APPROVED"),
    processes: ["AAP", "TAP", "NONE"],
  },
  Agreed: { stage: () => "AGREED", processes: ["AGREEMENT"] },
  Deleted: { stage: () => "DISCONTINUED", processes: ["AAP", "TAP", "AGREEMENT", "NONE"] },
};
