import type { VNode } from "preact";
import { Rows } from "../parts/table.js";
import { toneOf } from "../parts/tones.js";
import { ClauseLink, Mark } from "../parts/words.js";
import type { ItemProps } from "./item-data.js";

/** What is missing before the item's next decision, each with its clause and what would resolve it. */
export function Missing({ item, view }: ItemProps): VNode | null {
  const { t } = view;
  const { readiness } = item;
  if (!readiness) return null;
  const { findings, kind, verdict } = readiness;
  const open = findings.filter(({ status, severity }) => status !== "MET" && severity === "BLOCKING");
  const advice = findings.filter(({ status, severity }) => status !== "MET" && severity === "ADVICE");
  const met = findings.filter(({ status }) => status === "MET");
  const table = (shown: typeof findings) => (
    <Rows
      heads={[t.missing, t.remedy, t.clause]}
      rows={shown.map(({ status, requirement, remedy, clause }) => [
        <>
          {requirement} <Mark tone={toneOf(status)}>{t.finding[status]}</Mark>
        </>,
        status === "MET" ? "" : remedy,
        <ClauseLink clause={clause} view={view} />,
      ])}
    />
  );
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">
        {t.readiness(t.decisionKind[kind])} <Mark tone={toneOf(verdict)}>{t.verdict[verdict]}</Mark>
      </h2>
      {open.length > 0 ? table(open) : null}
      {advice.length > 0 ? (
        <details>
          <summary>{t.advice(advice.length)}</summary>
          {table(advice)}
        </details>
      ) : null}
      {met.length > 0 ? (
        <details>
          <summary>{t.met(met.length)}</summary>
          {table(met)}
        </details>
      ) : null}
    </section>
  );
}
