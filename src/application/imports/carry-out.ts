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
    const batch = await Promise.all(plan.rows.slice(from, from + BATCH).map((row) => write(tracker, row)));
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

async function write(tracker: Tracker, row: PlannedRow): Promise<PlannedRow> {
  const { before, after, name } = row;
  if (!after) return row;
  try {
    const position = await writeItem(tracker, before, after);
    tracker.programme.reach(position);
    return row;
  } catch (error) {
    if (!(error instanceof KeyTaken || error instanceof RevisionMoved)) throw error;
    const why = `${name} was changed by somebody else meanwhile`;
    return { ...row, after: null, outcome: "CONFLICTING", problems: [problem("ROW_UNREAD", { why })] };
  }
}

function writeItem({ repositories }: Tracker, before: WorkItem | null, after: WorkItem): Promise<number> {
  return before ? repositories.workItem.advance(before, after) : repositories.workItem.insert(after);
}
