import type { ItemQuery, ItemQueryVariables } from "../api-types.js";
import { momentOf } from "../asked.js";
import type { Page } from "../page.js";
import { queryBeside } from "../query-file.js";
import { Item } from "./view.js";

/** One work item in full: where it stands, what is missing, who may do what next, and how it came here. */
export const itemPage: Page<ItemQuery, ItemQueryVariables> = {
  name: "item",
  path: "/items/:acronym",
  query: queryBeside(import.meta.url),
  variables: (asked) => ({
    acronym: asked.params.acronym ?? "",
    moment: momentOf(asked),
    language: asked.language,
    // What could be done next is shown to everybody: as the secretariat could do it.
    by: asked.hasSession ? null : { role: "TSB" },
    isSince: Boolean(asked.search.get("since")),
    since: { date: asked.search.get("since") || asked.today },
    to: asked.asOf === null ? null : { date: asked.asOf },
  }),
  // What changed is left out (undefined) unless it was asked for, and null where the API has something against the day.
  isFound: ({ workItem, changes }) => workItem !== null && changes !== null,
  title: ({ workItem }) => workItem?.designation ?? "",
  body: ({ workItem, whole, changes }, view) =>
    workItem ? (
      <Item item={workItem} whole={whole} changes={changes} view={view} />
    ) : (
      <p>{view.t.nothingHere}</p>
    ),
};
