import type { SearchQuery, SearchQueryVariables } from "../api-types.js";
import { momentOf } from "../asked.js";
import type { Page } from "../page.js";
import { Table } from "../parts/table.js";
import { BoardLink, Day, ItemLink, MeetingLink, Title } from "../parts/words.js";
import { queryBeside } from "../query-file.js";
import { addressOf, type View } from "../view.js";

/** What a text finds: any acronym, number, label, code, name of a person, or word of a title in any language. */
export const searchPage: Page<SearchQuery, SearchQueryVariables> = {
  name: "search",
  path: "/search",
  query: queryBeside(import.meta.url),
  variables: (asked) => ({
    text: asked.search.get("text")?.trim() || "—",
    moment: momentOf(asked),
    language: asked.language,
  }),
  isFound: () => true,
  title: (_data, { t, asked }) => `${t.search}: ${asked.search.get("text") ?? ""}`,
  body: (data, view) => <Found data={data} view={view} />,
};

function Found({ data, view }: { readonly data: SearchQuery; readonly view: View }) {
  const { t, asked } = view;
  const text = asked.search.get("text") ?? "";
  const named = data.workItem ? [data.workItem] : [];
  const items = [
    ...named,
    ...(data.workItems?.nodes ?? []).filter(({ acronym }) => acronym !== data.workItem?.acronym),
  ];
  const bodies = [data.question, data.workingParty, data.studyGroup].flatMap((body) => (body ? [body] : []));
  const people = data.persons?.nodes ?? [];
  const isEmpty = items.length + bodies.length + people.length === 0 && !data.meeting;
  return (
    <>
      <h1>{t.search}</h1>
      <form class="filters" action="/search">
        <input type="search" name="text" value={text} aria-label={t.search} dir="auto" maxLength={200} />
        <button type="submit">{t.search}</button>
      </form>
      {isEmpty ? <p>{t.nothingFound}</p> : null}
      <Table
        name={t.boards}
        heads={[t.name, t.title]}
        rows={bodies.map((body) => [
          <BoardLink label={body.label} view={view} />,
          <Title text={("title" in body ? body.title : "name" in body ? body.name : null) ?? null} />,
        ])}
      />
      <Table
        name={t.meetings}
        heads={[t.meeting, t.day]}
        rows={
          data.meeting
            ? [
                [
                  <MeetingLink meeting={data.meeting} view={view} />,
                  <Day day={data.meeting.startsOn} view={view} />,
                ],
              ]
            : []
        }
      />
      <Table
        name={t.people}
        heads={[t.person, t.source]}
        rows={people.map(({ handle, name, affiliation }) => [
          <a href={addressOf(view, ["people", handle])}>
            <bdi>{name}</bdi>
          </a>,
          affiliation ?? "—",
        ])}
      />
      <Table
        name={`${t.items} ${data.workItems?.totalCount ?? 0}`}
        heads={[t.name, t.title, t.question, t.stageNow]}
        rows={items.map((item) => [
          <ItemLink item={item} view={view} />,
          <Title text={item.title ?? null} lang={item.titleLanguage} />,
          item.question ? <BoardLink label={item.question.label} view={view} /> : "—",
          t.stage[item.stage],
        ])}
      />
    </>
  );
}
