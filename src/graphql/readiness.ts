import { waitFacts } from "../application/wait-facts.js";
import { type Readiness, reviewReadiness } from "../domain/readiness/review.js";
import type { DecisionKind } from "../domain/vocabulary.js";
import { standingWaits } from "../domain/waits/standing.js";
import type { WorkItem } from "../domain/work-item.js";
import { dayOf, programmeOf } from "./as-of.js";
import type { RequestContext } from "./context.js";

/** Reviews an item for a decision, at the moment that it was asked about. */
export function readinessOf(item: WorkItem, kind: DecisionKind, context: RequestContext): Readiness {
  const programme = programmeOf(item, context);
  const studyGroup = programme.studyGroup(item.studyGroup);
  const qualifications = studyGroup?.qualifications ?? {};
  const waits = standingWaits(item, waitFacts(programme));
  return reviewReadiness({ item, kind, qualifications, on: dayOf(item, context), waits });
}
