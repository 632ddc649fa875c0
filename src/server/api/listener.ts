import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from "@apollo/server";
import type { RequestContext } from "../../graphql/context.js";
import { WENT_WRONG } from "../../graphql/errors.js";
import type { Work } from "../../graphql/work/work.js";
import type { Extensions } from "../answer-extensions.js";
import { KEPT_NOWHERE } from "../answer-headers.js";
import type { Budget } from "../budget.js";
import type { Incidents } from "../incidents.js";
import { REQUEST_COST } from "../limits.js";
import { hasConditionalRoot } from "../live/conditional-root.js";
import type { Live } from "../live/live.js";
import { acceptsStream, asksToSubscribe, messageIn } from "../live/message.js";
import type { Metrics } from "../metrics.js";
import type { RequestsUnderWay } from "../requests-under-way.js";
import { answerText } from "./answer-text.js";
import { bodyIn, REFUSED } from "./body-in.js";
import { hasTag, tagOfBody } from "./etag.js";
import { bodyOf, type Exchange, type Headers, JSON_TEXT } from "./exchange.js";
import type { KeptAnswers, Moment } from "./kept-answers.js";
import type { AskedAgain, KnownQueries } from "./known-queries.js";
import { readBody } from "./read-body.js";

/** What the API over HTTP is made of. */
export interface ApiParts {
  readonly apollo: ApolloServer<RequestContext>;
  readonly queries: KnownQueries;
  readonly extensions: Extensions;
  readonly answers: KeptAnswers;
  readonly metrics: Metrics;
  readonly incidents: Incidents;
  readonly underWay: RequestsUnderWay;
  readonly budget: Budget | null;
  /** Answers subscriptions. */
  readonly live: Live;
  /** Begins with a request. */
  readonly begin: (request: IncomingMessage, response: ServerResponse) => Exchange;
  /** Whom a request counts for that comes without a sign-in. */
  readonly networkOf: (request: IncomingMessage) => string;
  /** Finds out who asks; throws where that cannot be had. */
  readonly contextOf: (exchange: Exchange, work: Work) => Promise<RequestContext>;
}

/** What was asked: in words by which the same is known again, and as Apollo takes it. */
interface Asked {
  readonly key: string | null;
  readonly bytes: number;
  readonly search: string;
  readonly body: () => unknown;
  /** Whether it is a POST in the usual form, to be answered in the usual form. */
  readonly isUsual: boolean;
}

/** Whoever accepts so much is answered with JSON. */
const USUAL_ACCEPT = /^(?:\*\/\*|application\/json(?:, ?\*\/\*)?)?$/;

/** Longer requests are not known again. */
const LONGEST_KEY = 16_384;

/**
 * The API at `/graphql`, straight on Node's HTTP: a request that everybody is answered alike is answered with what was answered
 * before, and any other is bounded, signed in and given to Apollo.
 */
export function apiListener(parts: ApiParts): RequestListener {
  return (request, response) => {
    const exchange = parts.begin(request, response);
    response.once("close", () => parts.metrics.countAnswer(response));
    answer(parts, exchange).catch((error) => {
      const incident = parts.incidents.report(parts.incidents.of(error, exchange.requestId));
      exchange.refuse("INTERNAL_SERVER_ERROR", WENT_WRONG, { incident }, KEPT_BY_NOBODY);
    });
  };
}

const KEPT_BY_NOBODY: Headers = { "cache-control": KEPT_NOWHERE };

async function answer(parts: ApiParts, exchange: Exchange): Promise<void> {
  const began = performance.now();
  const asked = await readAsked(exchange);
  if (!asked || (await answerWithStream(parts, exchange, asked))) return;
  const moment = asked.key === null ? null : parts.answers.now();
  if (moment && (await repeat(parts, exchange, asked, moment, began))) return;
  await answerAnew(parts, exchange, asked, moment);
}

/** Answers whoever wants a stream; false: one answer is wanted. */
async function answerWithStream({ live }: ApiParts, exchange: Exchange, asked: Asked): Promise<boolean> {
  const accepts = acceptsStream(exchange.request.headers.accept);
  if (accepts === "no") return false;
  const message = exchange.request.method === "POST" ? bodyIn(exchange, asked.body) : messageIn(asked.search);
  if (message === REFUSED) return true;
  if (accepts === "also" && !asksToSubscribe(message)) return false;
  if (hasConditionalRoot(message)) refuseCondition(exchange);
  else if (message) await live.answer(exchange, message);
  else exchange.refuse("BAD_REQUEST", "The variables and extensions in an address must be JSON.");
  return true;
}

function refuseCondition(exchange: Exchange): void {
  const text = "What is subscribed to stands under no condition: @skip and @include are for what lies below.";
  exchange.refuse("GRAPHQL_VALIDATION_FAILED", text);
}

async function readAsked(exchange: Exchange): Promise<Asked | null> {
  const { request } = exchange;
  const { method = "", headers, url = "" } = request;
  const from = url.indexOf("?");
  const search = from < 0 ? "" : url.slice(from);
  if (method !== "POST") {
    const isPlain = method === "GET" && headers["content-type"] === undefined;
    return {
      key: isPlain ? keyOf(request, search) : null,
      bytes: url.length,
      search,
      body: () => undefined,
      isUsual: false,
    };
  }
  const read = await readBody(exchange);
  if (!read) return null;
  const { text, value } = read;
  const isUsual = text !== null && USUAL_ACCEPT.test(headers.accept ?? "");
  return {
    key: text === null ? null : keyOf(request, text),
    bytes: lengthOf(request),
    search,
    body: value,
    isUsual,
  };
}

