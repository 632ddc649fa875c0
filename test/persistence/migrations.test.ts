import { randomBytes } from "node:crypto";
import { expect } from "chai";
import type { Connection } from "mongoose";
import { connect } from "../../src/persistence/connection.js";
import { openDatabase } from "../../src/persistence/database.js";
import {
  LOCK_MS,
  MIGRATIONS,
  migrate,
  NEWEST_SHAPE,
  shapeOf,
  WrongShape,
} from "../../src/persistence/migrations/index.js";
import { verifyDatabase } from "../../src/persistence/verify.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

interface Mark {
  _id: string;
  version?: number;
  owner?: string;
  expiresAt?: Date;
}

describe("migrations", () => {
  let server: TestServer;
  let connection: Connection;
  const options = () => ({ uri: server.uri, database: server.databaseName, patienceMs: 3000 });
  const marks = () => connection.collection<Mark>("migrations");
  const refusal = async (attempt: Promise<unknown>): Promise<WrongShape> => {
    const error = await attempt.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(WrongShape);
    return error as WrongShape;
  };
  /** Takes away what the first version of the program did not write. */
  const makeOld = async () => {
    for (const name of ["workItems", "meetings", "questions", "workingParties", "studyGroups", "persons"]) {
      const collection = connection.collection(name);
      for (const { _id, history } of await collection.find().toArray()) {
        const events = (history as Record<string, unknown>[]).map(
          ({ hash: _hash, corrects: _corrects, request: _request, ...event }) => event,
        );
        await collection.updateOne({ _id }, { $set: { history: events } });
      }
    }
    await marks().deleteMany({});
  };
  beforeEach(async () => {
    server = await startTestServer();
    connection = await connect(options());
  });
  afterEach(async () => {
    await connection.close();
    await server.close();
  });

  it("gives an empty database the newest shape", async () => {
    const fresh = { ...options(), database: `t${randomBytes(6).toString("hex")}` };
    const database = await openDatabase(fresh);
    expect(await shapeOf(database.connection)).to.equal(NEWEST_SHAPE);
    expect(await migrate(database.connection)).to.deep.equal([]);
    await database.connection.dropDatabase();
    await database.close();
  });

  it("refuses an older shape with the command to run, and changes nothing", async () => {
    await makeOld();
    expect(await shapeOf(connection)).to.equal(0);
    const error = await refusal(openDatabase(options()));
    expect(error.message).to.include("npm run migrate").and.include("shape 0");
    expect(await marks().countDocuments()).to.equal(0);
  });

  it("refuses a newer shape with the command to run", async () => {
    await marks().updateOne({ _id: "shape" }, { $set: { version: NEWEST_SHAPE + 1 } });
    expect((await refusal(openDatabase(options()))).message)
      .to.include("newer")
      .and.include("npm start");
    await refusal(migrate(connection));
    await marks().updateOne({ _id: "shape" }, { $set: { version: NEWEST_SHAPE } });
  });

  it("gives documents that were written before the hash chain their hashes, once", async () => {
    await makeOld();
    expect((await verifyDatabase(connection)).broken).to.have.lengthOf.greaterThan(40);
    const [done] = await migrate(connection);
    expect(done).to.include({ version: 1, name: "hash chain" });
    expect(done?.documents).to.be.greaterThan(40);
    expect((await verifyDatabase(connection)).broken).to.deep.equal([]);
    expect(await migrate(connection)).to.deep.equal([]);
    const { databaseName, uri } = server;
    const migrated = await startTestServer({ uri, databaseName, seeds: false });
    const { data } = await migrated.ask(
      `{ workItem(acronym: "Y.QKD-TLS") { history { nodes { seq corrects hash } } } }`,
    );
    expect(data.workItem.history.nodes[0]).to.deep.include({ seq: 1, corrects: null });
    expect(data.workItem.history.nodes[0].hash).to.match(/^[0-9a-f]{64}$/);
    await migrated.close();
  });

  it("gives work items the keys of their names as they are compared now, and leaves a number with its holder", async () => {
    const items = connection.collection<{ acronym: string; number: string; keys: string[] }>("workItems");
    const numbered = async (acronym: string, number: string, key: string) =>
      items.updateOne({ acronym }, { $set: { number, keys: [`name:${acronym.toLowerCase()}`, key] } });
    await numbered("Y.Sup.MDT", "Supplement 72 to Y-series", "number:supplement 72 to y-series@first");
    await numbered("Y.QKD-TLS", "Y Suppl. 72", "number:y suppl. 72@first");
    await marks().updateOne({ _id: "shape" }, { $set: { version: 1 } });
    expect(await migrate(connection)).to.deep.include({ version: 2, name: "name keys", documents: 0 });
    await numbered("Y.QKD-TLS", "ITU-T Y.3999 (2026)", "number:y.3999 (2026)@first");
    await marks().updateOne({ _id: "shape" }, { $set: { version: 1 } });
    expect((await migrate(connection))[0]).to.include({ documents: 2 });
    expect((await items.findOne({ acronym: "Y.Sup.MDT" }))?.keys).to.include("number:y suppl. 72@first");
    expect((await items.findOne({ acronym: "Y.QKD-TLS" }))?.keys).to.include("number:y.3999@first");
  });

  it("goes on where a migration was cut off", async () => {
    await makeOld();
    await migrate(connection);
    await marks().deleteMany({});
    const items = connection.collection("workItems");
    const one = await items.findOne({ acronym: "Y.QKD-TLS" });
    const history = one?.history as { hash: string }[];
    const bare = history.map(({ hash: _hash, ...event }) => event);
    await items.updateOne({ acronym: "Y.QKD-TLS" }, { $set: { history: bare } });
    expect((await migrate(connection))[0]?.documents).to.equal(1);
    expect((await verifyDatabase(connection)).broken).to.deep.equal([]);
  });

  it("lets one process migrate at a time, and takes over a lock that was left behind", async () => {
    await makeOld();
    await marks().insertOne({ _id: "lock", owner: "somebody", expiresAt: new Date(Date.now() + LOCK_MS) });
    expect((await refusal(migrate(connection))).message).to.match(/Another process/);
    await marks().updateOne({ _id: "lock" }, { $set: { expiresAt: new Date(Date.now() - 1) } });
    expect(await migrate(connection)).to.have.lengthOf(NEWEST_SHAPE);
    expect(await marks().countDocuments({ _id: "lock" })).to.equal(0);
  });

  it("goes on in batches, tells how far it is, and holds its lock however long it takes", async () => {
    await makeOld();
    let now = Date.now();
    const told: number[] = [];
    const [done] = await migrate(
      connection,
      MIGRATIONS.slice(0, 1),
      () => {
        // Each batch takes most of the time for which the lock is held.
        now += LOCK_MS - 1000;
        return now;
      },
      (documents) => told.push(documents),
    );
    expect(told.at(-1)).to.equal(done?.documents);
    expect(told.length).to.be.greaterThan(1);
    expect([...told].sort((a, b) => a - b)).to.deep.equal(told);
  });

  it("runs migrations in order, and notes each when it is done", async () => {
    const ran: number[] = [];
    const step = (version: number, fails = false) => ({
      version,
      name: `step ${version}`,
      up: async () => {
        ran.push(version);
        if (fails) throw new Error("cut off");
        return 0;
      },
    });
    const first = NEWEST_SHAPE + 1;
    const steps = [step(first), step(first + 1, true), step(first + 2)];
    const cut = await migrate(connection, steps).catch((error: Error) => error.message);
    expect(cut).to.equal("cut off");
    expect(await shapeOf(connection)).to.equal(first);
    await migrate(connection, [step(first), step(first + 1), step(first + 2)]);
    expect(ran).to.deep.equal([first, first + 1, first + 1, first + 2]);
    expect(await shapeOf(connection)).to.equal(first + 2);
  });
});
