import { ArrayMaxSize, ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import type { DecisionKind, DecisionOutcome } from "../../domain/vocabulary.js";
import { DecisionKindEnum, DecisionOutcomeEnum } from "../enums.js";
import { DecisionTextInput } from "./decision-text.js";
import { TitleInput } from "./particulars.js";
import { BodyLabel, LENGTHS, Line, Name } from "./validators.js";

// biome-ignore lint/suspicious/noExplicitAny: TypeScript wants a mixin's base to take any arguments
type Base = abstract new (...args: any[]) => object;

/** An input with what a body decided on one text, besides what the base says. */
export function withOutcome<B extends Base>(base: B) {
  @InputType()
  abstract class OutcomeInput extends base {
    @Field(() => Int, {
      nullable: true,
      description: "Left out: the candidate's, else the one for this kind of decision.",
    })
    agendaItem?: number | null;
    @Line()
    @Field(() => String, {
      nullable: true,
      description:
        "The text before the meeting, e.g. `TD305-R1/WP3`; needed when AGREED, unless texts has the clean one.",
    })
    finalText?: string | null;
    @ValidateNested()
    @ArrayMaxSize(LENGTHS.list)
    @Field(() => [DecisionTextInput], {
      nullable: true,
      description:
        "The documents that go with the text: clean, revision-marked, the A.5 justification, electronic attachments (A.8 §3.2).",
    })
    texts?: DecisionTextInput[] | null;
    @Line()
    @Field(() => String, {
      nullable: true,
      description:
        "The number assigned, e.g. `Y.3094`: read in any spelling, stored as ITU-T writes it. It has to fit the type of the text and to be free.",
    })
    assignedNumber?: string | null;
    @ValidateNested()
    @ArrayMaxSize(LENGTHS.list)
    @Field(() => [TitleInput], {
      nullable: true,
      description:
        "The titles as the meeting changed them; others stay. They count from the day of the decision.",
    })
    titles?: TitleInput[] | null;
    @Line()
    @Field(() => String, { nullable: true, description: "Why; needed unless AGREED." })
    reason?: string | null;
    @Line()
    @Field(() => String, {
      nullable: true,
      description:
        "Why the meeting goes or went ahead although a requirement is unmet; kept with the decision.",
    })
    overrideReason?: string | null;
    @Field(() => LocalDateResolver, {
      nullable: true,
      description: "When the study group chair concurred, where that is needed (A.8 §7.1).",
    })
    chairConcurrence?: string | null;
    @Name()
    @Field(() => String, {
      nullable: true,
      description:
        "When POSTPONED: code of the meeting to which, on whose list the text then stands for the same decision.",
    })
    postponedTo?: string | null;
  }
  return OutcomeInput;
}

/** An input with what a meeting decided, besides what the base says. */
export function withDecision<B extends Base>(base: B) {
  @InputType()
  abstract class DecisionInput extends withOutcome(base) {
    @Field(() => DecisionKindEnum, { description: "Kind." })
    kind!: DecisionKind;
    @Field(() => DecisionOutcomeEnum, { description: "Outcome." })
    outcome!: DecisionOutcome;
    @Name()
    @Field(() => String, { description: "Code of the meeting, e.g. `T25-SG13-260223`." })
    meeting!: string;
    @BodyLabel()
    @Field(() => String, { description: "The body that decides, e.g. `WP3/13`." })
    body!: string;
    @Field(() => LocalDateResolver, {
      nullable: true,
      description:
        "Day of the decision, a Geneva date; left out: the body's only day at the meeting, or today while it sits; else it is asked for.",
    })
    decidedOn?: string | null;
  }
  return DecisionInput;
}
