import type { AnyAggregate } from "../domain/aggregates.js";
import { type ActUnder, actsIn } from "../domain/people/acts.js";
import type { Programme } from "./programme.js";

/** What everybody did under a mandate, by handle. */
type Acts = Map<string, ActUnder[]>;

const known = new WeakMap<Programme, Acts>();

/**
 * What everybody did under a mandate, by handle. The first question costs a pass over all histories; from then on it follows the
 * commits. Only a change of a mandate that is on record, and an audit, ask for it.
 */
export function actsOnRecord(programme: Programme): ReadonlyMap<string, readonly ActUnder[]> {
  const found = known.get(programme);
  if (found) return found;
  const acts: Acts = new Map();
  for (const { kind, aggregate } of programme.all()) note(acts, actsIn(aggregate, kind === "person"));
  known.set(programme, acts);
  return acts;
}

/** Follows from one programme to the next, where what was done until then is known: only the new events are looked at. */
export function followActs(before: Programme, after: Programme, changed: readonly AnyAggregate[]): void {
  const acts = known.get(before);
  if (!acts || before === after) return;
  for (const [id, kind] of new Map(changed.map((one) => [one.aggregate.id, one.kind]))) {
    const aggregate = after.aggregate(id, kind);
    const seen = before.aggregate(id, kind)?.revision ?? 0;
    if (aggregate) note(acts, actsIn(aggregate, kind === "person", seen));
  }
  known.delete(before);
  known.set(after, acts);
}

function note(acts: Acts, done: readonly ActUnder[]): void {
  for (const act of done) {
    const handle = act.by.person ?? "";
    const before = acts.get(handle);
    if (before) before.push(act);
    else acts.set(handle, [act]);
  }
}
