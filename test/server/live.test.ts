import { assert } from "chai";
import { listen, type Listening } from "../support/listening.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const by = { name: "R", role: "RAPPORTEUR" };
const REGISTER = `mutation($input: RegisterWorkItemInput!) { registerWorkItem(input: $input) { problems { code message } } }`;
const UPDATE = `mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) { problems { code } workItem { revision } } }`;
const ACTS = `subscription($of: ActsOfInput, $after: String) {
  acts(of: $of, after: $after) { cursor position workItem { acronym summary } events { seq action } changes { field after } }
}`;

describe("acts as they are watched over HTTP", () => {
  let server: TestServer;
  const open: Listening[] = [];
  before(async () => {
    server = await startTestServer({ now: () => "2026-03-02T09:00:00.000Z" });
  });
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });
  after(() => server.close());

  const watch = async (wanted: Partial<Parameters<typeof listen>[1]> = {}): Promise<Listening> => {
    const listening = await listen(server.url, { query: ACTS, ...wanted });
    open.push(listening);
    return listening;
  };
  const register = async (acronym: string, question = "Q16/13") => {
    const { data, errors } = await server.ask(REGISTER, {
      input: { acronym, question, type: "RECOMMENDATION", by },
    });
    assert.deepEqual([errors, data?.registerWorkItem], [[], { problems: [] }]);
  };

  it("come as they are done", async () => {
    const listening = await watch();
    assert.equal(listening.status, 200);
    await register("Y.one");
    const [event] = await listening.until(1);
    console.log(JSON.stringify(event), [...listening.headers]);
  });
});
