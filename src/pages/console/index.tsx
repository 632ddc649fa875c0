import type { ConsoleQuery, ConsoleQueryVariables } from "../api-types.js";
import { type Asked, momentOf } from "../asked.js";
import type { Page } from "../page.js";
import { queryBeside } from "../query-file.js";
import { Console } from "./view.js";

/** What the console's forms send. */
export const DECIDE = queryBeside(import.meta.url, "decide.graphql");
/** What is asked where somebody was faster. */
export const SINCE = queryBeside(import.meta.url, "since.graphql");
export const TAKE_BACK = queryBeside(import.meta.url, "take-back.graphql");

/** The variables of the query of a sitting. */
export const sittingOf = (asked: Asked): ConsoleQueryVariables => ({
  code: asked.params.code ?? "",
  body: asked.params.body ?? "",
  line: asked.search.get("line"),
  moment: momentOf(asked),
  language: asked.language,
});

/** The console at the gavel: the order of business of a body, one line at a time or a block, one key per decision. */
export const consolePage: Page<ConsoleQuery, ConsoleQueryVariables> = {
  name: "console",
  path: "/meetings/:code/console/*body",
  query: queryBeside(import.meta.url),
  variables: sittingOf,
  isFound: ({ meeting }) => meeting !== null,
  title: (_data, { t, asked }) => `${asked.params.body}: ${t.console}`,
  body: ({ meeting, cursor }, view) =>
    meeting ? <Console meeting={meeting} cursor={cursor} view={view} /> : <p>{view.t.nothingHere}</p>,
};
