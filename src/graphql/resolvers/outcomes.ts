import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type * as domain from "../../domain/meeting.js";
import { type OutcomeCounts, outcomesOf } from "../../domain/queries/outcomes.js";
import type * as groups from "../../domain/study-group.js";
import { inOrderOfLetters } from "../../programme/order-of-letters.js";
import { programmeOf } from "../as-of.js";
import type { RequestContext } from "../context.js";
import { Meeting } from "../types/meeting.js";
import { MeetingOutcomes, QuestionOutcomes } from "../types/outcomes.js";
import { Question } from "../types/study-group.js";
import { findBody } from "./find.js";

/** The counts of a Question with the Question. */
interface OfQuestion {
  readonly question: groups.Question | null;
  readonly tally: OutcomeCounts;
}

@Resolver(() => Meeting)
export class MeetingOutcomesResolver {
  @FieldResolver(() => MeetingOutcomes, {
    description:
      "What became of the candidates: planned, done, postponed, dropped, and what was added at the meeting, with the slip rate of " +
      "each Question. Ask for the meeting with `moment` for what was known on another day.",
  })
  outcomes(
    @Root() meeting: domain.Meeting,
    @Ctx() context: RequestContext,
    @Arg("body", () => String, {
      nullable: true,
      description: "Only of this body, e.g. `WP3/13`; left out: of all. Error NOT_FOUND when there is none.",
    })
    body?: string | null,
  ): MeetingOutcomes {
    const programme = programmeOf(meeting, context);
    const items = programme.workItemsOfMeeting(meeting.code).toSorted(inOrderOfLetters(programme));
    const of = body ? findBody(programme, body) : null;
    const { total, questions } = outcomesOf(items, meeting.code, of);
    const views = questions.map(
      ({ question, ...tally }): OfQuestion => ({ question: programme.question(question ?? ""), tally }),
    );
    return { total, questions: views };
  }
}

@Resolver(() => QuestionOutcomes)
export class QuestionOutcomesResolver {
  @FieldResolver(() => Question, {
    nullable: true,
    description: "The Question; null: items that have none on record.",
  })
  question(@Root() { question }: OfQuestion): groups.Question | null {
    return question;
  }
}
