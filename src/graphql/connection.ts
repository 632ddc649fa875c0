import { Max, Min } from "class-validator";
import { GraphQLError } from "graphql";
import { ArgsType, type ClassType, Field, Int, ObjectType } from "type-graphql";

/** The most members of a list that one request gets. */
export const LARGEST_PAGE = 100;
const DEFAULT_PAGE = 20;

@ArgsType()
export class PageArgs {
  @Min(0)
  @Max(LARGEST_PAGE)
  @Field(() => Int, {
    defaultValue: DEFAULT_PAGE,
    description: `How many, at most ${LARGEST_PAGE}. 0 asks for the count alone.`,
  })
  first!: number;
  @Field(() => String, {
    nullable: true,
    description: "The cursor after which to go on: endCursor of the page before.",
  })
  after?: string | null;
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
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `A ${name} with its cursor (Relay).` })
  class Edge {
    @Field(() => String, { description: "Opaque cursor." })
    cursor!: string;
    @Field(() => node, { description: "The member." })
    node!: T;
  }
  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `One page of a list of ${name}s (Relay).`,
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
export function paginate<T>(
  sorted: readonly T[],
  order: Order<T>,
  { first, after }: PageArgs,
): Connection<T> {
  const start = typeof after === "string" ? firstAfter(sorted, order, readCursor(after, order)) : 0;
  const nodes = sorted.slice(start, start + first);
  const edges = nodes.map((node) => ({ cursor: writeCursor(order, node), node }));
  return {
    totalCount: sorted.length,
    edges,
    nodes,
    pageInfo: {
      hasNextPage: start + nodes.length < sorted.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The list in the given order. */
export function inOrder<T>(members: readonly T[], order: Order<T>): T[] {
  const placed = members.map((member) => ({ member, place: order.placeOf(member) }));
  placed.sort((a, b) => comparePlaces(a.place, b.place, order.directions));
  return placed.map(({ member }) => member);
}

function firstAfter<T>(sorted: readonly T[], order: Order<T>, place: Place): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const member = sorted[middle] as T;
    if (comparePlaces(order.placeOf(member), place, order.directions) <= 0) low = middle + 1;
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

function readCursor<T>(cursor: string, order: Order<T>): Place {
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
  throw new GraphQLError(`The cursor given as "after" cannot be used. ${reason}`, {
    extensions: { code: "BAD_USER_INPUT", path: "after" },
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
