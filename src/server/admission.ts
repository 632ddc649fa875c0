import { failure } from "../graphql/errors.js";
import { COME_AGAIN_SECONDS, LARGE, UNDER_WAY } from "./limits.js";

type Size = keyof typeof UNDER_WAY;

/** What is under way, by caller and altogether, in the measure of the cost. */
export class Admission {
  readonly #altogether: Record<Size, number> = { small: 0, large: 0 };
  readonly #ofCaller = { small: new Map<string, number>(), large: new Map<string, number>() };

  /**
   * Lets a request of a caller begin, and gives the function that ends it. One that is alone is always let in; else
   * TOO_MANY_REQUESTS (429) for a caller who has too much under way, SERVER_BUSY (503) when all have.
   */
  begin(caller: string, cost: number): () => void {
    const size: Size = cost > LARGE ? "large" : "small";
    const mine = this.#ofCaller[size].get(caller) ?? 0;
    const { perCaller, altogether } = UNDER_WAY[size];
    if (mine > 0 && mine + cost > perCaller) throw tooMuch();
    if (this.#altogether[size] > 0 && this.#altogether[size] + cost > altogether) throw busy();
    this.#add(size, caller, cost);
    let ended = false;
    return () => {
      if (!ended) this.#add(size, caller, -cost);
      ended = true;
    };
  }

  #add(size: Size, caller: string, cost: number): void {
    const callers = this.#ofCaller[size];
    const mine = (callers.get(caller) ?? 0) + cost;
    if (mine > 0) callers.set(caller, mine);
    else callers.delete(caller);
    this.#altogether[size] += cost;
  }
}

const comeAgain = { "retry-after": String(COME_AGAIN_SECONDS) };

function tooMuch() {
  const message = "You have too much under way at once. Wait for an answer, then ask again.";
  return failure("TOO_MANY_REQUESTS", message, {}, comeAgain);
}

function busy() {
  const message = "The server has too much under way at once. Nothing was done; ask again a little later.";
  return failure("SERVER_BUSY", message, {}, comeAgain);
}
