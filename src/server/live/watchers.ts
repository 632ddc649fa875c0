import { failure } from "../../graphql/errors.js";
import { COME_AGAIN_SECONDS, WATCHER_COST, WATCHING } from "../limits.js";

/** Why a stream ended. */
export const ENDINGS = ["left", "stalled", "behind", "signed_out", "stopped", "refused", "failed"] as const;
export type Ending = (typeof ENDINGS)[number];

/** Somebody who watches. */
export interface Watcher {
  /** Ends its stream with last words. */
  end(why: Ending, words: Error): void;
  /** Resolves when it has ended. */
  readonly over: Promise<void>;
}

/** All who watch, and how many more may. */
export class Watchers {
  readonly #all = new Set<Watcher>();
  readonly #ofCaller = new Map<string, number>();
  readonly ended: Record<Ending, number> = Object.fromEntries(ENDINGS.map((one) => [one, 0])) as never;
  /** How many events were sent. */
  sent = 0;
  #altogether = 0;
  #isStopped = false;

  /** How many watch. */
  get size(): number {
    return this.#all.size;
  }

  /**
   * Judges whether one more may watch, and reserves its place until what is returned is called. Throws QUERY_TOO_COMPLEX,
   * TOO_MANY_REQUESTS, SERVER_BUSY.
   */
  admit(caller: string, cost: number): () => void {
    if (this.#isStopped) throw stopping();
    if (cost > WATCHING.one) throw tooDear(cost);
    const weight = cost + WATCHER_COST;
    const mine = this.#ofCaller.get(caller) ?? 0;
    if (mine + weight > WATCHING.perCaller) throw tooMany();
    if (this.#altogether + weight > WATCHING.altogether) throw busy();
    this.#add(caller, weight);
    return () => this.#add(caller, -weight);
  }

  /** Notes somebody who begins to watch. */
  add(watcher: Watcher): void {
    this.#all.add(watcher);
    if (this.#isStopped) watcher.end("stopped", stopping());
  }

  /** Notes that somebody does not watch any more. */
  remove(watcher: Watcher, why: Ending): void {
    if (this.#all.delete(watcher)) this.ended[why] += 1;
  }

  /** Ends all streams, and lets nobody watch from now on. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const all = [...this.#all];
    for (const watcher of all) watcher.end("stopped", stopping());
    await Promise.all(all.map(({ over }) => over));
  }

  #add(caller: string, weight: number): void {
    const mine = (this.#ofCaller.get(caller) ?? 0) + weight;
    if (mine > 0) this.#ofCaller.set(caller, mine);
    else this.#ofCaller.delete(caller);
    this.#altogether += weight;
  }
}

const comeAgain = { "retry-after": String(COME_AGAIN_SECONDS) };

function tooDear(cost: number) {
  return failure(
    "QUERY_TOO_COMPLEX",
    `With each act the subscription costs about ${Math.round(cost)}; the limit is ${WATCHING.one}. Ask for less of each act, and for the rest with a query.`,
  );
}

function tooMany() {
  const message = "You watch as much as you may at once. End a stream, or ask for less of each act.";
  return failure("TOO_MANY_REQUESTS", message, {}, comeAgain);
}

function busy() {
  return failure("SERVER_BUSY", "So many watch that nobody else can now. Come again later.", {}, comeAgain);
}

function stopping() {
  const message = "This server is stopping. Subscribe again, after the last cursor: nothing is missed.";
  return failure("SERVER_BUSY", message, {}, comeAgain);
}
