import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { expect } from "chai";
import {
  AGAIN,
  NOW,
  PAGE,
  PAST,
  type Page,
  REASONS,
  type Refused,
  type Seen,
  type SeenAgain,
  TOO_LATE,
} from "./operations.js";
import { ITEM, STAGE_NOW, STAGE_THEN, served, THEN, watchedFetch } from "./support.js";

describe("urql with Graphcache", () => {
  const server = served();
  const clientOf = (options: { token?: string; fetch?: typeof fetch } = {}) =>
    new Client({
      url: server.endpoint,
      fetch: options.fetch,
      fetchOptions: options.token ? { headers: { authorization: `Bearer ${options.token}` } } : {},
      exchanges: [cacheExchange({ resolvers: { Query: { workItems: relayPagination() } } }), fetchExchange],
    });
  const now = { acronym: ITEM };
  const past = { acronym: ITEM, asOf: THEN };

  it("keeps the past and the present apart in its cache, and asks by GET", async () => {
    const { fetch, calls } = watchedFetch();
    const client = clientOf({ fetch });
    await client.query<Seen>(NOW, now);
    await client.query<Seen>(PAST, past);
    const cacheOnly = { requestPolicy: "cache-only" } as const;
    expect((await client.query<Seen>(NOW, now, cacheOnly)).data?.workItem.stage).to.equal(STAGE_NOW);
    expect((await client.query<Seen>(PAST, past, cacheOnly)).data?.workItem.stage).to.equal(STAGE_THEN);
    expect(calls).to.deep.equal(["GET", "GET"]);
  });

  it("fetches each of them again by its id", async () => {
    const client = clientOf();
    const seenNow = await client.query<Seen>(NOW, now);
    const seenThen = await client.query<Seen>(PAST, past);
    for (const [seen, stage] of [
      [seenNow, STAGE_NOW],
      [seenThen, STAGE_THEN],
    ] as const) {
      const id = seen.data?.workItem.id;
      const again = await client.query<SeenAgain>(AGAIN, { id }, { requestPolicy: "network-only" });
      expect(again.data?.node).to.include({ id, stage });
    }
  });

  it("pages to the end without a gap or a double", async () => {
    const client = clientOf();
    let answer = await client.query<Page>(PAGE, { first: 7 });
    while (answer.data?.workItems.pageInfo.hasNextPage)
      answer = await client.query<Page>(PAGE, { first: 7, after: answer.data.workItems.pageInfo.endCursor });
    const all = answer.data?.workItems.edges.map(({ node }) => node.acronym);
    expect(all).to.deep.equal(server.acronyms);
  });

  it("shows a refusal as data, and takes the item that comes with it", async () => {
    const client = clientOf({ token: server.token });
    const { data: before } = await client.query<Seen>(NOW, now);
    const { data, error } = await client.mutation<Refused>(TOO_LATE, { workItem: ITEM });
    expect(error).to.equal(undefined);
    expect(data?.updateWorkItem.problems.map(({ code }) => code)).to.deep.equal(REASONS);
    expect(data?.updateWorkItem.workItem.id).to.equal(before?.workItem.id);
  });

  it("is told of acts, where it is asked to fetch subscriptions too", async () => {
    const client = new Client({ url: server.endpoint, exchanges: [fetchExchange], fetchSubscriptions: true });
    const query = `subscription { acts(of: { workItem: "${ITEM}" }, after: "0") { events { action } } }`;
    const told: string[] = [];
    await new Promise<void>((resolve) => {
      client.subscription(query, {}).subscribe(({ data }) => {
        told.push(...data.acts.events.map(({ action }: { action: string }) => action));
        if (told.includes("RECORD_DECISION")) resolve();
      });
    });
    expect(told).to.deep.equal(["REGISTER", "PROPOSE", "RECORD_DECISION"]);
  });
});
