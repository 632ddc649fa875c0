import { ArrayMaxSize } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType } from "type-graphql";
import type { DecisionKind, DecisionOutcome } from "../../domain/vocabulary.js";
import { DecisionKindEnum, DecisionOutcomeEnum } from "../enums.js";
import { BodyLabel, Name, QuestionLabel } from "./validators.js";

@InputType({
  description: "Which decisions. Every condition that is given has to hold; a list means any of it.",
})
export class DecisionFilter {
  @Name()
  @Field(() => String, { nullable: true, description: "Taken at this meeting, by its code." })
  meeting?: string | null;
  @BodyLabel()
  @Field(() => String, { nullable: true, description: "Taken by this body, e.g. `WP3/13`." })
  body?: string | null;
  @QuestionLabel()
  @Field(() => String, { nullable: true, description: "On items of this Question." })
  question?: string | null;
  @ArrayMaxSize(10)
  @Field(() => [DecisionKindEnum], { nullable: true, description: "Kinds." })
  kinds?: DecisionKind[] | null;
  @ArrayMaxSize(10)
  @Field(() => [DecisionOutcomeEnum], { nullable: true, description: "Outcomes." })
  outcomes?: DecisionOutcome[] | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "Taken on this day or later, a Geneva date.",
  })
  from?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "Taken on this day or earlier, a Geneva date.",
  })
  to?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Also those that were recorded by mistake and taken back; left out: only those that stand.",
  })
  includeVoided?: boolean | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "On this item, by acronym, alias or number; on all that share the number.",
  })
  workItem?: string | null;
}
