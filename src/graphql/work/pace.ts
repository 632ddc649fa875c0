import { setImmediate as nextRound, setTimeout as pause } from "node:timers/promises";

/** So long the work of large requests goes on before everything else is looked at, in milliseconds. */
const SLICE_MS = 2;
/** So long a request goes on when it is its turn, in milliseconds. */
const PIECE_MS = 0.5;
/** So long it waits for small requests that are under way, before it goes on all the same, in milliseconds. */
const COURTESY_MS = 5;
/** While small requests came within this time, large ones leave the thread alone for as long as they kept it busy, in milliseconds. */
const SHARED_MS = 1000;

/** The turns of one large request: its work is cut into pieces, each of which waits for its turn. */
export class Pace {
  #waiting: (() => void)[] = [];
  #next = 0;
  #left = false;
  #until = 0;

  constructor(private readonly turns: Turns) {}

  /** Resolves when it is this request's turn; never, once nobody waits for its answer. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#left) return;
      this.#waiting.push(resolve);
      if (this.#waiting.length === this.#next + 1) this.turns.join(this);
    });
  }

  /** Whether its turn still lasts. */
  get isOn(): boolean {
    return !this.#left && performance.now() < this.#until;
  }

  /** Gives its turn to the piece that waits longest. Returns whether another one waits. */
  take(): boolean {
    const piece = this.#waiting[this.#next];
    this.#next += 1;
    if (this.#next >= this.#waiting.length) {
      this.#waiting = [];
      this.#next = 0;
    }
    this.#until = performance.now() + PIECE_MS;
    piece?.();
    return this.#waiting.length > this.#next;
  }

  /** Whether nobody waits for the answer any more. */
  get hasLeft(): boolean {
    return this.#left;
  }

  /** Nobody waits for the answer any more: what has not been done is not done. */
  leave(): void {
    this.#left = true;
    this.#waiting = [];
    this.#next = 0;
  }
}

/** Until what is done bit by bit may go on: in a large request at its turn, in a small one after what else there is. */
export function restOf(pace: Pace | null): Promise<void> {
  return pace?.turn() ?? nextRound();
}

/** Lets large requests work in turn, in short slices, and small ones before them. */
export class Turns {
  readonly #ring = new Set<Pace>();
  #entrance: Promise<void> = Promise.resolve();
  #isRunning = false;

  /** `sinceSmall` tells how long ago a small request was being answered, in milliseconds; 0 while one is. */
  constructor(private readonly sinceSmall: () => number = () => Number.POSITIVE_INFINITY) {}

  /** Adds a request that has something to do. */
  join(pace: Pace): void {
    this.#ring.add(pace);
    if (!this.#isRunning) void this.#run();
  }

  /** Lets one request after another begin with what cannot be cut into pieces, as reading a long query. */
  enter(): Promise<void> {
    const entered = this.#entrance.then(() => this.#letOthersGoFirst());
    // What hangs on it is done before the next round, in one piece.
    this.#entrance = entered.then(async () => {
      const began = performance.now();
      await nextRound();
      await this.#rest(performance.now() - began);
    });
    return entered;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#ring.size > 0) {
      await this.#letOthersGoFirst();
      const began = performance.now();
      await this.#slice();
      await this.#rest(performance.now() - began);
    }
    this.#isRunning = false;
  }

  async #letOthersGoFirst(): Promise<void> {
    await nextRound();
    const asked = performance.now();
    while (this.sinceSmall() === 0 && performance.now() - asked < COURTESY_MS) await pause(1);
  }

  async #rest(ms: number): Promise<void> {
    if (this.sinceSmall() < SHARED_MS) await pause(ms);
  }

  async #slice(): Promise<void> {
    const end = performance.now() + SLICE_MS;
    for (const pace of this.#ring) {
      // Taken out and put at the end, so that each has one piece done in its turn.
      this.#ring.delete(pace);
      if (pace.take()) this.#ring.add(pace);
      await pieceDone();
      if (performance.now() >= end) return;
    }
  }
}

/** The steps between a piece's turn and the end of what hangs on it, in promises that follow each other. */
const STEPS = 8;

async function pieceDone(): Promise<void> {
  for (let step = 0; step < STEPS; step += 1) await null;
}
