import { type CalendarDate, daysBetween, lastDayOfMonth, latestOf } from "../calendar.js";
import { settingOn } from "../editions/settings.js";
import { type MeetingState, sittingsOf } from "../meeting.js";
import type { Stage } from "../vocabulary.js";
import type { WorkItem } from "../work-item.js";

/** An item whose target date has passed without its first decision. */
export interface Overdue {
  readonly item: WorkItem;
  /** The last day of the month that its timing aims at. */
  readonly dueOn: CalendarDate;
  readonly days: number;
}

/** An item that a meeting may consider discontinuing (Rec. A.1 §1.4.7). The decision stays with the meeting. */
export interface StaleCandidate {
  readonly item: WorkItem;
  /** The latest contribution on record; null when none was ever recorded here, which may be a gap in the record. */
  readonly lastContributionOn: CalendarDate | null;
  /** Codes of the study group meetings that passed without one. */
  readonly meetings: readonly string[];
}

const BEFORE_DECISION: readonly Stage[] = ["UNDER_STUDY"];

/** Items whose timing has passed: computed from the day asked for, never from the clock. */
export function overdue(items: Iterable<WorkItem>, asOf: CalendarDate): Overdue[] {
  return [...items]
    .flatMap((item) => {
      if (!item.timing?.month || !BEFORE_DECISION.includes(item.stage)) return [];
      const dueOn = lastDayOfMonth(item.timing.month);
      return dueOn < asOf ? [{ item, dueOn, days: daysBetween(dueOn, asOf) }] : [];
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** The latest meetings of a study group over which its items can have become stale. */
export interface QuietMeetings {
  /** The day on which the first of them opened. */
  readonly startsOn: CalendarDate;
  /** Their codes. */
  readonly meetings: readonly string[];
}

/** The previous two meetings of a study group before a day; null where there were fewer. */
export function quietMeetings(
  meetings: Iterable<MeetingState>,
  studyGroup: string,
  asOf: CalendarDate,
): QuietMeetings | null {
  const count = settingOn("staleStudyGroupMeetings", asOf);
  const previous = studyGroupMeetings([...meetings], studyGroup, asOf).slice(-count);
  const [first] = previous;
  if (!first || previous.length < count) return null;
  return { startsOn: first.startsOn, meetings: previous.map(({ code }) => code) };
}

/** The first day of an item's history; empty where it has none. */
export function firstDayOf({ history }: WorkItem): CalendarDate {
  return history.at(0)?.effectiveOn ?? "";
}

/**
 * Items under study that drew no contribution over the previous two meetings of their study group. Meetings of
 * working parties between them are no study group meetings; an item registered since is not stale.
 */
export function staleCandidates(
  items: Iterable<WorkItem>,
  meetings: Iterable<MeetingState>,
  asOf: CalendarDate,
): StaleCandidate[] {
  const all = [...meetings];
  return [...items].flatMap((item) => {
    if (!BEFORE_DECISION.includes(item.stage)) return [];
    const quiet = quietMeetings(all, item.studyGroup, asOf);
    if (!quiet || firstDayOf(item) > quiet.startsOn) return [];

    const contributions = Object.values(item.contributions).filter((known) => known.receivedOn <= asOf);
    // A contribution to the first of the two meetings is received before it opens.
    const drawn = contributions.some(
      (c) => c.receivedOn >= quiet.startsOn || quiet.meetings.includes(c.meeting ?? ""),
    );
    if (drawn) return [];
    const lastContributionOn = latestOf(contributions.map((c) => c.receivedOn));
    return [{ item, lastContributionOn, meetings: quiet.meetings }];
  });
}

function studyGroupMeetings(meetings: readonly MeetingState[], studyGroup: string, asOf: CalendarDate) {
  return meetings
    .flatMap((meeting) => {
      const sittings = sittingsOf(meeting, studyGroup).filter((sitting) => sitting.kind === "STUDY_GROUP");
      const endsOn = sittings.at(-1)?.endsOn;
      return sittings[0] && endsOn && endsOn <= asOf
        ? [{ code: meeting.code, startsOn: sittings[0].startsOn }]
        : [];
    })
    .sort((a, b) => a.startsOn.localeCompare(b.startsOn));
}
