import { ArrayMaxSize, ArrayMinSize, IsInt, Max, Min, ValidateNested } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import type { RowColumn } from "../../domain/imports/row.js";
import { RowColumnEnum } from "../types/imports.js";
import { ActInput } from "./acting.js";
import { Paragraphs, Said } from "./validators.js";

/** The most rows of one request; a whole programme comes in by the command. */
export const MOST_ROWS_AT_ONCE = 50;

@InputType({ description: "One cell of a row of another record." })
export class RowCellInput {
  @Field(() => RowColumnEnum, { description: "Its column." })
  column!: RowColumn;
  @Paragraphs()
  @Field(() => String, { description: "Its text as it stands there, at most 20 000 characters." })
  text!: string;
}

@InputType({ description: "A row of another record, such as ITU's public work programme." })
export class RowInput {
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  @Field(() => Int, {
    nullable: true,
    description: "Where it stands there; left out: its place in the list.",
  })
  line?: number | null;
  @ValidateNested({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @Field(() => [RowCellInput], {
    description: "Its cells, each column at most once. A column that is left out says nothing.",
  })
  cells!: RowCellInput[];
}

@InputType({ description: "Brings rows of another record in (docs/programmes.md)." })
export class ImportRowsInput extends ActInput {
  @Said()
  @Field(() => String, { description: "The record, as histories are to name it, e.g. `wp-2026-03.csv`." })
  source!: string;
  @ValidateNested({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS_AT_ONCE)
  @Field(() => [RowInput], { description: `The rows, 1 to ${MOST_ROWS_AT_ONCE}.` })
  rows!: RowInput[];
}
