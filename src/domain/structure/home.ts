import type { CalendarDate } from "../calendar.js";
import { fold } from "../history.js";
import type { WorkItem } from "../work-item.js";

/** What says which Question an item belongs to: its label, and the study period in which it had it. */
type Place = Pick<WorkItem, "question" | "studyPeriod">;

const PLACE: ReadonlySet<string> = new Set<keyof Place>(["question", "studyPeriod"]);

/** Where the item was studied on a day; of a day before the item was there, where it was first. */
export function questionThen(
  { question, studyPeriod, history }: Place & Pick<WorkItem, "history">,
  day: CalendarDate,
): Place {
  const [first, ...later] = history.filter(({ changes }) => changes.some(({ field }) => PLACE.has(field)));
  if (!first || later.length === 0) return { question, studyPeriod };
  return fold<Place>([first, ...later.filter(({ effectiveOn }) => effectiveOn <= day)], PLACE);
}
