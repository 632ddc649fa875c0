import { join } from "node:path";
import { expect } from "chai";
import { open } from "lmdb";
import type { Document } from "mongodb";
import { docOf, int } from "../../src/embedded/bson.js";
import { decode } from "../../src/embedded/bson-decode.js";
import { encode } from "../../src/embedded/bson-encode.js";
import { packed, unpacked } from "../../src/embedded/packing.js";
import { incompressible } from "../support/incompressible.js";
import { useStore } from "./support.js";

const documentOf = (text: string) => encode(docOf({ _id: int(1), text }));

describe("embedded store: long documents are kept deflated", () => {
  const t = useStore();
  const rows = () => t.db.collection<Document & { _id: number }>("long");

  it("gives back every value to the byte, and leaves short ones and those that do not get shorter as they are", () => {
    for (const length of [0, 1, 900, 1100, 5000, 100_000]) {
      const value = documentOf("abc ".repeat(length / 4));
      expect(unpacked(packed(value)).equals(value)).to.equal(true);
      expect(packed(value).length < value.length / 2).to.equal(value.length > 1024);
    }
    const random = Buffer.from(incompressible(4000), "base64");
    expect(packed(random)).to.equal(random);
  });

  it("gives what is damaged as no document", () => {
    const spoilt = Buffer.concat([Buffer.alloc(4), Buffer.from("this is nothing that was deflated")]);
    expect(() => decode(unpacked(spoilt))).to.throw("Invalid BSON");
  });

  it("reads a store of before, and makes it one of now when it is opened", async () => {
    const text = "A document of before. ".repeat(200);
    await rows().insertOne({ _id: 1, text });
    await t.client.close();
    await t.store.close();
    const options = { noSubdir: true, encoding: "binary", keyEncoding: "binary" } as const;
    const environment = open<Buffer, Buffer>({ path: join(t.directory, "data.mdb"), ...options });
    let found = 0;
    for (const { key, value } of environment.getRange({ start: Buffer.from("d"), end: Buffer.from("e") })) {
      if (unpacked(value) === value) continue;
      environment.putSync(key, unpacked(value));
      found += 1;
    }
    const format = (version: number) =>
      encode(docOf({ store: "embedded-document-store", format: int(version) }));
    environment.putSync(Buffer.from("mformat"), format(1));
    await environment.close();
    expect(found).to.equal(1);

    await t.reopen();
    expect(await rows().findOne({ _id: 1 })).to.deep.equal({ _id: 1, text });
    await rows().updateOne({ _id: 1 }, { $set: { more: "y".repeat(3000) } });
    expect(await rows().findOne({ more: /^yyy/ })).to.include({ _id: 1, text });
    await t.client.close();
    await t.store.close();
    const again = open<Buffer, Buffer>({ path: join(t.directory, "data.mdb"), ...options, readOnly: true });
    expect(again.get(Buffer.from("mformat"))?.equals(format(2))).to.equal(true);
    await again.close();
    await t.reopen();
  });
});
