import { LocalDateResolver } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import type * as domain from "../../domain/liaison.js";
import type { LiaisonDirection, LiaisonLevel, LiaisonPurpose } from "../../domain/vocabulary.js";
import { LiaisonDirectionEnum, LiaisonLevelEnum, LiaisonPurposeEnum } from "../liaison-enums.js";
import { Body, type BodyView } from "./body.js";
import { HistoryEvent } from "./history.js";
import { Meeting } from "./meeting.js";
import { Node } from "./node.js";
import { Told } from "./told.js";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "A liaison statement: what a group writes to other groups, and they to it (Rec. ITU-T A.1 §1.5).",
})
export class LiaisonStatement extends Node {
  @Field(() => String, {
    description:
      "What it is called here: `SG13-LS-o1` for the first outgoing one, `SG13-LS-i1` for the first that came.",
  })
  code!: string;
  @Field(() => LiaisonDirectionEnum, { description: "Which way it goes." })
  direction!: LiaisonDirection;
  @Field(() => String, { description: "Title." })
  title!: string;
  @Field(() => String, {
    description: "Who it comes from: a body or Question of ours, or another group by its name.",
  })
  source!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "The day by which a reply is wanted, a Geneva date.",
  })
  deadline!: string | null;
  @Field(() => LiaisonLevelEnum, {
    nullable: true,
    description: "Of an outgoing one: the level at which it is or was approved.",
  })
  level!: LiaisonLevel | null;
  @Field(() => LocalDateResolver, { description: "When it was prepared, or received, a Geneva date." })
  dated!: string;
  @Field(() => String, { nullable: true, description: "Whom to write to about it." })
  contact!: string | null;
  @Field(() => [String], { description: "The TDs that carry it, e.g. `TD432/WP4`." })
  documents!: readonly string[];
  @Field(() => [String], { description: "Its attachments, by name." })
  attachments!: readonly string[];
  @Field(() => LocalDateResolver, { nullable: true, description: "When TSB sent it, a Geneva date." })
  sentOn!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "The serial under which TSB sent it, e.g. `SG13-LS136`.",
  })
  serial!: string | null;
  @Field(() => Int, { description: "Number of events in its history." })
  revision!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "A group to which a liaison statement goes, and for what.",
})
export class LiaisonDestination {
  @Field(() => String, { description: "The group, e.g. `IETF TLS`." })
  group!: string;
  @Field(() => LiaisonPurposeEnum, { description: "For what it goes there." })
  purpose!: LiaisonPurpose;
  @Field(() => LiaisonStatement, {
    nullable: true,
    description: "The reply of this group; null: there is none.",
  })
  reply!: domain.Liaison | null;
}

@ObjectType({ simpleResolvers: true, description: "That an outgoing liaison statement was approved." })
export class LiaisonApproval {
  @Field(() => LiaisonLevelEnum, { description: "At which level." })
  level!: LiaisonLevel;
  @Field(() => LocalDateResolver, { description: "On which day, a Geneva date." })
  approvedOn!: string;
  @Field(() => Meeting, { nullable: true, description: "At which meeting; null: between meetings." })
  meeting!: object | null;
  @Field(() => Body, { nullable: true, description: "By which body, e.g. `WP4/13`; null: between meetings." })
  body!: BodyView | null;
  @Field(() => Int, { nullable: true, description: "Under which agenda item." })
  agendaItem!: number | null;
}

@ObjectType({ simpleResolvers: true, description: "Why a liaison statement goes nowhere." })
export class LiaisonWithdrawal {
  @Field(() => LocalDateResolver, { description: "From when, a Geneva date." })
  on!: string;
  @Field(() => String, { description: "Why." })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: "What came of an act upon a liaison statement." })
export class LiaisonPayload extends Told {
  @Field(() => LiaisonStatement, {
    nullable: true,
    description: "The statement after the act; when refused, as it is; null when there is none.",
  })
  liaisonStatement!: domain.Liaison | null;
  @Field(() => [HistoryEvent], {
    description: "After a conflict of revisions: what happened to the statement since the revision you saw.",
  })
  changedSince!: readonly HistoryEvent[];
}
