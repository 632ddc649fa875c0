import type { AnyAggregate } from "../../domain/aggregates.js";
import type { Recorded } from "../../domain/history.js";
import { problem } from "../../domain/problem.js";
import type { WorkItem } from "../../domain/work-item.js";
import { KeyTaken, RevisionMoved } from "../../persistence/errors.js";
import type { Repository } from "../../persistence/repository.js";
import type { Tracker } from "../tracker.js";
import type { ImportPlan, PlannedRow } from "./import-plan.js";

/** How many items are written together. */
const BATCH = 500;

/**
 * Writes what an import has planned, batch by batch, and tells after each how many rows were dealt with. What was changed by
 * others meanwhile is left as it is and told. Cut off half-way, what was written stays, and the next import finds it there.
 */
export async function carryOut(
  tracker: Tracker,
  plan: ImportPlan,
  progress: (rows: number) => void = () => undefined,
): Promise<ImportPlan> {
  const places = await Promise.all(plan.structure.map((one) => setUp(tracker, one)));
  tracker.programme.apply(places.flatMap((one) => one ?? []));
  const rows: PlannedRow[] = [];
  for (let from = 0; from < plan.rows.length; from += BATCH) {
    const batch = await write(tracker, plan.rows.slice(from, from + BATCH));
    const written = batch.flatMap(({ after }) => after ?? []);
    tracker.programme.apply(written.map((aggregate) => ({ kind: "workItem" as const, aggregate })));
    rows.push(...batch);
    progress(rows.length);
  }
  return { ...plan, rows };
}

/** Another import may have set it up meanwhile. */
async function setUp({ repositories }: Tracker, one: AnyAggregate): Promise<AnyAggregate | null> {
  try {
    await (repositories[one.kind] as Repository<Recorded>).insert(one.aggregate);
    return one;
  } catch (error) {
    if (error instanceof KeyTaken) return null;
    throw error;
  }
}

/** New items together, changed ones each with its revision as the condition. */
async function write(tracker: Tracker, rows: readonly PlannedRow[]): Promise<PlannedRow[]> {
  const items = rows.flatMap(({ before, after }) => (after && !before ? [after] : []));
  const refused = new Set(items.length > 0 ? await insert(tracker, items) : []);
  return Promise.all(
    rows.map(async (row) => {
      const isLate =
        row.after && (row.before ? !(await advance(tracker, row.before, row.after)) : refused.has(row.after));
      return isLate ? meanwhile(row) : row;
    }),
  );
}

async function insert({ repositories, programme }: Tracker, items: readonly WorkItem[]) {
  const { position, refused } = await repositories.workItem.insertAll(items);
  programme.reach(position);
  return refused;
}

async function advance(
  { repositories, programme }: Tracker,
  before: WorkItem,
  after: WorkItem,
): Promise<boolean> {
  try {
    programme.reach(await repositories.workItem.advance(before, after));
    return true;
  } catch (error) {
    if (error instanceof KeyTaken || error instanceof RevisionMoved) return false;
    throw error;
  }
}

function meanwhile(row: PlannedRow): PlannedRow {
  const problems = [problem("ROW_UNREAD", { why: `${row.name} was changed by somebody else meanwhile` })];
  return { ...row, after: null, outcome: "CONFLICTING", problems };
}
