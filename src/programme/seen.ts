/** Positions from one to another, both included. */
type Range = readonly [from: number, to: number];

/** So many ranges of commits that have not come yet are kept; beyond that the oldest are taken never to come. */
const MOST_HOLES = 64;

/** The text that says which commits somebody has seen: the position, a hash, and what had not come yet. */
const FORM =
  /^(0|[1-9]\d{0,14})(?:\.([0-9a-f]{8}))?(?:~(\d{1,15}(?:-\d{1,15})?(?:,\d{1,15}(?:-\d{1,15})?)*))?$/;

/**
 * Which commits somebody has seen: all up to one, but for those that had not come by then. A position is taken before its commit is
 * made, so of two processes that write at once the later position can be there first.
 */
export class Seen {
  constructor(
    /** The highest position that was seen. */
    readonly high: number,
    /** What is below it and was not, in ascending order. */
    readonly holes: readonly Range[] = [],
  ) {}

  /** Whether a commit was seen. */
  has(position: number): boolean {
    return position <= this.high && !this.holes.some(([from, to]) => from <= position && position <= to);
  }

  /** The lowest position that was not seen. */
  get next(): number {
    return this.holes[0]?.[0] ?? this.high + 1;
  }

  /** With one more commit. */
  with(position: number): Seen {
    if (position === this.high + 1) return new Seen(position, this.holes);
    if (position > this.high)
      return new Seen(position, capped([...this.holes, [this.high + 1, position - 1]]));
    if (this.has(position)) return this;
    return new Seen(this.high, without(this.holes, position, position));
  }

  /** With everything up to a position: what has not come by now never will. */
  settled(position: number): Seen {
    if (this.next > position) return this;
    return new Seen(this.high, without(this.holes, 0, position));
  }

  /** With all that another has seen. */
  union(other: Seen): Seen {
    const high = Math.max(this.high, other.high);
    const ours = this.#unseen(high);
    const holes = other
      .#unseen(high)
      .flatMap(([from, to]) =>
        ours.map(([a, b]): Range => [Math.max(a, from), Math.min(b, to)]).filter(([a, b]) => a <= b),
      );
    return new Seen(high, holes);
  }

  /** Whether everything that another has seen was seen. */
  includes(other: Seen): boolean {
    if (other.high > this.high) return false;
    const both = this.union(other);
    return sizeOf(both.holes) === sizeOf(this.holes);
  }

  #unseen(high: number): Range[] {
    return high > this.high ? [...this.holes, [this.high + 1, high]] : [...this.holes];
  }

  /** As a text, with the beginning of a hash that tells whether the last position means the same commit there. */
  write(hash: string | null): string {
    const holes = this.holes.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
    return `${this.high}${hash ? `.${hash}` : ""}${holes ? `~${holes}` : ""}`;
  }

  /** What a text says, with the hash that stands in it; null where it is no such text. */
  static read(text: string): { readonly seen: Seen; readonly hash: string | null } | null {
    const [, high, hash, holes] = FORM.exec(text) ?? [];
    if (high === undefined) return null;
    const ranges = (holes ? holes.split(",") : []).map((one): Range => {
      const [from, to = from] = one.split("-").map(Number);
      return [from as number, to as number];
    });
    const isInOrder = ranges.every(([from, to], at) => from <= to && from > (ranges[at - 1]?.[1] ?? 0));
    const last = ranges.at(-1)?.[1] ?? 0;
    if (!isInOrder || last > Number(high) || ranges.length > MOST_HOLES) return null;
    return { seen: new Seen(Number(high), ranges), hash: hash ?? null };
  }
}

const capped = (holes: readonly Range[]) => holes.slice(-MOST_HOLES);

const sizeOf = (holes: readonly Range[]) => holes.reduce((sum, [from, to]) => sum + to - from + 1, 0);

/** The ranges without what lies from one position to another. */
function without(holes: readonly Range[], from: number, to: number): Range[] {
  return capped(
    holes.flatMap(([a, b]) => {
      const parts: Range[] = [
        [a, Math.min(b, from - 1)],
        [Math.max(a, to + 1), b],
      ];
      return a > to || b < from ? [[a, b] as Range] : parts.filter(([start, end]) => start <= end);
    }),
  );
}
