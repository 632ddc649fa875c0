import type { PersonQuery, PersonQueryVariables } from "../api-types.js";
import { momentOf } from "../asked.js";
import type { Page } from "../page.js";
import { queryBeside } from "../query-file.js";
import { Person } from "./view.js";

/** One person: what he or she is charged with, and was; and, of oneself, the tokens. */
export const personPage: Page<PersonQuery, PersonQueryVariables> = {
  name: "person",
  path: "/people/:handle",
  query: queryBeside(import.meta.url),
  variables: (asked) => ({ handle: asked.params.handle ?? "", moment: momentOf(asked) }),
  isFound: ({ person }) => person !== null,
  title: ({ person }) => person?.name ?? "",
  body: (data, view) => <Person data={data} view={view} />,
};
