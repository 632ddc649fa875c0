import type { Target } from "../application/change-work-item.js";
import { inBulk, type Line } from "../application/in-bulk.js";
import { copiedOnPaper } from "../application/on-paper.js";
import { once } from "../application/once.js";
import type { Outcome } from "../application/outcome.js";
import { type Acting, isSignedIn } from "../application/permit.js";
import type { Tracker } from "../application/tracker.js";
import { PARTICULARS } from "../domain/corrections/fields-said.js";
import type { Recorded } from "../domain/history.js";
import type { Problem } from "../domain/problem.js";
import type { WorkItem } from "../domain/work-item.js";
import type { RequestContext } from "./context.js";
import { failure } from "./errors.js";
import type { ActInput, ActingInput } from "./inputs/acting.js";
import { withoutGlobalIds } from "./inputs/by-id.js";
import { ParticularsActInput, type ParticularsInput, withParticulars } from "./inputs/particulars.js";

/** An act's input, of which particulars are a part where it can say them. */
type Input = ActInput & { readonly particulars?: ParticularsInput | null };

/** What of an input is for the act itself: its parts put together, and who acts. */
type Asked<I> = Omit<I, "acting" | "particulars"> & ParticularsInput & { readonly by: Acting };

/**
 * Does what an input asks for, as whoever signed in, once however often it is sent. From here on the request reads
 * the programme as it is after the act. Error UNAUTHENTICATED when nobody signed in.
 */
export async function perform<I extends Input, A extends Recorded>(
  context: RequestContext,
  verb: string,
  input: I,
  act: (tracker: Tracker, request: Asked<I>) => Promise<Outcome<A>>,
): Promise<Outcome<A>> {
  const { request, tracker } = await beginning(context, requestOf(context, input), verb);
  const outcome = await once(tracker, verb, request, (current, asked) =>
    act(current, asked as unknown as Asked<I>),
  );
  noteRefusals(context, outcome);
  context.programme = tracker.programme.current;
  return asSaidIn(input, outcome);
}

/** What tells more when it is rehearsed than when it is done: the events that would be refused, a turn that lies ahead. */
const REHEARSED_BY_THEMSELVES = ["takeBack", "correctAct", "turnStudyPeriod"];

/**
 * The request and the tracker with which it is done. A rehearsal is done like any act, upon a copy of the programme that is thrown away
 * after the answer: so the rehearsal and the act cannot differ.
 */
async function beginning<R extends { readonly dryRun?: boolean | null }>(
  { tracker }: RequestContext,
  request: R,
  verb?: string,
): Promise<{ readonly request: Omit<R, "dryRun">; readonly tracker: Tracker }> {
  if (verb && REHEARSED_BY_THEMSELVES.includes(verb)) return { request, tracker };
  const { dryRun, ...asked } = request;
  if (!dryRun) return { request: asked, tracker };
  await tracker.catchUp();
  return { request: { ...asked, idempotencyKey: null }, tracker: copiedOnPaper(tracker) };
}

/** What an input asks for, with its parts put together: the use cases know nothing of how the API groups its fields. */
function requestOf<I extends Input>(context: RequestContext, { acting, ...input }: I) {
  const by = actingAs(context, acting ?? {});
  return { ...withoutGlobalIds(withParticulars(input)), idempotencyKey: acting?.idempotencyKey ?? null, by };
}

/** The fields of acting, by which problems name them. */
const ACTING = ["as", "onBehalfOf", "takenFrom", "idempotencyKey"];

/** The outcome with the paths of its problems as the input has them, e.g. `particulars.titles.en`. */
function asSaidIn<A extends Recorded>(input: object, outcome: Outcome<A>): Outcome<A> {
  const inPart = (problem: Problem): Problem => {
    const [field = ""] = problem.path?.split(".") ?? [];
    if (ACTING.includes(field)) return { ...problem, path: `acting.${problem.path}` };
    const isParticular = input instanceof ParticularsActInput && PARTICULARS.includes(field);
    return isParticular ? { ...problem, path: `particulars.${problem.path}` } : problem;
  };
  return { ...outcome, problems: outcome.problems.map(inPart), warnings: outcome.warnings.map(inPart) };
}

/**
 * Does what an input asks for upon several items, as whoever signed in, each for itself. From here on the request reads the programme as it
 * is after the last of them. Error UNAUTHENTICATED when nobody signed in.
 */
export async function performLines<I extends ActInput>(
  context: RequestContext,
  input: I,
  act: (tracker: Tracker, request: ReturnType<typeof requestOf<I>>) => Promise<readonly Line<WorkItem>[]>,
): Promise<readonly Line<WorkItem>[]> {
  const { request, tracker } = await beginning(context, requestOf(context, input));
  // What a rehearsal leaves out is asked for by no act.
  const lines = await act(tracker, request as ReturnType<typeof requestOf<I>>);
  for (const { outcome } of lines) noteRefusals(context, outcome);
  context.programme = tracker.programme.current;
  return lines;
}

/**
 * Does what an input asks for upon each of the items that it names, as whoever signed in. From here on the request reads
 * the programme as it is after the last of them. Error UNAUTHENTICATED when nobody signed in.
 */
export async function performInBulk<I extends ActInput & { readonly workItems: string[] }>(
  context: RequestContext,
  verb: string,
  input: I,
  act: (tracker: Tracker, request: Target) => Promise<Outcome<WorkItem>>,
): Promise<readonly Line<WorkItem>[]> {
  return performLines(context, input, (tracker, request) =>
    inBulk<WorkItem>(tracker, verb, request as typeof request & { workItems: string[] }, act),
  );
}

function noteRefusals({ work }: RequestContext, { problems }: Outcome<Recorded>): void {
  work.refusals.push(...problems.map(({ code }) => code));
}

/** Whoever signed in, in the capacity asked for; error UNAUTHENTICATED when nobody did. */
export function actingAs(
  { signedIn }: RequestContext,
  how: Pick<ActingInput, "as" | "onBehalfOf" | "takenFrom"> = {},
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
