import { type AnyAggregate, KINDS } from "../domain/aggregates.js";
import type { Recorded } from "../domain/history.js";
import type { Repository } from "../persistence/repository.js";
import type { Tracker } from "./tracker.js";

/** How many aggregates were written, and how many were there already. */
export interface SeedReport {
  readonly written: number;
  readonly present: number;
}

/**
 * Writes the aggregates that are not in the database yet, so that loading twice changes nothing and a load that was
 * interrupted is completed by the next one. Aggregates that people have changed since are left as they are.
 */
export async function loadSeeds(tracker: Tracker, planned: readonly AnyAggregate[]): Promise<SeedReport> {
  const written: AnyAggregate[] = [];
  for (const kind of KINDS) {
    const missing = planned.filter((one) => one.kind === kind && !isPresent(tracker, one));
    if (missing.length === 0) continue;
    // Where another process is loading the same seeds, or a name is in use, that one is refused.
    const all = missing.map(({ aggregate }) => aggregate as Recorded);
    const { refused } = await (tracker.repositories[kind] as Repository<Recorded>).insertAll(all);
    written.push(...missing.filter(({ aggregate }) => !refused.includes(aggregate)));
  }
  tracker.programme.apply(written);
  return { written: written.length, present: planned.length - written.length };
}

function isPresent(tracker: Tracker, one: AnyAggregate): boolean {
  const programme = tracker.programme.current;
  switch (one.kind) {
    case "studyGroup":
      return programme.studyGroup(one.aggregate.label) !== null;
    case "workingParty":
      return programme.workingParty(one.aggregate.label) !== null;
    case "question":
      return programme.question(one.aggregate.label) !== null;
    case "meeting":
      return programme.meeting(one.aggregate.code) !== null;
    case "workItem":
      return programme.workItem(one.aggregate.acronym) !== null;
    case "liaison":
      return programme.liaison(one.aggregate.code) !== null;
    case "person":
      return programme.person(one.aggregate.handle) !== null;
  }
}
