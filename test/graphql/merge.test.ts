import { assert } from "chai";
import { inputName } from "../../src/graphql/inputs/input-of.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, MEETING } from "./support.js";

const TSB = { name: "TSB", role: "TSB" };
const ITEM = "Y.DTN-ModelReq";

let server: TestServer;
const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);

async function act(mutation: string, input: object) {
  const type = inputName(mutation);
  const { data, errors } = await server.ask(
    `mutation($input: ${type}!) { ${mutation}(input: $input) {
      problems { code } workItem { id acronym stage mergedInto { acronym } revision }
    } }`,
    { input },
    { by: TSB },
  );
  assert.deepEqual(errors, []);
  return data[mutation];
}
const register = (acronym: string) =>
  act("registerWorkItem", { acronym, question: "Q22/13", type: "RECOMMENDATION", date: "2026-02-01" });
const merge = (workItem: string, into: string) =>
  act("mergeWorkItem", { workItem, into, reason: "Registered twice" });

describe("an item that was registered twice", () => {
  beforeEach(async () => {
    server = await startTestServer({ now: () => AFTER_MEETING });
    assert.deepEqual(codes(await register("Y.dtn-model")), []);
  });
  afterEach(() => server.close());

  it("is merged into the other one with a reference, and its names lead there", async () => {
    const merged = await merge("Y.dtn-model", ITEM);
    assert.deepEqual(codes(merged), []);
    assert.deepInclude(merged.workItem, {
      acronym: "Y.dtn-model",
      stage: "DISCONTINUED",
      mergedInto: { acronym: ITEM },
    });
    const { data } = await server.ask(`{
      now: workItem(acronym: "Y.dtn-model") { acronym mergedInto { acronym } }
      verify { sound }
    }`);
    assert.deepEqual(data, { now: { acronym: ITEM, mergedInto: null }, verify: { sound: true } });
    assert.deepEqual(codes(await register("Y.dtn-model")), ["NAME_TAKEN"]);
    const contribution = { workItem: "Y.dtn-model", document: "C123" };
    assert.equal((await act("recordContribution", contribution)).workItem.acronym, ITEM);
  });

  it("is there again when that is taken back, by its id", async () => {
    const { workItem } = await merge("Y.dtn-model", ITEM);
    const back = await act("takeBack", {
      workItem: workItem.id,
      event: workItem.revision,
      reason: "Two texts after all",
    });
    assert.deepEqual(codes(back), []);
    assert.deepInclude(back.workItem, { acronym: "Y.dtn-model", stage: "UNDER_STUDY", mergedInto: null });
    const { data } = await server.ask(`{ workItem(acronym: "Y.dtn-model") { acronym } verify { sound } }`);
    assert.deepEqual(data, { workItem: { acronym: "Y.dtn-model" }, verify: { sound: true } });
  });

  it("leads through a chain of mergers to the item that goes on", async () => {
    await register("Y.dtn-m");
    await merge("Y.dtn-m", "Y.dtn-model");
    await merge("Y.dtn-model", ITEM);
    const { data } = await server.ask(`{ workItem(acronym: "Y.dtn-m") { acronym } }`);
    assert.equal(data.workItem.acronym, ITEM);
  });

  it("MERGED_INTO_ITSELF, DECIDED_BEFORE_MERGER, WORK_ITEM_NOT_FOUND", async () => {
    assert.deepEqual(codes(await merge(ITEM, ITEM)), ["MERGED_INTO_ITSELF"]);
    assert.deepEqual(codes(await merge("Y.dtn-model", "Y.nowhere")), ["WORK_ITEM_NOT_FOUND"]);
    const decided = {
      workItem: ITEM,
      kind: "CONSENT",
      outcome: "POSTPONED",
      meeting: MEETING,
      body: "WP3/13",
      reason: "Not mature",
    };
    assert.deepEqual(codes(await act("recordDecision", decided)), []);
    assert.deepEqual(codes(await merge(ITEM, "Y.dtn-model")), ["DECIDED_BEFORE_MERGER"]);
  });
});
