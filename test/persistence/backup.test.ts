import { expect } from "chai";
import { Decimal128, Double, Long, ObjectId } from "mongodb";
import type { Connection } from "mongoose";
import {
  BackupRefused,
  backupLines,
  checkBackup,
  refuseUnfinished,
  restore,
} from "../../src/persistence/backup.js";
import { connect } from "../../src/persistence/connection.js";
import { openTestStore, type TestStore } from "../support/test-store.js";

const nothing = () => undefined;

describe("backup and restore", () => {
  let store: TestStore;
  let source: Connection;
  let target: Connection;

  const open = (database: string) => connect({ uri: store.uri, database, patienceMs: 3000 });
  const linesFrom = async (connection: Connection) => {
    const lines: string[] = [];
    for await (const line of backupLines(connection, nothing)) lines.push(line.replace(/\n$/, ""));
    return lines;
  };
  async function* stream(lines: readonly string[]) {
    yield* lines;
  }
  const refusal = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
    } catch (error) {
      if (error instanceof BackupRefused) return error.message;
      throw error;
    }
    return "nothing was refused";
  };
  const isEmpty = async (connection: Connection) => {
    for (const { name } of await connection.listCollections()) {
      if ((await connection.collection(name).countDocuments()) > 0) return false;
    }
    return true;
  };

  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());
  beforeEach(async () => {
    const name = `b${new ObjectId().toHexString()}`;
    source = await open(`${name}s`);
    target = await open(`${name}t`);
    await source.collection<{ _id: unknown }>("things").insertMany([
      {
        _id: new ObjectId("0123456789abcdef01234567"),
        double: new Double(-0),
        long: Long.fromString("9007199254740993"),
      },
      {
        _id: "second",
        decimal: Decimal128.fromString("1.10"),
        at: new Date(0),
        nested: { z: 1, a: [null, { b: "量子" }] },
      },
    ] as never[]);
    await source.collection("marks").insertOne({ _id: "seeds" as never });
  });
  afterEach(async () => {
    for (const connection of [source, target]) {
      await connection.dropDatabase();
      await connection.close();
    }
  });

  it("brings every document back, with its types and the order of its keys", async () => {
    const lines = await linesFrom(source);
    expect(await checkBackup(stream(lines))).to.equal(3);
    expect(await restore(target, () => stream(lines), nothing)).to.equal(3);
    const again = await linesFrom(target);
    expect(again.slice(1, -1)).to.deep.equal(lines.slice(1, -1));
    expect(again.some((line) => line.includes('"$numberDouble":"-0.0"'))).to.equal(true);
  });

  it("refuses a database that is not empty, and leaves it as it is", async () => {
    const lines = await linesFrom(source);
    await target.collection("marks").insertOne({ _id: "mine" as never });
    expect(await refusal(restore(target, () => stream(lines), nothing))).to.include("marks has 1 documents");
    expect(await target.collection("marks").countDocuments()).to.equal(1);
  });

  it("refuses a backup that is foreign, cut off, changed, longer than its end, or newer, and writes nothing", async () => {
    const lines = await linesFrom(source);
    const [head = "", ...rest] = lines;
    const damaged: Record<string, readonly string[]> = {
      "not a backup": ["{}", ...rest],
      "has no end": lines.slice(0, -1),
      "checksum does not fit": lines.map((line) => line.replace("量子", "量于")),
      "goes on after its end": [...lines, ...rest.slice(0, 1)],
      "format version 2": [head.replace('"1"', '"2"'), ...rest],
      "not extended JSON": [head, "{half a line", ...rest],
      "no document of a collection": [head, '{"collection":"system.users","document":{"_id":1}}', ...rest],
    };
    for (const [reason, broken] of Object.entries(damaged)) {
      expect(await refusal(checkBackup(stream(broken))), reason).to.include(reason);
      expect(await refusal(restore(target, () => stream(broken), nothing)), reason).to.include(reason);
      expect(await isEmpty(target), reason).to.equal(true);
    }
    expect(await refusal(checkBackup(stream([])))).to.include("has no end");
  });

  it("starts afresh after a restore that was cut off, which the server would refuse to start on", async () => {
    const lines = await linesFrom(source);
    await target.collection("unfinishedRestore").insertOne({ _id: "restore" as never });
    await target.collection("things").insertOne({ _id: "half" as never });
    expect(await refusal(refuseUnfinished(target))).to.include("npm run restore again");
    expect(await restore(target, () => stream(lines), nothing)).to.equal(3);
    expect(await target.collection("things").findOne({ _id: "half" as never })).to.equal(null);
    await refuseUnfinished(target);
  });
});
