import { ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, ID, InputType, Int } from "type-graphql";
import type { DecisionKind, DecisionOutcome } from "../../domain/vocabulary.js";
import { DecisionKindEnum, DecisionOutcomeEnum } from "../enums.js";
import { WorkItemActInput } from "./acts.js";
import { BodyLabel, Line, Name } from "./validators.js";

@InputType({
  description:
    "Takes back a decision that was recorded by mistake. Nothing is erased: the decision stays on record as voided, " +
    "and the past as it was known before shows it.",
})
export class VoidDecisionInput extends WorkItemActInput {
  @Name()
  @Field(() => ID, { description: "The decision's id." })
  decision!: string;
  @Name()
  @Field(() => String, { description: "Why the record was wrong, 1 to 200 characters." })
  reason!: string;
}

@InputType({ description: "What a meeting really decided." })
export class ReplacementInput {
  @Field(() => DecisionKindEnum, { description: "Kind." })
  kind!: DecisionKind;
  @Field(() => DecisionOutcomeEnum, { description: "Outcome." })
  outcome!: DecisionOutcome;
  @Name()
  @Field(() => String, { description: "Code of the meeting, e.g. `T25-SG13-260223`." })
  meeting!: string;
  @BodyLabel()
  @Field(() => String, { description: "The body that decided, e.g. `WP3/13`." })
  body!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "Day of the decision; left out: the body's day at the meeting, where it has one only.",
  })
  decidedOn?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "Left out: the candidate's, else the one for this kind of decision.",
  })
  agendaItem?: number | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description: "The text before the meeting, e.g. `TD305-R1/WP3`; needed when AGREED.",
  })
  finalText?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "The number assigned, e.g. `Y.3094`." })
  assignedNumber?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Why; needed when POSTPONED or REJECTED." })
  reason?: string | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description: "Why the meeting went ahead although a requirement is unmet; kept with the decision.",
  })
  overrideReason?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "When the study group chair concurred, where that is needed (A.8 §7.1).",
  })
  chairConcurrence?: string | null;
}

@InputType({
  description:
    "Takes back a decision that was recorded wrongly and records what was decided, both or neither.",
})
export class CorrectDecisionInput extends VoidDecisionInput {
  @ValidateNested()
  @Field(() => ReplacementInput, { description: "The decision as it should have been recorded." })
  replacement!: ReplacementInput;
}
