import { Field, Int, ObjectType } from "type-graphql";
import type * as letters from "../../application/letters/letter-plan.js";
import { LetterStandingEnum, LetterSubjectEnum } from "../letter-enums.js";
import { MeetingPayload } from "./approval-payloads.js";

@ObjectType({
  simpleResolvers: true,
  description: "How one thing that a letter says stands to what is on record.",
})
export class LetterLine {
  @Field(() => LetterStandingEnum, { description: "How it stands." })
  standing!: letters.LetterStanding;
  @Field(() => LetterSubjectEnum, { description: "What it is about." })
  subject!: letters.LetterSubject;
  @Field(() => String, {
    description:
      "Its name: `WP4/13`, an acronym, a number of the agenda; the text itself where it was not understood.",
  })
  name!: string;
  @Field(() => String, { nullable: true, description: "What is on record; null: nothing." })
  before!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "What the letter says; null where that was not understood.",
  })
  after!: string | null;
  @Field(() => String, { nullable: true, description: "Why it is not taken over." })
  note!: string | null;
  @Field(() => [Int], { description: "The numbers of the lines in the letter that say it, from 1." })
  lines!: readonly number[];
}

@ObjectType({ simpleResolvers: true, description: "A letter, compared with what is on record." })
export class LetterComparison {
  @Field(() => String, {
    description: "What it is: `Collective letter 4/13`, `Addendum 1 to collective letter 4/13`.",
  })
  document!: string;
  @Field(() => String, {
    description: "Code of the meeting that it is about, whether that is on record or not.",
  })
  code!: string;
  @Field(() => String, { description: "Tag of the language it was read in, e.g. `zh`." })
  language!: string;
  @Field(() => String, { nullable: true, description: "Its subject, in its own words." })
  subject!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "On whose request and with whose approval, in its own words.",
  })
  authority!: string | null;
  @Field(() => String, { nullable: true, description: "The chair, as it names the chair." })
  chair!: string | null;
  @Field(() => [String], { description: "Telephone, fax, mail and web, as it gives them." })
  contacts!: readonly string[];
  @Field(() => [LetterLine], {
    description: "All that it says, and every line that was not understood: none is left out.",
  })
  lines!: readonly letters.LetterLine[];
}

@ObjectType({ simpleResolvers: true, description: "What came of importing a letter." })
export class ImportLetterPayload extends MeetingPayload {
  @Field(() => LetterComparison, {
    nullable: true,
    description:
      "The letter, compared with what was on record before; null where it is refused whole, or the answer is given again.",
  })
  letter!: LetterComparison | null;
}
