import { ArrayMaxSize, ArrayMinSize, IsInt, Min, ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import type { DecisionKind, LineOutcome } from "../../domain/vocabulary.js";
import { DecisionKindEnum, LineOutcomeEnum } from "../enums.js";
import { OneOf } from "../one-of.js";
import { ActInput } from "./acting.js";
import { withOutcome } from "./decision.js";
import { BodyLabel, LENGTHS, Name } from "./validators.js";

@InputType({ description: "Which item a line is about." })
abstract class LineInput {
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
}

@InputType({
  description:
    "What a body decided on one text or proposed new work item; what is left out is as the text was proposed. Of a new work item finalText is " +
    "the document that carries its A.1 or A.13 form.",
})
export class DecisionLineInput extends withOutcome(LineInput) {
  @Field(() => LineOutcomeEnum, { description: "Outcome." })
  outcome!: LineOutcome;
  @Field(() => DecisionKindEnum, {
    nullable: true,
    description:
      "Of a text; left out: that for which it was proposed, else the first decision of its process.",
  })
  kind?: DecisionKind | null;
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
}
