import { expect } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";

const VERIFY = `{ verify { sound aggregates events broken { kind name faults { code event message } } } }`;
const by = { name: "Rapporteur", role: "RAPPORTEUR" };

interface Found {
  name: string;
  faults: { code: string; event: number | null }[];
}

describe("verify", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
    for (const [revision, summary] of [
      [2, "One."],
      [3, "Two."],
    ]) {
      const input = { workItem: "Y.QKD-TLS", expectedRevision: revision, by, summary, timing: "soon" };
      const { data } = await server.ask(
        `mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) { problems { code } } }`,
        { input },
      );
      expect(data.updateWorkItem.problems).to.deep.equal([]);
    }
  });
  afterEach(() => server.close());
  const items = () => server.database.connection.collection("workItems");
  const tamper = async (change: object, acronym = "Y.QKD-TLS") => {
    const { matchedCount } = await items().updateOne({ acronym }, change);
    expect(matchedCount).to.equal(1);
  };
  const found = async (): Promise<string[]> => {
    const { broken } = await server.database.verify();
    return (broken as unknown as Found[]).flatMap(({ name, faults }) =>
      faults.map(({ code, event }) => `${name} ${code} ${event ?? "-"}`),
    );
  };

  it("finds nothing in what the API wrote, on seeds and changes", async () => {
    const { data } = await server.ask(VERIFY);
    expect(data.verify).to.deep.include({ sound: true, broken: [] });
    expect(data.verify.aggregates).to.be.greaterThan(40);
    expect(data.verify.events).to.be.greaterThan(data.verify.aggregates);
  });

  it("names the event in which one byte was changed", async () => {
    await tamper({ $set: { "history.2.changes.0.after": "Ons." } });
    const { data } = await server.ask(VERIFY);
    expect(data.verify.sound).to.equal(false);
    expect(data.verify.broken).to.have.lengthOf(1);
    expect(data.verify.broken[0]).to.deep.include({ kind: "workItem", name: "Y.QKD-TLS" });
    expect(data.verify.broken[0].faults[0]).to.deep.equal({
      code: "HASH",
      event: 3,
      message: "The hash of event 3 does not fit its content and the event before it.",
    });
  });

  it("finds every part of an event that was changed: who, when, what for", async () => {
    for (const [field, value] of [
      ["by.name", "Somebody else"],
      ["recordedAt", "2026-01-01T00:00:00.000Z"],
      ["effectiveOn", "2026-01-01"],
      ["basis.note", "x"],
      ["corrects", 1],
      ["request", "x"],
      ["added", 1],
    ] as const) {
      const before = (await items().findOne({ acronym: "Y.QKD-TLS" }))?.history;
      await tamper({ $set: { [`history.2.${field}`]: value } });
      expect(await found(), field).to.deep.equal(["Y.QKD-TLS HASH 3"]);
      await tamper({ $set: { history: before } });
    }
    expect(await found()).to.deep.equal([]);
  });

  it("finds events that were taken out, put in or exchanged", async () => {
    const history = (await items().findOne({ acronym: "Y.QKD-TLS" }))?.history as object[];
    const [first, second, third, fourth] = history;
    await tamper({ $set: { history: [first, second, fourth] } });
    expect(await found()).to.include("Y.QKD-TLS SEQUENCE 3");
    await tamper({ $set: { history: [first, second, fourth, third] } });
    expect(await found()).to.include("Y.QKD-TLS SEQUENCE 3");
    await tamper({ $set: { history: [first, second, third, third, fourth] } });
    expect(await found()).to.include("Y.QKD-TLS SEQUENCE 4");
    await tamper({ $set: { history: [first, second, third] } });
    expect(await found()).to.include.members(["Y.QKD-TLS REVISION -", "Y.QKD-TLS STATE -"]);
    await tamper({ $set: { history: [] } });
    expect(await found()).to.include("Y.QKD-TLS UNREADABLE -");
  });

  it("finds an event that was moved from another item", async () => {
    const other = (await items().findOne({ acronym: "Y.Sup.MDT" }))?.history as object[];
    await tamper({ $set: { history: other } });
    expect((await found())[0]).to.equal("Y.QKD-TLS HASH 1");
  });

  it("finds state that no event leads to", async () => {
    await tamper({ $set: { stage: "APPROVED" } });
    expect(await found()).to.deep.equal(["Y.QKD-TLS STATE -"]);
    const { broken } = await server.database.verify();
    expect(broken[0]?.faults[0]?.message).to.match(/in: stage\.$/);
  });

  it("finds a field that the program does not know, though it holds nothing", async () => {
    await tamper({ $set: { approvalVariaot: null }, $unset: { approvalVariant: "" } });
    expect(await found()).to.deep.equal(["Y.QKD-TLS UNKNOWN_FIELD -"]);
    const { broken } = await server.database.verify();
    expect(broken[0]?.faults[0]?.message).to.match(/: approvalVariaot\.$/);
  });

  it("finds a document that is listed and cannot be had", async () => {
    const collection = items();
    const { find } = collection;
    // As an index does that lost an entry.
    Object.assign(collection, {
      find: (filter: { _id?: { $in: string[] } }, ...more: []) =>
        find.call(
          collection,
          (filter._id ? { _id: { $in: filter._id.$in.slice(1) } } : filter) as never,
          ...more,
        ),
      findOne: async () => null,
    });
    try {
      expect(await found()).to.include("null UNREADABLE -");
    } finally {
      Object.assign(collection, { find });
      Reflect.deleteProperty(collection, "findOne");
    }
  });

  it("goes on past documents that cannot be read, and so does a server that starts", async () => {
    await tamper({ $set: { history: "gone" } });
    await tamper({ $set: { stage: "CONSENTEE" } }, "Y.Sup.MDT");
    await tamper({ $set: { decisions: null, "history.0.changes": [null] } }, "Y.DTN-ModelReq");
    const names = (await found()).map((fault) => fault.split(" ")[0]);
    expect([...new Set(names)]).to.have.members(["Y.QKD-TLS", "Y.Sup.MDT", "Y.DTN-ModelReq"]);
    const { uri, databaseName } = server;
    const other = await startTestServer({ uri, databaseName, seeds: false });
    try {
      const { data, errors } = await other.ask(
        `{ workItems(first: 100) { totalCount nodes { acronym stage decisions { nodes { id } } } } verify { broken { name } } }`,
      );
      expect(errors).to.deep.equal([]);
      expect(data.workItems.totalCount).to.equal(26);
      expect(data.verify.broken).to.have.lengthOf(3);
      expect(other.logged.flat().filter((line) => String(line).startsWith("left out"))).to.have.lengthOf(3);
    } finally {
      await other.close();
    }
  });
});
