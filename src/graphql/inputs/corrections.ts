import { IsInt, Min, ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, ID, InputType, Int } from "type-graphql";
import { OneOf } from "../one-of.js";
import { WorkItemActInput } from "./acts.js";
import { SaidInput } from "./said.js";
import { Name } from "./validators.js";

@OneOf()
@InputType({ description: "An act of an item's past, by its event or by the decision that it recorded." })
export class PastActInput {
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description: "The seq of its event or of a correction of it, as history lists them.",
  })
  event?: number | null;
  @Name()
  @Field(() => ID, {
    nullable: true,
    description: "The id of the decision that the act recorded, or its code.",
  })
  decision?: string | null;
}

@InputType({ description: "Which act of an item's past was wrong, and why." })
export abstract class CorrectionInput extends WorkItemActInput {
  @ValidateNested()
  @Field(() => PastActInput, { description: "The act." })
  act!: PastActInput;
  @Name()
  @Field(() => String, {
    description: "Why the record was wrong, 1 to 200 characters; kept with every event.",
  })
  reason!: string;
}

@InputType({
  description:
    "Takes an act back that was recorded by mistake. Nothing is erased: the act stays in the history, a decision stays on " +
    "record as voided, and the past as it was known before shows what people saw.",
})
export class TakeBackInput extends CorrectionInput {
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether later acts that do not hold without it are taken back too, the latest first. Left out: they are listed, and " +
      "nothing is done.",
  })
  withWhatRestsOnIt?: boolean | null;
}

@InputType({
  description:
    "Puts an act right. The rules judge the act as it should have been said, and every later act that may rest on what " +
    "changes by it, as they would have at the time.",
})
export class CorrectActInput extends CorrectionInput {
  @ValidateNested()
  @Field(() => SaidInput, {
    description: "What is said otherwise; empty: the act is judged anew upon the record as it stands now.",
  })
  instead!: SaidInput;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether later acts that no longer hold are taken back, and outcomes that turn are taken as they turn. Left out: they " +
      "are listed, and nothing is done.",
  })
  takeBackWhatNoLongerHolds?: boolean | null;
}

@InputType({
  description:
    "Merges an item that was registered twice, or whose work goes on in another one, into that one. It ends with a reference, and its names lead to the other " +
    "one from then on; its own record stays.",
})
export class MergeWorkItemInput extends WorkItemActInput {
  @Name()
  @Field(() => String, { description: "Acronym, alias or number of the item that goes on." })
  into!: string;
  @Name()
  @Field(() => String, { description: "Why they are one, 1 to 200 characters." })
  reason!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "From when it counts, a Geneva date, not in the future; left out: today.",
  })
  date?: string | null;
}
