import type { HomeQuery, HomeQueryVariables } from "../api-types.js";
import { momentOf } from "../asked.js";
import type { Page } from "../page.js";
import { queryBeside } from "../query-file.js";
import { Home } from "./view.js";

/** The start page: what waits, the next meeting with its deadlines, and the last calls with the days left. */
export const homePage: Page<HomeQuery, HomeQueryVariables> = {
  name: "home",
  path: "/",
  query: queryBeside(import.meta.url),
  variables: (asked) => ({ moment: momentOf(asked), language: asked.language, hasSession: asked.hasSession }),
  isFound: ({ studyGroups }) => studyGroups !== null,
  title: (_data, { t }) => t.home,
  body: (data, view) => <Home data={data} view={view} />,
};
