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
  const known = views.get(programme) ?? new Map<string, Programme>();
  views.set(programme, known);
  const key = `${moment.asOf} ${moment.asKnownAt}`;
  const view = known.get(key) ?? viewOf(programme, moment);
  known.delete(key);
  known.set(key, view);
  for (const oldest of known.keys()) if (known.size > MOST_VIEWS) known.delete(oldest);
  return view;
}

/** The programme of the past that an aggregate was read from; null for an aggregate of the present. */
export function viewHolding(aggregate: object): Programme | null {
  return holders.get(aggregate) ?? null;
}

/** The moment that a view of the past shows; null for the present. */
export function momentOfView(programme: Programme): Moment | null {
  return moments.get(programme) ?? null;
}

function viewOf(programme: Programme, moment: Moment): Programme {
  const past = programme.all().flatMap(({ kind, aggregate }): AnyAggregate[] => {
    const then = aggregateAsOf(aggregate, moment);
    return then ? [{ kind, aggregate: then } as AnyAggregate] : [];
  });
  const view = Programme.of(past);
  moments.set(view, moment);
  for (const { aggregate } of past) holders.set(aggregate, view);
  return view;
}

/** Whether the programme holds nothing at all. */
export function isEmpty(programme: Programme): boolean {
  return KINDS.every((kind) => programme.count(kind) === 0);
}
