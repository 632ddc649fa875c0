import type { BoardsQuery, BoardsQueryVariables } from "../api-types.js";
import { momentOf } from "../asked.js";
import type { Page } from "../page.js";
import { Rows } from "../parts/table.js";
import { BoardLink, Title } from "../parts/words.js";
import { queryBeside } from "../query-file.js";

/** The study groups, working parties and Questions, each with the way to its board. */
export const boardsPage: Page<BoardsQuery, BoardsQueryVariables> = {
  name: "boards",
  path: "/boards",
  query: queryBeside(import.meta.url),
  variables: (asked) => ({ moment: momentOf(asked), language: asked.language }),
  isFound: ({ studyGroups }) => studyGroups !== null,
  title: (_data, { t }) => t.boards,
  body: ({ studyGroups }, view) => (
    <>
      <h1>{view.t.boards}</h1>
      {(studyGroups ?? []).map(({ label, name, workingParties }) => (
        <section>
          <h2>
            <BoardLink label={label} view={view} /> <Title text={name ?? null} />
          </h2>
          {workingParties.map((party) => (
            <section>
              <h3>
                <BoardLink label={party.label} view={view} /> <Title text={party.name ?? null} />
              </h3>
              <Rows
                heads={[view.t.question, view.t.title, view.t.stageNow, view.t.items]}
                rows={party.questions.map((question) => [
                  <BoardLink label={question.label} view={view} />,
                  <Title text={question.title ?? null} lang={question.titleLanguage} />,
                  view.t.value.QuestionStatus[question.status],
                  String(question.workItems.totalCount),
                ])}
              />
            </section>
          ))}
        </section>
      ))}
    </>
  ),
};
