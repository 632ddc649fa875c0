import { ArrayMaxSize, ArrayMinSize, ValidateNested } from "class-validator";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { SourceRow } from "../../application/imports/import-plan.js";
import { importRow } from "../../application/imports/import-row.js";
import { prepare } from "../../application/imports/plan.js";
import { compareRows } from "../../application/imports/reconcile.js";
import { columnOf, fieldOf, type RowField } from "../../domain/imports/row.js";
import { lastImport } from "../../domain/imports/write-row.js";
import type { WorkItem as Item } from "../../domain/work-item.js";
import type { RequestContext } from "../context.js";
import { ImportRowsInput, MOST_ROWS_AT_ONCE, RowInput } from "../inputs/import-rows.js";
import { performInBulk } from "../perform.js";
import { BulkPayload, bulkPayload } from "../types/bulk.js";
import { ImportedRow, Reconciliation } from "../types/imports.js";
import { WorkItem } from "../types/work-item.js";

/** The most items that are listed of what a record does not have. */
const MOST_MISSED = 100;

@ArgsType()
class ReconcileArgs {
  @ValidateNested({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS_AT_ONCE)
  @Field(() => [RowInput], { description: `The rows, 1 to ${MOST_ROWS_AT_ONCE}.` })
  rows!: RowInput[];
}

@Resolver(() => WorkItem)
export class ImportResolver {
  @Query(() => Reconciliation, {
    description:
      "Compares rows of another record, such as ITU's public work programme, with the tracker; changes nothing. " +
      "`npm run reconcile` does it with a whole file.",
  })
  reconcile(
    @Args(() => ReconcileArgs) { rows }: ReconcileArgs,
    @Ctx() context: RequestContext,
  ): Reconciliation {
    const { tracker } = context;
    const compared = compareRows(tracker, rows.map(sourceRow));
    const found = new Set(compared.flatMap(({ workItem }) => workItem?.id ?? []));
    const questions = new Set(compared.flatMap(({ question }) => question ?? []));
    const { current } = tracker.programme;
    const missed = [...questions].flatMap((label) => [...current.workItemsOfQuestion(label)]);
    return {
      rows: compared.map((row) => ({ ...row, differences: row.differences.map(shown) })),
      trackerOnly: missed
        .filter(({ id, stage }) => !found.has(id) && stage !== "LIVING_LIST")
        .slice(0, MOST_MISSED),
    };
  }

  @Mutation(() => BulkPayload, {
    description:
      "Brings rows of another record in, each for itself: what is new, and what only the record has changed. What was changed " +
      "here is never overwritten, what contradicts the rules is kept as external status (docs/programmes.md). A second time " +
      "nothing changes. A whole programme comes in by `npm run import`.",
  })
  async importRows(
    @Arg("input", () => ImportRowsInput, { description: "What is to be brought in." }) input: ImportRowsInput,
    @Ctx() context: RequestContext,
  ): Promise<BulkPayload> {
    const sources = prepare(input.rows.map(sourceRow));
    const byKey = new Map(sources.map((source, index) => [`${index}`, source]));
    const { source } = input;
    const lines = await performInBulk(
      context,
      "importRows",
      { ...input, workItems: [...byKey.keys()] },
      async (tracker, { workItem: key, by }) => {
        const prepared = byKey.get(key);
        if (!prepared) throw new Error(`There is no row ${key}.`);
        return importRow(tracker, { source, by }, prepared);
      },
    );
    return bulkPayload(lines.map((line) => ({ ...line, name: byKey.get(line.name)?.name ?? "" })));
  }

  @FieldResolver(() => ImportedRow, {
    nullable: true,
    description: "The row of another record that was brought in last for it; null: none was.",
  })
  importedRow(@Root() item: Item): ImportedRow | null {
    const last = lastImport(item);
    if (!last) return null;
    const cells = Object.entries(last.row).map(([field, text]) => ({
      column: columnOf(field as RowField),
      text,
    }));
    const { recordedAt = "" } = item.history.find(({ seq }) => seq === last.seq) ?? {};
    return { source: last.source, line: last.line, recordedAt, cells };
  }
}

function sourceRow({ line, cells }: RowInput, index: number): SourceRow {
  const columns = cells.map(({ column }) => column);
  const repeated = columns.filter((column, place) => columns.indexOf(column) < place);
  return {
    line: line ?? index + 1,
    row: Object.fromEntries(cells.map(({ column, text }) => [fieldOf(column), text])),
    faults: repeated.map((column) => `the column ${column} stands twice`),
  };
}

function shown({ field, record, tracker }: ReturnType<typeof compareRows>[number]["differences"][number]) {
  return { column: columnOf(field === "number" ? "workItem" : field), record, tracker };
}
