import type { Progress } from "../persistence/backup.js";

/** How often progress is said, in milliseconds. */
const PROGRESS_MS = 2000;

/** Says now and then how many documents have been dealt with, and counts them. */
export function progressOf(
  say: (line: string) => void,
  what: string,
): { progress: Progress; count: () => number } {
  let count = 0;
  let said = Date.now();
  const progress: Progress = (documents) => {
    count = documents;
    if (Date.now() - said < PROGRESS_MS) return;
    said = Date.now();
    say(`  ${documents} ${what}`);
  };
  return { progress, count: () => count };
}
