import type { BoardQuery, BoardQueryVariables, WorkItemFilter } from "../api-types.js";
import { momentOf } from "../asked.js";
import type { Page } from "../page.js";
import { queryBeside } from "../query-file.js";
import { Board } from "./view.js";

/** Which body a label is of, by its first letter. */
function filterOf(label: string): WorkItemFilter {
  const condition = { in: [label] };
  if (/^q/i.test(label)) return { question: condition };
  return /^wp/i.test(label) ? { workingParty: condition } : { studyGroup: condition };
}

/** The board of a study group, working party or Question: its items by stage, with what blocks each. */
export const boardPage: Page<BoardQuery, BoardQueryVariables> = {
  name: "board",
  path: "/boards/*label",
  query: queryBeside(import.meta.url),
  variables: (asked) => {
    const label = asked.params.label ?? "";
    const filter = filterOf(label);
    return {
      label,
      filter,
      isParty: "workingParty" in filter,
      isQuestion: "question" in filter,
      isGroup: "studyGroup" in filter,
      moment: momentOf(asked),
      language: asked.language,
      by: asked.hasSession ? null : { role: "TSB" },
    };
  },
  isFound: ({ workingParty, question, studyGroup }) => Boolean(workingParty ?? question ?? studyGroup),
  title: ({ workingParty, question, studyGroup }) => (workingParty ?? question ?? studyGroup)?.label ?? "",
  body: (data, view) => <Board data={data} view={view} />,
};
