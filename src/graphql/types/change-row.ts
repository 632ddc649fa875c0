import { DateTimeISOResolver, JSONResolver, LocalDateResolver } from "graphql-scalars";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { CHANGE_CATEGORIES, type ChangeCategory, type ChangeRow } from "../../domain/changes.js";
import type { HistoryEvent } from "../../domain/history.js";
import type * as domain from "../../domain/work-item.js";
import { connectionOf, type Order } from "../connection.js";
import { Actor } from "./history.js";
import { WorkItem } from "./work-item.js";

const ABOUT: Record<ChangeCategory, string> = {
  ADDED: "The item was added to the work programme.",
  MOVED: "It was moved to another Question.",
  RENAMED: "It got another provisional name, title or number.",
  DECIDED: "A meeting decided on it.",
  STAGE: "It moved on in its approval process.",
  DISCONTINUED: "Work on it was ended.",
  CORRECTED: "A decision that was recorded by mistake was taken back.",
  OTHER: "Another field was changed.",
};

/** What a change means, as a GraphQL enum. */
export const ChangeCategoryEnum = Object.fromEntries(CHANGE_CATEGORIES.map((one) => [one, one])) as Record<
  ChangeCategory,
  ChangeCategory
>;
registerEnumType(ChangeCategoryEnum, {
  name: "ChangeCategory",
  description: "What a change means to those who read a report.",
  valuesConfig: Object.fromEntries(
    CHANGE_CATEGORIES.map((one) => [one, { description: ABOUT[one] }]),
  ) as Record<ChangeCategory, { description: string }>,
});

@ObjectType({
  simpleResolvers: true,
  description: "One field of a work item that changed: a row of a change table.",
})
export class WorkItemChange {
  @Field(() => WorkItem, { description: "The item, as it is now." })
  workItem!: domain.WorkItem;
  @Field(() => ChangeCategoryEnum, { description: "What the change means." })
  category!: ChangeCategory;
  @Field(() => String, { description: "The field; entries of keyed fields are written like `titles.en`." })
  field!: string;
  @Field(() => JSONResolver, { nullable: true, description: "The value before; null when absent." })
  before!: unknown;
  @Field(() => JSONResolver, { nullable: true, description: "The value after; null when taken away." })
  after!: unknown;
  @Field(() => Int, { description: "Position in the item's history of the event that did it." })
  event!: number;
  @Field(() => Actor, { description: "Who did it." })
  by!: Actor;
  @Field(() => LocalDateResolver, { description: "From when it counts, a Geneva date." })
  effectiveOn!: string;
  @Field(() => DateTimeISOResolver, { description: "When it was written down, in UTC." })
  recordedAt!: string;
  @Field(() => Boolean, { description: "Whether a later event took it back; a CORRECTED row then says so." })
  takenBack!: boolean;
}

export const WorkItemChangeConnection = connectionOf(WorkItemChange, "WorkItemChange");

/** A row as the API shows it, with the event's action and basis for the resolvers. */
export function changeView({
  item,
  category,
  change,
  event,
  takenBack,
}: ChangeRow): WorkItemChange & Pick<HistoryEvent, "action" | "basis"> {
  const { seq, action, by, basis, effectiveOn, recordedAt } = event;
  const what = { workItem: item, category, ...change, takenBack };
  return { ...what, event: seq, action, by, basis, effectiveOn, recordedAt };
}

/** Rows by the day from which they count, then as they were recorded; within an event by field. */
export const CHANGES_BY_DAY: Order<WorkItemChange> = {
  name: "changes",
  placeOf: (row) => [row.effectiveOn, row.recordedAt, row.workItem.id, row.event, row.field],
  directions: [1, 1, 1, 1, 1],
};
