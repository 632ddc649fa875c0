import { ArrayMaxSize } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import type { FieldKind } from "../../domain/queries/filter/fields.js";
import {
  ApprovalProcessEnum,
  DecisionKindEnum,
  PriorityEnum,
  StageEnum,
  VerdictEnum,
  VersionEnum,
  WorkItemTypeEnum,
} from "../enums.js";
import { Line, Month, Name } from "./validators.js";

/** The longest set that can be asked for. */
const LARGEST_SET = 50;

const IS_NULL = {
  nullable: true,
  description: "true: only where there is no value; false: only where there is one.",
} as const;

@InputType({ description: "Which labels or codes. Error NOT_FOUND for one that does not exist." })
export class LabelCondition {
  @ArrayMaxSize(LARGEST_SET)
  @Name()
  @Field(() => [String], { nullable: true, description: "Any of these, in any case." })
  in?: string[] | null;
  @Field(() => Boolean, IS_NULL)
  isNull?: boolean | null;
}

@InputType({
  description:
    "Which texts, without regard to case, accents and forms of dashes. Where there are several, one of them has to meet all that is given.",
})
export class TextCondition {
  @ArrayMaxSize(LARGEST_SET)
  @Line()
  @Field(() => [String], {
    nullable: true,
    description: "Any of these, from the first to the last character.",
  })
  is?: string[] | null;
  @Line()
  @Field(() => String, { nullable: true, description: "This occurs somewhere in it." })
  contains?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "It begins with this." })
  startsWith?: string | null;
  @Field(() => Boolean, IS_NULL)
  isNull?: boolean | null;
}

@InputType({ description: "Which months. Where a bound is given, what has no month is left out." })
export class MonthCondition {
  @Month()
  @Field(() => String, { nullable: true, description: "This month or later, `YYYY-MM`." })
  from?: string | null;
  @Month()
  @Field(() => String, { nullable: true, description: "This month or earlier, `YYYY-MM`." })
  to?: string | null;
  @Field(() => Boolean, IS_NULL)
  isNull?: boolean | null;
}

@InputType({
  description: "Which days, Geneva dates. Where a bound is given, what has no such day is left out.",
})
export class DateCondition {
  @Field(() => LocalDateResolver, { nullable: true, description: "On this day or later." })
  from?: string | null;
  @Field(() => LocalDateResolver, { nullable: true, description: "On this day or earlier." })
  to?: string | null;
  @Field(() => Boolean, IS_NULL)
  isNull?: boolean | null;
}

@InputType({ description: "Which whole numbers." })
export class NumberCondition {
  @Field(() => Int, { nullable: true, description: "So many or more." })
  from?: number | null;
  @Field(() => Int, { nullable: true, description: "So many or fewer." })
  to?: number | null;
}

/** The input that asks for any of the words of an enum. */
function conditionOn(name: string, words: object, what: string) {
  @InputType(name, { description: `Which ${what}.` })
  class Condition {
    @ArrayMaxSize(LARGEST_SET)
    @Field(() => [words], { nullable: true, description: "Any of these." })
    in?: string[] | null;
    @Field(() => Boolean, IS_NULL)
    isNull?: boolean | null;
  }
  return Condition;
}

/** The input for each kind of field. */
export const INPUT_OF: Readonly<Record<FieldKind, new () => object>> = {
  label: LabelCondition,
  text: TextCondition,
  month: MonthCondition,
  date: DateCondition,
  number: NumberCondition,
  flag: Boolean,
  stage: conditionOn("StageCondition", StageEnum, "stages"),
  type: conditionOn("TypeCondition", WorkItemTypeEnum, "types"),
  process: conditionOn("ProcessCondition", ApprovalProcessEnum, "processes"),
  version: conditionOn("VersionCondition", VersionEnum, "versions"),
  priority: conditionOn("PriorityCondition", PriorityEnum, "priorities"),
  verdict: conditionOn("VerdictCondition", VerdictEnum, "verdicts"),
  decisionKind: conditionOn("DecisionKindCondition", DecisionKindEnum, "kinds of decisions"),
};
