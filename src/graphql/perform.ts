import type { Target } from "../application/change-work-item.js";
import { inBulk, type Line } from "../application/in-bulk.js";
import { once } from "../application/once.js";
import type { Outcome } from "../application/outcome.js";
import { type Acting, isSignedIn } from "../application/permit.js";
import type { Tracker } from "../application/tracker.js";
import type { Recorded } from "../domain/history.js";
import type { WorkItem } from "../domain/work-item.js";
import type { RequestContext } from "./context.js";
import { failure } from "./errors.js";
import type { ActingInput } from "./inputs/acting.js";
import { withoutGlobalIds } from "./inputs/by-id.js";

/** What is left of an input for the act itself. */
type Asked<I> = Omit<I, keyof ActingInput> & { readonly by: Acting };

/**
 * Does what an input asks for, as whoever signed in, once however often it is sent. From here on the request reads
 * the programme as it is after the act. Error UNAUTHENTICATED when nobody signed in.
 */
export async function perform<I extends ActingInput, A extends Recorded>(
  context: RequestContext,
  verb: string,
  { as, onBehalfOf, takenFrom, ...input }: I,
  act: (tracker: Tracker, request: Asked<I>) => Promise<Outcome<A>>,
): Promise<Outcome<A>> {
  const by = actingAs(context, {
    as: as ?? null,
    onBehalfOf: onBehalfOf ?? null,
    takenFrom: takenFrom ?? null,
  });
  const request = { ...withoutGlobalIds(input), by };
  const outcome = await once(context.tracker, verb, request, (tracker, asked) =>
    act(tracker, asked as unknown as Asked<I>),
  );
  noteRefusals(context, outcome);
  context.programme = context.tracker.programme.current;
  return outcome;
}

/** Acting as oneself, in whatever capacity fits. */
export const MYSELF = { as: null, onBehalfOf: null, takenFrom: null };

/**
 * Does what an input asks for upon each of the items that it names, as whoever signed in. From here on the request reads
 * the programme as it is after the last of them. Error UNAUTHENTICATED when nobody signed in.
 */
export async function performInBulk<I extends ActingInput & { readonly workItems: string[] }>(
  context: RequestContext,
  verb: string,
  { as, onBehalfOf, takenFrom, ...input }: I,
  act: (tracker: Tracker, request: Target) => Promise<Outcome<WorkItem>>,
): Promise<readonly Line<WorkItem>[]> {
  const by = actingAs(context, {
    as: as ?? null,
    onBehalfOf: onBehalfOf ?? null,
    takenFrom: takenFrom ?? null,
  });
  const lines = await inBulk<WorkItem>(context.tracker, verb, { ...withoutGlobalIds(input), by }, act);
  for (const { outcome } of lines) noteRefusals(context, outcome);
  context.programme = context.tracker.programme.current;
  return lines;
}

function noteRefusals({ work }: RequestContext, { problems }: Outcome<Recorded>): void {
  work.refusals.push(...problems.map(({ code }) => code));
}

/** Whoever signed in, in the capacity asked for; error UNAUTHENTICATED when nobody did. */
export function actingAs(
  { signedIn }: RequestContext,
  how: Pick<Required<ActingInput>, "as" | "onBehalfOf" | "takenFrom">,
): Acting {
  if (!signedIn) throw signInFirst();
  return isSignedIn(signedIn)
    ? {
        ...signedIn,
        as: how.as ?? null,
        onBehalfOf: how.onBehalfOf ?? null,
        takenFrom: how.takenFrom ?? null,
      }
    : signedIn;
}

/** The error for whoever wants to change something and has not signed in. */
export function signInFirst() {
  return failure(
    "UNAUTHENTICATED",
    "Reading is free; to change something, sign in: send the header Authorization: Bearer <token>.",
  );
}
