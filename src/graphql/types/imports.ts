import { DateTimeISOResolver } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import type { RowFinding } from "../../application/imports/reconcile.js";
import type { RowColumn } from "../../domain/imports/row.js";
import type * as domain from "../../domain/work-item.js";
import { enumOf } from "../enums.js";
import { Problem } from "./problem.js";
import { WorkItem } from "./work-item.js";

export const RowColumnEnum = enumOf<RowColumn>(
  "RowColumn",
  "The columns of ITU's public work programme, and of lists of approved texts.",
  {
    WORK_ITEM: "Provisional name or number, as in `Y.3094 (ex Y.DTN-ModelReq)` or `ITU-T Y.3510 (02/2016)`.",
    QUESTION: "Question, e.g. `Q22/13`; `-` where there is none.",
    STUDY_GROUP: "Study group, e.g. `SG13`; left out: that of the Question.",
    STUDY_PERIOD: "Study period, e.g. `2025-2028`.",
    TITLE: "Subject or title, in English.",
    STATUS: "Status, e.g. `Consented on 2026-02-27 [Issued from previous study period]`.",
    APPROVED_ON: "Day or month of approval, in lists of approved texts.",
    PROCESS: "Approval process: `AAP`, `TAP` or `Agreement`.",
    TYPE: "Type of work item, e.g. `Supplement`; left out: as the name tells.",
    VERSION: "`New` or `Revised`.",
    PROVISIONAL_NAME: "Provisional name, where it has a column of its own.",
    EQUIVALENT_NUMBER: "Number of a common text with another organisation.",
    TIMING: "When a decision is aimed at, e.g. `2028-Q1 (Medium priority)`.",
    PRIORITY: "Priority, where it has a column of its own.",
    LIAISONS: "Groups with a liaison relationship: a list.",
    SUPPORTING_MEMBERS: "Supporting members: a list.",
    SUMMARY: "Summary.",
    COMMENT: "Comment; kept as it stands.",
    BASE_TEXTS: "Documents that hold the draft: a list.",
    EDITORS: "Editors: a list.",
    A5_JUSTIFICATIONS: "A.5 justifications; kept as they stand.",
    REGISTERED_ON: "First registration in the work programme.",
    LAST_UPDATE: "Last update.",
  },
);

export const RowFindingEnum = enumOf<RowFinding>(
  "RowFinding",
  "What was found of a row beside the tracker.",
  {
    SAME: "The tracker says the same.",
    MISSING: "The tracker has no such item.",
    DIFFERENT: "The tracker says otherwise.",
    UNREAD: "The row cannot be understood.",
  },
);

@ObjectType({ simpleResolvers: true, description: "One cell of a row of another record, as it stood there." })
export class RowCell {
  @Field(() => RowColumnEnum, { description: "Its column." })
  column!: RowColumn;
  @Field(() => String, { description: "Its raw text." })
  text!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "The row of another record that was brought in last for an item.",
})
export class ImportedRow {
  @Field(() => String, { description: "The record." })
  source!: string;
  @Field(() => Int, { description: "Where in it, counted from 1." })
  line!: number;
  @Field(() => DateTimeISOResolver, { description: "When it was brought in: an instant in UTC." })
  recordedAt!: string;
  @Field(() => [RowCell], { description: "Its cells as they stood there, beside what was understood." })
  cells!: readonly RowCell[];
}

@ObjectType({
  simpleResolvers: true,
  description: "Something that a record says otherwise than the tracker.",
})
export class RowDifference {
  @Field(() => RowColumnEnum, { description: "In which column." })
  column!: RowColumn;
  @Field(() => String, { description: "What the record says." })
  record!: string;
  @Field(() => String, { description: "What the tracker says." })
  tracker!: string;
}

@ObjectType({ simpleResolvers: true, description: "A row of another record beside what the tracker says." })
export class ReconciledRow {
  @Field(() => Int, { description: "Where it stands in the record." })
  line!: number;
  @Field(() => String, { description: "The text as the row names it." })
  name!: string;
  @Field(() => RowFindingEnum, { description: "What was found." })
  finding!: RowFinding;
  @Field(() => WorkItem, {
    nullable: true,
    description: "The item that the row is about; null: there is none here.",
  })
  workItem!: domain.WorkItem | null;
  @Field(() => [RowDifference], { description: "What it says otherwise than the tracker." })
  differences!: readonly RowDifference[];
  @Field(() => [Problem], { description: "Why it cannot be understood." })
  problems!: readonly Problem[];
  @Field(() => [Problem], {
    description: "What of it contradicts the rules, so that it would be kept as external status only.",
  })
  warnings!: readonly Problem[];
}

@ObjectType({ simpleResolvers: true, description: "Rows of another record beside the tracker." })
export class Reconciliation {
  @Field(() => [ReconciledRow], { description: "One for each row, in the order of the record." })
  rows!: readonly ReconciledRow[];
  @Field(() => [WorkItem], {
    description:
      "Of the Questions of these rows: the items that none of them is about, at most 100. Where the rows are all that the " +
      "record has of a Question, this is what it has not.",
  })
  trackerOnly!: readonly domain.WorkItem[];
}