/** How long a body is, in bytes; where nothing tells, it is taken to be long. */
function lengthOf({ headers }: IncomingMessage): number {
  return Number(headers["content-length"] ?? Number.POSITIVE_INFINITY);
}

/** Whoever signs in, or insists on another answer, is not answered with one that is kept. */
function keyOf({ method, headers }: IncomingMessage, said: string): string | null {
  if (headers.authorization !== undefined || said.length > LONGEST_KEY) return null;
  if (headers["cache-control"] && /\bno-(cache|store)\b/.test(headers["cache-control"])) return null;
  return `${method} ${headers.accept ?? ""}\n${said}`;
}

/** Answers with what was answered before, or that the caller has it; false: it is not known. */
async function repeat(
  { answers, metrics, budget, networkOf }: ApiParts,
  exchange: Exchange,
  { key }: Asked,
  moment: Moment,
  began: number,
): Promise<boolean> {
  if (key === null) return false;
  const { request } = exchange;
  const asksForNews = request.method === "GET" && request.headers["if-none-match"] !== undefined;
  const known = answers.find(key, moment);
  const isUnchanged = asksForNews && hasTag(request, known?.headers.etag ?? answers.tagOf(key, moment));
  if (!known && !isUnchanged) return false;
  const left = budget ? await budget.takeIfThere(networkOf(request), REQUEST_COST) : {};
  if (!left) return false;
  metrics.countQuery((performance.now() - began) / 1000);
  if (isUnchanged) {
    const headers = {
      "cache-control": "public, no-cache",
      etag: known?.headers.etag ?? answers.tagOf(key, moment),
    };
    exchange.sendHead(304, { ...headers, ...left });
  } else if (known) await exchange.send(200, { ...known.headers, ...left }, known.body);
  return true;
}

async function answerAnew(
  parts: ApiParts,
  exchange: Exchange,
  asked: Asked,
  moment: Moment | null,
): Promise<void> {
  const body = bodyIn(exchange, asked.body);
  if (body === REFUSED) return;
  const known = asked.isUsual ? parts.queries.find(body) : null;
  if (!known && hasConditionalRoot(body ?? messageIn(asked.search))) return refuseCondition(exchange);
  const work = await parts.underWay.watch(exchange, asked.bytes);
  if (!work) return;
  const signingIn = parts.contextOf(exchange, work);
  // Whoever awaits it later is told; until then nobody has to be.
  signingIn.catch(() => undefined);
  const { head, text } =
    (known && (await answerKnown(parts, known, signingIn))) ??
    (await answerByApollo(parts, exchange.request, asked, body, signingIn));
  const { status } = head;
  const headers = { ...KEPT_BY_NOBODY, ...head.headers, ...(status < 400 ? {} : KEPT_BY_NOBODY) };
  if (asked.key !== null && moment && work.isRepeatable && status === 200) {
    const { answers } = parts;
    const etag: Headers = exchange.request.method === "GET" ? { etag: answers.tagOf(asked.key, moment) } : {};
    const kept = { headers: { ...keptOf(headers), ...etag }, body: bodyOf(text) };
    answers.keep(asked.key, moment, kept);
    return exchange.send(status, { ...headers, ...etag }, kept.body);
  }
  await sendAlone(exchange, status, headers, text);
}

/** An answer before it is sent. */
interface Answered {
  readonly head: { readonly status: number; readonly headers: Headers };
  readonly text: string;
}

/** Answers a query that was asked before; null: Apollo has to, as where nobody can be told who asks. */
async function answerKnown(
  { queries, metrics, extensions }: ApiParts,
  known: AskedAgain,
  signingIn: Promise<RequestContext>,
): Promise<Answered | null> {
  const began = performance.now();
  const context = await signingIn.catch(() => null);
  const said = context && (await queries.answer(known, context));
  if (!said) return null;
  metrics.countQuery((performance.now() - began) / 1000);
  const { work } = context;
  const { pace } = work;
  const whole = { data: said.data, extensions: extensions(work) };
  const text = pace ? await answerText(whole, () => pace.turn()) : JSON.stringify(whole);
  return { head: { status: 200, headers: { "content-type": JSON_TEXT, ...said.told } }, text: `${text}\n` };
}

async function answerByApollo(
  { apollo }: ApiParts,
  request: IncomingMessage,
  { search }: Asked,
  body: unknown,
  signingIn: Promise<RequestContext>,
): Promise<Answered> {
  const {
    status = 200,
    headers,
    body: said,
  } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? "", headers: headersOf(request), search, body },
    context: () => signingIn,
  });
  if (said.kind !== "complete") throw new Error("An answer in parts was not asked for");
  return { head: { status, headers: Object.fromEntries(headers) }, text: said.string };
}

/** What only this caller gets, by its own words where it has them already. */
async function sendAlone(exchange: Exchange, status: number, head: Headers, text: string): Promise<void> {
  const isRead = exchange.request.method === "GET" && head["cache-control"] !== KEPT_NOWHERE;
  if (!isRead) return exchange.send(status, head, bodyOf(text));
  const withTag = { ...head, etag: tagOfBody(text) };
  if (hasTag(exchange.request, withTag.etag)) return exchange.sendHead(304, withTag);
  await exchange.send(status, withTag, bodyOf(text));
}

/** What a head says of the answer, and not of who got it first. */
function keptOf(head: Headers): Headers {
  const { "content-type": type = "", "cache-control": cache = KEPT_NOWHERE } = head;
  return { "content-type": type, "cache-control": cache };
}

function headersOf({ headers }: IncomingMessage): HTTPGraphQLResponse["headers"] {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(", ") : value);
  return map;
}
