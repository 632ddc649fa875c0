import { assert } from "chai";
import { writeNodeId } from "../../src/graphql/node-id.js";
import { NODES } from "../../src/graphql/nodes.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, chair, done, MEETING, rapporteur } from "./support.js";

const ITEM = "Y.QKD-TLS";

describe("global ids", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => AFTER_MEETING });
    await done(server, "recordDecision", {
      workItem: ITEM,
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: MEETING,
      body: "WP4/13",
      finalText: "TD1/WP4",
      overrideReason: "Tested",
      by: chair,
    });
  });
  after(() => server.close());

  const ask = async (query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await server.ask(query, variables);
    assert.deepEqual(errors, [], query);
    return data;
  };

  it("of a view of the past are others than those of the present", async () => {
    const data = await ask(`{
      then: workItem(acronym: "${ITEM}", moment: { asOf: "2026-02-26" }) { id stage question { id } decisions { nodes { id } } }
      known: workItem(acronym: "${ITEM}", moment: { asOf: "2026-02-26", asKnownAt: "${AFTER_MEETING}" }) { id stage }
      now: workItem(acronym: "${ITEM}") { id stage question { id } decisions { nodes { id } } } }`);
    assert.deepEqual([data.then.stage, data.now.stage], ["UNDER_STUDY", "CONSENTED"]);
    assert.lengthOf(new Set([data.then.id, data.known.id, data.now.id]), 3);
    assert.notEqual(data.then.question.id, data.now.question.id);
    const { nodes } = await ask("query($ids: [ID!]!) { nodes(ids: $ids) { id ... on WorkItem { stage } } }", {
      ids: [data.then.id, data.now.id],
    });
    assert.deepEqual(nodes, [
      { id: data.then.id, stage: "UNDER_STUDY" },
      { id: data.now.id, stage: "CONSENTED" },
    ]);
  });

  it("give the same object again, of every type that has them", async () => {
    const { data } = await server.ask(
      `mutation($input: RecordContributionInput!) { recordContribution(input: $input) { problems { code } } }`,
      { input: { workItem: ITEM, document: "C1", receivedOn: "2026-02-25" } },
      { by: rapporteur },
    );
    assert.deepEqual(data.recordContribution.problems, []);
    const edited = await server.ask(
      `mutation($input: RecordEditedTextInput!) { recordEditedText(input: $input) { problems { code } } }`,
      { input: { workItem: ITEM, document: "TD2", date: "2026-02-28", summaryIncluded: true } },
      { by: { name: "TSB", role: "TSB" } },
    );
    assert.deepEqual(edited.data.recordEditedText.problems, []);
    const all = await ask(`{ studyGroup(label: "SG13") { __typename id mandates { nodes { __typename id } }
        workingParties { __typename id questions { __typename id } } }
      workItem(acronym: "${ITEM}") { __typename id history { nodes { __typename id } } candidacies { nodes { __typename id } }
        decisions { nodes { __typename id } } contributions { nodes { __typename id } } approval { steps { __typename id } } }
      meeting(code: "${MEETING}") { __typename id sittings { __typename id body { label } } }
      persons { nodes { __typename id } } }`);
    const seen = new Map<string, string>();
    (function collect(value: unknown): void {
      if (typeof value !== "object" || value === null) return;
      const { id, __typename: type } = value as { id?: string; __typename?: string };
      if (id && type) {
        assert.isFalse(seen.has(id), `${type} ${id} twice`);
        seen.set(id, type);
      }
      for (const member of Object.values(value)) collect(member);
    })(all);
    const ids = [...seen.keys()];
    for (let start = 0; start < ids.length; start += 100) {
      const some = ids.slice(start, start + 100);
      const { nodes } = await ask("query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", {
        ids: some,
      });
      assert.deepEqual(
        nodes,
        some.map((id) => ({ __typename: seen.get(id), id })),
      );
    }
    const met = new Set(seen.values());
    const rare = ["Comment", "Reply", "Position", "IprQuestion", "Qualification", "LiaisonStatement", "Wait"];
    assert.sameMembers([...met, ...rare], Object.keys(NODES));
  });

  it("name an item, a decision in acts; a view of the past, and another kind of thing, are refused", async () => {
    const { workItem, then, meeting } = await ask(`{ workItem(acronym: "${ITEM}") { id }
      then: workItem(acronym: "${ITEM}", moment: { asOf: "2026-02-26" }) { id } meeting(code: "${MEETING}") { id } }`);
    const update = (id: string) =>
      server.ask(
        `mutation($input: RecordContributionInput!) { recordContribution(input: $input) { problems { code } } }`,
        { input: { workItem: id, document: "C2", receivedOn: "2026-02-25" } },
        { by: rapporteur },
      );
    assert.deepEqual((await update(workItem.id)).data.recordContribution.problems, []);
    for (const id of [then.id, meeting.id]) {
      assert.equal((await update(id)).errors[0]?.extensions.code, "BAD_USER_INPUT");
    }
  });

  it("that are none of ours are told from those of things that are not there", async () => {
    const none = writeNodeId({ type: "WorkItem", aggregate: "none", part: null, moment: null });
    const early = writeNodeId({
      type: "WorkItem",
      aggregate: "none",
      part: null,
      moment: { asOf: "2026-02-26", asKnownAt: null },
    });
    const strange = writeNodeId({ type: "constructor", aggregate: "none", part: "__proto__", moment: null });
    const { nodes } = await ask(`{ nodes(ids: ["${none}", "${early}", "${strange}"]) { id } }`);
    assert.deepEqual(nodes, [null, null, null]);
    for (const id of [
      "",
      ITEM,
      "WyJ",
      "A".repeat(10_000),
      Buffer.from('["WorkItem",1]').toString("base64url"),
    ]) {
      const { data, errors } = await server.ask("query($id: ID!) { node(id: $id) { id } }", { id });
      assert.equal(errors[0]?.extensions.code, "BAD_USER_INPUT", id);
      assert.isTrue(data === null || data.node === null);
    }
    const tooMany = await server.ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", {
      ids: Array.from({ length: 101 }, () => none),
    });
    assert.equal(tooMany.errors[0]?.extensions.code, "BAD_USER_INPUT");
  });
});
