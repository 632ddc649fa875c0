import { Field, Float, Int, ObjectType } from "type-graphql";
import type { OutcomeCounts } from "../../domain/queries/outcomes.js";

@ObjectType({ simpleResolvers: true, description: "How many candidates of a meeting became what." })
export class OutcomeTally implements OutcomeCounts {
  @Field(() => Int, {
    description: "All that ever were on the list: done, postponed, dropped and untouched.",
  })
  planned!: number;
  @Field(() => Int, { description: "Decided as planned." })
  done!: number;
  @Field(() => Int, { description: "Put off at the meeting." })
  postponed!: number;
  @Field(() => Int, { description: "Withdrawn from the list, or not agreed." })
  dropped!: number;
  @Field(() => Int, { description: "Still on the list: the meeting has not taken them up." })
  untouched!: number;
  @Field(() => Int, {
    description:
      "Texts on which it was decided without their having been on the list; not among the planned ones.",
  })
  added!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      "The share of the planned ones that were not done, from 0 to 1; null where none was planned.",
  })
  slipRate!: number | null;
}

@ObjectType({ simpleResolvers: true, description: "How many candidates under one Question became what." })
export class QuestionOutcomes {
  @Field(() => OutcomeTally, { description: "The counts." })
  tally!: OutcomeTally;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "The candidates of a meeting against what came of them, as known at the moment that was asked about.",
})
export class MeetingOutcomes {
  @Field(() => OutcomeTally, { description: "Of all Questions." })
  total!: OutcomeTally;
  @Field(() => [QuestionOutcomes], {
    description: "Of each Question that had candidates or decisions, as in letters.",
  })
  questions!: readonly QuestionOutcomes[];
}
