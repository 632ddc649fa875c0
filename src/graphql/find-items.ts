import { today } from "../application/tracker.js";
import type { CalendarDate } from "../domain/calendar.js";
import type { Condition } from "../domain/queries/filter/condition.js";
import { type ItemFilter, MOST_CONDITIONS, MOST_LEVELS, sizeOf } from "../domain/queries/filter/filter.js";
import type { WorkItem } from "../domain/work-item.js";
import { momentRead } from "../programme/as-of.js";
import type { Listing } from "../programme/listing.js";
import type { Order } from "../programme/order.js";
import type { Programme } from "../programme/programme.js";
import { type ItemSet, itemSet, prepareSearch } from "../programme/search.js";
import type { RequestContext } from "./context.js";
import { badInput } from "./errors.js";
import type { WorkItemFilter, WorkItemOrder } from "./inputs/work-item-filter.js";
import { inOrderAsked, orderFacts, workItemOrder } from "./item-orders.js";
import { findMeeting, findQuestion, findStudyGroup, findWorkingParty } from "./resolvers/find.js";
import { restOf } from "./work/pace.js";

/** The work items that meet the filter. Throws BAD_USER_INPUT or NOT_FOUND where it cannot be met by anything. */
export async function findItems(
  programme: Programme,
  filter: WorkItemFilter | null | undefined,
  context: RequestContext,
): Promise<ItemSet> {
  const asked = (filter ?? {}) as ItemFilter;
  judgeSize(asked);
  const day = dayAsked(programme, context);
  await prepareSearch(programme, asked, day, () => restOf(context.work.pace));
  return itemSet(programme, named(programme, asked), day);
}

/** The day in Geneva about which a programme is asked: that of the past which it shows, else today. */
export const dayAsked = (programme: Programme, { tracker }: RequestContext): CalendarDate =>
  momentRead(programme)?.asOf ?? today(tracker);

/** The work items that meet the filter, in the order that the keys ask for, with that order. */
export async function listItems(
  programme: Programme,
  filter: WorkItemFilter | null | undefined,
  keys: readonly WorkItemOrder[] | null | undefined,
  context: RequestContext,
): Promise<{ readonly list: Listing<WorkItem>; readonly order: Order<WorkItem> }> {
  const found = await findItems(programme, filter, context);
  const text = filter?.text?.trim() || null;
  const facts = orderFacts(programme, found, text);
  const isPassing = (keys?.length ?? 0) > 1;
  if (!text) await found.prepare(workItemOrder(keys, facts), isPassing, () => restOf(context.work.pace));
  return inOrderAsked(found, keys, facts);
}

function judgeSize(filter: ItemFilter): void {
  const { conditions, levels } = sizeOf(filter);
  if (conditions <= MOST_CONDITIONS && levels <= MOST_LEVELS) return;
  const message = `must have at most ${MOST_CONDITIONS} conditions on ${MOST_LEVELS} levels; it has ${conditions} on ${levels}`;
  throw badInput(`The argument "filter" ${message}.`, [{ path: "filter", message }]);
}

/** How each kind of label is written, or a clear error where there is no such thing. */
const LABELS: Readonly<Record<string, (programme: Programme, label: string) => string>> = {
  studyGroup: (programme, label) => findStudyGroup(programme, label).label,
  workingParty: (programme, label) => findWorkingParty(programme, label).label,
  question: (programme, label) => findQuestion(programme, label).label,
  meeting: (programme, label) => findMeeting(programme, label).code,
  plannedMeeting: (programme, label) => findMeeting(programme, label).code,
};

/** The filter with its labels as they are written in the programme. */
function named(programme: Programme, filter: ItemFilter): ItemFilter {
  const labels = Object.entries(LABELS).flatMap(([field, write]) => {
    const asked = filter[field as keyof typeof LABELS & keyof ItemFilter] as Condition | null | undefined;
    if (!asked?.in) return [];
    return [[field, { ...asked, in: asked.in.map((label) => write(programme, String(label))) }]];
  });
  const { and, or, not } = filter;
  const below = (one: ItemFilter) => named(programme, one);
  return {
    ...filter,
    ...Object.fromEntries(labels),
    ...(and && { and: and.map(below) }),
    ...(or && { or: or.map(below) }),
    ...(not && { not: below(not) }),
  };
}
