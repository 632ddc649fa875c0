import { type AnyAggregate, KINDS } from "../domain/aggregates.js";
import { aggregateAsOf, type Moment } from "../domain/as-of.js";
import { ordered } from "./ordered.js";
import { Programme } from "./programme.js";
import { SharedWork } from "./shared-work.js";
import { BY_ACRONYM, SETS } from "./tables.js";

/** How many views of one programme are kept; a further one takes the place of the one that was used longest ago. */
export const MOST_VIEWS = 8;

/** A view of the past, and the programme that it is of. */
interface Kept {
  readonly of: Programme;
  readonly view: Programme;
}

/** The views that were asked for last, of the newest programme of each lineage, by moment. */
const newest = new WeakMap<object, Map<string, Kept>>();
/** The views of a programme, as long as somebody holds it. */
const views = new WeakMap<Programme, Map<string, Programme>>();
const underWay = new WeakMap<Programme, Map<string, SharedWork<Programme>>>();
const moments = new WeakMap<object, Moment>();

/**
 * The programme as it was at a moment, made of aggregates of its own. It costs one pass over the histories (see
 * `docs/history.md` for figures), is kept for the next question about the same moment of the same programme, and is brought
 * along by what changed for a newer one.
 */
export function programmeAsOf(programme: Programme, moment: Moment): Programme {
  if (moment.asOf === null && moment.asKnownAt === null) return programme;
  return keptView(programme, moment) ?? viewing(programme, moment).finish();
}

/**
 * Makes the view of a moment ready bit by bit, unless it is kept, with the sets of items that are asked for below other things; `rest`
 * resolves when it may go on.
 */
export async function prepareAsOf(
  programme: Programme,
  moment: Moment,
  rest: () => Promise<void>,
): Promise<Programme> {
  const view = keptView(programme, moment) ?? (await viewing(programme, moment).finishInTurns(rest));
  for (const derivation of [...Object.values(SETS), ordered(BY_ACRONYM)])
    await view.items.prepare(derivation, rest);
  return view;
}

/** The moment of the past that an aggregate, or a whole view, was read from; null for the present. */
export function momentRead(read: object): Moment | null {
  return moments.get(read) ?? null;
}

/** Whether the programme holds nothing at all. */
export function isEmpty(programme: Programme): boolean {
  return KINDS.every((kind) => programme.count(kind) === 0);
}

const keyOf = ({ asOf, asKnownAt }: Moment) => `${asOf} ${asKnownAt}`;

function keptView(programme: Programme, moment: Moment): Programme | null {
  const view = views.get(programme)?.get(keyOf(moment));
  return view ? keep(programme, moment, view) : null;
}

function keep(programme: Programme, moment: Moment, view: Programme): Programme {
  moments.set(view, moment);
  const key = keyOf(moment);
  entriesOf(views, programme).set(key, view);
  const last = entriesOf(newest, programme.lineage);
  const known = last.get(key);
  last.delete(key);
  last.set(key, known?.of.isNewerThan(programme) ? known : { of: programme, view });
  for (const oldest of last.keys()) if (last.size > MOST_VIEWS) last.delete(oldest);
  return view;
}

/** The work on a view, the same for all who wait for it. */
function viewing(programme: Programme, moment: Moment): SharedWork<Programme> {
  const works = entriesOf(underWay, programme);
  const key = keyOf(moment);
  const work = works.get(key) ?? new SharedWork(making(programme, moment));
  works.set(key, work);
  return work;
}

/** How many histories are folded between two yields. */
const AT_ONCE = 20;

function* making(programme: Programme, moment: Moment): Generator<void, Programme> {
  try {
    const known = newest.get(programme.lineage)?.get(keyOf(moment));
    const view = known ? yield* followed(known, programme, moment) : yield* folded(programme, moment);
    return keep(programme, moment, view);
  } finally {
    entriesOf(underWay, programme).delete(keyOf(moment));
  }
}

function* folded(programme: Programme, moment: Moment): Generator<void, Programme> {
  const past: AnyAggregate[] = [];
  let seen = 0;
  for (const one of programme.each()) {
    if (seen % AT_ONCE === 0) yield;
    seen += 1;
    const then = asItWas(one, moment);
    if (then) past.push(then);
  }
  return yield* Programme.building(past);
}

/** The view of another programme of the same lineage, with what differs folded anew. */
function* followed({ of, view }: Kept, programme: Programme, moment: Moment): Generator<void, Programme> {
  const put: AnyAggregate[] = [];
  const gone: AnyAggregate[] = [];
  for (const [index, { kind, before, after }] of programme.changesSince(of).entries()) {
    if (index % AT_ONCE === 0) yield;
    const then = after && asItWas({ kind, aggregate: after } as AnyAggregate, moment);
    const known = before && view.aggregate(before.id, kind);
    if (
      then &&
      known?.revision === then.aggregate.revision &&
      known.history.length === then.aggregate.history.length
    ) {
      continue;
    }
    if (then) put.push(then);
    else if (known) gone.push({ kind, aggregate: known } as AnyAggregate);
  }
  return put.length + gone.length === 0 ? view : view.replacing(put, gone);
}

function asItWas({ kind, aggregate }: AnyAggregate, moment: Moment): AnyAggregate | null {
  const past = aggregateAsOf(aggregate, moment);
  if (!past) return null;
  moments.set(past, moment);
  return { kind, aggregate: past } as AnyAggregate;
}

function entriesOf<K extends object, V>(where: WeakMap<K, Map<string, V>>, key: K): Map<string, V> {
  const known = where.get(key) ?? new Map<string, V>();
  where.set(key, known);
  return known;
}
