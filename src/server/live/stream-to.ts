import { GraphQLError, type GraphQLSchema } from "graphql";
import type { Tracker } from "../../application/tracker.js";
import { cursorOf } from "../../application/watch.js";
import type { RequestContext } from "../../graphql/context.js";
import { type ErrorCode, failure, formatError } from "../../graphql/errors.js";
import type { Subscribed } from "../../graphql/subscriptions/watching.js";
import { FellBehind, type Told } from "../../programme/watch.js";
import type { Asking } from "../address.js";
import type { Exchange } from "../api/exchange.js";
import type { Budget } from "../budget.js";
import type { STREAM_TIMES } from "../limits.js";
import { EventStream } from "./event-stream.js";
import type { SharedExecutions } from "./shared-executions.js";
import type { SignedInStill } from "./signed-in-still.js";
import type { Slices } from "./slices.js";
import type { Ending, Watcher, Watchers } from "./watchers.js";

/** What streams are made with. */
export interface StreamParts {
  readonly schema: GraphQLSchema;
  readonly tracker: Tracker;
  readonly budget: Budget | null;
  readonly watchers: Watchers;
  readonly executions: SharedExecutions;
  readonly still: SignedInStill;
  readonly slices: Slices;
  readonly times: typeof STREAM_TIMES;
  /** Logs what went wrong inside. */
  readonly report: (error: unknown) => string;
}

/** Whoever wants a stream, and of what. */
export interface Listener {
  readonly exchange: Exchange;
  readonly asking: Asking;
  readonly subscribed: Subscribed;
  readonly context: RequestContext;
}

/** Tells whoever listens all there is, one after another, until one of both ends it. Resolves then. */
export async function streamTo(parts: StreamParts, listener: Listener): Promise<void> {
  const { tracker, watchers, still } = parts;
  const { exchange, asking, subscribed, context } = listener;
  const { source } = subscribed;
  const out = new EventStream(exchange, parts.times.stallMs);
  const group = parts.executions.join(subscribed, context.signedIn);
  const endings: { readonly why: Ending; readonly words: Error | null }[] = [];
  let isOver: () => void = () => undefined;
  // Between two events, so that where to go on is where the last one was.
  let isIdle = false;

  const end = (why: Ending, words: Error | null) => {
    endings.push({ why, words });
    void source.return();
    out.giveUp();
  };
  const tell = async (told: Told) => {
    await still.check(asking, context.signedIn);
    if (group.isAlone(told)) await parts.budget?.take(context.caller, context.work.cost ?? 0);
    const text = await group.textOf(told);
    await parts.slices.turn();
    if (endings.length > 0) return;
    await out.next(cursorOf(tracker, told.seen), text);
    watchers.sent += 1;
    if (out.isStalled) end("stalled", null);
  };
  const beat = () => {
    if (!isIdle) return;
    const show = () => isIdle && out.beat(cursorOf(tracker, source.seen));
    still.check(asking, context.signedIn).then(show, (error) => end(reasonOf(error), error));
  };

  const over = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  const watcher: Watcher = { end, over };
  watchers.add(watcher);
  exchange.response.once("close", () => end("left", null));
  out.open(cursorOf(tracker, source.seen));
  const heart = setInterval(beat, parts.times.heartbeatMs);
  try {
    while (endings.length === 0) {
      isIdle = true;
      const { value: told } = await source.next();
      isIdle = false;
      if (told) await tell(told);
    }
  } catch (error) {
    end(reasonOf(error), error as Error);
  }
  clearInterval(heart);
  group.leave();
  const [{ why, words } = { why: "failed" as const, words: null }] = endings;
  out.end(words && inWords(words, parts));
  watchers.remove(watcher, why);
  isOver();
}

function reasonOf(error: unknown): Ending {
  if (error instanceof FellBehind) return "behind";
  const code = error instanceof GraphQLError ? (error.extensions.code as ErrorCode) : null;
  if (code === "UNAUTHENTICATED" || code === "FORBIDDEN") return "signed_out";
  return code === "TOO_MANY_REQUESTS" ? "refused" : "failed";
}

/** The last words of a stream, as the text of an answer. */
function inWords(error: Error, { schema, report }: StreamParts): string {
  const known = error instanceof FellBehind ? fellBehind() : error;
  const told =
    known instanceof GraphQLError ? known : new GraphQLError(known.message, { originalError: known });
  return JSON.stringify({ errors: [formatError(told.toJSON(), told, report, schema)] });
}

const fellBehind = () =>
  failure(
    "CURSOR_GONE",
    "You take what is told more slowly than it comes, and not all of it is kept. Ask with a query how things stand, and watch from its cursor on.",
  );
