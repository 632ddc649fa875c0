import type { PeopleQuery, PeopleQueryVariables } from "../api-types.js";
import { momentOf } from "../asked.js";
import type { Page } from "../page.js";
import { Rows } from "../parts/table.js";
import { queryBeside } from "../query-file.js";
import { addressOf } from "../view.js";

/** The people and their mandates. */
export const peoplePage: Page<PeopleQuery, PeopleQueryVariables> = {
  name: "people",
  path: "/people",
  query: queryBeside(import.meta.url),
  variables: (asked) => ({
    text: asked.search.get("text") || null,
    after: asked.search.get("after"),
    moment: momentOf(asked),
  }),
  isFound: ({ persons }) => persons !== null,
  title: (_data, { t }) => t.people,
  body: ({ persons }, view) => {
    const { t, asked } = view;
    const next = persons?.pageInfo;
    return (
      <>
        <h1>
          {t.people} <small>{persons?.totalCount ?? 0}</small>
        </h1>
        <form class="filters" action="/people">
          <input
            type="search"
            name="text"
            value={asked.search.get("text") ?? ""}
            aria-label={t.search}
            dir="auto"
          />
          <button type="submit">{t.search}</button>
        </form>
        <Rows
          heads={[t.person, t.affiliation, t.mandates]}
          rows={(persons?.nodes ?? []).map(({ handle, name, affiliation, mandates }) => [
            <a href={addressOf(view, ["people", handle])}>
              <bdi>{name}</bdi>
            </a>,
            affiliation ?? "—",
            mandates.nodes
              .map(({ role, question, workingParty, studyGroup, workItem }) =>
                `${t.role[role]} ${question?.label ?? workItem?.acronym ?? workingParty?.label ?? studyGroup?.label ?? ""}`.trim(),
              )
              .join(", ") || "—",
          ])}
        />
        <p>
          {next?.hasNextPage ? (
            <a href={addressOf(view, ["people"], { text: asked.search.get("text"), after: next.endCursor })}>
              {t.more}
            </a>
          ) : null}{" "}
          {view.me && !asked.asOf ? (
            <a class="button" href={addressOf(view, ["acts", "registerPerson"], { back: "/people" })}>
              {t.actName("registerPerson")}
            </a>
          ) : null}
        </p>
      </>
    );
  },
};
