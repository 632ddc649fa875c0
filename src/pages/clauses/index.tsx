import type { ClausesQuery, ClausesQueryVariables } from "../api-types.js";
import type { Page } from "../page.js";
import { Rows, Table } from "../parts/table.js";
import { ClauseLink, Day } from "../parts/words.js";
import { queryBeside } from "../query-file.js";

/** The clauses that the tracker goes by, and the editions of their texts. */
export const clausesPage: Page<ClausesQuery, ClausesQueryVariables> = {
  name: "clauses",
  path: "/clauses",
  query: queryBeside(import.meta.url),
  variables: () => ({}),
  isFound: () => true,
  title: (_data, { t }) => t.clauses,
  body: ({ clauses, governingTexts }, view) => (
    <>
      <h1>{view.t.clauses}</h1>
      <Rows
        heads={[view.t.clause, view.t.says, view.t.edition]}
        rows={clauses.map((clause) => [
          <ClauseLink clause={clause} view={view} />,
          clause.says ?? "—",
          clause.edition ?? clause.readIn ?? "—",
        ])}
      />
      <Table
        name={view.t.editions}
        heads={[view.t.text, view.t.edition, view.t.from, view.t.wasRead]}
        rows={governingTexts.flatMap(({ name, editions }) =>
          editions.map(({ code, inForceFrom, wasRead }) => [
            name,
            code,
            <Day day={inForceFrom} view={view} />,
            wasRead ? view.t.yes : view.t.no,
          ]),
        )}
      />
    </>
  ),
};
