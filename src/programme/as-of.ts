import { type AnyAggregate, KINDS } from "../domain/aggregates.js";
import { aggregateAsOf, type Moment } from "../domain/as-of.js";
import { Programme } from "./programme.js";

/** How many views of one programme are kept; a further one takes the place of the one that was used longest ago. */
export const MOST_VIEWS = 8;

const views = new WeakMap<Programme, Map<string, Programme>>();
const moments = new WeakMap<Programme, Moment>();
const holders = new WeakMap<object, Programme>();

/**
 * The programme as it was at a moment, made of aggregates of its own. It costs one pass over the histories (see
 * `docs/history.md` for figures) and is kept for the next question about the same moment of the same programme.
 */
export function programmeAsOf(programme: Programme, moment: Moment): Programme {
  if (moment.asOf === null && moment.asKnownAt === null) return programme;
  const kept = keptView(programme, moment);
  if (kept) return keepView(programme, moment, kept);
  const past = asTheyWere(programme.all(), moment);
  return keepView(programme, moment, asView(Programme.of(past), moment, past));
}

/** How many histories are folded before others have their turn. */
const AT_ONCE = 20;

/** Makes the view of a moment ready bit by bit, unless it is kept; `rest` resolves when it may go on. */
export async function prepareAsOf(
  programme: Programme,
  moment: Moment,
  rest: () => Promise<void>,
): Promise<Programme> {
  const kept = keptView(programme, moment);
  if (kept) return keepView(programme, moment, kept);
  const all = programme.all();
  const past: AnyAggregate[] = [];
  for (let start = 0; start < all.length; start += AT_ONCE) {
    await rest();
    past.push(...asTheyWere(all.slice(start, start + AT_ONCE), moment));
  }
  const building = Programme.building(past);
  for (;;) {
    await rest();
    const { done, value } = building.next();
    if (done) return keepView(programme, moment, asView(value, moment, past));
  }
}

function keptView(programme: Programme, moment: Moment): Programme | null {
  return views.get(programme)?.get(keyOf(moment)) ?? null;
}

function keepView(programme: Programme, moment: Moment, view: Programme): Programme {
  const kept = views.get(programme) ?? new Map<string, Programme>();
  views.set(programme, kept);
  kept.delete(keyOf(moment));
  kept.set(keyOf(moment), view);
  for (const oldest of kept.keys()) if (kept.size > MOST_VIEWS) kept.delete(oldest);
  return view;
}

const keyOf = ({ asOf, asKnownAt }: Moment) => `${asOf} ${asKnownAt}`;

function asTheyWere(aggregates: readonly AnyAggregate[], moment: Moment): AnyAggregate[] {
  return aggregates.flatMap(({ kind, aggregate }): AnyAggregate[] => {
    const past = aggregateAsOf(aggregate, moment);
    return past ? [{ kind, aggregate: past } as AnyAggregate] : [];
  });
}

/** The programme of the past that an aggregate was read from; null for an aggregate of the present. */
export function viewHolding(aggregate: object): Programme | null {
  return holders.get(aggregate) ?? null;
}

/** The moment that a view of the past shows; null for the present. */
export function momentOfView(programme: Programme): Moment | null {
  return moments.get(programme) ?? null;
}

function asView(view: Programme, moment: Moment, past: readonly AnyAggregate[]): Programme {
  moments.set(view, moment);
  for (const { aggregate } of past) holders.set(aggregate, view);
  return view;
}

/** Whether the programme holds nothing at all. */
export function isEmpty(programme: Programme): boolean {
  return KINDS.every((kind) => programme.count(kind) === 0);
}
