import { Max, Min } from "class-validator";
import { GraphQLError } from "graphql";
import { ArgsType, type ClassType, Field, Int, ObjectType } from "type-graphql";

/** The most members of a list that one request gets. */
export const LARGEST_PAGE = 100;
/** How many a request gets that does not say. */
export const DEFAULT_PAGE = 20;

@ArgsType()
export class PageArgs {
  @Min(0)
  @Max(LARGEST_PAGE)
  @Field(() => Int, {
    nullable: true,
    description: `How many from the front, at most ${LARGEST_PAGE}; left out, and last too: ${DEFAULT_PAGE}. 0 asks for the count alone.`,
  })
  first?: number | null;
  @Field(() => String, {
    nullable: true,
    description: "The cursor after which to go on: endCursor of the page before.",
  })
  after?: string | null;
  @Min(0)
  @Max(LARGEST_PAGE)
  @Field(() => Int, {
    nullable: true,
    description: `How many from the end, at most ${LARGEST_PAGE}, in the list's own order; in the place of first.`,
  })
  last?: number | null;
  @Field(() => String, {
    nullable: true,
    description: "The cursor before which to stop: startCursor of the page after.",
  })
  before?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Where a page lies in its list (Relay)." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether there is more after this page." })
  hasNextPage!: boolean;
  @Field(() => Boolean, { description: "Whether there is something before this page." })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: "Cursor of the first member." })
  startCursor!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Cursor of the last member; give it as `after` for the next page.",
  })
  endCursor!: string | null;
}

/** One page of a list. */
export interface Connection<T> {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
}

/** The GraphQL type of a connection over a type. */
export function connectionOf<T extends object>(node: ClassType<T>, name: string): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `A member of a list with its cursor: ${name} (Relay).`,
  })
  class Edge {
    @Field(() => String, { description: "Opaque cursor." })
    cursor!: string;
    @Field(() => node, { description: "The member." })
    node!: T;
  }
  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `One page of a list: ${name} (Relay).`,
  })
  class ConnectionClass implements Connection<T> {
    @Field(() => Int, { description: "How many members the whole list has." })
    totalCount!: number;
    @Field(() => [Edge], { description: "The members of the page with their cursors." })
    edges!: Edge[];
    @Field(() => [node], { description: "The members of the page." })
    nodes!: T[];
    @Field(() => PageInfo, { description: "Where the page lies." })
    pageInfo!: PageInfo;
  }
  return ConnectionClass;
}

/** A member's place in an order. Places are compared member by member. */
export type Place = readonly (string | number)[];

/** How a list is ordered: a name for the order, and each member's place in it. The last part must be unique. */
export interface Order<T> {
  readonly name: string;
  readonly placeOf: (member: T) => Place;
  /** Per part of the place, 1 for ascending and -1 for descending. */
  readonly directions: readonly (1 | -1)[];
}

/** Cuts a page out of a list that stands in the given order. A cursor holds its place, not a count. */
export function paginate<T>(sorted: readonly T[], order: Order<T>, page: PageArgs): Connection<T> {
  return pageOf(sorted, order, page, (member) => member);
}

/** A page of a list whose members are only made into what is shown where they are on the page. */
export function pageOf<M, T>(
  sorted: readonly M[],
  order: Order<M>,
  { first, after, last, before }: PageArgs,
  show: (member: M) => T,
): Connection<T> {
  if (isSaid(first) && isSaid(last)) throw badArgument("last", "cannot be given together with first");
  const low = isSaid(after) ? firstBeyond(sorted, order, readCursor("after", after, order), "after") : 0;
  const end = isSaid(before)
    ? firstBeyond(sorted, order, readCursor("before", before, order), "before")
    : sorted.length;
  const high = Math.max(low, end);
  const start = isSaid(last) ? Math.max(low, high - last) : low;
  const stop = isSaid(last) ? high : Math.min(high, low + (first ?? DEFAULT_PAGE));
  const edges = sorted
    .slice(start, stop)
    .map((member) => ({ cursor: writeCursor(order, member), node: show(member) }));
  return {
    totalCount: sorted.length,
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: stop < sorted.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Explicit null is the same as left out. */
const isSaid = <V>(value: V | null | undefined): value is V => value !== null && value !== undefined;

/** The list in the given order. */
export function inOrder<T>(members: readonly T[], order: Order<T>): T[] {
  const placed = members.map((member) => ({ member, place: order.placeOf(member) }));
  placed.sort((a, b) => comparePlaces(a.place, b.place, order.directions));
  return placed.map(({ member }) => member);
}

/** The index of the first member after a place, or, to stop before it, at it. */
function firstBeyond<T>(
  sorted: readonly T[],
  order: Order<T>,
  place: Place,
  side: "after" | "before",
): number {
  const least = side === "after" ? 1 : 0;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const member = sorted[middle] as T;
    if (comparePlaces(order.placeOf(member), place, order.directions) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function comparePlaces(a: Place, b: Place, directions: readonly (1 | -1)[]): number {
  for (const [index, direction] of directions.entries()) {
    const left = a[index] ?? "";
    const right = b[index] ?? "";
    if (left !== right) return (left < right ? -1 : 1) * direction;
  }
  return 0;
}

function writeCursor<T>(order: Order<T>, member: T): string {
  return Buffer.from(JSON.stringify([order.name, ...order.placeOf(member)])).toString("base64url");
}

function readCursor<T>(side: "after" | "before", cursor: string, order: Order<T>): Place {
  const [name, ...place] = parseCursor(cursor);
  const fits = place.length === order.directions.length;
  if (
    name === order.name &&
    fits &&
    place.every((part) => typeof part === "string" || typeof part === "number")
  ) {
    return place as Place;
  }
  const reason =
    typeof name === "string" ? "It belongs to another order of the list." : "It is not one of ours.";
  throw badArgument(side, `is a cursor that cannot be used. ${reason}`);
}

function badArgument(path: string, message: string) {
  return new GraphQLError(`The argument "${path}" ${message}`, {
    extensions: { code: "BAD_USER_INPUT", path },
  });
}

function parseCursor(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
