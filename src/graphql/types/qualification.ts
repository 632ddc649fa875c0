import { LocalDateResolver } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import { Node } from "./node.js";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "A decision on the qualification of an organisation for normative references (Rec. ITU-T A.5 Annex B).",
})
export class Qualification extends Node {
  @Field(() => String, { description: "The organisation." })
  organization!: string;
  @Field(() => Boolean, { description: "Whether it is qualified." })
  qualified!: boolean;
  @Field(() => LocalDateResolver, { description: "The Geneva date from which it counts." })
  decidedOn!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "The last day on which it counts; null: until something else is decided.",
  })
  validUntil!: string | null;
  @Field(() => String, { description: "The report or TD that records it." })
  document!: string;
}
