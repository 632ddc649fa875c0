import type { VNode } from "preact";
import type { ItemQuery } from "../api-types.js";
import { BoardLink, Mark, Title } from "../parts/words.js";
import { Acts } from "./acts.js";
import { ChangesSince } from "./changes-since.js";
import { History } from "./history.js";
import type { ItemProps } from "./item-data.js";
import { Missing } from "./missing.js";
import { Candidacies, Decisions, Liaisons, Related, Titles, Waits } from "./tables.js";
import { ThroughTime } from "./through-time.js";
import { Way } from "./way.js";

/** The page of a work item. */
export function Item({
  item,
  whole,
  changes,
  view,
}: ItemProps & Pick<ItemQuery, "whole" | "changes">): VNode {
  const { t } = view;
  return (
    <>
      <hgroup>
        <h1>
          <bdi>{item.designation}</bdi> <Mark tone="plain">{t.stage[item.stage]}</Mark>
        </h1>
        <p>
          <Title text={item.title ?? null} lang={item.titleLanguage} />
        </p>
      </hgroup>
      <ThroughTime whole={whole ?? null} view={view} />
      <Way item={item} view={view} />
      <Missing item={item} view={view} />
      <Acts item={item} view={view} />
      <Facts item={item} view={view} />
      <Titles item={item} view={view} />
      <Candidacies item={item} view={view} />
      <Decisions item={item} view={view} />
      <Liaisons item={item} view={view} />
      <Waits item={item} view={view} />
      <Related item={item} view={view} />
      <ChangesSince item={item} changes={changes} view={view} />
      <History item={item} view={view} />
    </>
  );
}

function Facts({ item, view }: ItemProps): VNode {
  const { t } = view;
  const list = (texts: readonly string[] | null | undefined) =>
    texts ? texts.join("; ") || t.nothing : t.notRecorded;
  const rows: [string, VNode | string | null][] = [
    [t.question, item.question ? <BoardLink label={item.question.label} view={view} /> : null],
    [
      t.workingParty,
      item.question?.workingParty ? <BoardLink label={item.question.workingParty.label} view={view} /> : null,
    ],
    [t.process, t.value.ApprovalProcess[item.process]],
    [t.type, t.value.WorkItemType[item.type]],
    [t.timing, item.timing?.raw ?? t.notRecorded],
    [t.priority, item.priority ? t.value.Priority[item.priority] : null],
    [
      t.editors,
      list(item.editors?.map(({ name, affiliation }) => (affiliation ? `${name} (${affiliation})` : name))),
    ],
    [t.baseTexts, list(item.baseTexts)],
    [t.supporters, list(item.supportingMembers)],
    [t.documents, item.contributions.nodes.map(({ document }) => document).join("; ") || null],
    [t.aliases, item.aliases.join(", ") || null],
    [t.scope, item.scope ?? null],
    [t.summary, item.summary ?? t.notRecorded],
  ];
  return (
    <dl class="facts">
      {rows
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
