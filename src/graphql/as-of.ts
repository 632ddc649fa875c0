import { DateTimeISOResolver, LocalDateResolver } from "graphql-scalars";
import { ArgsType, Field, InputType } from "type-graphql";
import { today } from "../application/tracker.js";
import type { Moment } from "../domain/as-of.js";
import type { CalendarDate } from "../domain/calendar.js";
import type { Recorded } from "../domain/history.js";
import { isEmpty, momentRead, prepareAsOf, programmeAsOf } from "../programme/as-of.js";
import type { Programme } from "../programme/programme.js";
import type { RequestContext } from "./context.js";
import { badInput, failure } from "./errors.js";
import { readNodeId } from "./node-id.js";
import type { Pace } from "./work/pace.js";

/** A moment as somebody names it; both left out is the present. */
export interface NamedMoment {
  readonly asOf?: string | null;
  readonly asKnownAt?: Date | null;
}

/** How many moments of the past one request may ask about; each can cost a pass over all histories. */
export const MOST_MOMENTS = 8;

@InputType({ description: "A moment of the past, by one of its two times or by both (docs/history.md)." })
export class MomentInput implements NamedMoment {
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "The past as it was effective at the end of this day, a Geneva date; left out: today.",
  })
  asOf?: string | null;
  @Field(() => DateTimeISOResolver, {
    nullable: true,
    description:
      "Only what had been written down by this instant, e.g. `2026-03-01T12:00:00Z`; left out: all that is known now.",
  })
  asKnownAt?: Date | null;
}

@ArgsType()
export class MomentArgs {
  @Field(() => MomentInput, {
    nullable: true,
    description: "Which past; left out: the present. Everything below this field is read at the same moment.",
  })
  moment?: NamedMoment | null;
}

/** The moments that a request asks about, with the views that were made ready for it. */
const asked = new WeakMap<RequestContext, Map<string, Seen | null>>();

/** A view, and the programme that it is of: another one after a mutation. */
interface Seen {
  readonly of: Programme;
  readonly view: Programme;
}

/** The programme at the moment that the arguments name, or a clear error. */
export function programmeAt(context: RequestContext, args: MomentArgs): Programme {
  const moment = momentOf(context, args.moment);
  if (!moment) return context.programme;
  countMoment(context, moment);
  const view = viewIn(context, moment);
  if (isEmpty(view) && !isEmpty(context.programme)) {
    throw failure("NOT_FOUND", `Nothing had been recorded yet ${inWords(moment)}.`);
  }
  return view;
}

/** The moments of the past that the arguments of a field name, by themselves or within ids. */
export function momentsNamed(args: object): NamedMoment[] {
  const { moment: own, id, ids } = args as MomentArgs & { readonly id?: unknown; readonly ids?: unknown };
  const named = [id, ids].flat().map((one) => (typeof one === "string" ? readNodeId(one)?.moment : null));
  const inIds = named.flatMap((moment) => (moment ? [momentNamed(moment)] : []));
  return own?.asOf || own?.asKnownAt ? [own, ...inIds] : inIds;
}

/** The arguments that ask for a moment. */
export function argumentsFor(moment: Moment | null): MomentArgs {
  return { moment: moment && momentNamed(moment) };
}

/** A moment as somebody would name it. */
export function momentNamed({ asOf, asKnownAt }: Moment): NamedMoment {
  return { asOf, asKnownAt: asKnownAt ? new Date(asKnownAt) : null };
}

/** Makes the view of a moment ready in turn with others' work, so that it is there when it is asked for. */
export async function prepareView(context: RequestContext, named: NamedMoment, pace: Pace): Promise<void> {
  const moment = momentOf(context, named);
  if (!moment) return;
  countMoment(context, moment);
  const { programme, work } = context;
  const key = inWords(moment);
  const view = work.once(programme, programme, key, () => prepareAsOf(programme, moment, () => pace.turn()));
  asked.get(context)?.set(key, { of: programme, view: await (view as Promise<Programme>) });
}

/** The view that the request has of a moment, made once. */
function viewIn(context: RequestContext, moment: Moment): Programme {
  const { programme } = context;
  const views = asked.get(context) ?? new Map<string, Seen | null>();
  asked.set(context, views);
  const known = views.get(inWords(moment));
  if (known?.of === programme) return known.view;
  const view = programmeAsOf(programme, moment);
  views.set(inWords(moment), { of: programme, view });
  return view;
}

function countMoment(context: RequestContext, moment: Moment): void {
  const moments = asked.get(context) ?? new Map<string, Seen | null>();
  asked.set(context, moments);
  moments.set(inWords(moment), moments.get(inWords(moment)) ?? null);
  if (moments.size <= MOST_MOMENTS) return;
  throw failure(
    "QUERY_TOO_COMPLEX",
    `One request can ask about at most ${MOST_MOMENTS} moments of the past.`,
  );
}

/** The programme that an aggregate was read from, so that what lies below it is read at the same moment. */
export function programmeOf(aggregate: object, context: RequestContext): Programme {
  const moment = momentRead(aggregate);
  return moment ? viewIn(context, moment) : context.programme;
}

/** The day about which an aggregate was asked: that of the view it was read from, else today. */
export function dayOf(aggregate: object, context: RequestContext): CalendarDate {
  return momentRead(aggregate)?.asOf ?? today(context.tracker);
}

/**
 * Finds one aggregate at a moment. It may be named as it was named then, or as it is named now. One that was not
 * there yet is told from one that never was.
 */
export function findAt<A extends Recorded>(
  context: RequestContext,
  args: MomentArgs,
  find: (programme: Programme) => A,
): A {
  const view = programmeAt(context, args);
  if (view === context.programme) return find(view);
  try {
    return find(view);
  } catch (error) {
    const present = find(context.programme);
    const then = view.aggregate(present.id);
    if (then) return then as unknown as A;
    const [first] = present.history;
    const moment = momentOf(context, args.moment);
    if (!first || !moment) throw error;
    throw failure(
      "NOT_FOUND",
      `It did not exist yet ${inWords(moment)}: its history begins on ${first.effectiveOn}, recorded at ${first.recordedAt}.`,
    );
  }
}

/** The moment that somebody names; null for the present. */
export function momentOf({ tracker }: RequestContext, named?: NamedMoment | null): Moment | null {
  const { asOf, asKnownAt } = named ?? {};
  if (!asOf && !asKnownAt) return null;
  const day = today(tracker);
  if (asOf && asOf > day) {
    throw badInput(`asOf is ${asOf}, which has not come yet; today is ${day} in Geneva.`, [
      { path: "asOf", message: "must not lie in the future" },
    ]);
  }
  const instant = asKnownAt?.toISOString() ?? null;
  const now = tracker.now();
  if (instant && instant > now) {
    throw badInput(`asKnownAt is ${instant}, which has not come yet; it is ${now}.`, [
      { path: "asKnownAt", message: "must not lie in the future" },
    ]);
  }
  return { asOf: asOf ?? null, asKnownAt: instant };
}

function inWords({ asOf, asKnownAt }: Moment): string {
  const parts = [asOf && `as of ${asOf}`, asKnownAt && `as known at ${asKnownAt}`];
  return parts.filter(Boolean).join(" ");
}
