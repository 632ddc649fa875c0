import { randomUUID } from "node:crypto";
import type { Aggregates } from "../domain/aggregates.js";
import type { CalendarDate } from "../domain/calendar.js";
import { type Aggregate, type Basis, begin } from "../domain/history.js";
import type { Problem } from "../domain/problem.js";
import { KeyTaken } from "../persistence/errors.js";
import type { Programme } from "../programme/programme.js";
import { saidIn } from "./change-work-item.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { type Acting, type Granted, type Permit, permitFor, restingOn } from "./permit.js";
import type { Tracker } from "./tracker.js";

/** The aggregates of the structure, which begin under a label. */
export type Labelled = "studyGroup" | "workingParty" | "question";

/** What is to begin, and by whom. */
export interface Beginning<K extends Labelled> {
  readonly kind: K;
  readonly action: string;
  /** Finds what has the label already. */
  readonly find: (programme: Programme) => Aggregates[K] | null;
  /** What was asked, to be kept with the event. */
  readonly request: { readonly by: Acting };
}

/** What the domain says to the beginning. */
export interface Begun<S> {
  readonly granted: Granted;
  readonly problems: readonly Problem[];
  readonly warnings?: readonly Problem[];
  readonly state: S;
  readonly effectiveOn: CalendarDate;
  readonly basis: Partial<Basis>;
}

type StateOf<A> = A extends Aggregate<infer S> ? S : never;

/** Begins an aggregate of the structure: asks the domain, writes it under its label, which nobody else can take then. */
export async function beginAggregate<K extends Labelled>(
  tracker: Tracker,
  { kind, action, find, request }: Beginning<K>,
  conclude: (programme: Programme, permit: Permit) => Begun<StateOf<Aggregates[K]>>,
): Promise<Outcome<Aggregates[K]>> {
  await tracker.catchUp();
  const done = () => effectOf(tracker, find(tracker.programme.current));
  const before = done();
  if (before) return { aggregate: before, problems: [], warnings: [] };
  const ask = () => conclude(tracker.programme.current, permitFor(tracker, request.by));
  const { granted, problems, warnings = [], state, effectiveOn, basis } = ask();
  if (granted.problems.length + problems.length > 0) return refused([...granted.problems, ...problems]);
  const act = { action, effectiveOn, recordedAt: tracker.now(), by: granted.by, request: tracker.request };
  const said = { ...saidIn(request), date: effectiveOn };
  const begun = begin(randomUUID(), state, { ...act, said, basis: restingOn(granted, basis) });
  // TypeScript does not see that what begins is of its kind.
  const aggregate = begun as unknown as Aggregates[K];
  try {
    tracker.programme.reach(await tracker.repositories[kind].insert(aggregate));
  } catch (error) {
    if (!(error instanceof KeyTaken)) throw error;
    await tracker.catchUp();
    const meanwhile = done();
    return meanwhile ? { aggregate: meanwhile, problems: [], warnings } : refused(ask().problems);
  }
  tracker.programme.apply([{ kind, aggregate }] as Parameters<Tracker["programme"]["apply"]>[0]);
  return { aggregate, problems: [], warnings };
}
