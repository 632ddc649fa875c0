import { ArrayMaxSize, ValidateNested } from "class-validator";
import { Field, InputType } from "type-graphql";
import { FILTER_FIELD_ENTRIES } from "../../domain/queries/filter/fields.js";
import { MOST_CONDITIONS, MOST_LEVELS } from "../../domain/queries/filter/filter.js";
import { SortDirectionEnum, type WorkItemOrderField, WorkItemOrderFieldEnum } from "../enums.js";
import { INPUT_OF } from "./conditions.js";
import { Line, Name } from "./validators.js";

@InputType({
  description:
    "Which work items. Every condition that is given has to hold; what is left out or null asks for nothing. " +
    `At most ${MOST_CONDITIONS} conditions on ${MOST_LEVELS} levels, else BAD_USER_INPUT.`,
})
export class WorkItemFilter {
  @ArrayMaxSize(MOST_CONDITIONS)
  @ValidateNested()
  @Field(() => [WorkItemFilter], { nullable: true, description: "All of these have to hold." })
  and?: WorkItemFilter[] | null;
  @ArrayMaxSize(MOST_CONDITIONS)
  @ValidateNested()
  @Field(() => [WorkItemFilter], {
    nullable: true,
    description: "At least one of these has to hold; of an empty list none does.",
  })
  or?: WorkItemFilter[] | null;
  @ValidateNested()
  @Field(() => WorkItemFilter, { nullable: true, description: "This must not hold." })
  not?: WorkItemFilter | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "All that have this acronym, alias or number, in any spelling: a number is shared by the text in force, its earlier editions and its revision under way; with an edition, as in `Y.3510 (2016)`, that one alone.",
  })
  named?: string | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description:
      "Words, or beginnings of words, that all occur in names, numbers, titles of any language, summary, scope or editors. Case, accents, hyphens and the spellings of Supplement do not count; Chinese and Japanese are found by any characters that follow each other.",
  })
  text?: string | null;
}

// The fields of the domain's table, so that there is no second list of them.
for (const [name, { kind, about }] of FILTER_FIELD_ENTRIES) {
  Field(() => INPUT_OF[kind], { nullable: true, description: about })(WorkItemFilter.prototype, name);
  if (kind !== "flag") ValidateNested()(WorkItemFilter.prototype, name);
}

@InputType({ description: "One key of an order." })
export class WorkItemOrder {
  @Field(() => WorkItemOrderFieldEnum, { description: "What to order by." })
  field!: WorkItemOrderField;
  @Field(() => SortDirectionEnum, { defaultValue: "ASC", description: "Direction." })
  direction!: "ASC" | "DESC";
}
