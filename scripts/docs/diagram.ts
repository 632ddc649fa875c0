import type { ProcedureOf } from "../../src/domain/procedures/table.js";

/** What is drawn of a row. */
interface Row {
  readonly action: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** A procedure as a Mermaid state diagram: one arrow for each way on, one note for what happens at a stage. */
export function diagram({ rows, initial, final }: ProcedureOf<string, string, Row>): string {
  const drawn = initial.length > 8 ? grouped(rows) : rows;
  const starts = initial.filter((stage) => drawn.some((row) => row.from.includes(stage)));
  return [
    "stateDiagram-v2",
    ...starts.map((stage) => `  [*] --> ${stage}`),
    ...drawn.flatMap(arrows),
    ...notes(drawn),
    ...final.map((stage) => `  ${stage} --> [*]`),
  ].join("\n");
}

function arrows(row: Row): string[] {
  return row.from.flatMap((from) => row.to.map((to) => `  ${from} --> ${to}: ${label(row)}`));
}

function notes(rows: readonly Row[]): string[] {
  const staying = rows.filter((row) => row.to.length === 0);
  const stages = [...new Set(staying.flatMap((row) => row.from))];
  return stages.flatMap((stage) => [
    `  note right of ${stage}`,
    ...staying.filter((row) => row.from.includes(stage)).map((row) => `    ${label(row)}`),
    "  end note",
  ]);
}

/** Acts that are possible at nearly every stage are drawn once, from one stage that stands for them. */
function grouped(rows: readonly Row[]): Row[] {
  const any = (stages: readonly string[]) =>
    stages.includes("UNDER_STUDY") ? "ANY_STAGE_BEFORE_THE_END" : "ANY_STAGE_FROM_THE_DECISION_ON";
  return rows.map((row) => (row.from.length > 8 ? { ...row, from: [any(row.from)] } : row));
}

function label({ action }: Row): string {
  return action.toLowerCase().replaceAll("_", " ");
}
