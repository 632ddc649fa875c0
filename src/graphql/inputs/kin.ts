import { ArrayMaxSize } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType } from "type-graphql";
import type { KinKind } from "../../domain/vocabulary.js";
import { KinKindEnum } from "../types/kin.js";
import { WorkItemActInput } from "./acts.js";
import { LENGTHS, Line, Name, QuestionLabel } from "./validators.js";

@InputType({
  description: "What an act rests on that says how work items go together, and from when it counts.",
})
abstract class TogetherInput extends WorkItemActInput {
  @Name()
  @Field(() => String, { nullable: true, description: "Code of the meeting that agreed it, on record here." })
  meeting?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "The report or TD that has it, e.g. `TD500/PLEN`." })
  document?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "The Geneva date from which it counts, not in the future; left out: today.",
  })
  date?: string | null;
}

@InputType({ description: "What a work item is to another one." })
export class RelateWorkItemInput extends TogetherInput {
  @Field(() => KinKindEnum, { description: "What it is to the other one." })
  kind!: KinKind;
  @Name()
  @Field(() => String, { description: "The other one: acronym, alias, number or id." })
  to!: string;
  @Line()
  @Field(() => String, { nullable: true, description: "Anything that should be remembered." })
  note?: string | null;
}

@InputType({ description: "The further Questions under which a work item is studied." })
export class ShareWorkItemInput extends TogetherInput {
  @QuestionLabel()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], {
    description:
      "The whole list, e.g. `Q17/13`, of this or another study group, without its own; empty: no further one.",
  })
  questions!: string[];
}
