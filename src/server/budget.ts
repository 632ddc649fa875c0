import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { failure } from "../graphql/errors.js";
import { BUDGET_SECONDS } from "./limits.js";

/** What every caller may ask for in a while, in the measure of the cost; it is kept in the memory of this process. */
export class Budget {
  readonly #limiter: RateLimiterMemory;

  /** So much may be asked for in {@link BUDGET_SECONDS}. */
  constructor(readonly limit: number) {
    this.#limiter = new RateLimiterMemory({ points: limit, duration: BUDGET_SECONDS });
  }

  /**
   * Takes what something costs from a caller's budget. Gives the headers that tell what is left; throws
   * TOO_MANY_REQUESTS (429) with them when that is too little, and takes nothing then.
   */
  async take(caller: string, cost: number): Promise<Record<string, string>> {
    const points = Math.ceil(cost);
    try {
      return this.#told(await this.#limiter.consume(caller, points));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const left = await this.#limiter.reward(caller, points);
      const wait = seconds(left);
      throw failure(
        "TOO_MANY_REQUESTS",
        `You have asked for as much as you may in ${BUDGET_SECONDS} seconds. Ask again in ${wait}, or for less.`,
        {},
        { ...this.#told(left), "retry-after": String(wait) },
      );
    }
  }

  /** As {@link take}; null where too little is left. */
  async takeIfThere(caller: string, cost: number): Promise<Record<string, string> | null> {
    return this.take(caller, cost).catch(() => null);
  }

  /** The headers of the IETF's draft (draft-ietf-httpapi-ratelimit-headers). */
  #told(left: RateLimiterRes): Record<string, string> {
    return {
      "ratelimit-policy": `"caller";q=${this.limit};w=${BUDGET_SECONDS}`,
      ratelimit: `"caller";r=${Math.max(0, left.remainingPoints)};t=${seconds(left)}`,
    };
  }
}

const seconds = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1000));
