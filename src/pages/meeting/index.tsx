import type { MeetingQuery, MeetingQueryVariables } from "../api-types.js";
import { momentOf } from "../asked.js";
import type { Page } from "../page.js";
import { queryBeside } from "../query-file.js";
import { Meeting } from "./view.js";

/** One meeting: agenda, sittings, deadlines, what is up for decision and what was decided, and its reports. */
export const meetingPage: Page<MeetingQuery, MeetingQueryVariables> = {
  name: "meeting",
  path: "/meetings/:code",
  query: queryBeside(import.meta.url),
  variables: (asked) => ({
    code: asked.params.code ?? "",
    moment: momentOf(asked),
    language: asked.language,
  }),
  isFound: ({ meeting }) => meeting !== null,
  title: ({ meeting }) => meeting?.title ?? "",
  body: ({ meeting }, view) =>
    meeting ? <Meeting meeting={meeting} view={view} /> : <p>{view.t.nothingHere}</p>,
};
