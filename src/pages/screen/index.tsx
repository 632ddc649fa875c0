import type { VNode } from "preact";
import type { ConsoleQuery, ConsoleQueryVariables } from "../api-types.js";
import { consolePage, sittingOf } from "../console/index.js";
import { type ConsoleMeeting, isText, linesOf, type ShortLine } from "../console/lines.js";
import { Progress, Standing } from "../console/view.js";
import type { Page } from "../page.js";
import { Title } from "../parts/words.js";
import type { View } from "../view.js";

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
  const next = lines.find(({ isDone }) => !isDone);
  const done = lines.filter((line) => line.decisions.length > 0);
  return (
    <div
      id="live"
      data-live={meeting.code}
      data-cursor={cursor}
      hx-get={asked.address}
      hx-trigger="changed from:body"
      hx-select="#live"
      hx-swap="outerMorph"
    >
      <p class="room">
        {asked.params.body} · <bdi>{meeting.title}</bdi>
      </p>
      <Progress lines={lines} view={view} />
      {next ? <Now line={next} view={view} /> : <h1>{t.allDealtWith}</h1>}
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

function Now({ line, view }: { readonly line: ShortLine; readonly view: View }): VNode {
  const { t } = view;
  return (
    <section class="now">
      <h1>
        <bdi>{line.workItem?.designation}</bdi>
      </h1>
      <p>
        <Title text={line.workItem?.title ?? null} lang={line.workItem?.titleLanguage ?? null} />
      </p>
      <p>
        {line.workItem?.question?.label} · {line.candidate ? t.decisionKind[line.candidate.kind] : ""}
      </p>
    </section>
  );
}
