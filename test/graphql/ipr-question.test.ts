import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, MEETING } from "./support.js";

const chair = { name: "Chair of WP4/13", role: "WP_CHAIR" };

describe("the IPR question of a meeting", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => AFTER_MEETING });
  });
  after(() => server.close());

  const ask = async (said: Record<string, unknown>) => {
    const { data, errors } = await server.ask(
      `mutation($input: RecordIprQuestionInput!) { recordIprQuestion(input: $input) { problems { code clause { citation } path }
        meeting { iprQuestions { nodes { body { label } askedOn responses workItems { acronym } } } } } }`,
      { input: { meeting: MEETING, by: chair, ...said } },
    );
    assert.deepEqual(errors, []);
    return data.recordIprQuestion;
  };

  it("is recorded once for all texts before the body, with the responses and its clause", async () => {
    const { problems, meeting } = await ask({ body: "WP4/13", responses: "A member named a patent." });
    assert.deepEqual(problems, []);
    const [asked] = meeting.iprQuestions.nodes;
    assert.equal(asked.askedOn, "2026-02-27");
    assert.equal(asked.responses, "A member named a patent.");
    assert.equal(asked.workItems.length, 7);
    const { data } = await server.ask(
      `{ meeting(code: "${MEETING}") { history { nodes { action basis { clause { citation } } effectiveOn } } } }`,
    );
    assert.equal(data.meeting.history.nodes.at(-1).action, "RECORD_IPR_QUESTION");
  });

  it("can be about some texts only, by any of their names", async () => {
    const { problems, meeting } = await ask({ body: "WP4/13", workItems: ["y.qkd-tls"] });
    assert.deepEqual(problems, []);
    const [item, ...others] = meeting.iprQuestions.nodes.at(-1).workItems;
    assert.equal(item.acronym, "Y.QKD-TLS");
    assert.isEmpty(others);
  });

  it("is refused for an unknown text, a body that does not sit there, a day outside its sitting", async () => {
    const refused = async (said: Record<string, unknown>) =>
      (await ask(said)).problems.map((one: { code: string }) => one.code);
    assert.deepEqual(await refused({ body: "WP4/13", workItems: ["Y.nothing"] }), ["WORK_ITEM_NOT_FOUND"]);
    assert.deepEqual(await refused({ body: "SG13", by: { name: "A", role: "SG_CHAIR" } }), [
      "BODY_NOT_SITTING",
    ]);
    assert.deepEqual(await refused({ body: "WP4/13", askedOn: "2026-02-26" }), ["DATE_OUTSIDE_SITTING"]);
    assert.deepEqual(await refused({ body: "WP4/13", meeting: "T25-SG13-990101" }), ["MEETING_NOT_FOUND"]);
  });
});
