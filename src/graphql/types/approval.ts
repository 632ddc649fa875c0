import { LocalDateResolver } from "graphql-scalars";
import { Field, Float, Int, ObjectType } from "type-graphql";
import type * as track from "../../domain/approval-track.js";
import type * as words from "../../domain/vocabulary.js";
import type { WorkItem } from "../../domain/work-item.js";
import {
  ApprovalVariantEnum,
  CommentKindEnum,
  CommentResultEnum,
  MemberCategoryEnum,
  PositionKindEnum,
  RegistrationResultEnum,
  ReplyKindEnum,
  StepKindEnum,
  StepOutcomeEnum,
} from "../approval-enums.js";
import { Clause } from "./clause.js";
import { Node } from "./node.js";

@ObjectType({
  simpleResolvers: true,
  description: "A date of a step, computed once, with the rule that gave it.",
})
export class StepDate {
  @Field(() => String, { description: "Which date, e.g. `LAST_CALL_END`." })
  name!: string;
  @Field(() => LocalDateResolver, { description: "Geneva date." })
  date!: string;
  @Field(() => String, { description: "The rule in words; `given` where somebody set the date." })
  rule!: string;
  @Field(() => Clause, { description: "Where the rule stands." })
  clause!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "The Member States counted at a study group meeting (A.8 §5.4, WTSA Res. 1 §9.5.3).",
})
export class MemberCount {
  @Field(() => Int, { description: "How many were present." })
  present!: number;
  @Field(() => Int, { description: "How many of them opposed." })
  opposing!: number;
  @Field(() => [String], { nullable: true, description: "Who was present; null where only counted." })
  presentStates!: readonly string[] | null;
  @Field(() => [String], { nullable: true, description: "Who opposed; null where only counted." })
  opposingStates!: readonly string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: "Who abstained by this count; null where not named.",
  })
  abstainingStates!: readonly string[] | null;
}

@ObjectType({ implements: Node, simpleResolvers: true, description: "One step of an approval." })
export class ApprovalStep extends Node {
  @Field(() => StepKindEnum, { description: "Kind." })
  kind!: words.StepKind;
  @Field(() => Int, { description: "The attempt at approval it belongs to, from 1." })
  cycle!: number;
  @Field(() => LocalDateResolver, { description: "First day, Geneva date." })
  startedOn!: string;
  @Field(() => [StepDate], { description: "Its computed dates." })
  dates!: readonly StepDate[];
  @Field(() => String, { nullable: true, description: "Announcement, circular or text." })
  document!: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "Of a preparation: when the summary was with TSB.",
  })
  summaryOn!: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "Of a preparation: when the chair asked for it.",
  })
  chairRequestedOn!: string | null;
  @Field(() => Int, { nullable: true, description: "Member States opposed at the meeting." })
  opposed!: number | null;
  @Field(() => MemberCount, {
    nullable: true,
    description: "The Member States counted at it; null where none were.",
  })
  count?: track.Count | null;
  @Field(() => String, {
    nullable: true,
    description: "Of a notification: the step whose result it notifies; null in older records.",
  })
  notifies?: string | null;
  @Field(() => LocalDateResolver, { nullable: true, description: "When it ended; null while it goes on." })
  closedOn!: string | null;
  @Field(() => StepOutcomeEnum, { nullable: true, description: "How it ended." })
  outcome!: words.StepOutcome | null;
}

