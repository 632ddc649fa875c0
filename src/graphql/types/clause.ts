import { Field, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "A clause of a text that governs the work, or another source of a rule.",
})
export class Clause {
  @Field(() => String, { description: "As cited in refusals, e.g. `Rec. ITU-T A.8 §3.1`." })
  citation!: string;
  @Field(() => String, { description: "What it says, in our words." })
  says!: string;
  @Field(() => String, { description: "Which edition was read." })
  edition!: string;
  @Field(() => Boolean, {
    description: "False where the text was not at hand and the rule is practice or general knowledge.",
  })
  verified!: boolean;
}
