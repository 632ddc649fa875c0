import { expect } from "chai";
import { inBulk } from "../../src/application/in-bulk.js";
import { StorageFull } from "../../src/persistence/errors.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const by = { name: "R", role: "RAPPORTEUR" };
const UPDATE = `mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) { workItem { revision } problems { code } } }`;

describe("a database whose disk is full", () => {
  let server: TestServer;
  let isFull: boolean;
  /** Only the writes of this collection are refused; null: of all. */
  let only: string | null;

  before(async () => {
    server = await startTestServer();
    // As both MongoDB and the embedded store say it.
    const refuse = (collection: string) => {
      if (!isFull || (only && only !== collection)) return;
      throw Object.assign(new Error("no space left on device"), { name: "MongoServerError", code: 14031 });
    };
    for (const name of ["workItems", "counters", "requests", "marks"]) {
      const collection = server.database.connection.collection(name);
      for (const method of ["updateOne", "insertOne", "findOneAndUpdate"] as const) {
        const real = collection[method].bind(collection) as (...args: unknown[]) => Promise<unknown>;
        Object.assign(collection, {
          [method]: async (...args: unknown[]) => {
            refuse(name);
            return real(...args);
          },
        });
      }
    }
  });
  beforeEach(() => {
    isFull = false;
    only = null;
  });
  after(() => server.close());

  const revision = async () =>
    (await server.ask(`{ workItem(acronym: "Y.QKD-TLS") { revision } }`)).data.workItem.revision as number;
  const update = async (scope: string, more: object = {}) =>
    server.ask(UPDATE, {
      input: { workItem: "Y.QKD-TLS", expectedRevision: await revision(), scope, by, ...more },
    });
  const ready = async () => {
    const response = await fetch(`${server.url}/readyz`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it("refuses writes by name, says that nothing was stored, and goes on reading", async () => {
    const before = await revision();
    isFull = true;
    for (const more of [{}, { idempotencyKey: "full-1" }]) {
      const { status, errors, data } = await update("x", more);
      expect([status, data]).to.deep.equal([200, { updateWorkItem: null }]);
      expect(errors.map(({ extensions }) => extensions)).to.deep.equal([{ code: "STORAGE_FULL" }]);
      expect(errors[0]?.message).to.include("Nothing was stored");
    }
    expect(await revision()).to.equal(before);
  });

  it("is not ready until a write succeeds again", async () => {
    expect((await ready()).status).to.equal(200);
    isFull = true;
    await update("y");
    expect(await ready()).to.deep.include({ status: 503 });
    expect((await ready()).body).to.deep.include({ status: "not ready", storage: "full" });
    isFull = false;
    const end = Date.now() + 5000;
    while ((await ready()).status !== 200 && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await ready()).body).to.deep.include({ status: "ready", storage: "taking writes" });
    expect((await update("y")).data.updateWorkItem.problems).to.deep.equal([]);
  });

  it("does not say that nothing was stored when only the answer to an idempotency key finds no room", async () => {
    const requests = server.database.connection.collection("requests");
    const { insertOne } = requests;
    only = "requests";
    Object.assign(requests, {
      insertOne: async (...args: Parameters<typeof insertOne>) => {
        const claimed = await insertOne(...args);
        isFull = true;
        return claimed;
      },
    });
    const expectedRevision = await revision();
    const { data, errors } = await update("kept", { expectedRevision, idempotencyKey: "full-2" });
    Object.assign(requests, { insertOne });
    expect(errors).to.deep.equal([]);
    expect(data.updateWorkItem.problems).to.deep.equal([]);
    isFull = false;
    const again = await update("kept", { expectedRevision, idempotencyKey: "full-2" });
    expect(again.data.updateWorkItem).to.deep.equal(data.updateWorkItem);
  });

  it("tells of an act upon many items how many had been dealt with", async () => {
    const request = { by, workItems: ["a", "b", "c", "d"] };
    const done: string[] = [];
    const act = async (_tracker: unknown, { workItem }: { workItem: string }) => {
      if (workItem === "c") throw new StorageFull("full");
      done.push(workItem);
      return { aggregate: null, problems: [], warnings: [] };
    };
    const error = await inBulk(server.programme.tracker, "x", request as never, act as never).catch((e) => e);
    expect(error).to.be.instanceOf(StorageFull);
    expect([error.dealtWith, done]).to.deep.equal([2, ["a", "b"]]);
  });
});
