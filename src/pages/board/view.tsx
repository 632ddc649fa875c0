import type { VNode } from "preact";
import type { BoardQuery, Stage } from "../api-types.js";
import { Table } from "../parts/table.js";
import { toneOf } from "../parts/tones.js";
import { BoardLink, Day, ItemLink, Mark, Title } from "../parts/words.js";
import { addressOf, type View } from "../view.js";
import { QuestionFacts } from "./question.js";
import { TimeAtStage } from "./time-at-stage.js";

interface BoardProps {
  readonly data: BoardQuery;
  readonly view: View;
}

type Card = NonNullable<BoardQuery["workItems"]>["nodes"][number];

/** The page of a body: what it is, its items by stage, and who works in it. */
export function Board({ data, view }: BoardProps): VNode {
  const { t } = view;
  const { workingParty, question, studyGroup } = data;
  const body = workingParty ?? question ?? studyGroup;
  const items = data.workItems?.nodes ?? [];
  const total = data.workItems?.totalCount ?? 0;
  return (
    <>
      <hgroup>
        <h1>{body?.label}</h1>
        <p>
          <Title text={(question ? question.title : (workingParty ?? studyGroup)?.name) ?? null} />
        </p>
      </hgroup>
      <Around data={data} view={view} />
      {question ? <QuestionFacts question={question} view={view} /> : null}
      <p>
        <strong>{t.itemCount(total)}</strong>{" "}
        <a href={addressOf(view, ["items"], { body: body?.label })}>{t.asTable}</a>
        {total > items.length ? ` ${t.firstOnly(items.length)}` : null}
      </p>
      <div class="board">
        {stagesOf(items).map((stage) => (
          <section aria-labelledby={`stage-${stage}`}>
            <h2 id={`stage-${stage}`}>
              {t.stage[stage]} <small>{items.filter((item) => item.stage === stage).length}</small>
            </h2>
            <ul>
              {items
                .filter((item) => item.stage === stage)
                .map((item) => (
                  <ItemCard item={item} view={view} />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <TimeAtStage cells={data.workItemCounts?.cells ?? []} body={body?.label ?? ""} view={view} />
      <Holders data={data} view={view} />
    </>
  );
}

const stagesOf = (items: readonly Card[]): Stage[] => [...new Set(items.map(({ stage }) => stage))];

function ItemCard({ item, view }: { readonly item: Card; readonly view: View }): VNode {
  const { t } = view;
  const { readiness } = item;
  const blocking = readiness?.findings ?? [];
  return (
    <li class="card">
      <p>
        <ItemLink item={item} view={view} /> {item.timing ? <small>{item.timing.raw}</small> : null}
        {readiness ? (
          <>
            {" "}
            <Mark
              tone={toneOf(readiness.verdict)}
            >{`${t.decisionKind[readiness.kind]}: ${t.verdict[readiness.verdict]}`}</Mark>
          </>
        ) : null}
      </p>
      <p class="short">
        <Title text={item.title ?? null} lang={item.titleLanguage} />
      </p>
      {blocking.length > 0 ? (
        <details>
          <summary>{t.blocks(blocking.length)}</summary>
          <ul>
            {blocking.map(({ requirement }) => (
              <li>{requirement}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

function Around({ data, view }: BoardProps): VNode {
  const { workingParty, question, studyGroup } = data;
  const above = [question?.studyGroup?.label, question?.workingParty?.label, workingParty?.studyGroup?.label];
  const below = [
    ...(workingParty?.questions ?? []).map(({ label }) => label),
    ...(studyGroup?.workingParties ?? []).map(({ label }) => label),
  ];
  return (
    <p class="around">
      {[...above, ...below].map((label) =>
        label ? (
          <>
            <BoardLink label={label} view={view} />{" "}
          </>
        ) : null,
      )}
    </p>
  );
}

function Holders({ data, view }: BoardProps): VNode {
  const { t, me, asked } = view;
  const { workingParty, question, studyGroup } = data;
  const body = workingParty ?? question ?? studyGroup;
  const rows = (body?.mandates.nodes ?? []).map(({ role, person, from, until }) => [
    t.role[role],
    <>
      <a href={addressOf(view, ["people", person.handle])}>
        <bdi>{person.name}</bdi>
      </a>{" "}
      {person.affiliation ? <bdi>({person.affiliation})</bdi> : null}
    </>,
    <Day day={from} view={view} />,
    until ? <Day day={until} view={view} /> : "—",
  ]);
  const back = asked.asOf ? "" : addressOf(view, ["boards", body?.label ?? ""]);
  return (
    <>
      <Table name={t.people} heads={[t.office, t.person, t.from, t.until]} rows={rows} />
      {me && back ? (
        <p>
          <a class="button" href={addressOf(view, ["acts", "appoint"], { scope: body?.label, back })}>
            {t.actName("appoint")}
          </a>
          {question ? (
            <a
              class="button"
              href={addressOf(view, ["acts", "registerWorkItem"], { question: question.label, back })}
            >
              {t.actName("registerWorkItem")}
            </a>
          ) : null}
        </p>
      ) : null}
    </>
  );
}
