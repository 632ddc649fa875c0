/** A member's place in an order. Places are compared part by part. */
export type Place = readonly (string | number)[];

/** How a list is ordered: a name for the order, and each member's place in it. The last part must be unique. */
export interface Order<T> {
  readonly name: string;
  readonly placeOf: (member: T) => Place;
  /** Per part of the place, 1 for ascending and -1 for descending. */
  readonly directions: readonly (1 | -1)[];
  /** What places depend on besides the members: with another one, they are other places. */
  readonly basis?: unknown;
}

/** Which of two places comes first: below 0, the first one. */
export function comparePlaces(a: Place, b: Place, directions: readonly (1 | -1)[]): number {
  for (let part = 0; part < directions.length; part += 1) {
    const left = a[part] ?? "";
    const right = b[part] ?? "";
    if (left !== right) return (left < right ? -1 : 1) * (directions[part] as number);
  }
  return 0;
}

/** The list in the given order. */
export function inOrder<T>(members: readonly T[], order: Order<T>): T[] {
  const placed = members.map((member) => ({ member, place: order.placeOf(member) }));
  placed.sort((a, b) => comparePlaces(a.place, b.place, order.directions));
  return placed.map(({ member }) => member);
}
