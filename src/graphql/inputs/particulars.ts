import { ArrayMaxSize, IsIn, ValidateNested } from "class-validator";
import { Field, InputType } from "type-graphql";
import { CHECKS } from "../../domain/readiness/rules.js";
import type { ApprovalProcess, CheckAnswer, Priority, Provenance, Version } from "../../domain/vocabulary.js";
import { ApprovalProcessEnum, CheckAnswerEnum, PriorityEnum, ProvenanceEnum, VersionEnum } from "../enums.js";
import { ActInput } from "./acting.js";
import { LanguageTag, LENGTHS, Line, Name, Paragraphs, TitleLine } from "./validators.js";

@InputType({ description: "A title in one language." })
export class TitleInput {
  @LanguageTag()
  @Field(() => String, { description: "Language tag, e.g. `en`, `zh`, `ar`." })
  language!: string;
  @TitleLine()
  @Field(() => String, {
    description:
      "The title on one line, at most 1 000 characters; empty takes it away. A blank or invisible one is refused, and so are controls of writing direction.",
  })
  text!: string;
  @Field(() => ProvenanceEnum, { nullable: true, description: "Where it comes from; left out: MEMBER." })
  provenance?: Provenance | null;
}

@InputType({ description: "An editor of a draft." })
export class EditorInput {
  @Name()
  @Field(() => String, { description: "Name, 1 to 200 characters." })
  name!: string;
  @Line()
  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: "The member that the editor belongs to.",
  })
  affiliation!: string | null;
}

@InputType({
  description: "The justification of a normative reference to another organisation's document (Rec. A.5).",
})
export class A5JustificationInput {
  @Name()
  @Field(() => String, { description: "The organisation." })
  organization!: string;
  @Name()
  @Field(() => String, { description: "The document, spelled as in externalReferences." })
  document!: string;
  @Line()
  @Field(() => String, { nullable: true, defaultValue: null, description: "Its version or date." })
  version!: string | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: "The TD that carries the justification.",
  })
  td!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: null,
    description: "Whether the organisation is qualified under A.5; null: not recorded.",
  })
  qualified!: boolean | null;
}

@InputType({ description: "An answer to a point of the checklist." })
export class CheckInput {
  @IsIn(CHECKS as string[])
  @Field(() => String, { description: "The check, as listed by readinessRules." })
  check!: string;
  @Field(() => CheckAnswerEnum, {
    nullable: true,
    description: "The answer; null takes an earlier one back.",
  })
  answer?: CheckAnswer | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Note." })
  note?: string | null;
}

const listOf = (what: string) =>
  `${what} The whole list; an empty list says there are none, null says it is not recorded. At most ${LENGTHS.list}.`;

@InputType({
  description:
    "Particulars of a work item. What is left out stays as it is; null says that it is not recorded; " +
    "an empty text or list says that there is none.",
})
export class ParticularsInput {
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], {
    nullable: true,
    description: "Titles to set; titles in other languages stay.",
  })
  titles?: TitleInput[] | null;
  @Paragraphs()
  @Field(() => String, { nullable: true, description: "Summary, at most 20 000 characters." })
  summary?: string | null;
  @Paragraphs()
  @Field(() => String, { nullable: true, description: "Scope, at most 20 000 characters." })
  scope?: string | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description:
      "When a decision is aimed at: `2026-02`, `10-2027`, `2028-Q1`, perhaps with `(High priority)`.",
  })
  timing?: string | null;
  @Field(() => PriorityEnum, {
    nullable: true,
    description: "Priority; a priority inside timing is read as well.",
  })
  priority?: Priority | null;
  @Line()
  @Field(() => String, { nullable: true, description: "The Recommendation or series the text belongs to." })
  parent?: string | null;
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [EditorInput], { nullable: true, description: listOf("Editors.") })
  editors?: EditorInput[] | null;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], { nullable: true, description: listOf("Related Recommendations and standards.") })
  relations?: string[] | null;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], { nullable: true, description: listOf("Groups with a liaison relationship.") })
  liaisons?: string[] | null;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], { nullable: true, description: listOf("Supporting members.") })
  supportingMembers?: string[] | null;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], { nullable: true, description: listOf("Documents that hold the current draft.") })
  baseTexts?: string[] | null;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], { nullable: true, description: listOf("Normative references outside ITU.") })
  externalReferences?: string[] | null;
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [A5JustificationInput], {
    nullable: true,
    description: listOf("Their justifications (Rec. A.5)."),
  })
  a5Justifications?: A5JustificationInput[] | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Number of a common text." })
  equivalentNumber?: string | null;
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [CheckInput], { nullable: true, description: "Answers to set; other answers stay." })
  checklist?: CheckInput[] | null;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], { nullable: true, description: listOf("Other spellings.") })
  aliases?: string[] | null;
  @Field(() => VersionEnum, {
    nullable: true,
    description: "Version, until the decision; left out when an item begins: NEW.",
  })
  version?: Version | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Of an amendment: whether it changes normative content.",
  })
  integral?: boolean | null;
  @Field(() => ApprovalProcessEnum, {
    nullable: true,
    description:
      "Process, where the type of text allows another than its usual one, with which an item begins; AAP and TAP are " +
      "selected by switchProcess (WTSA Res. 1 §8.3).",
  })
  process?: ApprovalProcess | null;
}

/** An act by which particulars of a work item are said. */
@InputType()
export abstract class ParticularsActInput extends ActInput {
  @ValidateNested()
  @Field(() => ParticularsInput, {
    nullable: true,
    description: "Particulars of the item. What is left out stays as it is, or is not recorded yet.",
  })
  particulars?: ParticularsInput | null;
}

/** What is said of an item by itself, with its particulars in one object with it. */
export function withParticulars<I extends { readonly particulars?: ParticularsInput | null }>({
  particulars,
  ...own
}: I): Omit<I, "particulars"> & ParticularsInput {
  return { ...own, ...particulars };
}
