import { Field, Int, ObjectType } from "type-graphql";
import type {
  ApprovalProcess,
  CheckAnswer,
  Priority,
  Stage,
  Version,
  WorkItemType,
} from "../../domain/vocabulary.js";
import {
  ApprovalProcessEnum,
  CheckAnswerEnum,
  PriorityEnum,
  StageEnum,
  VersionEnum,
  WorkItemTypeEnum,
} from "../enums.js";
import { Node } from "./node.js";

@ObjectType({ simpleResolvers: true, description: "When a decision on the text is aimed at." })
export class Timing {
  @Field(() => String, { description: "As people wrote it, e.g. `2026-02 (High priority)`." })
  raw!: string;
  @Field(() => String, {
    nullable: true,
    description: "The month aimed at, `YYYY-MM`; null where it could not be read.",
  })
  month!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "An editor of a draft." })
export class Editor {
  @Field(() => String, { description: "Name." })
  name!: string;
  @Field(() => String, { nullable: true, description: "The member that the editor belongs to." })
  affiliation!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "The justification of a normative reference to another organisation's document (Rec. A.5).",
})
export class A5Justification {
  @Field(() => String, { description: "The organisation, e.g. `3GPP`." })
  organization!: string;
  @Field(() => String, { description: "The document, as in externalReferences." })
  document!: string;
  @Field(() => String, { nullable: true, description: "Its version or date." })
  version!: string | null;
  @Field(() => String, { nullable: true, description: "The TD that carries the justification." })
  td!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the organisation is qualified; null: not recorded.",
  })
  qualified!: boolean | null;
}

@ObjectType({ description: "The Recommendation or series that a text belongs to." })
export class Parent {
  @Field(() => String, { description: "Its number or name, e.g. `Y.3094` or `Y.2300-series`." })
  name!: string;
}

@ObjectType({ simpleResolvers: true, description: "A rapporteur's answer to one point of the checklist." })
export class ChecklistAnswer {
  @Field(() => String, { description: "The check, as listed by readinessRules." })
  check!: string;
  @Field(() => CheckAnswerEnum, { description: "The answer." })
  answer!: CheckAnswer;
  @Field(() => String, { nullable: true, description: "Note." })
  note!: string | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "A work item: an assigned piece of work within a Question that will result in a text. " +
    "Null means that nothing is recorded; an empty text or list means that there is none.",
})
export class WorkItem extends Node {
  @Field(() => String, {
    description: "The provisional name, e.g. `Y.QKD-TLS`; kept when a number is assigned.",
  })
  acronym!: string;
  @Field(() => [String], { description: "Other spellings and earlier names." })
  aliases!: readonly string[];
  @Field(() => String, { description: "Study period, e.g. `2025-2028`." })
  studyPeriod!: string;
  @Field(() => WorkItemTypeEnum, { description: "What kind of text it is to become." })
  type!: WorkItemType;
  @Field(() => VersionEnum, { description: "Whether the text is new or revises a published one." })
  version!: Version;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Of an amendment: whether it changes or adds normative content; null for other types (A.1 §1.8.2.1).",
  })
  integral!: boolean | null;
  @Field(() => ApprovalProcessEnum, {
    description: "Its approval process; settled by consent or determination (WTSA Res. 1 §8.3).",
  })
  process!: ApprovalProcess;
  @Field(() => StageEnum, { description: "Where it stands in its process." })
  stage!: Stage;
  @Field(() => String, {
    nullable: true,
    description: "Summary. No Recommendation is complete without it (A.8 §3.3).",
  })
  summary!: string | null;
  @Field(() => String, { nullable: true, description: "Scope." })
  scope!: string | null;
  @Field(() => Timing, { nullable: true, description: "The target date: when a decision is aimed at." })
  timing!: Timing | null;
  @Field(() => PriorityEnum, { nullable: true, description: "Priority." })
  priority!: Priority | null;
  @Field(() => [String], {
    nullable: true,
    description: "Related Recommendations and standards (A.1 Annex A).",
  })
  relations!: readonly string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: "Groups with a liaison relationship, e.g. `ITU-T SG2`, `IETF CATS`.",
  })
  liaisons!: readonly string[] | null;
  @Field(() => [String], { nullable: true, description: "Members committed to contribute." })
  supportingMembers!: readonly string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: "Documents that hold the current draft, e.g. `TD410/WP1`.",
  })
  baseTexts!: readonly string[] | null;
  @Field(() => [String], {
    nullable: true,
    description:
      "Documents of other organisations that the text refers to normatively; each needs an A.5 justification.",
  })
  externalReferences!: readonly string[] | null;
  @Field(() => [A5Justification], {
    nullable: true,
    description: "Justifications of those references (Rec. A.5).",
  })
  a5Justifications!: readonly A5Justification[] | null;
  @Field(() => String, { nullable: true, description: "Number of a common text, e.g. with ISO/IEC." })
  equivalentNumber!: string | null;
  @Field(() => Int, {
    description: "Number of events so far. Give it back as expectedRevision when you change the item.",
  })
  revision!: number;
}
