import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  Double,
  deserialize,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
  UUID,
} from "bson";
import { expect } from "chai";
import fc from "fast-check";
import { type Value } from "../../src/embedded/bson.js";
import { decode } from "../../src/embedded/bson-decode.js";
import { encode } from "../../src/embedded/bson-encode.js";
import { compareValues } from "../../src/embedded/compare.js";
import { encodeValue } from "../../src/embedded/index-keys.js";
import { useStore } from "./support.js";

const value = (of: unknown): Value => decode(Buffer.from(serialize({ v: of }))).get("v") as Value;

/** One or more of every type, in MongoDB's documented order; the values of one inner list are equal. */
const ORDER: unknown[][] = [
  [new MinKey()],
  [null],
  [Number.NaN, Decimal128.fromString("NaN")],
  [-Infinity, Decimal128.fromString("-Infinity")],
  [Decimal128.fromString("-1E+400")],
  [-1.5],
  [-0, 0, Long.ZERO, new Int32(0), Decimal128.fromString("0"), Decimal128.fromString("-0E+3")],
  [Decimal128.fromString("0.1")],
  [new Double(0.1)],
  [1, new Double(1), Long.ONE, Decimal128.fromString("1.00")],
  [new Double(9007199254740992), Long.fromString("9007199254740992")],
  [Long.fromString("9007199254740993"), Decimal128.fromString("9007199254740993")],
  [Long.MAX_VALUE],
  [new Double(2 ** 63)],
  [Infinity, Decimal128.fromString("Infinity")],
  [""],
  ["a"],
  ["a\0"],
  ["a\0b"],
  ["a\u0001"],
  ["aa"],
  ["\uffff"],
  ["\u{1f600}"],
  [{}],
  [{ a: 1 }, { a: new Double(1) }],
  [{ a: 1, b: 1 }],
  [{ b: 1 }],
  [{ a: "x" }],
  [[]],
  [[1]],
  [[1, 2]],
  [[2]],
  [new Binary(Buffer.from("a"), 0)],
  [new Binary(Buffer.from("a"), 5)],
  [new Binary(Buffer.from("ab"), 0)],
  [new ObjectId("000000000000000000000001")],
  [new ObjectId("ff0000000000000000000001")],
  [false],
  [true],
  [new Date(-1)],
  [new Date(0)],
  [new Timestamp({ t: 1, i: 2 })],
  [new Timestamp({ t: 4294967295, i: 0 })],
  [new BSONRegExp("a", "")],
  [new BSONRegExp("a", "i")],
  [new BSONRegExp("b", "")],
  [new Code("a")],
  [new MaxKey()],
];

describe("embedded store: values", () => {
  const flat = ORDER.flatMap((same, rank) => same.map((of) => ({ rank, of, value: value(of) })));

  it("compares in BSON order, and index keys have the same order", () => {
    for (const a of flat) {
      for (const b of flat) {
        const wanted = Math.sign(a.rank - b.rank);
        const name = `${JSON.stringify(a.of)} with ${JSON.stringify(b.of)}`;
        expect(Math.sign(compareValues(a.value, b.value)), name).to.equal(wanted);
        const [x, y] = [encodeValue(a.value), encodeValue(b.value)];
        // Beyond the precision of a double keys only tell numbers apart; ranges ask the filter again.
        const beyond = /9007199254740993|0\.1|2147483647/.test(name);
        if (!beyond || wanted === 0) expect(x < y ? -1 : x > y ? 1 : 0, `keys of ${name}`).to.equal(wanted);
        else expect(x).to.not.equal(y);
      }
    }
  });

  it("encodes what it decodes to the same bytes, also field names made of digits", () => {
    for (const { of } of flat) {
      const bytes = Buffer.from(serialize({ b: of, a: [of, { z: of }] }));
      expect(encode(decode(bytes)).equals(bytes), JSON.stringify(of)).to.equal(true);
    }
    const digits = Buffer.from(
      serialize(
        new Map([
          ["2", 1],
          ["1", 2],
          ["b", 3],
        ]),
      ),
    );
    expect(encode(decode(digits)).equals(digits)).to.equal(true);
  });

  it("agrees with bson on arbitrary documents", () => {
    fc.assert(
      fc.property(
        fc.object({
          maxDepth: 3,
          values: [
            fc.string({ unit: "grapheme" }),
            fc.double(),
            fc.integer(),
            fc.boolean(),
            fc.constant(null),
            fc.date({ noInvalidDate: true }),
          ],
        }),
        (object) => {
          const bytes = Buffer.from(serialize(object));
          expect(deserialize(encode(decode(bytes)))).to.deep.equal(deserialize(bytes));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("never gives two keys the same place unless they are equal", () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }));
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [x, y] = [a, b].map((n) =>
          value(typeof n === "bigint" ? Long.fromBigInt(n) : new Double(n)),
        ) as [Value, Value];
        expect(encodeValue(x) === encodeValue(y)).to.equal(compareValues(x, y) === 0);
      }),
      { numRuns: 500 },
    );
  });

  describe("through the driver", () => {
    const t = useStore();

    it("keeps every type, updates beside it included", async () => {
      const c = t.db.collection("types", { promoteValues: false, promoteBuffers: false, bsonRegExp: true });
      const all = {
        ...Object.fromEntries(flat.map(({ of }, i) => [`f${i}`, of])),
        uuid: new UUID(),
        nul: null,
      };
      const { insertedId } = await c.insertOne(all as never);
      await c.updateOne({ _id: insertedId }, { $set: { added: 1 } });
      const found = await c.findOne({ _id: insertedId });
      expect(
        Buffer.from(serialize(found ?? {})).equals(
          Buffer.from(serialize({ ...all, _id: insertedId, added: 1 })),
        ),
      ).to.equal(false);
      const { _id, added, ...rest } = found as Record<string, unknown>;
      const { _id: __, ...wanted } = all as Record<string, unknown>;
      expect(Buffer.from(serialize(rest)).equals(Buffer.from(serialize(wanted)))).to.equal(true);
      expect(Object.keys(found ?? {})[0]).to.equal("_id");
    });

    it("sorts a mixed field in that order, arrays by their least or greatest element", async () => {
      const c = t.db.collection<{ _id: number; v: unknown }>("mixed");
      const scalars = flat.filter(({ of }) => !Array.isArray(of));
      const shuffled = scalars
        .map((entry, i) => ({ _id: i, v: entry.of, rank: entry.rank }))
        .sort((a, b) => ((a._id * 7919) % 61) - ((b._id * 7919) % 61));
      await c.insertMany(shuffled as never);
      const ranks = (await c.find().sort({ v: 1 }).toArray()).map(
        (d) => (d as never as { rank: number }).rank,
      );
      expect(ranks).to.deep.equal([...ranks].sort((a, b) => a - b));
      const arrays = t.db.collection<{ _id: number }>("arrays");
      await arrays.insertMany([
        { _id: 1, v: [5, 1] },
        { _id: 2, v: 3 },
        { _id: 3, v: [] },
        { _id: 4 },
      ] as never);
      expect((await arrays.find().sort({ v: 1 }).toArray()).map((d) => d._id)).to.deep.equal([
        3,
        4,
        2 - 1,
        2,
      ]);
      expect((await arrays.find().sort({ v: -1 }).toArray()).map((d) => d._id)).to.deep.equal([1, 2, 4, 3]);
    });
  });
});
