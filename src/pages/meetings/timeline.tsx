import type { VNode } from "preact";
import type { MeetingsQuery } from "../api-types.js";
import { dayInWords, daysBetween } from "../dates.js";
import { addressOf, type View } from "../view.js";

/** Something on the timeline: from a day to a day, the same one for a deadline. */
export interface Bar {
  readonly kind: "meeting" | "deadline" | "review";
  readonly name: string;
  readonly href: string;
  readonly from: string;
  readonly to: string;
}

const ROW = 26;
const WIDTH = 1000;
/** Where the bars begin; the names stand before it. */
const LEFT = 230;
/** The timeline goes so many days back, and shows so many bars at most. */
const PAST_DAYS = 120;
const MOST_BARS = 60;

interface BarsFrom {
  readonly nodes: NonNullable<MeetingsQuery["meetings"]>["nodes"];
  readonly reviews: NonNullable<MeetingsQuery["inReview"]>["nodes"];
  readonly view: View;
}

/** The bars of meetings, of their deadlines, and of open last calls, by their first day. */
export function barsOf({ nodes, reviews, view }: BarsFrom): Bar[] {
  const { asked, t } = view;
  const since = new Date(Date.parse(asked.asOf ?? asked.today) - PAST_DAYS * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const bars: Bar[] = nodes.flatMap(({ code, startsOn, endsOn, deadlines }) => [
    {
      kind: "meeting" as const,
      name: code,
      href: addressOf(view, ["meetings", code]),
      from: startsOn,
      to: endsOn,
    },
    ...deadlines.map(({ what, date }) => ({
      kind: "deadline" as const,
      name: what,
      href: addressOf(view, ["meetings", code]),
      from: date,
      to: date,
    })),
  ]);
  const open: Bar[] = reviews.flatMap(({ acronym, stage, approval }) =>
    approval.steps.flatMap(({ startedOn, closedOn, dates }) => {
      const to = dates.find(({ name }) => name.includes("_END"))?.date;
      if (closedOn !== null || !to) return [];
      const name = `${acronym}: ${t.stage[stage]}`;
      return [
        { kind: "review" as const, name, href: addressOf(view, ["items", acronym]), from: startedOn, to },
      ];
    }),
  );
  return [...bars, ...open]
    .filter(({ to }) => to >= since)
    .sort((a, b) => a.from.localeCompare(b.from))
    .slice(0, MOST_BARS);
}

/** The calendar as a drawing. Everything in it is a link, and stands in the table of its own page too. */
export function Timeline({
  bars,
  view,
}: {
  readonly bars: readonly Bar[];
  readonly view: View;
}): VNode | null {
  const { t, asked, language } = view;
  const [first] = bars;
  if (!first) return null;
  const last =
    bars
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? first.to;
  const days = Math.max(daysBetween(first.from, last), 1) + 1;
  const x = (day: string) => LEFT + (daysBetween(first.from, day) / days) * (WIDTH - LEFT);
  const height = (bars.length + 1) * ROW + 6;
  const today = asked.asOf ?? asked.today;
  return (
    <figure class="timeline">
      <figcaption>{t.calendar}</figcaption>
      <div class="scrolled">
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the caption of the figure names it, and its links have titles of their own */}
        <svg viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height}>
          {monthsOf(first.from, last).map((month) => (
            <g>
              <line class="month" x1={x(month)} x2={x(month)} y1={0} y2={height} />
              <text class="month" x={x(month) + 4} y={14}>
                {month.slice(0, 7)}
              </text>
            </g>
          ))}
          {today >= first.from && today <= last ? (
            <line class="today" x1={x(today)} x2={x(today)} y1={0} y2={height} />
          ) : null}
          {bars.map(({ kind, name, href, from, to }, index) => (
            <a href={href}>
              <title>{`${name}: ${dayInWords(from, language)}${to === from ? "" : ` – ${dayInWords(to, language)}`}`}</title>
              <text x={0} y={(index + 1) * ROW + 14}>
                {name.length > 34 ? `${name.slice(0, 33)}…` : name}
              </text>
              <rect
                class={kind}
                x={x(from)}
                y={(index + 1) * ROW + 2}
                width={Math.max(x(to) - x(from) + (WIDTH - LEFT) / days, 7)}
                height={ROW - 8}
                rx={3}
              />
            </a>
          ))}
        </svg>
      </div>
    </figure>
  );
}

/** The first days of the months within two days. */
function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = from.split("-").map(Number);
  for (;;) {
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
    const day = `${year}-${String(month).padStart(2, "0")}-01`;
    if (day > to) return months;
    months.push(day);
  }
}
