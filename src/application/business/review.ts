import type { CalendarDate } from "../../domain/calendar.js";
import { type Readiness, reviewReadiness } from "../../domain/readiness/review.js";
import type { DecisionKind } from "../../domain/vocabulary.js";
import { standingWaits } from "../../domain/waits/standing.js";
import type { WorkItem } from "../../domain/work-item.js";
import type { Programme } from "../../programme/programme.js";
import { waitFacts } from "../wait-facts.js";

/** Reviews an item of a programme for a decision on a day. */
export function reviewItem(
  programme: Programme,
  item: WorkItem,
  kind: DecisionKind,
  on: CalendarDate,
): Readiness {
  const qualifications = programme.studyGroup(item.studyGroup)?.qualifications ?? {};
  const waits = standingWaits(item, waitFacts(programme));
  return reviewReadiness({ item, kind, qualifications, on, waits });
}