@ObjectType({ simpleResolvers: true, description: "What was done about a comment (A.8 §4.4.2)." })
export class CommentResolution {
  @Field(() => CommentResultEnum, { description: "The result." })
  result!: words.CommentResult;
  @Field(() => String, { description: "What was changed in the text, or why nothing was." })
  text!: string;
  @Field(() => String, { nullable: true, description: "Who answered the member." })
  answeredBy!: string | null;
  @Field(() => LocalDateResolver, { description: "When, Geneva date." })
  resolvedOn!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A comment in a last call or additional review (A.8 §4.4).",
})
export class Comment extends Node {
  @Field(() => String, { description: "The step, e.g. `LAST_CALL-1`." })
  step!: string;
  @Field(() => String, { description: "Who commented." })
  member!: string;
  @Field(() => MemberCategoryEnum, { description: "Category of membership." })
  category!: words.MemberCategory;
  @Field(() => CommentKindEnum, { description: "Typographical or substantive." })
  kind!: words.CommentKind;
  @Field(() => LocalDateResolver, { description: "When it arrived, Geneva date." })
  receivedOn!: string;
  @Field(() => String, { nullable: true, description: "What it says." })
  text!: string | null;
  @Field(() => CommentResolution, {
    nullable: true,
    description: "What was done about it; null while nothing is on record.",
  })
  resolution?: CommentResolution;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A Member State's reply to a consultation (WTSA Res. 1 §9.4).",
})
export class Reply extends Node {
  @Field(() => String, { description: "The step, e.g. `CONSULTATION-1`." })
  step!: string;
  @Field(() => String, { description: "The Member State." })
  memberState!: string;
  @Field(() => ReplyKindEnum, { description: "Its reply." })
  kind!: words.ReplyKind;
  @Field(() => LocalDateResolver, { description: "When it arrived, Geneva date." })
  receivedOn!: string;
  @Field(() => String, { nullable: true, description: "What it says." })
  text!: string | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "What a member said at or after a study group meeting.",
})
export class Position extends Node {
  @Field(() => String, { description: "The step, e.g. `SG_REVIEW-1`." })
  step!: string;
  @Field(() => String, { description: "The member." })
  member!: string;
  @Field(() => MemberCategoryEnum, { description: "Category of membership." })
  category!: words.MemberCategory;
  @Field(() => PositionKindEnum, { description: "Which." })
  kind!: words.PositionKind;
  @Field(() => LocalDateResolver, { description: "When, Geneva date." })
  statedOn!: string;
  @Field(() => String, { nullable: true, description: "The note that is appended to the text." })
  note!: string | null;
  @Field(() => LocalDateResolver, { nullable: true, description: "When it was taken back." })
  revokedOn!: string | null;
}

@ObjectType({ implements: Node, simpleResolvers: true, description: "A contribution to the item." })
export class Contribution extends Node {
  @Field(() => String, { description: "E.g. `C123`." })
  document!: string;
  @Field(() => String, { nullable: true, description: "Who submitted it." })
  source!: string | null;
  @Field(() => LocalDateResolver, { description: "When it arrived, Geneva date." })
  receivedOn!: string;
}

@ObjectType({ simpleResolvers: true, description: "How the item came into the work programme by agreement." })
export class Registration {
  @Field(() => LocalDateResolver, { description: "Geneva date." })
  agreedOn!: string;
  @Field(() => Int, { description: "Agenda item." })
  agendaItem!: number;
  @Field(() => String, { description: "The document that carries the A.1 or A.13 form." })
  document!: string;
  @Field(() => RegistrationResultEnum, { description: "What the meeting did." })
  result!: words.RegistrationResult;
}

@ObjectType({ simpleResolvers: true, description: "A status code of the public AAP web application." })
export class StatusCode {
  @Field(() => String, { description: "E.g. `LC`; an unknown one as it was read." })
  code!: string;
  @Field(() => String, {
    nullable: true,
    description: "What it stands for; null where it is not known here.",
  })
  name!: string | null;
  @Field(() => Boolean, { description: "Whether ITU's own page or a public record gives the code." })
  verified!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: "How the replies to a consultation stand (WTSA Res. 1 §9.4.5).",
})
export class Support {
  @Field(() => Int, { description: "Replies in support." })
  supporting!: number;
  @Field(() => Int, { description: "Replies not in support." })
  notSupporting!: number;
  @Field(() => Float, {
    nullable: true,
    description: "Share in support, in per cent of the replies; null without any.",
  })
  percentage!: number | null;
  @Field(() => Boolean, {
    description: "Whether approval may be considered: 70 per cent or more, or no replies.",
  })
  passes!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: "What the approval of an item has left on record so far.",
})
export class Approval {
  @Field(() => Int, { description: "Attempts, counted from 1 at consent or determination; 0 before." })
  cycle!: number;
  @Field(() => LocalDateResolver, { nullable: true, description: "When it was approved, Geneva date." })
  approvedOn!: string | null;
  @Field(() => ApprovalVariantEnum, { nullable: true, description: "By which way." })
  variant!: words.ApprovalVariant | null;
  @Field(() => StatusCode, { nullable: true, description: "The public code of its stage under AAP." })
  statusCode!: StatusCode | null;
  @Field(() => StatusCode, {
    nullable: true,
    description: "The code that another system shows, as it was read.",
  })
  externalStatus!: StatusCode | null;
  @Field(() => [ApprovalStep], { description: "Steps, oldest first." })
  steps!: readonly track.Step[];
  @Field(() => Support, {
    nullable: true,
    description: "How the last consultation's replies stand; null without one.",
  })
  support!: Support | null;
}

/** An approval as the API shows it: with its item. */
export type ApprovalView = Approval & { readonly workItem: WorkItem };
