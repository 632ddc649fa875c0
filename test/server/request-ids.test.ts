import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

describe("request ids and incidents", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({
      authenticate: () => async (request) => {
        if (request.headers.authorization) throw new Error("the vault is at 10.0.0.7");
        return null;
      },
    });
    Object.assign(server.programme.tracker.programme.current, {
      studyGroup: () => {
        throw new Error("the vault is at 10.0.0.7");
      },
    });
  });
  after(() => server.close());

  const ask = (headers: Record<string, string> = {}, query = "{ __typename }") =>
    fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });
  const idOf = (response: Response) => response.headers.get("x-request-id") ?? "";
  const logged = (message: string) =>
    [...server.logged, ...server.debugged]
      .filter((line) => line[1] === message)
      .map(([about]) => about as Record<string, unknown>);

  it("are the caller's own where they can be used, and go out with every answer and into the log", async () => {
    const id = "dashboard:42.a+b/c=";
    assert.equal(idOf(await ask({ "x-request-id": id })), id);
    assert.equal(
      idOf(await ask({ "x-request-id": "of a bad body", "content-type": "text/plain" })).length,
      36,
    );
    assert.equal(
      idOf(await fetch(`${server.url}/nope`, { headers: { "x-request-id": "elsewhere" } })),
      "elsewhere",
    );
    const line = logged("answered").find(({ requestId }) => requestId === id);
    assert.deepInclude(line, { method: "POST", path: "/graphql", status: 200 });
    assert.isNumber(line?.ms);
  });

  it("are new ones where none came, or one that could break a log", async () => {
    const ids = [idOf(await ask()), idOf(await ask())];
    for (const bad of ["", "two words", '{"level":60}', "x".repeat(129)])
      ids.push(idOf(await ask({ "x-request-id": bad })));
    for (const id of ids) assert.match(id, UUID);
    assert.lengthOf(new Set(ids), ids.length);
  });

  for (const [what, headers, query] of [
    ["while executing", {}, '{ studyGroup(label: "SG13") { label } }'],
    ["before that", { authorization: "Bearer x" }, "{ __typename }"],
  ] as const) {
    it(`lead from an incident ${what} to its line in the log, and nothing else leaves the server`, async () => {
      const response = await ask({ ...headers, "x-request-id": `trace ${what}`.replaceAll(" ", "-") }, query);
      const text = await response.text();
      assert.notInclude(text, "vault");
      const [error] = JSON.parse(text).errors;
      assert.hasAllKeys(error.extensions, ["code", "incident"]);
      assert.equal(error.extensions.code, "INTERNAL_SERVER_ERROR");
      assert.match(error.extensions.incident, UUID);
      const lines = logged("request failed").filter(({ incident }) => incident === error.extensions.incident);
      assert.lengthOf(lines, 1);
      assert.equal(lines[0]?.requestId, idOf(response));
      assert.include(String(lines[0]?.err), "10.0.0.7");
    });
  }
});
