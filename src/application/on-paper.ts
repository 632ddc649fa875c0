import { KINDS, type Kind } from "../domain/aggregates.js";
import type { Recorded } from "../domain/history.js";
import { uniqueKeysOf, type WorkItem } from "../domain/work-item.js";
import type { Stored } from "../persistence/documents.js";
import { KeyTaken } from "../persistence/errors.js";
import type { Repositories, Repository } from "../persistence/repository.js";
import type { Tokens } from "../persistence/tokens.js";
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
    tokens: unkept(tracker.tokens),
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
    insert: async (aggregate) => unlessTaken(programme, kind, aggregate),
    insertAll: async () => ({ position: 0, refused: [] }),
    advance: async (_before, after) => unlessTaken(programme, kind, after),
  };
}

/** Refuses, as the database would, a work item with a name or number that another one holds. */
function unlessTaken({ current }: LiveProgramme, kind: Kind, aggregate: Recorded): number {
  if (kind !== "workItem") return 0;
  const item = aggregate as WorkItem;
  const named = [item.acronym, ...item.aliases].flatMap((name) => current.workItemsNamed(name));
  const numbered = item.number ? current.workItemsOfText(item.number) : [];
  const keys = new Set(uniqueKeysOf(item));
  for (const other of [...named, ...numbered]) {
    if (other.id === item.id) continue;
    const key = uniqueKeysOf(other).find((one) => keys.has(one));
    if (key) throw new KeyTaken(key);
  }
  return 0;
}

/** Tokens that are made and taken back in memory alone. */
function unkept(tokens: Tokens): Tokens {
  const revoked = new Map<string, string>();
  return {
    ...tokens,
    insert: async () => undefined,
    use: async () => undefined,
    revoke: async (id, at) => void revoked.set(id, at),
    find: async (id) => {
      const token = await tokens.find(id);
      return token && { ...token, revokedAt: token.revokedAt ?? revoked.get(id) ?? null };
    },
  };
}
