import { type ActUnder, actsIn } from "../domain/people/acts.js";
import type { Programme } from "../programme/programme.js";

const known = new WeakMap<Programme, ReadonlyMap<string, readonly ActUnder[]>>();

/**
 * What everybody did under a mandate, by handle. A pass over all histories, kept with the programme: only a change of a
 * mandate that is on record, and an audit, ask for it.
 */
export function actsOnRecord(programme: Programme): ReadonlyMap<string, readonly ActUnder[]> {
  const found = known.get(programme) ?? gather(programme);
  known.set(programme, found);
  return found;
}

function gather(programme: Programme): ReadonlyMap<string, readonly ActUnder[]> {
  const acts = new Map<string, ActUnder[]>();
  for (const { kind, aggregate } of programme.all()) {
    for (const act of actsIn(aggregate, kind === "person")) {
      const handle = act.by.person ?? "";
      const before = acts.get(handle);
      if (before) before.push(act);
      else acts.set(handle, [act]);
    }
  }
  return acts;
}
