import type { WorkItemState } from "../work-item.js";

/** A status code of the AAP web application, with the stage that it stands for. */
export interface StatusCode {
  readonly code: string;
  readonly name: string;
  /** Whether ITU's own page or a public record gives the code. */
  readonly verified: boolean;
  readonly stands: (item: WorkItemState) => boolean;
}

const code = (code: string, name: string, verified: boolean, stands: StatusCode["stands"]): StatusCode => ({
  code,
  name,
  verified,
  stands,
});

/** The codes, most special first: the first that fits an item is its code. Change them here when ITU says otherwise. */
export const STATUS_CODES: readonly StatusCode[] = [
  code("C", "Consented", true, ({ stage }) => stage === "CONSENTED"),
  code("LC", "Last call", true, ({ stage }) => stage === "LAST_CALL"),
  code("LJ", "Last call judgement", true, ({ stage }) =>
    ["LC_JUDGEMENT", "COMMENT_RESOLUTION", "NEXT_STEP_JUDGEMENT"].includes(stage),
  ),
  code("AR", "Additional review", true, ({ stage }) => stage === "ADDITIONAL_REVIEW"),
  code("AJ", "Additional review judgement", false, ({ stage }) => stage === "AR_JUDGEMENT"),
  code("SR", "Study group review", false, ({ stage }) => stage === "SG_REVIEW" || stage === "SG_MORE_TIME"),
  code("TAP", "Moved to TAP", false, ({ stage }) => stage === "MOVED_TO_TAP"),
  code("NA", "Not approved", false, ({ stage, process }) => stage === "NOT_APPROVED" && process === "AAP"),
  code("AT", "Approved with typographical corrections", false, (item) =>
    approvedBy(item, "LAST_CALL_TYPOGRAPHICAL"),
  ),
  code("AC", "Approved after comments were resolved", true, (item) => approvedBy(item, "ADDITIONAL_REVIEW")),
  code("A", "Approved", true, (item) => approvedBy(item, "LAST_CALL") || approvedBy(item, "STUDY_GROUP_AAP")),
];

/** An item's status as the AAP web application would print it. */
export interface PublicStatus {
  readonly code: string;
  /** Null where the code is not one that is known here. */
  readonly name: string | null;
  readonly verified: boolean;
}

/** The public code of an item's stage under AAP, null where it has none. */
export function statusCodeOf(item: WorkItemState): PublicStatus | null {
  const found = STATUS_CODES.find(({ stands }) => stands(item));
  return found ? { code: found.code, name: found.name, verified: found.verified } : null;
}

/** Reads a code that another system gave. An unknown one keeps its raw form; no code ever moves an item. */
export function readStatusCode(raw: string): PublicStatus {
  const known = STATUS_CODES.find(({ code }) => code === raw.trim().toUpperCase());
  return known
    ? { code: known.code, name: known.name, verified: known.verified }
    : { code: raw, name: null, verified: false };
}

function approvedBy(item: WorkItemState, variant: WorkItemState["approvalVariant"]): boolean {
  return item.process === "AAP" && item.approvalVariant === variant && item.approvedOn !== null;
}
