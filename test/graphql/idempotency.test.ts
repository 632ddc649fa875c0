import { expect } from "chai";
import { MOST_ANSWERS_KEPT, TAKE_OVER_MS } from "../../src/persistence/requests.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const UPDATE = `mutation($input: UpdateWorkItemInput!) {
  updateWorkItem(input: $input) {
    workItem { acronym revision summary history { nodes { seq action } } }
    problems { code message path }
    changedSince { seq action changes { field after } }
  }
}`;
const REGISTER = `mutation($input: RegisterWorkItemInput!) {
  registerWorkItem(input: $input) { workItem { id acronym revision } problems { code } }
}`;
const by = { name: "Rapporteur", role: "RAPPORTEUR" };
const change = (idempotencyKey: string | null, summary: string, expectedRevision = 2, more = {}) => ({
  input: { workItem: "Y.QKD-TLS", expectedRevision, by, summary, idempotencyKey, ...more },
});

describe("idempotency", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(() => server.close());
  const revisionNow = async () =>
    (await server.ask(`{ workItem(acronym: "Y.QKD-TLS") { revision } }`)).data.workItem.revision;

  it("refuses a key that was used with another input, and changes nothing", async () => {
    await server.ask(UPDATE, change("k1", "one"));
    const { data } = await server.ask(UPDATE, change("k1", "two", 3));
    expect(data.updateWorkItem.problems).to.have.lengthOf(1);
    expect(data.updateWorkItem.problems[0]).to.include({
      code: "IDEMPOTENCY_KEY_REUSED",
      path: "acting.idempotencyKey",
    });
    expect(await revisionNow()).to.equal(3);
  });

  it("refuses a key that is no key", async () => {
    for (const key of ["", " ", "a\u0000b", "k".repeat(201)]) {
      const { errors } = await server.ask(UPDATE, change(key, "one"));
      expect(errors[0]?.extensions.code, JSON.stringify(key)).to.equal("BAD_USER_INPUT");
    }
    expect(await revisionNow()).to.equal(2);
  });

  it("gives the first answer again, also when the item has moved on", async () => {
    const first = await server.ask(UPDATE, change("k1", "one"));
    await server.ask(UPDATE, change(null, "two", 3));
    const again = await server.ask(UPDATE, change("k1", "one"));
    expect(again.data).to.deep.equal(first.data);
    expect(again.data.updateWorkItem.workItem).to.include({ revision: 3, summary: "one" });
    expect(await revisionNow()).to.equal(4);
  });

  it("keeps a bounded number of answers of each caller, the newest, and those of others", async () => {
    const { requests } = server.programme.tracker;
    const outcome = { aggregate: null, problems: [], warnings: [], changedSince: null };
    const answered = async (key: string, caller: string) => {
      const claim = await requests.claim(key, "input", caller);
      if (claim.state === "OURS") await requests.answer(key, claim.owner, outcome);
      return claim.state;
    };
    await answered("theirs", "another");
    for (let i = 0; i < MOST_ANSWERS_KEPT + 100; i += 1) await answered(`mine ${i}`, "somebody");
    const kept = await server.database.connection
      .collection("requests")
      .countDocuments({ caller: "somebody" });
    expect(kept).to.be.at.most(MOST_ANSWERS_KEPT);
    expect(kept).to.be.at.least(MOST_ANSWERS_KEPT - 100);
    expect(await answered(`mine ${MOST_ANSWERS_KEPT + 99}`, "somebody")).to.equal("ANSWERED");
    expect(await answered("mine 0", "somebody")).to.equal("OURS");
    expect(await answered("theirs", "another")).to.equal("ANSWERED");
  }).timeout(240_000);

  it("gives a refusal again, with what had changed since", async () => {
    await server.ask(UPDATE, change(null, "one"));
    const first = await server.ask(UPDATE, change("k1", "two"));
    expect(first.data.updateWorkItem.problems[0].code).to.equal("REVISION_CONFLICT");
    expect(first.data.updateWorkItem.changedSince).to.have.lengthOf(1);
    await server.ask(UPDATE, change(null, "three", 3));
    expect((await server.ask(UPDATE, change("k1", "two"))).data).to.deep.equal(first.data);
  });

  it("keeps the keys of two actors apart", async () => {
    await server.ask(UPDATE, change("k1", "one"));
    const other = { by: { name: "Secretariat", role: "TSB" } };
    const { data } = await server.ask(UPDATE, change("k1", "two", 3, other));
    expect(data.updateWorkItem).to.deep.include({ problems: [] });
    expect(await revisionNow()).to.equal(4);
  });

  it("does duplicates that come at once, on two servers, one time, and answers all of them alike", async () => {
    const { uri } = server;
    const other = await startTestServer({ uri, databaseName: server.databaseName, seeds: false });
    try {
      const asked = Array.from({ length: 20 }, (_, position) =>
        (position % 2 ? server : other).ask(UPDATE, change("k1", "one")),
      );
      const answers = await Promise.all(asked);
      for (const { data, errors } of answers) {
        expect(errors).to.deep.equal([]);
        expect(data).to.deep.equal(answers[0]?.data);
      }
      expect(answers[0]?.data.updateWorkItem.problems).to.deep.equal([]);
      expect(await revisionNow()).to.equal(3);
    } finally {
      await other.close();
    }
  });

  it("registers once", async () => {
    const input = { acronym: "Y.once", question: "Q16/13", type: "RECOMMENDATION", by, idempotencyKey: "r1" };
    const answers = await Promise.all([1, 2, 3].map(() => server.ask(REGISTER, { input })));
    for (const { data } of answers) expect(data).to.deep.equal(answers[0]?.data);
    expect(answers[0]?.data.registerWorkItem.problems).to.deep.equal([]);
  });

  it("remembers over a restart", async () => {
    const first = await server.ask(UPDATE, change("k1", "one"));
    const { uri } = server;
    const restarted = await startTestServer({ uri, databaseName: server.databaseName, seeds: false });
    try {
      expect((await restarted.ask(UPDATE, change("k1", "one"))).data).to.deep.equal(first.data);
    } finally {
      await restarted.close();
    }
  });

  it("recognises what it did when it died before it could store the answer", async () => {
    const { connection } = server.database;
    const first = await server.ask(UPDATE, change("k1", "one"));
    const input = { acronym: "Y.once", question: "Q16/13", type: "RECOMMENDATION", by, idempotencyKey: "r1" };
    const registered = await server.ask(REGISTER, { input });
    const died = { outcome: null, claimedAt: new Date(Date.now() - TAKE_OVER_MS) };
    const { modifiedCount } = await connection.collection("requests").updateMany({}, { $set: died });
    expect(modifiedCount).to.equal(2);
    expect((await server.ask(UPDATE, change("k1", "one"))).data).to.deep.equal(first.data);
    expect((await server.ask(REGISTER, { input })).data).to.deep.equal(registered.data);
    await connection.collection("requests").deleteMany({});
    expect((await server.ask(UPDATE, change("k1", "one"))).data).to.deep.equal(first.data);
    expect(await revisionNow()).to.equal(3);
  });

  it("forgets answers after seven days", async () => {
    await server.ask(UPDATE, change("k1", "one"));
    const requests = server.database.connection.collection("requests");
    const [stored] = await requests.find().toArray();
    expect((stored?.expiresAt.getTime() - Date.now()) / 86_400_000).to.be.closeTo(7, 0.01);
    await requests.updateMany({}, { $set: { expiresAt: new Date(Date.now() - 1) } });
    const { data } = await server.ask(UPDATE, change("k1", "another", 3));
    expect(data.updateWorkItem.problems).to.deep.equal([]);
    expect(await revisionNow()).to.equal(4);
    await requests.updateMany({}, { $set: { expiresAt: new Date(Date.now() - 1) } });
    const restarted = await startTestServer({
      uri: server.uri,
      databaseName: server.databaseName,
      seeds: false,
    });
    expect(await requests.countDocuments({})).to.equal(0);
    await restarted.close();
  });

  it("does not store the key itself", async () => {
    await server.ask(UPDATE, change("a-secret-key", "one"));
    const stored = JSON.stringify([
      await server.database.connection.collection("requests").find().toArray(),
      await server.database.connection.collection("workItems").find().toArray(),
    ]);
    expect(stored).to.not.include("a-secret-key");
  });
});
