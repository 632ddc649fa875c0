import { ArrayMaxSize, ArrayMinSize, IsInt, Min, ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import type { DecisionKind, DecisionOutcome } from "../../domain/vocabulary.js";
import { DecisionKindEnum, DecisionOutcomeEnum } from "../enums.js";
import { OneOf } from "../one-of.js";
import { ActInput } from "./acting.js";
import { DryRun } from "./acts.js";
import { DecisionTextInput } from "./decision-text.js";
import { TitleInput } from "./particulars.js";
import { BodyLabel, LENGTHS, Line, Name } from "./validators.js";

@InputType({ description: "What a body decided on one text; what is left out is as the text was proposed." })
export class DecisionLineInput {
  @Name()
  @Field(() => String, {
    description: "Acronym, alias or assigned number of the work item, in any case and spelling; or its id.",
  })
  workItem!: string;
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description: "The revision you saw. When the item has moved on, this line is refused.",
  })
  expectedRevision?: number;
  @Field(() => DecisionOutcomeEnum, { description: "Outcome." })
  outcome!: DecisionOutcome;
  @Field(() => DecisionKindEnum, {
    nullable: true,
    description: "Left out: that for which it was proposed, else the first decision of its process.",
  })
  kind?: DecisionKind | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description: "The text before the meeting, e.g. `TD305-R1/WP3`; left out: the one that was proposed.",
  })
  finalText?: string | null;
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [DecisionTextInput], {
    nullable: true,
    description: "The documents that go with the text (A.8 §3.2), as in recordDecision.",
  })
  texts?: DecisionTextInput[] | null;
  @Line()
  @Field(() => String, { nullable: true, description: "The number assigned, e.g. `Y.3094`." })
  assignedNumber?: string | null;
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], {
    nullable: true,
    description: "The titles as the meeting changed them; others stay.",
  })
  titles?: TitleInput[] | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Why; needed when POSTPONED or REJECTED." })
  reason?: string | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description: "Why the meeting goes ahead although a requirement is unmet; kept with the decision.",
  })
  overrideReason?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "When the study group chair concurred, where that is needed (A.8 §7.1), a Geneva date.",
  })
  chairConcurrence?: string | null;
}

@InputType({ description: "All that a body is to decide on at a meeting and that are ready." })
export class AllReadyInput {
  @Field(() => DecisionKindEnum, { nullable: true, description: "Only those; left out: of every kind." })
  kind?: DecisionKind | null;
}

@OneOf()
@InputType({ description: "On what decisions are recorded: line by line, or on all that are ready." })
export class DecisionsOnInput {
  @ValidateNested()
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [DecisionLineInput], { nullable: true, description: `1 to ${LENGTHS.list} lines.` })
  lines?: DecisionLineInput[] | null;
  @ValidateNested()
  @Field(() => AllReadyInput, {
    nullable: true,
    description:
      "Agrees on every text that is planned for the body; those that are not ready are refused with what they lack, and stay planned.",
  })
  allReady?: AllReadyInput | null;
}

@InputType({ description: "Records what one body decided on several texts at a meeting." })
export class RecordDecisionsInput extends ActInput {
  @Name()
  @Field(() => String, { description: "Code of the meeting, e.g. `T25-SG13-260223`." })
  meeting!: string;
  @BodyLabel()
  @Field(() => String, { description: "The body that decides, e.g. `WP3/13`." })
  body!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "Day of the decisions, a Geneva date; left out: the body's only day at the meeting, or today while it sits; else it is asked for.",
  })
  decidedOn?: string | null;
  @ValidateNested()
  @Field(() => DecisionsOnInput, { description: "On what." })
  on!: DecisionsOnInput;
  @DryRun()
  dryRun?: boolean | null;
}
