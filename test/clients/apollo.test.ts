import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";
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

describe("Apollo Client", () => {
  const server = served();
  const clientOf = (options: { token?: string; useGETForQueries?: boolean; fetch?: typeof fetch } = {}) =>
    new ApolloClient({
      link: new HttpLink({
        uri: server.endpoint,
        headers: options.token ? { authorization: `Bearer ${options.token}` } : {},
        useGETForQueries: options.useGETForQueries,
        fetch: options.fetch,
      }),
      cache: new InMemoryCache({
        typePolicies: { Query: { fields: { workItems: relayStylePagination() } } },
      }),
    });
  const now = { query: gql(NOW), variables: { acronym: ITEM } };
  const past = { query: gql(PAST), variables: { acronym: ITEM, asOf: THEN } };

  it("keeps the past and the present apart in its cache", async () => {
    const client = clientOf();
    await client.query<Seen>(now);
    await client.query<Seen>(past);
    expect(client.readQuery<Seen>(now)?.workItem.stage).to.equal(STAGE_NOW);
    expect(client.readQuery<Seen>(past)?.workItem.stage).to.equal(STAGE_THEN);
  });

  it("fetches each of them again by its id", async () => {
    const client = clientOf();
    for (const [operation, stage] of [
      [now, STAGE_NOW],
      [past, STAGE_THEN],
    ] as const) {
      const first = await client.query<Seen>(operation);
      const id = first.data?.workItem.id;
      const again = await client.query<SeenAgain>({
        query: gql(AGAIN),
        variables: { id },
        fetchPolicy: "network-only",
      });
      expect(again.data?.node).to.include({ id, stage });
    }
    expect(client.readQuery<Seen>(now)?.workItem.stage).to.equal(STAGE_NOW);
  });

  it("pages to the end without a gap or a double", async () => {
    const client = clientOf();
    const list = client.watchQuery<Page>({ query: gql(PAGE), variables: { first: 7 } });
    const watching = list.subscribe(() => {});
    let { data } = await list.refetch();
    while (data?.workItems.pageInfo.hasNextPage) {
      await list.fetchMore<Page>({ variables: { first: 7, after: data.workItems.pageInfo.endCursor } });
      data = client.readQuery<Page>({ query: gql(PAGE), variables: { first: 7 } }) ?? undefined;
    }
    watching.unsubscribe();
    expect(data?.workItems.edges.map(({ node }) => node.acronym)).to.deep.equal(server.acronyms);
    client.stop();
  });

  it("shows a refusal as data, and takes the item that comes with it", async () => {
    const client = clientOf({ token: server.token });
    await client.query<Seen>(now);
    const { data, error } = await client.mutate<Refused>({
      mutation: gql(TOO_LATE),
      variables: { workItem: ITEM },
    });
    expect(error).to.equal(undefined);
    expect(data?.updateWorkItem.problems.map(({ code }) => code)).to.deep.equal(REASONS);
    expect(data?.updateWorkItem.workItem.id).to.equal(client.readQuery<Seen>(now)?.workItem.id);
  });

  it("may ask by GET", async () => {
    const { fetch, calls } = watchedFetch();
    const { data } = await clientOf({ useGETForQueries: true, fetch }).query<Seen>(now);
    expect(data?.workItem.stage).to.equal(STAGE_NOW);
    expect(calls).to.deep.equal(["GET"]);
  });
});
