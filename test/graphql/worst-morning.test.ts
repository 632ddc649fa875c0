import { readFileSync, writeFileSync } from "node:fs";
import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { MEETING } from "./support.js";

const FILE = "docs/worst-morning.md";
const STEP = /```graphql\n([\s\S]*?)```\n\n```json\n([\s\S]*?)```/g;
const ITEM = "Y.DTN-ModelReq";
const TSB = { name: "TSB", role: "TSB" };
const SG_CHAIR = { name: "Chair of SG13", role: "SG_CHAIR" };

/** What was typed in before that morning: when, which mutation, and what. */
const BEFORE: readonly (readonly [string, string, object, object?])[] = [
  [
    "2026-02-27T15:00:00.000Z",
    "recordDecision",
    {
      workItem: ITEM,
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: MEETING,
      body: "WP3/13",
      finalText: "TD305/WP3",
      assignedNumber: "Y.3049",
      overrideReason: "The meeting found it mature.",
    },
  ],
  [
    "2026-03-02T09:00:00.000Z",
    "recordEditedText",
    { workItem: ITEM, document: "TD305/WP3", summaryIncluded: true },
  ],
  ["2026-03-02T10:00:00.000Z", "requestAnnouncement", { workItem: ITEM }, SG_CHAIR],
  [
    "2026-03-02T11:00:00.000Z",
    "registerWorkItem",
    { acronym: "Y.dtn-sec", question: "Q16/13", type: "RECOMMENDATION" },
  ],
  [
    "2026-03-16T09:00:00.000Z",
    "startLastCall",
    { workItem: ITEM, document: "AAP-28", startsOn: "2026-04-01" },
  ],
  [
    "2026-04-02T09:00:00.000Z",
    "recordComment",
    { workItem: ITEM, member: "Korea (Rep. of)", category: "MEMBER_STATE", commentKind: "SUBSTANTIVE" },
  ],
  ["2026-04-29T09:00:00.000Z", "closeLastCall", { workItem: ITEM }],
];

describe(`the story of ${FILE}`, () => {
  let server: TestServer;
  let now = "2026-02-20T09:00:00.000Z";

  before(async () => {
    server = await startTestServer({ now: () => now });
    const types = await server.ask(
      "{ __schema { mutationType { fields { name args { type { ofType { name } } } } } } }",
    );
    const typeOf = new Map<string, string>(
      types.data.__schema.mutationType.fields.map(
        (field: { name: string; args: { type: { ofType: { name: string } } }[] }) => [
          field.name,
          field.args[0]?.type.ofType.name,
        ],
      ),
    );
    for (const [instant, mutation, input, by = TSB] of BEFORE) {
      now = instant;
      const query = `mutation($input: ${typeOf.get(mutation)}!) { ${mutation}(input: $input) { problems { message } } }`;
      const { data, errors } = await server.ask(query, { input }, { by });
      assert.deepEqual(errors, []);
      assert.deepEqual(data[mutation].problems, [], mutation);
    }
    now = "2026-04-30T08:00:00.000Z";
  });
  after(() => server.close());

  it("is what happens, question by question", async () => {
    let text = readFileSync(FILE, "utf8");
    const steps = [...text.matchAll(STEP)];
    assert.isAbove(steps.length, 8);
    for (const [step, query = "", told = ""] of steps) {
      const { data, errors } = await server.ask(query, {}, { by: TSB });
      assert.deepEqual(errors, [], query);
      if (process.env.UPDATE_STORY) {
        text = text.replace(
          step,
          step.replace(`\`\`\`json\n${told}`, `\`\`\`json\n${JSON.stringify(data, null, 2)}\n`),
        );
      } else assert.deepEqual(data, JSON.parse(told), query);
      now = new Date(Date.parse(now) + 600_000).toISOString();
    }
    if (process.env.UPDATE_STORY) writeFileSync(FILE, text);
  });
});
