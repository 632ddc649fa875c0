import { Field, Int, ObjectType } from "type-graphql";
import type { ColumnType, DocumentLanguage } from "../../exchange/documents/model.js";
import { ReportColumnTypeEnum, type ReportLanguage } from "../report-enums.js";

@ObjectType({ simpleResolvers: true, description: "A column of a table in a report." })
export class ReportColumn {
  @Field(() => String, { description: "What it is, the same in every language: `FINAL_TEXT`." })
  key!: string;
  @Field(() => String, { description: "Its heading, in the language of the report." })
  title!: string;
  @Field(() => ReportColumnTypeEnum, { description: "What stands in it." })
  type!: ColumnType;
}

@ObjectType({ simpleResolvers: true, description: "A row of a table in a report." })
export class ReportRow {
  @Field(() => [String], { description: "One text for each column; `-` where there is nothing." })
  cells!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: "A table in a report." })
export class ReportTable {
  @Field(() => [ReportColumn], { description: "Its columns." })
  columns!: readonly ReportColumn[];
  @Field(() => [ReportRow], { description: "Its rows, as every format has them." })
  rows!: readonly ReportRow[];
}

@ObjectType({
  simpleResolvers: true,
  description: "A heading of a report with what stands below it: paragraphs, then a table.",
})
export class ReportSection {
  @Field(() => String, { description: "What it is, the same in every language: `CONSENT`, `ONGOING`." })
  key!: string;
  @Field(() => Int, { description: "1 below the title of the report, 2 below the section before it." })
  level!: number;
  @Field(() => String, { description: "The heading, in the language of the report." })
  title!: string;
  @Field(() => [String], { description: "What is said before the table." })
  paragraphs!: readonly string[];
  @Field(() => ReportTable, { nullable: true, description: "Its table, if it has one." })
  table!: ReportTable | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "A report of a meeting as data, from which every format is written. Sections with nothing to say are left out.",
})
export class MeetingReport {
  @Field(() => String, { description: "Its title." })
  title!: string;
  @Field(() => String, { description: "The tag of its language: `en`, `fr`, `zh`." })
  language!: DocumentLanguage;
  @Field(() => [String], {
    description:
      "What stands between the title and the first section: the meeting, and the state that is shown.",
  })
  lead!: readonly string[];
}

/** The language tag of the API's word for a language. */
export function tagOf(language: ReportLanguage): DocumentLanguage {
  return language.toLowerCase() as DocumentLanguage;
}
