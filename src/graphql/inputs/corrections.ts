import { ValidateNested } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { WorkItemActInput } from "./acts.js";
import { withDecision } from "./decision.js";
import { Name } from "./validators.js";

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
export class ReplacementInput extends withDecision(class {}) {}

@InputType({
  description:
    "Takes back a decision that was recorded wrongly and records what was decided, both or neither.",
})
export class CorrectDecisionInput extends VoidDecisionInput {
  @ValidateNested()
  @Field(() => ReplacementInput, { description: "The decision as it should have been recorded." })
  replacement!: ReplacementInput;
}
