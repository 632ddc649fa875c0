/** Work that is done bit by bit by whoever waits for it, once for all of them. */
export class SharedWork<R> {
  #outcome: { readonly result: R } | { readonly error: unknown } | null = null;

  constructor(private readonly steps: Generator<void, R>) {}

  /** Does all that is left, and gives the result. Throws what the work threw. */
  finish(): R {
    while (!this.#outcome) this.#step();
    return this.#result();
  }

  /** The result, when it is there; `rest` resolves when the next bit may be done. Throws what the work threw. */
  async finishInTurns(rest: () => Promise<void>): Promise<R> {
    while (!this.#outcome) {
      await rest();
      // Somebody else may have finished it meanwhile.
      if (!this.#outcome) this.#step();
    }
    return this.#result();
  }

  #step(): void {
    try {
      const { done, value } = this.steps.next();
      if (done) this.#outcome = { result: value };
    } catch (error) {
      this.#outcome = { error };
    }
  }

  #result(): R {
    if (!this.#outcome || "error" in this.#outcome) throw this.#outcome?.error;
    return this.#outcome.result;
  }
}

/** Pieces put together to one text, about so many characters between two rests; `rest` resolves when the next may be made. */
export async function joinedInTurns(
  pieces: Iterable<string>,
  atOnce: number,
  rest: () => Promise<unknown>,
): Promise<string> {
  const made: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    made.push(piece);
    length += piece.length;
    if (length < atOnce) continue;
    length = 0;
    await rest();
  }
  return made.join("");
}
