import { Field, InputType } from "type-graphql";
import type { DecisionTextKind } from "../../domain/vocabulary.js";
import { DecisionTextKindEnum } from "../meeting-enums.js";
import { Name } from "./validators.js";

@InputType({ description: "A document that goes with the text of a decision." })
export class DecisionTextInput {
  @Field(() => DecisionTextKindEnum, { description: "What it is." })
  kind!: DecisionTextKind;
  @Name()
  @Field(() => String, { description: "E.g. `TD305-R1/WP3`, or the name of an attachment." })
  document!: string;
}
