import { entry } from "../problem-entry.js";

/** Why a row of another record is not brought in, or not as it stands there. */
export const IMPORT_PROBLEMS = {
  ROW_UNREAD: entry(
    "TRACKER",
    (f) => `Not read: ${f.why}.`,
    () => "Put the row right in the record that it comes from, and bring it in again.",
  ),
  ROW_CONFLICTS: entry(
    "TRACKER",
    (f) => `${f.field}: the record says ${f.theirs}, the tracker ${f.ours}.`,
    () =>
      "Whichever is right: put the record right, or the tracker by the act for it. Nothing was overwritten.",
  ),
  ROW_OLDER: entry(
    "TRACKER",
    (f) => `The row is older than what was brought in from line ${f.line} of ${f.source}.`,
    () => "Bring in the newest state of the record.",
  ),
  ROW_CONTRADICTS: entry(
    "TRACKER",
    (f) => `"${f.status}" of ${f.name} is kept as external status only: ${f.why}.`,
    () => "Record what happened by the acts for it; or have the record put right.",
  ),
} as const;
