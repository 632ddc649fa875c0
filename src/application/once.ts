import { aggregateAtRevision } from "../domain/as-of.js";
import { digestOf } from "../domain/canonical-json.js";
import type { Recorded } from "../domain/history.js";
import { LEAVE_PROBLEMS } from "../domain/policies/judge.js";
import { problem } from "../domain/problem.js";
import { StorageFull } from "../persistence/errors.js";
import type { StoredOutcome } from "../persistence/requests.js";
import { type Outcome, refused } from "./outcome.js";
import { type Acting, isSignedIn } from "./permit.js";
import type { Tracker } from "./tracker.js";

/** A request that may be sent again without being done again. */
export interface Repeatable {
  readonly by: Acting;
  /** Chosen by the caller; the same key with the same input gives the first answer again. */
  readonly idempotencyKey?: string | null;
  /** A rehearsal leaves no answer that could be given again. */
  readonly dryRun?: boolean | null;
}

/** A request was sent again while the first one is still being worked on, for longer than we wait. */
export class RequestUnderWay extends Error {
  constructor() {
    super("The same request is still being worked on. Send it again a little later.");
  }
}

const LOOK_AGAIN_MS = 25;
const LONGEST_WAIT_MS = 20_000;

/**
 * Does what is asked once, however often it is asked: the first answer is stored under the actor and the key, and
 * given again. The events carry a digest of it too, so that a request whose server died between the write and the
 * storing of its answer is recognised by its effect. Without a key it is simply done.
 */
export async function once<R extends Repeatable, A extends Recorded>(
  tracker: Tracker,
  verb: string,
  request: R,
  act: (tracker: Tracker, request: Omit<R, "idempotencyKey">) => Promise<Outcome<A>>,
): Promise<Outcome<A>> {
  const { idempotencyKey, ...input } = request;
  if (!idempotencyKey || request.dryRun) return act(tracker, input);
  const who = isSignedIn(request.by) ? request.by.person.handle : request.by;
  const key = digestOf({ by: who, key: idempotencyKey });
  const caller = digestOf({ by: who });
  const inputDigest = digestOf({ verb, input: { ...input, by: saidOf(request.by) } });
  // With the input in it, so that a key which is used anew after its time is no repetition.
  const mark = digestOf({ key, input: inputDigest });

  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    const claim = await tracker.requests.claim(key, inputDigest, caller);
    if (claim.state === "OTHER_INPUT") {
      return refused([
        problem("IDEMPOTENCY_KEY_REUSED", { actor: nameOf(request.by) }, { path: "idempotencyKey" }),
      ]);
    }
    if (claim.state === "ANSWERED") return recalled(tracker, claim.outcome);
    if (claim.state === "OURS") {
      const outcome = await attempt(tracker, key, claim.owner, () =>
        act({ ...tracker, request: mark }, input),
      );
      if (outcome) return outcome;
    }
    if (waited >= LONGEST_WAIT_MS) throw new RequestUnderWay();
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** What of an actor is said with a request; the rest is how the person stands at the moment. */
function saidOf(by: Acting) {
  if (!isSignedIn(by)) return by;
  const { person, as, onBehalfOf, takenFrom } = by;
  return { person: person.handle, as, onBehalfOf, ...(takenFrom ? { takenFrom } : {}) };
}

const nameOf = (by: Acting) => (isSignedIn(by) ? by.person.name : by.name);

/** What was done and stored; null when somebody took the request over meanwhile, whose answer then counts. */
async function attempt<A extends Recorded>(
  { requests }: Tracker,
  key: string,
  owner: string,
  act: () => Promise<Outcome<A>>,
): Promise<Outcome<A> | null> {
  try {
    const outcome = await act();
    // With another token, or after an appointment, the same request may well be done.
    if (outcome.problems.some(({ code }) => LEAVE_PROBLEMS.includes(code))) {
      await requests.giveUp(key, owner);
      return outcome;
    }
    return (await keep(requests, key, owner, outcome)) ? outcome : null;
  } catch (error) {
    // Nothing is known of the outcome, so the request may be tried again at once; an effect it had is recognised.
    await requests.giveUp(key, owner).catch(() => undefined);
    throw error;
  }
}

/** Stores the answer. Where there is no room for it, the act is done all the same, and a repetition finds its effect. */
async function keep<A extends Recorded>(
  requests: Tracker["requests"],
  key: string,
  owner: string,
  outcome: Outcome<A>,
): Promise<boolean> {
  try {
    return await requests.answer(key, owner, inStore(outcome));
  } catch (error) {
    if (!(error instanceof StorageFull)) throw error;
    await requests.giveUp(key, owner).catch(() => undefined);
    return true;
  }
}

/** The aggregate as an earlier attempt of this very request left it; null when there was none. */
export function effectOf<A extends Recorded>({ request }: Tracker, aggregate: A | null): A | null {
  if (!request || !aggregate) return null;
  const event = aggregate.history.findLast((one) => one.request === request);
  return event ? aggregateAtRevision(aggregate, event.seq) : null;
}

function inStore<A extends Recorded>({
  aggregate,
  problems,
  warnings,
  changedSince,
}: Outcome<A>): StoredOutcome {
  const of = aggregate && { id: aggregate.id, revision: aggregate.revision };
  return { aggregate: of, problems, warnings, changedSince: changedSince?.map((event) => event.seq) ?? null };
}

async function recalled<A extends Recorded>(tracker: Tracker, outcome: StoredOutcome): Promise<Outcome<A>> {
  const { aggregate: of, problems, warnings, changedSince } = outcome;
  if (!of) return { aggregate: null, problems, warnings };
  const known = () => tracker.programme.current.aggregate(of.id) as A | null;
  if ((known()?.revision ?? 0) < of.revision) await tracker.catchUp();
  const aggregate = known();
  if (!aggregate) return { aggregate: null, problems, warnings };
  const then = aggregateAtRevision(aggregate, of.revision);
  const since = changedSince && then.history.filter((event) => changedSince.includes(event.seq));
  return { aggregate: then, problems, warnings, ...(since ? { changedSince: since } : {}) };
}
