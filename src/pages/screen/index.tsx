import type { VNode } from "preact";
import type { ConsoleQuery, ConsoleQueryVariables } from "../api-types.js";
import { consolePage, sittingOf } from "../console/index.js";
import { type ConsoleMeeting, isText, linesOf, type ShortLine } from "../console/lines.js";
import { Progress, Standing } from "../console/view.js";
import type { Page } from "../page.js";
import { Title } from "../parts/words.js";
import { queryBeside } from "../query-file.js";
import type { View } from "../view.js";

/** What is asked when a console is opened. */
export const GAVEL = queryBeside(import.meta.url, "gavel.graphql");

/** What the room sees: the line that is before the meeting in large type, and what was decided, as it is decided. */
export const screenPage: Page<ConsoleQuery, ConsoleQueryVariables> = {
  name: "screen",
  path: "/meetings/:code/screen/*body",
  query: consolePage.query,
  variables: sittingOf,
  isFound: ({ meeting }) => meeting !== null,
  title: (_data, { t, asked }) => `${asked.params.body}: ${t.projector}`,
  body: ({ meeting, cursor }, view) =>
    meeting ? <Screen meeting={meeting} cursor={cursor} view={view} /> : <p>{view.t.nothingHere}</p>,
};

interface ScreenProps {
  readonly meeting: ConsoleMeeting;
  readonly cursor: string;
  readonly view: View;
}

function Screen({ meeting, cursor, view }: ScreenProps): VNode {
  const { t, asked } = view;
  const lines = linesOf(meeting).filter(isText);
  const shown = lineBefore(meeting, view) ?? lines.find(({ isDone }) => !isDone);
  const done = lines.filter((line) => line.decisions.length > 0);
  return (
    <div
      id="live"
      data-live={meeting.code}
      data-cursor={cursor}
      data-moves={asked.asOf === null ? asked.path.replace("/screen/", "/moves/") : undefined}
      hx-get={asked.address}
      hx-trigger="changed from:body"
      hx-select="#live"
      hx-swap="outerMorph"
    >
      <p class="room">
        {asked.params.body} · <bdi>{meeting.title}</bdi>
      </p>
      <Progress lines={lines} view={view} />
      {shown ? <Now line={shown} view={view} /> : <h1>{t.allDealtWith}</h1>}
      <ul class="decided">
        {[...done].reverse().map((line) => (
          <li>
            <strong>
              <bdi>{line.workItem?.designation}</bdi>
            </strong>{" "}
            <Title text={line.workItem?.title ?? null} lang={line.workItem?.titleLanguage ?? null} />{" "}
            <Standing line={line} view={view} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The line that the address names, else the one that the chair is at until it is dealt with; null: the chair is at none. */
function lineBefore(meeting: ConsoleMeeting, { asked }: View): ShortLine | null {
  const named = asked.search.get("line");
  const line = linesOf(meeting).find(({ name }) => name === (named ?? asked.at?.line));
  if (!line || (named === null && line.isDone && !asked.at?.wasDone)) return null;
  return line;
}

function Now({ line, view }: { readonly line: ShortLine; readonly view: View }): VNode {
  const { t } = view;
  const { workItem, candidate, liaisonStatement, activity } = line;
  const title = workItem?.title ?? liaisonStatement?.title ?? activity?.title ?? null;
  return (
    <section class="now">
      <h1>
        <bdi>{workItem?.designation ?? line.name}</bdi> <Standing line={line} view={view} />
      </h1>
      <p>
        <Title text={title} lang={workItem?.titleLanguage ?? null} />
      </p>
      <p>
        {[workItem?.question?.label, candidate ? t.decisionKind[candidate.kind] : null]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </section>
  );
}
