import { serialize } from "bson";
import { expect } from "chai";
import { crc32c } from "../../src/embedded/wire.js";
import { bare, exchange, opMsg, reply } from "./raw.js";
import { useStore } from "./support.js";

describe("embedded store: hostile and broken messages", () => {
  const t = useStore();
  const ping = { ping: 1, $db: "admin" };
  const header = (length: number, opcode: number) => {
    const bytes = Buffer.alloc(16);
    bytes.writeInt32LE(length, 0);
    bytes.writeInt32LE(opcode, 12);
    return bytes;
  };
  const insertOf = (doc: Buffer) => {
    const name = Buffer.from("documents\0");
    const size = Buffer.alloc(4);
    size.writeInt32LE(4 + name.length + doc.length);
    return opMsg(
      { insert: "p", $db: "test" },
      { sections: [Buffer.concat([Buffer.from([1]), size, name, doc])] },
    );
  };
  afterEach(async () => {
    expect(await exchange(t.store.uri, ping), "others do not notice").to.deep.equal({ ok: 1 });
  });

  const CLOSES: [string, Buffer][] = [
    ["a negative length", header(-1, 2013)],
    ["a length shorter than a header", header(10, 2013)],
    ["a length of 2 GB", header(0x7fffffff, 2013)],
    ["an unknown opcode", header(16, 9999)],
    ["OP_COMPRESSED", Buffer.concat([header(25, 2012), Buffer.alloc(9)])],
    ["an OP_MSG of nothing", header(16, 2013)],
    [
      "a body that claims more than its frame",
      Buffer.concat([header(30, 2013), Buffer.from([0, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0])]),
    ],
    ["an unknown section", opMsg(ping, { sections: [Buffer.from([9, 0, 0, 0, 0])] })],
    ["an unknown required flag", opMsg(ping, { flags: 4 })],
    ["a wrong checksum", opMsg(ping, { flags: 1, tail: Buffer.alloc(4) })],
    [
      "two bodies",
      opMsg(ping, { sections: [Buffer.concat([Buffer.from([0]), Buffer.from(serialize(ping))])] }),
    ],
  ];
  for (const [what, frame] of CLOSES) {
    it(`closes the connection on ${what}`, async () => {
      const socket = await bare(t.store.uri);
      socket.write(frame);
      expect(await reply(socket)).to.equal(undefined);
    });
  }

  const ANSWERS: [string, Buffer, number][] = [
    ["a document cut short", opMsg(Buffer.from([9, 0, 0, 0, 16, 97, 0, 1, 0])), 22],
    ["an unknown type", opMsg(Buffer.from([8, 0, 0, 0, 99, 97, 0, 0])), 22],
    ["a string whose length lies", opMsg(Buffer.from([14, 0, 0, 0, 2, 97, 0, 100, 0, 0, 0, 98, 0, 0])), 22],
    ["invalid UTF-8", opMsg(Buffer.from([14, 0, 0, 0, 2, 97, 0, 2, 0, 0, 0, 0xff, 0, 0])), 22],
    ["an empty document", opMsg({}), 59],
    ["no $db", opMsg({ ping: 1 }), 40571],
  ];
  for (const [what, frame, code] of ANSWERS) {
    it(`answers ${what} with ${code}, and the connection goes on`, async () => {
      const socket = await bare(t.store.uri);
      socket.write(frame);
      expect(await reply(socket)).to.include({ ok: 0, code });
      socket.write(opMsg(ping));
      expect(await reply(socket)).to.deep.equal({ ok: 1 });
      socket.destroy();
    });
  }

  it("refuses a document with invalid UTF-8 or a hundred thousand levels in a sequence", async () => {
    const bad = Buffer.from([14, 0, 0, 0, 2, 97, 0, 2, 0, 0, 0, 0xff, 0, 0]);
    const deep: Buffer[] = [];
    const levels = 100_000;
    for (let i = 0; i < levels; i++) {
      const head = Buffer.from([0, 0, 0, 0, 3, 97, 0]);
      head.writeInt32LE(8 * (levels - i) + 5, 0);
      deep.push(head);
    }
    deep.push(Buffer.from([5, 0, 0, 0, 0]), Buffer.alloc(levels));
    for (const doc of [bad, Buffer.concat(deep)]) {
      const socket = await bare(t.store.uri);
      socket.write(insertOf(doc));
      const answer = (await reply(socket)) as { writeErrors: { code: number }[] };
      expect(answer.writeErrors[0]?.code).to.be.oneOf([15, 22]);
      socket.destroy();
    }
    expect(await t.db.collection("p").countDocuments()).to.equal(0);
  });

  it("takes a right checksum, says nothing to moreToCome, and takes a message byte by byte", async () => {
    const frame = opMsg(ping, { flags: 1, tail: Buffer.alloc(4) });
    frame.writeUInt32LE(crc32c(frame.subarray(0, -4)), frame.length - 4);
    const socket = await bare(t.store.uri);
    socket.setNoDelay(true);
    for (const byte of frame) socket.write(Buffer.from([byte]));
    expect(await reply(socket)).to.deep.equal({ ok: 1 });
    socket.write(opMsg(ping, { flags: 2 }));
    expect(await reply(socket, 100)).to.equal("silence");
    socket.write(Buffer.concat([opMsg(ping, { flags: 0x10000 }), opMsg(ping)]));
    expect(await reply(socket)).to.deep.equal({ ok: 1 });
    socket.destroy();
  });

  it("answers the legacy hello and no other legacy query", async () => {
    const query = (doc: object) => {
      const frame = Buffer.concat([
        header(0, 2004),
        Buffer.alloc(4),
        Buffer.from("admin.$cmd\0"),
        Buffer.alloc(8),
        Buffer.from(serialize(doc)),
      ]);
      frame.writeInt32LE(frame.length, 0);
      return frame;
    };
    const socket = await bare(t.store.uri);
    socket.write(query({ isMaster: 1, helloOk: true }));
    expect(await reply(socket)).to.include({ ismaster: true, helloOk: true, msg: "isdbgrid", ok: 1 });
    socket.write(query({ ping: 1 }));
    expect(await reply(socket)).to.include({ ok: 0, code: 352 });
    socket.destroy();
  });

  it("stores a message of nearly 48 MB, and forgets clients that vanish in the middle of one", async () => {
    const docs = Array.from({ length: 3 }, (_, i) => ({ _id: i, s: "x".repeat(15_900_000) }));
    expect(
      (await t.db.collection<{ _id: number; s: string }>("big").insertMany(docs)).insertedCount,
    ).to.equal(3);
    const lengths: number[] = [];
    for await (const doc of t.db.collection<{ _id: number; s: string }>("big").find())
      lengths.push(doc.s.length);
    expect(lengths).to.deep.equal([15_900_000, 15_900_000, 15_900_000]);
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 30; i++) {
      const socket = await bare(t.store.uri);
      socket.write(Buffer.concat([header(48_000_000, 2013), Buffer.alloc(100_000)]));
      await new Promise((resolve) => setTimeout(resolve, 2));
      socket.destroy();
    }
    expect(process.memoryUsage().rss - before).to.be.lessThan(300e6);
  });

  it("survives random bytes", async () => {
    for (let round = 0; round < 50; round++) {
      const frame = opMsg({ find: "p", filter: { a: { $in: [1, "x", null] } }, $db: "test", sort: { a: 1 } });
      for (let k = 0; k < 4; k++)
        frame[16 + Math.floor(Math.random() * (frame.length - 16))] = Math.floor(Math.random() * 256);
      const socket = await bare(t.store.uri);
      socket.write(frame);
      await reply(socket, 200);
      socket.destroy();
    }
  });
});
