import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, chair, done, MEETING, secretariat } from "./support.js";

interface Page {
  totalCount: number;
  nodes: Record<string, unknown>[];
  edges: { cursor: string; node: Record<string, unknown> }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/** A connection somewhere in the schema. */
interface ConnectionUnderTest {
  readonly name: string;
  /** Wraps the connection's own text into a query. */
  readonly query: (connection: string) => string;
  /** The field with its arguments, and a place for the paging arguments. */
  readonly field: (paging: string) => string;
  readonly pick: (data: Record<string, never>) => Page;
  /** The field of a node that identifies it. */
  readonly key: string;
  readonly size: number;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely
const at = (path: string) => (data: any) =>
  path.split(".").reduce((value, part) => value[part], data) as Page;
const plain = (connection: string) => `{ ${connection} }`;

const CONNECTIONS: readonly ConnectionUnderTest[] = [
  {
    name: "workItems",
    query: plain,
    field: (paging) => `workItems(${paging})`,
    pick: at("workItems"),
    key: "acronym",
    size: 29,
  },
  ...["ACRONYM", "QUESTION", "STAGE", "TIMING", "TITLE", "PRIORITY", "LAST_CHANGE"].flatMap((field) =>
    ["ASC", "DESC"].map((direction) => ({
      name: `workItems by ${field} ${direction}`,
      query: plain,
      field: (paging: string) =>
        `workItems(orderBy: [{ field: ${field}, direction: ${direction} }], ${paging})`,
      pick: at("workItems"),
      key: "acronym",
      size: 29,
    })),
  ),
  {
    name: "workItems with a filter and two keys",
    query: plain,
    field: (paging) =>
      `workItems(filter: { workingParty: { in: ["WP3/13"] } }, orderBy: [{ field: PRIORITY }, { field: TITLE, direction: DESC }], ${paging})`,
    pick: at("workItems"),
    key: "acronym",
    size: 9,
  },
  {
    name: "WorkingParty.workItems",
    query: (connection) => `{ workingParty(label: "WP3/13") { ${connection} } }`,
    field: (paging) => `workItems(${paging})`,
    pick: at("workingParty.workItems"),
    key: "acronym",
    size: 9,
  },
  {
    name: "Question.workItems",
    query: (connection) => `{ question(label: "Q2/13") { ${connection} } }`,
    field: (paging) => `workItems(${paging})`,
    pick: at("question.workItems"),
    key: "acronym",
    size: 5,
  },
  {
    name: "decisions",
    query: plain,
    field: (paging) => `decisions(${paging})`,
    pick: at("decisions"),
    key: "id",
    size: 6,
  },
  {
    name: "decisions with a filter",
    query: plain,
    field: (paging) => `decisions(filter: { body: "WP1/13" }, ${paging})`,
    pick: at("decisions"),
    key: "id",
    size: 4,
  },
  {
    name: "Meeting.decisions",
    query: (connection) => `{ meeting(code: "${MEETING}") { ${connection} } }`,
    field: (paging) => `decisions(${paging})`,
    pick: at("meeting.decisions"),
    key: "id",
    size: 6,
  },
  {
    name: "Meeting.candidates",
    query: (connection) => `{ meeting(code: "${MEETING}") { ${connection} } }`,
    field: (paging) => `candidates(${paging})`,
    pick: at("meeting.candidates"),
    key: "id",
    size: 29,
  },
  {
    name: "WorkItem.history",
    query: (connection) => `{ workItem(acronym: "Y.FMSC-DN") { ${connection} } }`,
    field: (paging) => `history(${paging})`,
    pick: at("workItem.history"),
    key: "id",
    size: 3,
  },
];

describe("pagination", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => AFTER_MEETING });
    const postpone = (workItem: string, body: string) =>
      done(server, "recordDecision", {
        workItem,
        kind: "CONSENT",
        outcome: "POSTPONED",
        meeting: MEETING,
        body,
        reason: "Not finished",
        by: chair,
      });
    for (const acronym of ["Y.FMSC-DN", "Y.FMSC-MPTC", "Y.IMT2020-DIC", "Y.IMT2020-DDP"])
      await postpone(acronym, "WP1/13");
    for (const acronym of ["Y.cmi-arch", "Y.ccm-arch"]) await postpone(acronym, "WP2/13");
  });
  after(() => server.close());

  for (const connection of CONNECTIONS) {
    describe(connection.name, () => {
      const { key, size } = connection;
      const ask = (paging: string, variables?: Record<string, unknown>) => {
        const body = `${connection.field(paging)} { totalCount nodes { ${key} } edges { cursor node { ${key} } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
        const declared = variables ? "query($after: String) " : "";
        return server.ask(`${declared}${connection.query(body)}`, variables);
      };
      const page = async (first: number, after: string | null = null): Promise<Page> => {
        const answer = await ask(`first: ${first}, after: $after`, { after });
        assert.deepEqual(answer.errors, []);
        return connection.pick(answer.data);
      };
      const keys = (one: Page) => one.nodes.map((node) => node[key]);

      it("joins from pages of any size to the whole list, without gaps or repeats", async () => {
        const whole = keys(await page(100));
        assert.equal(whole.length, size);
        assert.equal(new Set(whole).size, size);
        for (const first of [1, 2, 4, size - 1, size, size + 1]) {
          const joined: unknown[] = [];
          let after: string | null = null;
          for (let number = 0; ; number += 1) {
            const one: Page = await page(first, after);
            joined.push(...keys(one));
            assert.isAtMost(one.nodes.length, first);
            assert.equal(one.totalCount, size);
            assert.equal(one.pageInfo.hasPreviousPage, number > 0);
            assert.equal(one.pageInfo.hasNextPage, joined.length < size);
            assert.equal(one.pageInfo.startCursor, one.edges[0]?.cursor ?? null);
            assert.equal(one.pageInfo.endCursor, one.edges.at(-1)?.cursor ?? null);
            assert.deepEqual(
              one.edges.map((edge) => edge.node[key]),
              keys(one),
            );
            if (!one.pageInfo.hasNextPage) break;
            assert.isBelow(number, size, "the pages do not end");
            after = one.pageInfo.endCursor;
          }
          assert.deepEqual(joined, whole, `in pages of ${first}`);
        }
      });

      it("joins from pages of any size backwards", async () => {
        const whole = keys(await page(100));
        for (const last of [1, 2, size - 1, size, size + 1]) {
          const joined: unknown[] = [];
          let before: string | null = null;
          for (let number = 0; ; number += 1) {
            assert.isAtMost(number, size, "the pages do not end");
            const answer = await ask(`last: ${last}, before: $after`, { after: before });
            assert.deepEqual(answer.errors, []);
            const one = connection.pick(answer.data);
            joined.unshift(...keys(one));
            assert.equal(one.pageInfo.hasNextPage, number > 0);
            assert.equal(one.pageInfo.hasPreviousPage, joined.length < size);
            if (!one.pageInfo.hasPreviousPage) break;
            before = one.pageInfo.startCursor;
          }
          assert.deepEqual(joined, whole, `in pages of ${last}`);
        }
      });

      it("gives what lies between two cursors, and takes null for what is left out", async () => {
        const { edges } = await page(100);
        const [from, to] = [edges[0]?.cursor, edges.at(-1)?.cursor];
        const between = await ask(`first: null, last: null, after: $after, before: "${to}"`, { after: from });
        assert.deepEqual(
          keys(connection.pick(between.data)),
          edges.slice(1, Math.min(size - 1, 21)).map(({ node }) => node[key]),
        );
        const both = await ask("first: 1, last: 1");
        assert.equal(both.errors[0]?.extensions.code, "BAD_USER_INPUT");
      });

      it("gives the count alone for first: 0, and twenty by default", async () => {
        const { totalCount, nodes, edges, pageInfo } = await page(0);
        assert.equal(totalCount, size);
        assert.deepEqual([nodes, edges], [[], []]);
        assert.deepEqual(pageInfo, {
          hasNextPage: true,
          hasPreviousPage: false,
          startCursor: null,
          endCursor: null,
        });
        const byDefault = await ask("after: null");
        assert.equal(connection.pick(byDefault.data).nodes.length, Math.min(size, 20));
      });

      it("gives an empty last page after the last cursor", async () => {
        const { pageInfo } = await page(100);
        const after = await page(5, pageInfo.endCursor);
        assert.deepEqual(after.nodes, []);
        assert.deepInclude(after.pageInfo, { hasNextPage: false, hasPreviousPage: true });
      });

      for (const first of [101, -1, 2_147_483_647]) {
        it(`refuses first: ${first}`, async () => {
          const { status, data, errors } = await ask(`first: ${first}`);
          assert.oneOf(errors[0]?.extensions.code, ["BAD_USER_INPUT", "QUERY_TOO_COMPLEX"]);
          assert.equal(status, 400);
          assert.isTrue(data === null || Object.values(data).every((value) => value === null));
        });
      }

      const foreign = Buffer.from(JSON.stringify(["another order", "y.qkd-tls", "1"])).toString("base64url");
      const short = Buffer.from(JSON.stringify(["acronym"])).toString("base64url");
      const nested = Buffer.from(JSON.stringify(["acronym", { $gt: "" }, null])).toString("base64url");
      for (const [what, cursor] of Object.entries({
        garbage: "garbage",
        "an empty text": "",
        "a number": "NQ",
        "base64 of no JSON": "eyI",
        "another order's": foreign,
        "one too short": short,
        "one with objects": nested,
        "one with a NUL": "\u0000",
        "a very long one": "A".repeat(100_000),
      })) {
        it(`refuses as a cursor ${what}`, async () => {
          const { errors } = await ask("first: 5, after: $after", { after: cursor });
          assert.equal(errors[0]?.extensions.code, "BAD_USER_INPUT");
          assert.isBelow(errors[0]?.message.length ?? 0, 200);
        });
      }
    });
  }

  describe("a list that grows", () => {
    it("loses and repeats nothing when items are added between two pages", async () => {
      const query = `query($after: String) { workItems(first: 10, after: $after) {
      totalCount nodes { acronym } pageInfo { hasNextPage endCursor } } }`;
      const first = (await server.ask(query)).data.workItems;
      const register = (acronym: string) =>
        done(server, "registerWorkItem", {
          acronym,
          question: "Q16/13",
          type: "RECOMMENDATION",
          by: secretariat,
        });
      await register("Y.aaa-first");
      await register("Y.zzz-last");
      const second = (await server.ask(query, { after: first.pageInfo.endCursor })).data.workItems;
      const third = (await server.ask(query, { after: second.pageInfo.endCursor })).data.workItems;
      const fourth = (await server.ask(query, { after: third.pageInfo.endCursor })).data;
      const seen = [first, second, third]
        .flatMap((page) => page.nodes.map((node: { acronym: string }) => node.acronym))
        .concat(fourth.workItems.nodes.map((node: { acronym: string }) => node.acronym));
      assert.equal(second.totalCount, 31);
      assert.equal(new Set(seen).size, seen.length, "repeated");
      assert.include(seen, "Y.zzz-last", "what was added after the cursor is met");
      assert.notInclude(seen, "Y.aaa-first", "what was added before the cursor is not");
      assert.equal(seen.length, 30);
    });
  });
});
