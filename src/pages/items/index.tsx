import type { ItemsQuery, ItemsQueryVariables, WorkItemFilter, WorkItemOrderField } from "../api-types.js";
import { type Asked, momentOf } from "../asked.js";
import type { Page } from "../page.js";
import { queryBeside } from "../query-file.js";
import { Items } from "./view.js";

/** What the table of work items may be put in the order of. */
export const SORTED_BY: readonly WorkItemOrderField[] = [
  "ACRONYM",
  "STAGE",
  "QUESTION",
  "TIMING",
  "PRIORITY",
  "LAST_CHANGE",
];

function filterOf({ search }: Asked): WorkItemFilter {
  const said = (name: string) => search.get(name)?.trim() || null;
  const [text, stage, body, readiness] = ["text", "stage", "body", "readiness"].map(said);
  return {
    ...(text ? { text } : {}),
    ...(stage ? { stage: { in: [stage] } } : {}),
    ...(readiness ? { readiness: { in: [readiness] } } : {}),
    ...(said("overdue") ? { overdue: true } : {}),
    ...(body ? bodyFilter(body) : {}),
    // What is not among the values of an enumeration is refused by the API, as for any other client.
  } as WorkItemFilter;
}

function bodyFilter(label: string): WorkItemFilter {
  const condition = { in: [label] };
  if (/^q/i.test(label)) return { question: condition };
  return /^wp/i.test(label) ? { workingParty: condition } : { studyGroup: condition };
}

function orderOf({ search }: Asked): ItemsQueryVariables["orderBy"] {
  const field = (search.get("sort") ?? "") as WorkItemOrderField;
  if (!SORTED_BY.includes(field))
    return search.get("text") ? [{ field: "RELEVANCE" }] : [{ field: "ACRONYM" }];
  return [{ field, direction: search.get("direction") === "DESC" ? "DESC" : "ASC" }];
}

/** The work items as a table, filtered and sorted. */
export const itemsPage: Page<ItemsQuery, ItemsQueryVariables> = {
  name: "items",
  path: "/items",
  query: queryBeside(import.meta.url),
  variables: (asked) => ({
    filter: filterOf(asked),
    orderBy: orderOf(asked),
    after: asked.search.get("after"),
    moment: momentOf(asked),
    language: asked.language,
  }),
  isFound: ({ workItems }) => workItems !== null,
  title: (_data, { t }) => t.items,
  body: (data, view) => <Items data={data} view={view} sortedBy={SORTED_BY} />,
  file: {
    heads: ({ t }) => [
      t.name,
      t.title,
      t.question,
      t.workingParty,
      t.stageNow,
      t.ready,
      t.timing,
      t.priority,
      t.process,
    ],
    lines: ({ workItems }, { t }) =>
      (workItems?.nodes ?? []).map((item) => [
        item.designation,
        item.title ?? "",
        item.question?.label ?? "",
        item.question?.workingParty?.label ?? "",
        t.stage[item.stage],
        item.readiness ? t.verdict[item.readiness.verdict] : "",
        item.timing?.raw ?? "",
        item.priority ?? "",
        item.process,
      ]),
    next: ({ workItems }) =>
      workItems?.pageInfo.hasNextPage ? (workItems.pageInfo.endCursor ?? null) : null,
  },
};
