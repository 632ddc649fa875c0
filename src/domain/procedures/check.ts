import { CLAUSES } from "../clauses.js";
import { STAGES, type Stage } from "../vocabulary.js";
import type { Procedure, ProcedureOf, RowOf } from "./table.js";

/** Where a work item begins. */
export const INITIAL_STAGES: readonly Stage[] = ["UNDER_STUDY", "LIVING_LIST"];

/** Stops the program when a table is unsound: it says everything that is wrong. */
export function checkProcedures(procedures: readonly Procedure[]): void {
  const faults = faultsIn(procedures);
  if (faults.length > 0) throw new Error(`Unsound procedure tables:\n${faults.join("\n")}`);
}

/** Everything that is wrong with the tables. */
export function faultsIn(procedures: readonly Procedure[]): string[] {
  const reached = closure(
    INITIAL_STAGES,
    procedures.flatMap((procedure) => procedure.rows),
  );
  return [
    ...procedures.flatMap((procedure) => faultsOf(procedure, STAGES)),
    ...STAGES.filter((stage) => !reached.has(stage)).map((stage) => `${stage} is reached by no procedure`),
  ];
}

// biome-ignore lint/suspicious/noExplicitAny: what a choice is made by does not matter to the soundness of a table
type AnyRow<S extends string> = RowOf<string, S, string, any>;

/** Everything that is wrong with one table, whose stages are among these. */
export function faultsOf<S extends string>(
  { name, rows, initial, final }: ProcedureOf<string, S, AnyRow<S>>,
  stages: readonly S[],
): string[] {
  const reached = closure(initial, rows);
  const leaving = new Set(rows.filter((row) => row.to.length > 0).flatMap((row) => row.from));
  return [
    ...rows.flatMap((row) => faultsOfRow(row, stages).map((fault) => `${name} ${row.action}: ${fault}`)),
    ...rows.flatMap((row) =>
      row.from
        .filter((stage) => !reached.has(stage))
        .map((stage) => `${name} ${row.action}: ${stage} is not reached`),
    ),
    ...[...reached]
      .filter((stage) => !leaving.has(stage) && !final.includes(stage) && !initial.includes(stage))
      .map((stage) => `${name}: ${stage} has no way out and is not final`),
    ...final
      .filter((stage) => !reached.has(stage))
      .map((stage) => `${name}: final stage ${stage} is not reached`),
    ...duplicates(rows).map((twice) => `${name}: ${twice} stands twice`),
  ];
}

function faultsOfRow<S extends string>(row: AnyRow<S>, stages: readonly S[]): string[] {
  const unknown = [...row.from, ...row.to].filter((stage) => !stages.includes(stage));
  return [
    ...unknown.map((stage) => `unknown stage ${stage}`),
    ...(row.clause in CLAUSES ? [] : ["no clause"]),
    ...(row.from.length > 0 ? [] : ["possible from no stage"]),
    ...(row.by.length > 0 ? [] : ["for nobody"]),
    ...(row.to.length > 1 && !row.choose ? ["several targets and no choice"] : []),
    ...(row.to.length < 2 && row.choose ? ["a choice and no several targets"] : []),
  ];
}

function duplicates<S extends string>(rows: readonly AnyRow<S>[]): string[] {
  const keys = rows.flatMap((row) => row.from.map((stage) => `${row.action} from ${stage}`));
  return keys.filter((key, position) => keys.indexOf(key) !== position);
}

/** Every stage that the rows lead to from these. */
export function closure<S extends string>(
  from: readonly S[],
  rows: readonly Pick<AnyRow<S>, "from" | "to">[],
): Set<S> {
  const reached = new Set(from);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const row of rows) {
      if (!row.from.some((stage) => reached.has(stage))) continue;
      for (const stage of row.to) reached.add(stage);
    }
  }
  return reached;
}
