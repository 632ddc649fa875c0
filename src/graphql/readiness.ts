import { reviewItem } from "../application/business/review.js";
import type { Readiness } from "../domain/readiness/review.js";
import type { DecisionKind } from "../domain/vocabulary.js";
import type { WorkItem } from "../domain/work-item.js";
import { dayOf, programmeOf } from "./as-of.js";
import type { RequestContext } from "./context.js";

/** Reviews an item for a decision, at the moment that it was asked about. */
export function readinessOf(item: WorkItem, kind: DecisionKind, context: RequestContext): Readiness {
  return reviewItem(programmeOf(item, context), item, kind, dayOf(item, context));
}
