import { LocalDateResolver } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import type * as domain from "../../domain/structure/turn.js";
import type * as aggregates from "../../domain/study-group.js";
import type * as items from "../../domain/work-item.js";
import { StudyGroupPayload } from "./approval-payloads.js";
import { Question } from "./study-group.js";
import { WorkItem } from "./work-item.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "A study period: the time from one assembly to the next, for which study groups and Questions are set.",
})
export class StudyPeriod {
  @Field(() => String, { description: "By its first and last year, e.g. `2025-2028`." })
  code!: string;
  @Field(() => String, { description: "With what the codes of its meetings begin, e.g. `T25`." })
  prefix!: string;
  @Field(() => LocalDateResolver, { description: "First day, a Geneva date." })
  beginsOn!: string;
  @Field(() => LocalDateResolver, { description: "Last day, a Geneva date." })
  endsOn!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "What becomes of a Question at the turn of a study period.",
})
export class TurnedQuestion {
  @Field(() => Question, { description: "The Question of the period that ends." })
  question!: aggregates.Question;
  @Field(() => [String], {
    description: "Labels of those of the new set that continue it, e.g. `Q5/13`; empty: it lapses.",
  })
  becomes!: readonly string[];
}

@ObjectType({
  simpleResolvers: true,
  description: "What becomes of a work item at the turn of a study period.",
})
export class TurnedItem {
  @Field(() => WorkItem, { description: "The work item." })
  workItem!: items.WorkItem;
  @Field(() => String, {
    nullable: true,
    description: "Label of the Question of the new set under which it goes on; null: it lapses with its own.",
  })
  becomes!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The turn of a study period, as it would be or was done." })
export class Turn {
  @Field(() => String, { description: "The study period that ends." })
  from!: string;
  @Field(() => StudyPeriod, { description: "The one that begins." })
  to!: StudyPeriod;
  @Field(() => [TurnedQuestion], { description: "Every Question of the period that ends." })
  questions!: readonly domain.TurnedQuestion[];
  @Field(() => [String], { description: "Labels of the Questions of the new set that continue none." })
  added!: readonly string[];
  @Field(() => [TurnedItem], {
    description: "Every work item that is not at its end; what is approved or ended stays where it is.",
  })
  items!: readonly domain.TurnedItem[];
}

@ObjectType({ simpleResolvers: true, description: "What came of the turn of a study period." })
export class TurnStudyPeriodPayload extends StudyGroupPayload {
  @Field(() => Turn, {
    nullable: true,
    description: "The turn as it is laid out; null where it is refused, or where the answer is given again.",
  })
  turn!: Turn | null;
}
