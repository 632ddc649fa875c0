import { Field, ObjectType } from "type-graphql";
import type { BusinessItem as Item } from "../../application/business/order-of-business.js";
import type { BusinessLine as Line } from "../../domain/business/line.js";
import type * as meetings from "../../domain/meeting.js";
import type { AgendaPurpose } from "../../domain/vocabulary.js";
import type * as domain from "../../domain/work-item.js";
import { connectionOf } from "../connection.js";
import { AgendaPurposeEnum } from "../enums.js";
import { AgendaItem, Meeting } from "./meeting.js";
import { WorkItem } from "./work-item.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "A line of the order of business: a text that is up for a decision, a proposed new work item, an outgoing liaison statement, or a " +
    "future activity. The work item has Question, number with ex-name, New or Revised, title, editors and equivalent.",
})
export class BusinessLine {
  @Field(() => String, {
    description:
      "What arrangeBusiness calls it: acronym, code of the statement, or code of the coming meeting.",
  })
  name!: string;
  @Field(() => AgendaPurposeEnum, { description: "What is to be done with it." })
  purpose!: AgendaPurpose;
  @Field(() => WorkItem, { nullable: true, description: "Of a text or a new work item: the item." })
  workItem!: domain.WorkItem | null;
  @Field(() => Meeting, {
    nullable: true,
    description: "The coming meeting that is to be agreed, of rapporteur groups among them.",
  })
  activity!: meetings.Meeting | null;
  @Field(() => Boolean, {
    description:
      "Whether the body has dealt with it: decided on the text, agreed or parked the work item, approved the statement, agreed the activity.",
  })
  isDone!: boolean;
  @Field(() => Boolean, {
    description: "Whether it was taken up at the meeting although it was on no list.",
  })
  isAdded!: boolean;
}

/** A line as the API shows it: with the meeting and the body before which it is. */
export type BusinessLineView = Line & { readonly meeting: meetings.Meeting; readonly body: string };

export const BusinessLineConnection = connectionOf(BusinessLine, "BusinessLine");

@ObjectType({
  simpleResolvers: true,
  description: "A point of the agenda with the business of a body under it.",
})
export class BusinessItem {
  @Field(() => AgendaItem, {
    nullable: true,
    description: "The point of the agenda; null: what comes under none of them.",
  })
  agendaItem!: meetings.AgendaItem | null;
}

/** A point of the agenda as the API shows it. */
export type BusinessItemView = Item & { readonly meeting: meetings.Meeting; readonly body: string };
