import type { Aggregates } from "../domain/aggregates.js";
import type { CalendarDate } from "../domain/calendar.js";
import { type Aggregate, advance, type Basis, stateOf } from "../domain/history.js";
import { judgedOn, type Problem } from "../domain/problem.js";
import type { Programme } from "../programme/programme.js";
import { alsoRefused, refuseOtherRevision } from "./expect-revision.js";
import { inTurn } from "./in-turn.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { type Acting, type Granted, type Permit, permitFor, restingOn } from "./permit.js";
import type { Tracker } from "./tracker.js";
import { tryAgain } from "./try-again.js";

/** The aggregates that are changed as a whole; work items, which are named in many ways, have a file of their own. */
type Changeable = "person" | "studyGroup" | "workingParty" | "question" | "meeting" | "liaison";

/** Which aggregate is to be changed, how, and by whom. */
export interface Change<K extends Changeable> {
  readonly kind: K;
  /** Finds it in the programme. */
  readonly find: (programme: Programme) => Aggregates[K] | null;
  /** The refusal where there is none. */
  readonly missing: Problem;
  /** The refusal where it is in the programme of this process only, for trying out. */
  readonly unstored?: Problem;
  readonly action: string;
  /** The revision that the caller saw; nothing is done when it has moved on. */
  readonly expectedRevision?: number | null;
  /** Only to see what stands in the way; nothing is stored. */
  readonly dryRun?: boolean | null;
  readonly by: Acting;
}

/** What the domain says to the change. */
export interface Concluded<S> {
  /** The leave that was given for it or not. */
  readonly granted: Granted;
  readonly problems: readonly Problem[];
  readonly next: Partial<S> | null;
  /** What should be looked at although it is done. */
  readonly warnings?: readonly Problem[];
  readonly effectiveOn: CalendarDate;
  readonly basis?: Partial<Basis>;
  /** The position of the event that the change puts right. */
  readonly corrects?: number;
  /** What was said with the act, where that is kept. */
  readonly said?: object;
}

type StateOf<A> = A extends Aggregate<infer S> ? S : never;
type Conclude<A> = (aggregate: A, programme: Programme, permit: Permit) => Concluded<StateOf<A>>;

/** Changes an aggregate: reads it fresh, asks the domain, writes it with its revision as the condition. */
export function changeAggregate<K extends Changeable>(
  tracker: Tracker,
  change: Change<K>,
  conclude: Conclude<Aggregates[K]>,
): Promise<Outcome<Aggregates[K]>> {
  const attempt = () => attemptChange(tracker, change, conclude);
  const key = change.find(tracker.programme.current)?.id ?? change.kind;
  return inTurn(tracker.repositories, key, () => tryAgain(attempt));
}

async function attemptChange<K extends Changeable>(
  tracker: Tracker,
  { kind, find, missing, unstored, action, expectedRevision, dryRun, by }: Change<K>,
  conclude: Conclude<Aggregates[K]>,
): Promise<Outcome<Aggregates[K]>> {
  await tracker.catchUp();
  const programme = tracker.programme.current;
  const repository = tracker.repositories[kind];
  const known = find(programme);
  const fresh = known && ((await repository.find(known.id))?.aggregate ?? null);
  if (!fresh) return refused([(known && unstored) || missing]);
  const done = effectOf(tracker, fresh);
  if (done) return { aggregate: done, problems: [], warnings: [] };
  const conflict = refuseOtherRevision(fresh, expectedRevision ?? fresh.revision);
  const conclusion = conclude(fresh, programme, permitFor(tracker, by));
  const { granted, next, effectiveOn, basis, corrects, said } = conclusion;
  const warnings = judgedOn(conclusion.warnings ?? [], effectiveOn);
  const problems = judgedOn([...granted.problems, ...conclusion.problems], effectiveOn);
  if (conflict) return alsoRefused(conflict, problems);
  if (problems.length > 0 || !next) return { aggregate: fresh, problems, warnings };
  if (dryRun) return { aggregate: fresh, problems: [], warnings };
  const act = { action, effectiveOn, recordedAt: tracker.now(), by: granted.by, request: tracker.request };
  // TypeScript does not see that what is advanced stays of its kind.
  const before = fresh as unknown as Aggregate<ReturnType<typeof stateOf>>;
  const changed = advance(before, next, {
    ...act,
    basis: restingOn(granted, basis),
    corrects,
    said,
  }) as unknown as Aggregates[K];
  if (changed === fresh) return { aggregate: fresh, problems: [], warnings: [] };
  tracker.programme.reach(await repository.advance(fresh, changed));
  tracker.programme.apply([{ kind, aggregate: changed }] as Parameters<Tracker["programme"]["apply"]>[0]);
  return { aggregate: changed, problems: [], warnings };
}
