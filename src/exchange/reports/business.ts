import { compareLabels } from "../../domain/labels.js";
import type { Meeting } from "../../domain/meeting.js";
import type { WorkItem } from "../../domain/work-item.js";
import { compareByAcronym } from "../../domain/work-items/place.js";
import type { Programme } from "../../programme/programme.js";

/** What the tables of a report are made from. */
export interface Business {
  readonly programme: Programme;
  readonly meeting: Meeting;
  /** The body that the report is limited to; null: all of them. */
  readonly body: string | null;
  /** Everything that was planned or dealt with there, by working party and Question as in letters, then by acronym. */
  readonly items: readonly WorkItem[];
}

/** The business of a meeting, or of one body at it. */
export function businessOf(programme: Programme, meeting: Meeting, body: string | null): Business {
  const items = programme.workItemsOfMeeting(meeting.code).toSorted(asInLetters(programme));
  return { programme, meeting, body, items };
}

/** Whether something that this body did belongs in the report. */
export function isReported({ body }: Business, of: string | null | undefined): boolean {
  return body === null || body === of;
}

/** The title in English, else in any language. */
export function titleOf(item: WorkItem): string {
  return (item.titles.en ?? Object.values(item.titles)[0])?.text ?? "";
}

/** `New` or `Revised`, as the executive summaries have it. */
export function statusOf({ version }: WorkItem): string {
  return version === "NEW" ? "New" : "Revised";
}

function asInLetters(programme: Programme): (one: WorkItem, other: WorkItem) => number {
  return (one, other) =>
    compareLabels(programme.homeOf(one) ?? "", programme.homeOf(other) ?? "") ||
    compareLabels(one.question ?? "", other.question ?? "") ||
    compareByAcronym(one, other);
}
