import { ArrayMaxSize, ValidateNested } from "class-validator";
import { DateTimeISOResolver } from "graphql-scalars";
import { Args, ArgsType, Ctx, Field, Query, Resolver } from "type-graphql";
import { today } from "../../application/tracker.js";
import { addDays } from "../../domain/calendar.js";
import { type ChangeCategory, changesOf, type Period, questionsOf } from "../../domain/changes.js";
import { momentOf } from "../as-of.js";
import { changesAmongAll } from "../changes-list.js";
import { inOrder, PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import { badInput } from "../errors.js";
import { BoundaryInput } from "../inputs/boundary.js";
import { BodyLabel, Name, QuestionLabel } from "../inputs/validators.js";
import {
  CHANGES_BY_DAY,
  ChangeCategoryEnum,
  changeView,
  WorkItemChangeConnection,
} from "../types/change-row.js";
import { restOf } from "../work/pace.js";
import { findBody, findMeeting, findQuestion, findWorkItemsNamed } from "./find.js";

@ArgsType()
class ChangesArgs extends PageArgs {
  @ValidateNested()
  @Field(() => BoundaryInput, { description: "Where the period begins." })
  from!: BoundaryInput;
  @ValidateNested()
  @Field(() => BoundaryInput, { nullable: true, description: "Where it ends; left out: today." })
  to?: BoundaryInput | null;
  @BodyLabel()
  @Field(() => String, {
    nullable: true,
    description: "Only in items of this working party or study group, e.g. `WP4/13`.",
  })
  body?: string | null;
  @QuestionLabel()
  @Field(() => String, {
    nullable: true,
    description: "Only in items that belonged to this Question then, e.g. `Q16/13`.",
  })
  question?: string | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "Only in this item, by acronym, alias or number; in all that share the number.",
  })
  workItem?: string | null;
  @ArrayMaxSize(10)
  @Field(() => [ChangeCategoryEnum], { nullable: true, description: "Only such changes." })
  categories?: ChangeCategory[] | null;
  @Field(() => DateTimeISOResolver, {
    nullable: true,
    description: "Only what had been written down by this instant; left out: all that is known now.",
  })
  asKnownAt?: Date | null;
}

@Resolver()
export class ChangesResolver {
  @Query(() => WorkItemChangeConnection, {
    description:
      "What was added, moved, renamed, decided, corrected or discontinued between two dates or meetings, field by field: " +
      "what a report's change table needs. A change counts by its effective date.",
  })
  async changes(@Args(() => ChangesArgs) args: ChangesArgs, @Ctx() context: RequestContext) {
    const period = periodOf(args, context);
    const asked = { period, questions: questionsAsked(args, context), categories: args.categories ?? null };
    const { programme, work } = context;
    if (!args.workItem) {
      return paginate(await changesAmongAll(programme, asked, () => restOf(work.pace)), CHANGES_BY_DAY, args);
    }
    const found = findWorkItemsNamed(programme, args.workItem).filter((item) => {
      const labels = questionsOf(item, period);
      return asked.questions.every((wanted) => wanted.some((label) => labels.has(label)));
    });
    const rows = found
      .flatMap((item) => changesOf(item, period))
      .filter(({ category }) => !asked.categories || asked.categories.includes(category));
    return paginate(inOrder(rows.map(changeView), CHANGES_BY_DAY), CHANGES_BY_DAY, args);
  }
}

function periodOf(args: ChangesArgs, context: RequestContext): Period {
  const day = today(context.tracker);
  const from = firstDay(args.from, context);
  const to = args.to ? lastDay(args.to, context) : day;
  // On the last day of a meeting, and from a meeting to itself, nothing can have changed since.
  const isEmpty = args.from.meeting && from === addDays(to, 1);
  if (from > to && !isEmpty) {
    const message = "must not lie after the end of the period";
    throw badInput(`The period begins on ${from} and ends on ${to}: "from" ${message}.`, [
      { path: "from", message },
    ]);
  }
  // A meeting may last longer than until today; a day that is named may not.
  if (args.to?.date && to > day) {
    const message = "must not lie in the future";
    throw badInput(`The argument "to" is ${to}, which has not come yet; today is ${day}.`, [
      { path: "to", message },
    ]);
  }
  const moment = momentOf(context, { asKnownAt: args.asKnownAt });
  return { from, to, asKnownAt: moment?.asKnownAt ?? null };
}

/** What a meeting itself decided belongs to the period that ends with it, not to the next one. */
function firstDay({ date, meeting }: BoundaryInput, { programme }: RequestContext): string {
  return date ?? addDays(findMeeting(programme, meeting ?? "").endsOn, 1);
}

function lastDay({ date, meeting }: BoundaryInput, { programme }: RequestContext): string {
  return date ?? findMeeting(programme, meeting ?? "").endsOn;
}

/** For each condition, the Questions to one of which an item has to have belonged. */
function questionsAsked({ body, question }: ChangesArgs, { programme }: RequestContext): string[][] {
  return [
    ...(body ? [programme.questions(findBody(programme, body)).map(({ label }) => label)] : []),
    ...(question ? [[findQuestion(programme, question).label]] : []),
  ];
}
