import type { Recorded } from "../domain/history.js";
import { StorageFull } from "../persistence/errors.js";
import type { Target } from "./change-work-item.js";
import { once, type Repeatable } from "./once.js";
import type { Outcome } from "./outcome.js";
import type { Tracker } from "./tracker.js";

/** One act upon many work items. */
export interface BulkRequest extends Repeatable {
  /** Acronyms, aliases or assigned numbers. */
  readonly workItems: readonly string[];
}

/** What came of the act upon one of the items. */
export interface Line<A extends Recorded> {
  /** The item as the request names it. */
  readonly name: string;
  readonly outcome: Outcome<A>;
}

/**
 * Does one act upon many items, one after another: each is done or refused for itself, and a refusal stops none of the
 * others. The idempotency key is for the whole: sent again, what was done is told again and what was not is done, so
 * that a request that broke off half-way can be sent again. With another input the key is refused for all of them.
 */
export async function inBulk<A extends Recorded>(
  tracker: Tracker,
  verb: string,
  request: BulkRequest,
  act: (tracker: Tracker, request: Target) => Promise<Outcome<A>>,
): Promise<readonly Line<A>[]> {
  const lines: Line<A>[] = [];
  for (const [index, workItem] of request.workItems.entries()) {
    const idempotencyKey = keyOf(request.idempotencyKey, index);
    // With the whole list in it, so that the key of the whole fits this list only.
    const line = { ...request, workItem, idempotencyKey };
    const outcome = await once<typeof line, A>(
      tracker,
      verb,
      line,
      (current, { workItems: _all, ...asked }) => act(current, asked),
    ).catch((error: unknown) => {
      throw error instanceof StorageFull ? new StorageFull(error.cause, index) : error;
    });
    lines.push({ name: workItem, outcome });
    const isRefusedKey = outcome.problems.some(({ code }) => code === "IDEMPOTENCY_KEY_REUSED");
    if (isRefusedKey && index === 0) return request.workItems.map((name) => ({ name, outcome }));
  }
  return lines;
}

/** The first item carries the key itself, so that it is known as used to every other mutation; the others follow it. */
function keyOf(key: string | null | undefined, index: number): string | null {
  if (!key) return null;
  // No key that a caller can choose has a line break in it.
  return index === 0 ? key : `${key}\n${index}`;
}
