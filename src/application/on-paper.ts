import { KINDS, type Kind } from "../domain/aggregates.js";
import type { Recorded } from "../domain/history.js";
import type { Repositories, Repository, Stored } from "../persistence/repository.js";
import { LiveProgramme } from "../programme/live-programme.js";
import type { Tracker } from "./tracker.js";

/** A tracker whose programme begins empty and which writes nothing: what is done with it is in its programme alone. */
export function onPaper(tracker: Tracker): Tracker {
  return writingNothing(tracker, new LiveProgramme());
}

/** The same upon a copy of the programme as it stands: acts are tried out by doing them there. */
export function copiedOnPaper(tracker: Tracker): Tracker {
  return writingNothing(tracker, tracker.programme.fork());
}

function writingNothing(tracker: Tracker, programme: LiveProgramme): Tracker {
  const repositories = Object.fromEntries(KINDS.map((kind) => [kind, unwritten(programme, kind)]));
  return {
    ...tracker,
    programme,
    repositories: repositories as unknown as Repositories,
    request: undefined,
    alone: (_name, task) => task(),
    catchUp: async () => undefined,
  };
}

/** A repository over a programme: whoever writes gives the programme what it wrote anyway. */
function unwritten(programme: LiveProgramme, kind: Kind): Repository<Recorded> {
  const stored = (aggregate: Recorded): Stored<Recorded> => ({ aggregate, position: 0 });
  return {
    find: async (id) => {
      const found = programme.current.aggregate(id, kind);
      return found && stored(found);
    },
    async *all() {
      for (const one of programme.current.all()) if (one.kind === kind) yield stored(one.aggregate);
    },
    positionsAfter: async () => [],
    insert: async () => 0,
    insertAll: async () => ({ position: 0, refused: [] }),
    advance: async () => 0,
  };
}
