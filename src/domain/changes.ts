import type { CalendarDate, Instant } from "./calendar.js";
import { takesBack } from "./corrections/standing-acts.js";
import { type Change, type HistoryEvent, topOf } from "./history.js";
import { compareKeys } from "./names/order.js";
import type { WorkItem } from "./work-item.js";

/** What a change means to those who read a report. */
export const CHANGE_CATEGORIES = [
  "ADDED",
  "MOVED",
  "RENAMED",
  "DECIDED",
  "STAGE",
  "DISCONTINUED",
  "CORRECTED",
  "OTHER",
] as const;
export type ChangeCategory = (typeof CHANGE_CATEGORIES)[number];

/** One field that an event changed, as a row of a change table. */
export interface ChangeRow {
  readonly item: WorkItem;
  readonly category: ChangeCategory;
  readonly change: Change;
  readonly event: HistoryEvent;
  /** Position of the change in its event, from 0. */
  readonly position: number;
  /** Whether a later event took the event back. */
  readonly takenBack: boolean;
}

/** From one day to another, both included, as it was known at an instant. */
export interface Period {
  /** The first day whose changes count. */
  readonly from: CalendarDate;
  /** The last day whose changes count. */
  readonly to: CalendarDate;
  readonly asKnownAt: Instant | null;
}

/** What changed in an item within a period, event by event, in the order of its history. */
export function changesOf(item: WorkItem, period: Period): ChangeRow[] {
  return item.history
    .filter((event) => isKnown(event, period.asKnownAt) && isWithin(event, period))
    .flatMap((event) => changesBy(event, item, period.asKnownAt));
}

/** What one event of an item changed, in the order of the fields, as it was known at an instant. */
export function changesBy(event: HistoryEvent, item: WorkItem, asKnownAt: Instant | null): ChangeRow[] {
  const takenBack = item.history.some(
    (later) => later.corrects === event.seq && takesBack(later) && isKnown(later, asKnownAt),
  );
  return rowsOf(event).map(({ change, position }) => {
    return { item, category: categoryOf(event, change), change, event, position, takenBack };
  });
}

/** What each row of an event means, in the order of the fields. */
export function categoriesIn(event: HistoryEvent): ChangeCategory[] {
  return rowsOf(event).map(({ change }) => categoryOf(event, change));
}

/** The Questions that an item belonged to within a period: the one it came with, and those it was moved to. */
export function questionsOf(item: WorkItem, period: Period): Set<string> {
  const moves = movesOf(item);
  const before = moves.findLast(({ event }) => event.effectiveOn < period.from);
  const within = moves.filter(({ event }) => isWithin(event, period));
  return new Set([...(before ? [before] : []), ...within].map(({ label }) => label));
}

/** All Questions that an item ever belonged to. */
export function questionsEver(item: WorkItem): Set<string> {
  return new Set(movesOf(item).map(({ label }) => label));
}

function movesOf({ history }: WorkItem): { readonly event: HistoryEvent; readonly label: string }[] {
  return history.flatMap((event) =>
    event.changes
      .filter(({ field }) => field === "question")
      .map(({ after }) => ({ event, label: String(after) })),
  );
}

function isKnown({ recordedAt }: HistoryEvent, asKnownAt: Instant | null): boolean {
  return !asKnownAt || recordedAt <= asKnownAt;
}

function isWithin({ effectiveOn }: HistoryEvent, { from, to }: Period): boolean {
  return effectiveOn >= from && effectiveOn <= to;
}

/** The changes in the order of their fields. That an item was added is one change, whatever it was added with. */
function rowsOf(event: HistoryEvent): { change: Change; position: number }[] {
  const rows = event.changes
    .map((change, position) => ({ change, position }))
    .sort((a, b) => compareKeys(a.change.field, b.change.field));
  return event.seq === 1 ? rows.filter(({ change }) => change.field === "acronym") : rows;
}

const CATEGORIES: Readonly<Record<string, ChangeCategory>> = {
  acronym: "RENAMED",
  aliases: "RENAMED",
  titles: "RENAMED",
  number: "RENAMED",
  question: "MOVED",
  decisions: "DECIDED",
  stage: "STAGE",
};

function categoryOf(event: HistoryEvent, { field, after }: Change): ChangeCategory {
  if (event.seq === 1) return "ADDED";
  if (takesBack(event)) return "CORRECTED";
  if (field === "stage" && after === "DISCONTINUED") return "DISCONTINUED";
  return CATEGORIES[topOf(field)] ?? "OTHER";
}
