import { CLAUSES } from "../clauses.js";
import { STAGES, type Stage } from "../vocabulary.js";
import type { Procedure, Row } from "./table.js";

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
    ...procedures.flatMap(faultsOf),
    ...STAGES.filter((stage) => !reached.has(stage)).map((stage) => `${stage} is reached by no procedure`),
  ];
}

function faultsOf({ name, rows, initial, final }: Procedure): string[] {
  const reached = closure(initial, rows);
  const leaving = new Set(rows.filter((row) => row.to.length > 0).flatMap((row) => row.from));
  return [
    ...rows.flatMap((row) => faultsOfRow(row).map((fault) => `${name} ${row.action}: ${fault}`)),
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

function faultsOfRow(row: Row): string[] {
  const unknown = [...row.from, ...row.to].filter((stage) => !STAGES.includes(stage));
  return [
    ...unknown.map((stage) => `unknown stage ${stage}`),
    ...(row.clause in CLAUSES ? [] : ["no clause"]),
    ...(row.from.length > 0 ? [] : ["possible from no stage"]),
    ...(row.by.length > 0 ? [] : ["for nobody"]),
    ...(row.to.length > 1 && !row.choose ? ["several targets and no choice"] : []),
    ...(row.to.length < 2 && row.choose ? ["a choice and no several targets"] : []),
  ];
}

function duplicates(rows: readonly Row[]): string[] {
  const keys = rows.flatMap((row) => row.from.map((stage) => `${row.action} from ${stage}`));
  return keys.filter((key, position) => keys.indexOf(key) !== position);
}

/** Every stage that the rows lead to from these. */
export function closure(from: readonly Stage[], rows: readonly Row[]): Set<Stage> {
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
