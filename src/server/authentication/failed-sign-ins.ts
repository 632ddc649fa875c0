import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** So many failed sign-ins an address has in so many seconds before it has to wait. */
export const FAILED_SIGN_INS = { most: 10, seconds: 60 } as const;

/** Counts failed sign-ins by address, in the memory of this process. */
export class FailedSignIns {
  readonly #limiter = new RateLimiterMemory({
    points: FAILED_SIGN_INS.most,
    duration: FAILED_SIGN_INS.seconds,
  });

  /** Counts a sign-in as failed, before it is looked at. Gives the seconds to wait; 0 when it may be looked at. */
  async count(address: string): Promise<number> {
    try {
      await this.#limiter.consume(address);
      return 0;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    }
  }

  /** Takes a sign-in back that did not fail after all. */
  async giveBack(address: string): Promise<void> {
    await this.#limiter.reward(address);
  }
}
