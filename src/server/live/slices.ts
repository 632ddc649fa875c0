import { setImmediate as nextRound } from "node:timers/promises";

/** So long telling goes on before everything else has its turn, in milliseconds. */
const SLICE_MS = 2;

/** Lets those who tell many something do so in short slices, with everything else between them. */
export class Slices {
  #began = 0;
  #round: Promise<void> | null = null;

  /** Resolves when the next piece may be done. */
  async turn(): Promise<void> {
    while (performance.now() - this.#began > SLICE_MS) {
      this.#round ??= nextRound().then(() => {
        this.#began = performance.now();
        this.#round = null;
      });
      await this.#round;
    }
  }
}
