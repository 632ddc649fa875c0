import { assert } from "chai";
import { HIGHEST_COST, REQUEST_COST } from "../../src/server/limits.js";
import { startTryOutServer } from "../support/test-server.js";

const LIMIT = 1000;
const DEAR = "{ workItems(first: 20) { nodes { acronym title stage } } }";

describe("the budget of a caller", () => {
  let server: Awaited<ReturnType<typeof startTryOutServer>>;
  before(async () => {
    server = await startTryOutServer({ callersBudget: LIMIT });
  });
  after(() => server.close());

  const ask = async (query: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/graphql?${new URLSearchParams({ query })}`, {
      headers: { accept: "application/json", ...headers },
    });
    const left = /^"caller";r=(\d+);t=(\d+)$/.exec(response.headers.get("ratelimit") ?? "");
    const body = (await response.json()) as {
      errors?: { extensions: { code: string } }[];
      extensions?: { cost: object };
    };
    return { response, body, left: Number(left?.[1]), seconds: Number(left?.[2]) };
  };

  it("is told with every answer, with what the operation cost and what one may cost at most", async () => {
    const { response, body, left, seconds } = await ask("{ studyGroups { label } }");
    const cost = body.extensions?.cost as { estimated: number; limit: number; budget: object };
    assert.deepEqual(cost, {
      estimated: cost.estimated,
      limit: HIGHEST_COST,
      budget: { limit: LIMIT, seconds: 60 },
    });
    assert.isAtLeast(cost.estimated, 2);
    assert.equal(left, LIMIT - REQUEST_COST - cost.estimated);
    assert.isTrue(seconds > 0 && seconds <= 60);
    assert.equal(response.headers.get("ratelimit-policy"), `"caller";q=${LIMIT};w=60`);
  });

  it("is spent by what is refused too, and does not make two answers of one", async () => {
    const first = await ask("{ nope }");
    const second = await ask("{ nope }");
    assert.equal(first.left - second.left, REQUEST_COST);
    const etags = [await ask("{ __typename }"), await ask("{ __typename }")].map(({ response }) =>
      response.headers.get("etag"),
    );
    assert.equal(etags[0], etags[1]);
  });

  it("is spared by what was answered before, but for what any request costs", async () => {
    const query = "{ workItems(first: 5) { nodes { acronym } } }";
    const [first, second] = [await ask(query), await ask(query)];
    assert.deepEqual(second.body, first.body);
    assert.equal(first.left - second.left, REQUEST_COST);
  });

  it("ends with 429, which says when to come again, for that caller alone", async () => {
    let answer = await ask(DEAR);
    for (let times = 0; answer.response.status === 200 && times < 20; times += 1)
      answer = await ask(`${DEAR} # ${times}`);
    assert.equal(answer.response.status, 429);
    assert.equal(answer.body.errors?.[0]?.extensions.code, "TOO_MANY_REQUESTS");
    assert.equal(Number(answer.response.headers.get("retry-after")), answer.seconds);

    const small = [await ask("{ __typename }"), await ask("{ __typename }"), await ask("{ __typename }")];
    assert.isBelow(answer.left, 3 * REQUEST_COST);
    assert.equal(small.at(-1)?.response.status, 429);

    const token = server.tokenOf("secretariat (TSB)");
    assert.isNotEmpty(token);
    const other = await ask(DEAR, { authorization: `Bearer ${token}` });
    assert.equal(other.response.status, 200);
    assert.isAbove(other.left, answer.left);
  });
});
