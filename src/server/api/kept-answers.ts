import { createHash, randomUUID } from "node:crypto";
import type { ApolloServerPlugin } from "@apollo/server";
import { type Tracker, today } from "../../application/tracker.js";
import type { CalendarDate } from "../../domain/calendar.js";
import type { RequestContext } from "../../graphql/context.js";
import type { Programme } from "../../programme/programme.js";
import type { Health } from "../health.js";
import { Bounded } from "./bounded.js";
import type { Body, Headers } from "./exchange.js";

/** What is kept at most, in bytes: of all answers, and of one with what asked for it. */
const KEPT_BYTES = { altogether: 32 * 1024 * 1024, one: 256 * 1024 } as const;

/** Whether a document asks for nothing that is read from the database, which no programme in memory stands for. */
export const isFromMemory = (document: string) => !/\bverify\b/.test(document);

/** An answer that everybody gets who did not sign in and asks the same. */
export interface KeptAnswer {
  readonly headers: Headers;
  readonly body: Body;
}

/** What an answer depends on beside what was asked: everything that was committed so far, and the day in Geneva. */
export interface Moment {
  readonly programme: Programme;
  readonly position: number;
  readonly day: CalendarDate;
  /** A name for it within this process. */
  readonly version: number;
}

/**
 * The answers to whoever did not sign in, kept until something is committed or the day ends, the oldest given up first where they
 * are too many. What somebody who signed in was answered with never comes here.
 */
export class KeptAnswers {
  readonly #process = randomUUID();
  readonly #answers = new Bounded<KeptAnswer>(KEPT_BYTES);
  #moment: Moment | null = null;

  constructor(
    private readonly tracker: Tracker,
    private readonly health: Pick<Health, "isBehind">,
  ) {}

  /** The moment that is answered about now; null: an answer would have to say how old it is, which it can say once only. */
  now(): Moment | null {
    if (this.health.isBehind()) return null;
    const { current: programme, position } = this.tracker.programme;
    const day = today(this.tracker);
    const known = this.#moment;
    if (known?.programme === programme && known.position === position && known.day === day) return known;
    this.#moment = { programme, position, day, version: (known?.version ?? 0) + 1 };
    this.#answers.clear();
    return this.#moment;
  }

  /** The answer to what was asked, where it is known. */
  find(asked: string, moment: Moment): KeptAnswer | null {
    return moment === this.#moment ? (this.#answers.get(asked) ?? null) : null;
  }

  /** Keeps an answer that was made at a moment, unless that is over. */
  keep(asked: string, moment: Moment, answer: KeptAnswer): void {
    if (this.now() !== moment || this.#answers.get(asked)) return;
    this.#answers.keep(asked, answer, 2 * asked.length + 2 * answer.body.bytes);
  }

  /** The ETag of an answer: whoever has it was given that answer by this process, and nothing that it depends on has changed. */
  tagOf(asked: string, { version }: Moment): string {
    const all = `${this.#process} ${version} ${asked}`;
    return `W/"${createHash("sha256").update(all).digest("base64url").slice(0, 27)}"`;
  }
}

/** Notes of which operations everybody who did not sign in is answered the same. */
export const repeatable: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ operation, source = "", response, contextValue }) {
        const isRead = operation?.operation === "query" && !contextValue.signedIn;
        if (!isRead || !isFromMemory(source)) return;
        const isWhole = response.body.kind === "single" && !response.body.singleResult.errors;
        contextValue.work.isRepeatable = isWhole;
      },
    };
  },
};
