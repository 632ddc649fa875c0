import type { MeetingsQuery, MeetingsQueryVariables } from "../api-types.js";
import { momentOf } from "../asked.js";
import type { Page } from "../page.js";
import { Rows } from "../parts/table.js";
import { Day, MeetingLink } from "../parts/words.js";
import { queryBeside } from "../query-file.js";
import { addressOf } from "../view.js";
import { barsOf, Timeline } from "./timeline.js";

/** The meetings, with the calendar of meetings, deadlines and last calls drawn above them. */
export const meetingsPage: Page<MeetingsQuery, MeetingsQueryVariables> = {
  name: "meetings",
  path: "/meetings",
  query: queryBeside(import.meta.url),
  variables: (asked) => ({ moment: momentOf(asked) }),
  isFound: ({ meetings }) => meetings !== null,
  title: (_data, { t }) => t.meetings,
  body: ({ meetings, inReview }, view) => {
    const { t } = view;
    const nodes = meetings?.nodes ?? [];
    return (
      <>
        <h1>{t.meetings}</h1>
        <Timeline bars={barsOf({ nodes, reviews: inReview?.nodes ?? [], view })} view={view} />
        <Rows
          heads={[t.meeting, t.from, t.until, t.place, t.result, t.candidacies, t.decisions]}
          rows={[...nodes]
            .reverse()
            .map((meeting) => [
              <MeetingLink meeting={meeting} view={view} />,
              <Day day={meeting.startsOn} view={view} />,
              <Day day={meeting.endsOn} view={view} />,
              meeting.place ?? "—",
              t.value.MeetingStatus[meeting.status],
              String(meeting.candidates.totalCount),
              String(meeting.decisions.totalCount),
            ])}
        />
        {view.me && !view.asked.asOf ? (
          <p>
            <a class="button" href={addressOf(view, ["acts", "planMeeting"], { back: "/meetings" })}>
              {t.actName("planMeeting")}
            </a>
          </p>
        ) : null}
      </>
    );
  },
};
