import { Field, ID, Int, ObjectType } from "type-graphql";
import type { FaultCode } from "../../domain/verify-history.js";
import { FaultCodeEnum } from "../fault-codes.js";

@ObjectType({ simpleResolvers: true, description: "One thing that is wrong with a stored history." })
export class Fault {
  @Field(() => FaultCodeEnum, { description: "What kind of fault." })
  code!: FaultCode;
  @Field(() => Int, {
    nullable: true,
    description: "The first event that does not fit the chain; null where it is not about an event.",
  })
  event!: number | null;
  @Field(() => String, { description: "One sentence for a person." })
  message!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "A stored aggregate that is not what its history says, or the counter of commits.",
})
export class BrokenAggregate {
  @Field(() => String, { description: "Its kind, e.g. `workItem`; `counter` for the counter of commits." })
  kind!: string;
  @Field(() => ID, { description: "Its identifier." })
  id!: string;
  @Field(() => String, {
    nullable: true,
    description: "Its acronym, label or code, as far as it can be read.",
  })
  name!: string | null;
  @Field(() => [Fault], { description: "What is wrong, the first broken event first." })
  faults!: readonly Fault[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    "What a look at every stored history found. See docs/history.md for what it can find and what not.",
})
export class Verification {
  @Field(() => Boolean, { description: "Whether nothing is broken." })
  sound!: boolean;
  @Field(() => Int, { description: "How many aggregates were checked." })
  aggregates!: number;
  @Field(() => Int, { description: "How many events were checked." })
  events!: number;
  @Field(() => [BrokenAggregate], { description: "Those that are broken." })
  broken!: readonly BrokenAggregate[];
}
