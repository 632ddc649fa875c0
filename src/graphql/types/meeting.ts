import { LocalDateResolver } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import type { IprQuestion as IprQuestionState, Meeting as MeetingAggregate } from "../../domain/meeting.js";
import type { AgendaPurpose, DeadlineKind, SittingKind } from "../../domain/vocabulary.js";
import type * as domain from "../../domain/work-item.js";
import { AgendaPurposeEnum, SittingKindEnum } from "../enums.js";
import { DeadlineKindEnum } from "../meeting-enums.js";
import { Node } from "./node.js";
import { WorkItem } from "./work-item.js";

@ObjectType({ implements: Node, simpleResolvers: true, description: "A gathering within a meeting series." })
export class Sitting extends Node {
  @Field(() => SittingKindEnum, { description: "What kind of gathering." })
  kind!: SittingKind;
  @Field(() => String, { description: "Title." })
  title!: string;
  @Field(() => LocalDateResolver, { description: "First day, Geneva date." })
  startsOn!: string;
  @Field(() => LocalDateResolver, { description: "Last day, Geneva date." })
  endsOn!: string;
  @Field(() => String, { nullable: true, description: "Clock time of the start in Europe/Zurich, `HH:mm`." })
  startTime!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Host and place, where it is not where the meeting is.",
  })
  host?: string | null;
  @Field(() => String, { nullable: true, description: "Of a rapporteur group: its terms of reference." })
  terms?: string | null;
  @Field(() => String, { nullable: true, description: "Whom to write to about it." })
  contact?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A point of the agenda." })
export class AgendaItem {
  @Field(() => Int, { description: "Number on the agenda." })
  number!: number;
  @Field(() => String, { description: "Title." })
  title!: string;
  @Field(() => AgendaPurposeEnum, {
    nullable: true,
    description: "The business done under it, where it is a known one.",
  })
  purpose!: AgendaPurpose | null;
}

@ObjectType({ simpleResolvers: true, description: "A date by which participants have to do something." })
export class Deadline {
  @Field(() => LocalDateResolver, { description: "Geneva date." })
  date!: string;
  @Field(() => String, { description: "What is due." })
  what!: string;
  @Field(() => String, { nullable: true, description: "The rule that gives the date, where one is known." })
  rule!: string | null;
  @Field(() => DeadlineKindEnum, {
    nullable: true,
    description: "Of which kind; null: none of the known ones.",
  })
  kind?: DeadlineKind;
}

@ObjectType({ simpleResolvers: true, description: "The TSB collective letter that convenes a meeting." })
export class CollectiveLetter {
  @Field(() => String, { description: "`4/13`; numbering restarts each study period." })
  number!: string;
  @Field(() => LocalDateResolver, { description: "Date of the letter." })
  date!: string;
  @Field(() => String, { nullable: true, description: "Its reference." })
  reference!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A text from which a meeting was read." })
export class LetterSource {
  @Field(() => String, {
    description: "What it is: `Collective letter 4/13`, `Addendum 1 to collective letter 4/13`.",
  })
  document!: string;
  @Field(() => String, { description: "The name of the file, or what its sender called it." })
  name!: string;
  @Field(() => String, { description: "SHA-256 of what was read, in hexadecimal." })
  sha256!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Where the history of a work item ended when it was asked: printed in a report, it seals the history.",
})
export class HistoryHead {
  @Field(() => WorkItem, { description: "The item." })
  workItem!: domain.WorkItem;
  @Field(() => Int, { description: "Its revision." })
  revision!: number;
  @Field(() => String, { description: "The hash of its last event, in hexadecimal." })
  hash!: string;
}

/** The end of an item's history. */
export function headOf(workItem: domain.WorkItem): HistoryHead {
  return { workItem, revision: workItem.revision, hash: workItem.history.at(-1)?.hash ?? "" };
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "That the chair asked whether anybody knows of intellectual property that the texts may need (Rec. ITU-T A.1 §1.4.6).",
})
export class IprQuestion extends Node {
  @Field(() => LocalDateResolver, { description: "The day, a Geneva date." })
  askedOn!: string;
  @Field(() => String, { nullable: true, description: "The affirmative responses; null: there was none." })
  responses!: string | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "A meeting series: the sittings that one collective letter convenes, with their agenda and deadlines.",
})
export class Meeting extends Node {
  @Field(() => String, { description: "Study period, study group and first day: `T25-SG13-260223`." })
  code!: string;
  @Field(() => String, { description: "Title." })
  title!: string;
  @Field(() => LocalDateResolver, { description: "First day, Geneva date." })
  startsOn!: string;
  @Field(() => LocalDateResolver, { description: "Last day, Geneva date." })
  endsOn!: string;
  @Field(() => String, { nullable: true, description: "Place." })
  place!: string | null;
  @Field(() => CollectiveLetter, { nullable: true, description: "The letter that convenes it." })
  letter!: CollectiveLetter | null;
  @Field(() => [AgendaItem], { description: "The agenda of its deciding sittings." })
  agenda!: readonly AgendaItem[];
  @Field(() => [Deadline], { description: "Deadlines, earliest first." })
  deadlines!: readonly Deadline[];
  @Field(() => Int, { description: "Number of events in its history." })
  revision!: number;
}

/** An IPR question as the API shows it: with its meeting, and the ids of the work items for the resolver. */
export type IprQuestionView = IprQuestionState & { readonly meeting: MeetingAggregate };
