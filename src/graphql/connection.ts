import { Max, Min } from "class-validator";
import { GraphQLError } from "graphql";
import { ArgsType, type ClassType, Field, Int, ObjectType } from "type-graphql";
import { type Listing, listed } from "../programme/listing.js";
import { comparePlaces, type Order, type Place } from "../programme/order.js";

export { inOrder, type Order, type Place } from "../programme/order.js";

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

/** Cuts a page out of a list that stands in the given order. A cursor holds its place, not a count. */
export function paginate<T>(
  sorted: readonly T[] | Listing<T>,
  order: Order<T>,
  page: PageArgs,
): Connection<T> {
  return pageOf(sorted, order, page, (member) => member);
}

/** A page of a list whose members are only made into what is shown where they are on the page. */
export function pageOf<M, T>(
  sorted: readonly M[] | Listing<M>,
  order: Order<M>,
  { first, after, last, before }: PageArgs,
  show: (member: M) => T,
): Connection<T> {
  if (isSaid(first) && isSaid(last)) throw badArgument("last", "cannot be given together with first");
  const list = "firstWhere" in sorted ? sorted : listed(sorted);
  const low = isSaid(after) ? firstBeyond(list, order, readCursor("after", after, order), "after") : 0;
  const high = isSaid(before)
    ? Math.max(low, firstBeyond(list, order, readCursor("before", before, order), "before"))
    : list.end;
  const found = isSaid(last) ? list.lastOf(low, high, last) : list.firstOf(low, high, first ?? DEFAULT_PAGE);
  const edge = isSaid(last) ? high : low;
  const start = found[0]?.position ?? edge;
  const stop = isSaid(last) ? high : (found.at(-1)?.position ?? edge - 1) + 1;
  const isAll = found.length === list.length;
  const nodes = found.map(({ member }) => show(member));
  const cursorOf = (index: number) => {
    const member = found.at(index)?.member;
    return member === undefined ? null : writeCursor(order, member);
  };
  return {
    totalCount: list.length,
    nodes,
    // Most callers ask for the members alone.
    get edges() {
      return nodes.map((node, index) => ({ cursor: cursorOf(index) ?? "", node }));
    },
    get pageInfo() {
      return {
        hasNextPage: !isAll && list.firstOf(stop, list.end, 1).length > 0,
        hasPreviousPage: !isAll && list.lastOf(0, start, 1).length > 0,
        startCursor: cursorOf(0),
        endCursor: cursorOf(-1),
      };
    },
  };
}

/** Explicit null is the same as left out. */
const isSaid = <V>(value: V | null | undefined): value is V => value !== null && value !== undefined;

/** The position of the first member after a place, or, to stop before it, at it. */
function firstBeyond<T>(list: Listing<T>, order: Order<T>, place: Place, side: "after" | "before"): number {
  const least = side === "after" ? 1 : 0;
  return list.firstWhere((member) => comparePlaces(order.placeOf(member), place, order.directions) >= least);
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
