import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, done, MEETING, secretariat } from "./support.js";

describe("labels, wherever one is asked for", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => AFTER_MEETING });
  });
  after(() => server.close());

  const ask = async (query: string) => {
    const { data, errors } = await server.ask(query);
    assert.deepEqual(errors, []);
    return data;
  };

  it("are read as people write them, in questions and lists", async () => {
    const data = await ask(`{
      question(label: "第16/13号课题") { label }
      workingParty(label: "Working Party 4/13") { label }
      studyGroup(label: "Study Group 13") { label }
      meeting(code: "${MEETING}") { candidates(body: "4/13工作组") { totalCount } plain: candidates(body: "WP4/13") { totalCount } }
    }`);
    assert.deepEqual(
      [data.question.label, data.workingParty.label, data.studyGroup.label],
      ["Q16/13", "WP4/13", "SG13"],
    );
    const { candidates, plain } = data.meeting;
    assert.isAbove(plain.totalCount, 0);
    assert.equal(candidates.totalCount, plain.totalCount);
  });

  it("are read so in filters", async () => {
    const count = async (filter: string) =>
      (await ask(`{ workItems(filter: ${filter}) { totalCount } }`)).workItems.totalCount;
    const [question, party] = [
      await count(`{ question: { in: ["Q16/13"] } }`),
      await count(`{ workingParty: { in: ["WP4/13"] } }`),
    ];
    assert.isAbove(question, 0);
    assert.equal(await count(`{ question: { in: ["Question 16/13"] } }`), question);
    assert.equal(await count(`{ workingParty: { in: ["ＷＰ ４／１３"] } }`), party);
  });

  it("are stored in the one form", async () => {
    const item = { acronym: "Y.labelled", question: "Q.16/13", type: "RECOMMENDATION", by: secretariat };
    await done(server, "registerWorkItem", { ...item, date: "2026-01-05" });
    const { data } = await server.ask(
      `mutation($input: DiscontinueWorkItemInput!) { discontinueWorkItem(input: $input) {
        problems { code } workItem { question { label } decisions { nodes { body { label } } } } } }`,
      {
        input: {
          workItem: "Y.labelled",
          meeting: MEETING,
          body: "wp 4/13",
          reason: "No contributions",
          agendaItem: 4,
          by: secretariat,
        },
      },
    );
    const { problems, workItem } = data.discontinueWorkItem;
    assert.deepEqual(problems, []);
    assert.equal(workItem.question.label, "Q16/13");
    assert.equal(workItem.decisions.nodes[0].body.label, "WP4/13");
  });
});
