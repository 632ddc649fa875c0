import { entry, type ProblemEntry } from "../problem-entry.js";

/** The refusals and warnings about what work items wait for. */
export const WAIT_PROBLEMS = {
  WAIT_UNFIT: entry(
    "TRACKER",
    (f) => `To wait for a ${f.kind}, say for which one.`,
    (f) => `Give ${f.takes}, and nothing else of these.`,
  ),
  WAIT_CIRCLE: entry(
    "TRACKER",
    (f) => `It would wait for itself: ${f.circle}.`,
    () => "End one of these first, endWait; texts that refer to each other go on together.",
  ),
  WAIT_TWICE: entry(
    "TRACKER",
    (f) => `${f.name} waits for it already since ${f.since} (${f.wait}).`,
    () => "Nothing has to be done.",
  ),
  WAIT_NOT_FOUND: entry(
    "TRACKER",
    (f) => `${f.name} has no wait ${f.id} that stands.`,
    () => "Give the id or code of a wait that is not ended, as waits of the work item lists them.",
  ),
  STILL_WAITS: entry(
    "TRACKER",
    (f) => `${f.message}`,
    (f) => `${f.remedy}`,
  ),
} as const satisfies Record<string, ProblemEntry>;
