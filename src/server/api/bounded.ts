/** How much is kept: altogether, and of one entry at most, in the measure that whoever keeps something gives it. */
export interface Bounds {
  readonly altogether: number;
  readonly one: number;
}

/** What is kept by name up to a bound; beyond it the oldest goes first. */
export class Bounded<V> {
  readonly #entries = new Map<string, { readonly value: V; readonly size: number }>();
  #size = 0;

  constructor(private readonly bounds: Bounds) {}

  /** What is kept under a name, or undefined. */
  get(name: string): V | undefined {
    return this.#entries.get(name)?.value;
  }

  /** Keeps something, in the place of what had the name, as the newest; not what is larger than one may be. */
  keep(name: string, value: V, size: number): void {
    if (size > this.bounds.one) return;
    this.#drop(name);
    this.#entries.set(name, { value, size });
    this.#size += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.bounds.altogether) return;
      this.#drop(oldest);
    }
  }

  /** Gives everything up. */
  clear(): void {
    this.#entries.clear();
    this.#size = 0;
  }

  #drop(name: string): void {
    this.#size -= this.#entries.get(name)?.size ?? 0;
    this.#entries.delete(name);
  }
}
