import { createHash } from "node:crypto";
import type { Acting } from "../../application/permit.js";
import { failure } from "../../graphql/errors.js";
import type { Asking } from "../address.js";
import { viewerOf } from "./shared-executions.js";

/** What was found out so lately, in milliseconds, is not looked at again. */
const KNOWN_FOR_MS = 2000;
/** So many sign-ins are remembered before those that are older are forgotten. */
const MANY = 200;

/** Finds out whether those who signed in may still see what they saw: a token is taken back, or ends. */
export class SignedInStill {
  readonly #known = new Map<string, { readonly at: number; readonly found: Promise<Acting | null> }>();

  constructor(private readonly authenticate: (request: Asking) => Promise<Acting | null>) {}

  /** Throws what stands in the way, as UNAUTHENTICATED; whoever never signed in is not asked. */
  async check(request: Asking, signedIn: Acting | null): Promise<void> {
    if (!signedIn) return;
    const viewer = JSON.stringify(viewerOf(signedIn));
    // No token is kept.
    const key = createHash("sha256").update(`${viewer}\n${request.headers.authorization}`).digest("base64");
    const now = await this.#ask(key, request);
    if (JSON.stringify(viewerOf(now)) === viewer) return;
    throw failure("UNAUTHENTICATED", "This token is for somebody else, or for something else, by now.");
  }

  #ask(key: string, request: Asking): Promise<Acting | null> {
    const now = Date.now();
    const before = this.#known.get(key);
    if (before && now - before.at < KNOWN_FOR_MS) return before.found;
    if (this.#known.size >= MANY)
      for (const [one, { at }] of this.#known) if (now - at >= KNOWN_FOR_MS) this.#known.delete(one);
    const found = this.authenticate(request);
    this.#known.set(key, { at: now, found });
    return found;
  }
}
