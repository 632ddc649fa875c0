import type { VNode } from "preact";
import type { BoardQuery, Stage } from "../api-types.js";
import { StackedBars } from "../parts/bars.js";
import { Rows } from "../parts/table.js";
import { addressOf, type View } from "../view.js";

type Cell = NonNullable<BoardQuery["workItemCounts"]>["cells"][number];

interface TimeAtStageProps {
  readonly cells: readonly Cell[];
  /** The label of the body whose items were counted. */
  readonly body: string;
  readonly view: View;
}

/** How long the items of a body have been at their stages: drawn, and the same numbers as a table. */
export function TimeAtStage({ cells, body, view }: TimeAtStageProps): VNode | null {
  const { t } = view;
  if (cells.length === 0) return null;
  const spans = spansOf(cells);
  const names = spans.map((span) => (span ? t.daysSpan(span.from, span.to) : t.notRecorded));
  const rows = stagesOf(cells).map((stage) => ({
    stage,
    counts: spans.map((span) => countOf(cells, stage, span)),
  }));
  return (
    <section>
      <h2>{t.timeAtStage}</h2>
      <div class="drawn">
        <StackedBars
          says={t.drawn(t.timeAtStage)}
          parts={spans.map((span, index) => ({
            name: names[index] ?? "",
            look: span ? `since-${span.from}` : "untouched",
          }))}
          bars={rows.map(({ stage, counts }) => ({ name: t.stage[stage], counts }))}
        />
        <Rows
          heads={[t.stageNow, ...names, t.together]}
          rows={rows.map(({ stage, counts }) => [
            <a href={addressOf(view, ["items"], { body, stage })}>{t.stage[stage]}</a>,
            ...counts,
            counts.reduce((all, one) => all + one, 0),
          ])}
        />
      </div>
    </section>
  );
}

type Span = Cell["daysAtStage"];

const stagesOf = (cells: readonly Cell[]): Stage[] => [...new Set(cells.flatMap(({ stage }) => stage ?? []))];

/** The spans that occur, shortest first; null, the days not being known, last. */
function spansOf(cells: readonly Cell[]): Span[] {
  const byStart = new Map(
    cells.map(({ daysAtStage }) => [daysAtStage?.from ?? Number.MAX_SAFE_INTEGER, daysAtStage]),
  );
  return [...byStart].sort(([one], [other]) => one - other).map(([, span]) => span);
}

function countOf(cells: readonly Cell[], stage: Stage, span: Span): number {
  return cells.find((cell) => cell.stage === stage && cell.daysAtStage?.from === span?.from)?.count ?? 0;
}
