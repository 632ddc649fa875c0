import type { VNode } from "preact";
import { Table } from "../parts/table.js";
import { BoardLink, Day, ItemLink, MeetingLink, Title } from "../parts/words.js";
import type { ItemProps } from "./item-data.js";

/** The titles in all languages that they are there in. */
export function Titles({ item, view }: ItemProps): VNode | null {
  const { t } = view;
  const rows = item.titles.map(({ language, text, provenance }) => [
    language,
    <Title text={text} lang={language} key={language} />,
    t.value.Provenance[provenance],
  ]);
  return <Table name={t.titles} heads={[t.language, t.title, t.source]} rows={rows} />;
}

/** The meetings at which it is or was planned for a decision. */
export function Candidacies({ item, view }: ItemProps): VNode | null {
  const { t } = view;
  const rows = item.candidacies.nodes.map(({ meeting, body, kind, status, agendaItem, text }) => [
    meeting ? <MeetingLink meeting={meeting} view={view} key="m" /> : "—",
    meeting ? <Day day={meeting.startsOn} view={view} key="d" /> : "—",
    <BoardLink label={body.label} view={view} key="b" />,
    t.decisionKind[kind],
    agendaItem === null ? "—" : String(agendaItem),
    text ?? "—",
    t.candidate[status],
  ]);
  const heads = [t.meeting, t.day, t.body, t.decision, t.agendaItem, t.document, t.result];
  return <Table name={t.candidacies} heads={heads} rows={rows} />;
}

/** What meetings decided on it. */
export function Decisions({ item, view }: ItemProps): VNode | null {
  const { t } = view;
  const rows = item.decisions.nodes.map(
    ({ meeting, body, kind, outcome, decidedOn, assignedNumber, reason }) => [
      <Day day={decidedOn} view={view} key="d" />,
      meeting ? <MeetingLink meeting={meeting} view={view} key="m" /> : "—",
      <BoardLink label={body.label} view={view} key="b" />,
      t.decisionKind[kind],
      t.outcome[outcome],
      assignedNumber ?? "—",
      reason ?? "—",
    ],
  );
  const heads = [t.day, t.meeting, t.body, t.decision, t.result, t.number, t.reason];
  return <Table name={t.decisions} heads={heads} rows={rows} />;
}

/** The liaison statements about it. */
export function Liaisons({ item, view }: ItemProps): VNode | null {
  const { t } = view;
  const rows = item.liaisonStatements.nodes.map(({ designation, title, dated, status }) => [
    designation,
    <Title text={title} key="t" />,
    <Day day={dated} view={view} key="d" />,
    t.value.LiaisonStatus[status],
  ]);
  return <Table name={t.liaisons} heads={[t.number, t.title, t.day, t.result]} rows={rows} />;
}

/** What it waits for, and what waits for it. */
export function Waits({ item, view }: ItemProps): VNode | null {
  const { t } = view;
  const waits = item.waits.nodes.map(({ says, since, status }) => [
    says,
    <Day day={since} view={view} key="d" />,
    t.value.WaitStatus[status],
  ]);
  const awaited = item.awaitedBy.nodes.map(({ workItem, kind, status }) => [
    <ItemLink item={workItem} view={view} key="i" />,
    t.value.WaitKind[kind],
    t.value.WaitStatus[status],
  ]);
  return (
    <>
      <Table name={t.waits} heads={[t.waits, t.day, t.result]} rows={waits} />
      <Table name={t.awaitedBy} heads={[t.items, t.type, t.result]} rows={awaited} />
    </>
  );
}

/** The items that it was split from, is a part of, or goes with. */
export function Related({ item, view }: ItemProps): VNode | null {
  const { t } = view;
  const rows = item.relatedWorkItems.map(({ kind, note, workItem }) => [
    t.value.RelationKind[kind],
    <ItemLink item={workItem} view={view} />,
    t.stage[workItem.stage],
    note ?? "—",
  ]);
  return <Table name={t.related} heads={[t.type, t.items, t.stageNow, t.reason]} rows={rows} />;
}
