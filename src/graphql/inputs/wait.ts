import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType } from "type-graphql";
import type { WaitKind } from "../../domain/vocabulary.js";
import { WaitKindEnum } from "../types/wait.js";
import { WorkItemActInput } from "./acts.js";
import { Line, Name, Said } from "./validators.js";

@InputType({ description: "Says what a work item waits for: one text, one reply or one statement." })
export class WaitForInput extends WorkItemActInput {
  @Field(() => WaitKindEnum, { description: "What kind of thing it is." })
  kind!: WaitKind;
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "The text that is waited for, where it is a work item here: acronym, alias, number or id.",
  })
  awaitedItem?: string | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "Code, serial or id of the liaison statement whose reply is needed.",
  })
  liaison?: string | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description:
      "What is waited for, in words, where it is on no record here, e.g. `draft-ietf-tls-hybrid-design`.",
  })
  what?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "Since when, a Geneva date; left out: today.",
  })
  since?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Anything that should be remembered." })
  note?: string | null;
}

@InputType({ description: "Says that a work item waits for something no longer." })
export class EndWaitInput extends WorkItemActInput {
  @Name()
  @Field(() => String, { description: "The wait: its id, or its code on the item, e.g. `W1`." })
  wait!: string;
  @Said()
  @Field(() => String, { description: "Why." })
  reason!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "From when, a Geneva date; left out: today.",
  })
  date?: string | null;
}
