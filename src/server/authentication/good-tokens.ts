import { createHash } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { SignedIn } from "../../application/permit.js";
import { digestIn } from "../../application/tokens.js";
import type { Tracker } from "../../application/tracker.js";
import type { Instant } from "../../domain/calendar.js";

/** Somebody who signed in. */
export interface Admitted {
  readonly signedIn: SignedIn;
  /** Until when the token is good; null: not known here. */
  readonly until: Instant | null;
  /** When that was looked up, in milliseconds since 1970; left out: now. */
  readonly at?: number;
}

const REMEMBERED = 1000;
/** How often the digests on record are read at most, in milliseconds. */
const READ_EVERY_MS = 1000;
/** So many signatures of unknown tokens a second are verified for addresses that have to wait. */
export const SIGNATURES_A_SECOND = 20;

/** What this process knows of good tokens, so that whoever has one is let in although somebody at the address guesses. */
export class GoodTokens {
  readonly #lately = new Map<string, Admitted & { readonly at: number }>();
  readonly #signatures = new RateLimiterMemory({ points: SIGNATURES_A_SECOND, duration: 1 });
  #onRecord: ReadonlySet<string> = new Set();
  #reading: Promise<void> = Promise.resolve();
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly tracker: Tracker) {}

  /** Whether the token was good lately, or has the digest of one that is on record. */
  knows(token: string): boolean {
    const digest = digestOf(token);
    return this.#lately.has(digest) || this.#onRecord.has(digest);
  }

  /**
   * Whether a token may be looked at although its address has to wait. It costs at most one reading of the digests a
   * second, however many are asked about, and some signatures.
   */
  async mayBeGood(token: string): Promise<boolean> {
    if (!digestIn(token)) {
      return this.#signatures.consume("all").then(
        () => true,
        () => false,
      );
    }
    if (Date.now() - this.#readAt >= READ_EVERY_MS) {
      this.#readAt = Date.now();
      this.#reading = this.#read();
    }
    await this.#reading;
    return this.knows(token);
  }

  /** Remembers a token that was good. */
  remember(token: string, admitted: Admitted): void {
    const digest = digestOf(token);
    this.#lately.delete(digest);
    this.#lately.set(digest, { at: Date.now(), ...admitted });
    const [oldest] = this.#lately.keys();
    if (this.#lately.size > REMEMBERED && oldest) this.#lately.delete(oldest);
  }

  /** Forgets a token that is good no longer. */
  forget(token: string): void {
    const digest = digestOf(token);
    this.#lately.delete(digest);
    this.#onRecord = new Set([...this.#onRecord].filter((one) => one !== digest));
  }

  /** Who signed in with a personal token within the last `ms` milliseconds, if its end has not come since. */
  recall(token: string, ms: number): Admitted | null {
    const known = this.#lately.get(digestOf(token));
    if (!known?.until || Date.now() - known.at >= ms || this.tracker.now() >= known.until) return null;
    const person = this.tracker.programme.current.person(known.signedIn.person.handle);
    return person && { ...known, signedIn: { ...known.signedIn, person } };
  }

  async #read(): Promise<void> {
    const stored = await this.tracker.tokens.usable(this.tracker.now());
    this.#onRecord = new Set(stored.map(({ id, hash }) => `${id} ${hash}`));
  }
}

function digestOf(token: string): string {
  const personal = digestIn(token);
  return personal ? `${personal.id} ${personal.hash}` : createHash("sha256").update(token).digest("base64");
}
