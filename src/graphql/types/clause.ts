import { Field, ObjectType } from "type-graphql";

@ObjectType({
  description:
    "A clause of a text that governs the work, or another source of a rule. Where a field gives one, its citation is what the " +
    "record has; the rest is what this server knows of it.",
})
export class Clause {
  @Field(() => String, { description: "As cited in refusals, e.g. `Rec. ITU-T A.8 §3.1`." })
  citation!: string;
}
