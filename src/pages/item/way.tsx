import type { VNode } from "preact";
import type { Stage } from "../api-types.js";
import { Rows } from "../parts/table.js";
import { ClauseLink, Day, humanised } from "../parts/words.js";
import type { ItemData, ItemProps } from "./item-data.js";

/** A stage that the item came to, and when. */
interface Station {
  readonly stage: Stage;
  readonly since: string;
}

/** The way of an item through its procedure: the stages gone with their days, where it stands, and what may follow by which act. */
export function Way({ item, view }: ItemProps): VNode {
  const { t } = view;
  const gone = stationsOf(item);
  const next = (item.availableActions ?? []).filter(({ leadsTo }) =>
    leadsTo.some((stage) => stage !== item.stage),
  );
  return (
    <section aria-labelledby="way">
      <h2 id="way">{t.whereItStands}</h2>
      <ol class="way">
        {gone.map(({ stage, since }, index) => (
          <li class={index === gone.length - 1 ? "here" : "gone"} key={since + stage}>
            <strong>{t.stage[stage]}</strong> <Day day={since} view={view} />
            {index === gone.length - 1 ? <span class="aside"> {t.here}</span> : null}
          </li>
        ))}
      </ol>
      {next.length > 0 ? (
        <details>
          <summary>{t.mayFollow}</summary>
          <ul class="next">
            {next.map(({ action, leadsTo, says, clause }) => (
              <li key={action}>
                <strong>{leadsTo.map((stage) => t.stage[stage]).join(" / ")}</strong> — {says}{" "}
                <ClauseLink clause={clause} view={view} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Dates item={item} view={view} />
    </section>
  );
}

function stationsOf({ history, stage }: ItemData): readonly Station[] {
  const stations = history.nodes.flatMap(({ effectiveOn, changes }) =>
    changes
      .filter(({ field }) => field === "stage")
      .map(({ after }) => ({ stage: after as Stage, since: effectiveOn })),
  );
  if (stations.at(-1)?.stage === stage) return stations;
  return [...stations, { stage, since: history.nodes[0]?.effectiveOn ?? "" }];
}

function Dates({ item, view }: ItemProps): VNode | null {
  const { t } = view;
  const dates = item.approval.steps.flatMap(({ kind, dates }) => dates.map((date) => ({ ...date, kind })));
  if (dates.length === 0) return null;
  return (
    <>
      <h3>{t.dates}</h3>
      <Rows
        heads={[t.day, t.change, t.rule, t.clause]}
        rows={dates.map(({ name, date, rule, clause }) => [
          <Day day={date} view={view} />,
          humanised(name),
          rule,
          <ClauseLink clause={clause} view={view} />,
        ])}
      />
    </>
  );
}
