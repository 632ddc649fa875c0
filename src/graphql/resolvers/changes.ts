import { ArrayMaxSize, ValidateNested } from "class-validator";
import { DateTimeISOResolver } from "graphql-scalars";
import { Args, ArgsType, Ctx, Field, Query, Resolver } from "type-graphql";
import { today } from "../../application/tracker.js";
import { addDays } from "../../domain/calendar.js";
import { type ChangeCategory, changesOf, type Period, questionsOf } from "../../domain/changes.js";
import type { WorkItem } from "../../domain/work-item.js";
import type { Programme } from "../../programme/programme.js";
import { momentOf } from "../as-of.js";
import { inOrder, PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import { badInput } from "../errors.js";
import { BoundaryInput } from "../inputs/boundary.js";
import { BodyLabel, Name, QuestionLabel } from "../inputs/validators.js";
import {
  CHANGES_BY_DAY,
  ChangeCategoryEnum,
  changeView,
  type WorkItemChange,
  WorkItemChangeConnection,
} from "../types/change-row.js";
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
    const isAsked = itemsAsked(args, context, period);
    const all = args.workItem
      ? await changesIn(findWorkItemsNamed(context.programme, args.workItem), period, context)
      : await changesWithin(period, context);
    const isWhole = !args.body && !args.question && !args.categories;
    const rows = isWhole
      ? all
      : all.filter(
          ({ workItem, category }) =>
            isAsked(workItem) && (!args.categories || args.categories.includes(category)),
        );
    return paginate(rows, CHANGES_BY_DAY, args);
  }
}

/** So many periods of one programme are kept for the next page. */
const MOST_PERIODS = 3;
/** How many items are gone through before others have their turn. */
const AT_ONCE = 20;

const kept = new WeakMap<Programme, Map<string, readonly WorkItemChange[]>>();

/** All changes within a period, in order: the walk through all histories is made once for all pages. */
async function changesWithin(period: Period, context: RequestContext): Promise<readonly WorkItemChange[]> {
  const { programme } = context;
  const periods = kept.get(programme) ?? new Map<string, readonly WorkItemChange[]>();
  kept.set(programme, periods);
  const key = `${period.from} ${period.to} ${period.asKnownAt}`;
  const known = periods.get(key);
  if (known) return known;
  const rows = await changesIn(programme.workItems(), period, context);
  periods.set(key, rows);
  for (const oldest of periods.keys()) if (periods.size > MOST_PERIODS) periods.delete(oldest);
  return rows;
}

/** The changes of these items within a period, in order. */
async function changesIn(
  items: readonly WorkItem[],
  period: Period,
  { work: { pace } }: RequestContext,
): Promise<readonly WorkItemChange[]> {
  const byDay = new Map<string, WorkItemChange[]>();
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await pace?.turn();
    for (const item of items.slice(start, start + AT_ONCE)) {
      for (const row of changesOf(item, period)) {
        const day = byDay.get(row.event.effectiveOn) ?? [];
        byDay.set(row.event.effectiveOn, day);
        day.push(changeView(row));
      }
    }
  }
  const rows: WorkItemChange[] = [];
  for (const day of [...byDay.keys()].sort()) {
    await pace?.turn();
    for (const row of inOrder(byDay.get(day) ?? [], CHANGES_BY_DAY)) rows.push(row);
  }
  return rows;
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

function itemsAsked(
  { body, question }: ChangesArgs,
  { programme }: RequestContext,
  period: Period,
): (item: WorkItem) => boolean {
  if (!body && !question) return () => true;
  const ofBody = body ? programme.questions(findBody(programme, body)).map(({ label }) => label) : null;
  const ofQuestion = question ? findQuestion(programme, question).label : null;
  return (item) => {
    const labels = questionsOf(item, period);
    return (!ofBody || ofBody.some((label) => labels.has(label))) && (!ofQuestion || labels.has(ofQuestion));
  };
}
