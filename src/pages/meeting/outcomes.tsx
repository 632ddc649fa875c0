import type { VNode } from "preact";
import type { MeetingQuery } from "../api-types.js";
import { StackedBars } from "../parts/bars.js";
import { Rows } from "../parts/table.js";
import { BoardLink } from "../parts/words.js";
import type { View } from "../view.js";

type MeetingData = NonNullable<MeetingQuery["meeting"]>;
type Tally = MeetingData["outcomes"]["total"];

/** What became of what was planned, in the order in which it is drawn. */
const PARTS = ["done", "postponed", "dropped", "untouched", "added"] as const;

interface OutcomesProps {
  readonly meeting: Pick<MeetingData, "outcomes" | "startsOn">;
  readonly view: View;
}

/** Plan against outcome by Question: drawn, and the same numbers as a table. */
export function Outcomes({ meeting, view }: OutcomesProps): VNode | null {
  const { t, asked, language } = view;
  const { questions, total } = meeting.outcomes;
  if (questions.length === 0) return null;
  // Nothing has slipped before the meeting.
  const hasBegun = (asked.asOf ?? asked.today) >= meeting.startsOn;
  const rate = ({ slipRate }: Tally) =>
    slipRate !== null && hasBegun ? slipRate.toLocaleString(language, { style: "percent" }) : "—";
  const cells = (tally: Tally) => [tally.planned, ...PARTS.map((part) => tally[part]), rate(tally)];
  const heads = [t.question, t.planned, ...PARTS.map((part) => t.tally[part]), t.slipRate];
  return (
    <section>
      <h2>{t.planAndOutcome}</h2>
      <div class="drawn">
        <StackedBars
          says={t.drawn(t.planAndOutcome)}
          parts={PARTS.map((part) => ({ name: t.tally[part], look: part }))}
          bars={questions.map(({ question, tally }) => ({
            name: question?.label ?? t.notRecorded,
            counts: PARTS.map((part) => tally[part]),
          }))}
        />
        <div>
          <Rows
            heads={heads}
            rows={[
              ...questions.map(({ question, tally }) => [
                question ? <BoardLink label={question.label} view={view} /> : t.notRecorded,
                ...cells(tally),
              ]),
              [<strong>{t.together}</strong>, ...cells(total)],
            ]}
          />
          <p class="aside">{t.slipRateSays}</p>
        </div>
      </div>
    </section>
  );
}
