import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** So many failed sign-ins an address has in so many seconds before it has to wait. */
export const FAILED_SIGN_INS = { most: 10, seconds: 60 } as const;

const REMEMBERED = 1000;

/** Counts failed sign-ins by address, in the memory of this process. */
export class FailedSignIns {
  readonly #limiter = new RateLimiterMemory({
    points: FAILED_SIGN_INS.most,
    duration: FAILED_SIGN_INS.seconds,
  });
  /** Digests of tokens that were good lately: their holders are let in although somebody at their address guesses. */
  readonly #good = new Set<string>();

  /** Seconds that a token from this address has to wait; 0 when it may be looked at. */
  async waitOf(address: string, token: string): Promise<number> {
    if (this.#good.has(digestOf(token))) return 0;
    const state = await this.#limiter.get(address);
    if (!state || state.consumedPoints < FAILED_SIGN_INS.most) return 0;
    return Math.max(1, Math.ceil(state.msBeforeNext / 1000));
  }

  /** Counts a token that was not good. */
  async count(address: string, token: string): Promise<void> {
    this.#good.delete(digestOf(token));
    await this.#limiter.consume(address).catch((refused: unknown) => {
      if (!(refused instanceof RateLimiterRes)) throw refused;
    });
  }

  /** Remembers a token that was good. */
  remember(token: string): void {
    const digest = digestOf(token);
    this.#good.delete(digest);
    this.#good.add(digest);
    const [oldest] = this.#good;
    if (this.#good.size > REMEMBERED && oldest) this.#good.delete(oldest);
  }
}

const digestOf = (token: string) => createHash("sha256").update(token).digest("base64");
