import { Field, ObjectType } from "type-graphql";
import type { ProblemCode } from "../../domain/problem.js";
import { ProblemCodeEnum } from "../enums.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "Why an act was refused, or (among warnings) what should be looked at. All reasons come at once.",
})
export class Problem {
  @Field(() => ProblemCodeEnum, { description: "Code from a closed set." })
  code!: ProblemCode;
  @Field(() => String, { description: "One sentence for a person." })
  message!: string;
  @Field(() => String, { nullable: true, description: "The input field it is about." })
  path!: string | null;
  @Field(() => String, { description: "What would resolve it." })
  remedy!: string;
}
