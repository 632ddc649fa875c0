import type { VNode } from "preact";
import type { MeetingQuery } from "../api-types.js";
import { Table } from "../parts/table.js";
import { toneOf } from "../parts/tones.js";
import { BoardLink, Day, ItemLink, Mark, Title } from "../parts/words.js";
import type { View } from "../view.js";

type MeetingData = NonNullable<MeetingQuery["meeting"]>;

/** What is up for decision, by body, each with whether it is ready and what blocks it. */
export function Candidates({
  candidates,
  view,
}: {
  readonly candidates: MeetingData["candidates"]["nodes"];
  readonly view: View;
}): VNode {
  const { t } = view;
  const bodies = [...new Set(candidates.map(({ body }) => body.label))];
  return (
    <>
      {bodies.map((label) => (
        <Table
          name={`${label}: ${t.upForDecision}`}
          heads={[t.name, t.title, t.question, t.decision, t.ready, t.result]}
          rows={candidates
            .filter(({ body }) => body.label === label)
            .map(({ workItem, kind, status, readiness }) => [
              <ItemLink item={workItem} view={view} />,
              <Title text={workItem.title ?? null} lang={workItem.titleLanguage} />,
              workItem.question ? <BoardLink label={workItem.question.label} view={view} /> : "—",
              t.decisionKind[kind],
              status === "PLANNED" ? (
                <Mark tone={toneOf(readiness.verdict)}>{t.verdict[readiness.verdict]}</Mark>
              ) : (
                "—"
              ),
              t.candidate[status],
            ])}
        />
      ))}
    </>
  );
}

/** What was decided, as it was recorded. */
export function Decided({
  decisions,
  view,
}: {
  readonly decisions: MeetingData["decisions"]["nodes"];
  readonly view: View;
}): VNode | null {
  const { t } = view;
  return (
    <Table
      name={t.decisions}
      heads={[t.day, t.body, t.name, t.title, t.decision, t.result, t.number]}
      rows={decisions.map(({ decidedOn, body, workItem, kind, outcome, assignedNumber, reason }) => [
        <Day day={decidedOn} view={view} />,
        body.label,
        <ItemLink item={workItem} view={view} />,
        <Title text={workItem.title ?? null} lang={workItem.titleLanguage} />,
        t.decisionKind[kind],
        reason ? `${t.outcome[outcome]}: ${reason}` : t.outcome[outcome],
        assignedNumber ?? "—",
      ])}
    />
  );
}
