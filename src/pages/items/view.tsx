import type { VNode } from "preact";
import type { ItemsQuery, Stage, Verdict, WorkItemOrderField } from "../api-types.js";
import { toneOf } from "../parts/tones.js";
import { BoardLink, ItemLink, Mark, Title } from "../parts/words.js";
import type { View } from "../view.js";

interface ItemsProps {
  readonly data: ItemsQuery;
  readonly view: View;
  readonly sortedBy: readonly WorkItemOrderField[];
}

/** The table of work items, with what it is filtered and sorted by. */
export function Items({ data, view, sortedBy }: ItemsProps): VNode {
  const { t } = view;
  const next = data.workItems?.pageInfo;
  return (
    <>
      <h1>
        {t.items} <small>{data.workItems?.totalCount ?? 0}</small>
      </h1>
      <Filters view={view} />
      <Counts data={data} view={view} />
      <ItemTable data={data} view={view} sortedBy={sortedBy} />
      <p>
        {next?.hasNextPage ? <a href={same(view, { after: next.endCursor ?? null })}>{t.more}</a> : null}{" "}
        <a href={same(view, { format: "csv", after: null })}>{t.asFile}</a>
      </p>
    </>
  );
}

/** The same address with something said otherwise. */
function same({ asked }: View, changes: Record<string, string | null>): string {
  const search = new URLSearchParams(asked.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) search.delete(name);
    else search.set(name, value);
  }
  return `/items?${search}`;
}

const VERDICTS: readonly Verdict[] = ["READY", "BLOCKED", "UNKNOWN"];

function Filters({ view }: Pick<ItemsProps, "view">): VNode {
  const { t, asked } = view;
  const said = (name: string) => asked.search.get(name) ?? "";
  const stages = Object.keys(t.stage) as Stage[];
  return (
    <form class="filters" action="/items">
      {asked.asOf ? <input type="hidden" name="asOf" value={asked.asOf} /> : null}
      <label>
        {t.words}
        <input type="search" name="text" value={said("text")} dir="auto" />
      </label>
      <label>
        {t.body}
        <input type="text" name="body" value={said("body")} placeholder="WP4/13" />
      </label>
      <label>
        {t.stageNow}
        <select name="stage">
          <option value="" />
          {stages.map((stage) => (
            <option value={stage} selected={said("stage") === stage}>
              {t.stage[stage]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.ready}
        <select name="readiness">
          <option value="" />
          {VERDICTS.map((verdict) => (
            <option value={verdict} selected={said("readiness") === verdict}>
              {t.verdict[verdict]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input type="checkbox" name="overdue" value="1" checked={said("overdue") !== ""} /> {t.overdue}
      </label>
      <button type="submit">{t.show}</button>
    </form>
  );
}

function Counts({ data, view }: Omit<ItemsProps, "sortedBy">): VNode {
  const { t } = view;
  return (
    <ul class="counts">
      {(data.workItemCounts?.cells ?? []).map(({ stage, count }) =>
        stage ? (
          <li>
            <a href={same(view, { stage, after: null })}>{t.stage[stage]}</a> <strong>{count}</strong>
          </li>
        ) : null,
      )}
    </ul>
  );
}

function ItemTable({ data, view, sortedBy }: ItemsProps): VNode {
  const { t, asked } = view;
  const columns: readonly [string, WorkItemOrderField | null][] = [
    [t.name, "ACRONYM"],
    [t.title, null],
    [t.question, "QUESTION"],
    [t.stageNow, "STAGE"],
    [t.ready, null],
    [t.timing, "TIMING"],
    [t.priority, "PRIORITY"],
    [t.process, null],
  ];
  const isDown = asked.search.get("direction") === "DESC";
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            {columns.map(([head, field]) => {
              const isSorted = field !== null && asked.search.get("sort") === field;
              return (
                <th scope="col" aria-sort={isSorted ? (isDown ? "descending" : "ascending") : undefined}>
                  {field && sortedBy.includes(field) ? (
                    <a
                      href={same(view, {
                        sort: field,
                        direction: isSorted && !isDown ? "DESC" : "ASC",
                        after: null,
                      })}
                    >
                      {head}
                      {isSorted ? (isDown ? " ↓" : " ↑") : ""}
                    </a>
                  ) : (
                    head
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {(data.workItems?.nodes ?? []).map((item) => (
            <tr>
              <td data-head={t.name}>
                <ItemLink item={item} view={view} />
              </td>
              <td data-head={t.title} class="short">
                <Title text={item.title ?? null} lang={item.titleLanguage} />
              </td>
              <td data-head={t.question}>
                {item.question ? <BoardLink label={item.question.label} view={view} /> : "—"}
              </td>
              <td data-head={t.stageNow}>{t.stage[item.stage]}</td>
              <td data-head={t.ready}>
                {item.readiness ? (
                  <Mark tone={toneOf(item.readiness.verdict)}>{t.verdict[item.readiness.verdict]}</Mark>
                ) : (
                  "—"
                )}
              </td>
              <td data-head={t.timing}>{item.timing?.raw ?? "—"}</td>
              <td data-head={t.priority}>{item.priority ? t.value.Priority[item.priority] : "—"}</td>
              <td data-head={t.process}>{t.value.ApprovalProcess[item.process]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
