import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Collection, MongoClient, type ObjectId } from "mongodb";
import { randomFrom } from "../support/random.js";
import { checkConsistency, temporaryDirectory } from "./support.js";

const KILLS = Number(process.env.KILLS ?? 100);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const WRITERS = 8;

interface Row {
  _id: number;
  key: string;
  version: number;
  tags: string[];
  filler: string;
  digest: string;
}

const digest = (version: number, filler: string) =>
  createHash("sha1").update(`${version}${filler}`).digest("hex");

/** What a document may be: what was acknowledged last, or what was asked for since and never answered. */
interface Expectation {
  acknowledged: number | undefined;
  asked: (number | undefined)[];
}

const root = process.cwd();
const built = join(root, "node_modules", ".cache", `kill-${process.pid}`);

/** The store as plain JavaScript: two hundred starts through a TypeScript loader would take minutes. */
function build(): string {
  mkdirSync(built, { recursive: true });
  writeFileSync(
    join(built, "tsconfig.json"),
    JSON.stringify({
      extends: join(root, "tsconfig.json"),
      compilerOptions: {
        noEmit: false,
        outDir: built,
        rootDir: join(root, "src"),
        types: ["node"],
        typeRoots: [join(root, "node_modules/@types")],
      },
      include: [],
      files: ["index.ts", "thread-main.ts"].map((file) => join(root, "src/embedded", file)),
    }),
  );
  writeFileSync(join(built, "package.json"), '{"type":"module"}');
  const result = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", built], {
    encoding: "utf8",
  });
  if (result.status !== 0) throw new Error(result.stdout + result.stderr);
  writeFileSync(
    join(built, "serve.js"),
    'import { openEmbeddedStore } from "./embedded/index.js";\nconst store = await openEmbeddedStore({ directory: process.argv[2] });\nprocess.stdout.write(store.uri + String.fromCharCode(10));\n',
  );
  return join(built, "serve.js");
}

function serve(script: string, directory: string): Promise<{ child: ChildProcess; uri: string }> {
  const child = spawn(process.execPath, [script, directory], { stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((resolve, reject) => {
    let out = "";
    let err = "";
    child.stderr?.on("data", (part) => {
      err += part;
    });
    child.stdout?.on("data", (part) => {
      out += part;
      if (out.includes("\n")) resolve({ child, uri: out.trim() });
    });
    child.once("exit", () => reject(new Error(`the store did not start: ${err}`)));
  });
}

describe("killing the store under a write load", () => {
  it(`loses nothing acknowledged in ${KILLS} kills (SEED=${SEED})`, async function () {
    // Each kill starts a process anew, and the disk of a shared machine can be slow; what counts is the number of kills.
    this.timeout(900_000);
    console.log(`      kill test: SEED=${SEED} KILLS=${KILLS}`);
    const next = randomFrom(SEED);
    const script = build();
    const directory = temporaryDirectory();
    const expected = new Map<number, Expectation>();
    let acknowledged = 0;
    let version = 0;
    let pairs = 0;
    const closing: Promise<void>[] = [];
    try {
      for (let round = 0; round <= KILLS; round++) {
        const { child, uri } = await serve(script, directory);
        const client = new MongoClient(uri, {
          retryWrites: false,
          serverSelectionTimeoutMS: 2000,
          waitQueueTimeoutMS: 5000,
          maxPoolSize: WRITERS,
        });
        const rows = client.db("kill").collection<Row>("rows");
        const couples = client.db("kill").collection<{ _id: ObjectId; n: number; half: number }>("couples");
        await verify(rows, expected, round === KILLS);
        pairs = Math.max(pairs, await couples.countDocuments());
        expect((await couples.countDocuments()) % 2, "half a transaction").to.equal(0);
        if (round === KILLS) {
          await client.close();
          child.kill("SIGKILL");
          await new Promise((resolve) => child.once("exit", resolve));
          break;
        }
        if (round === 0) {
          await rows.createIndexes([
            { key: { key: 1 }, unique: true },
            { key: { tags: 1, version: 1 } },
            { key: { filler: 1 }, sparse: true },
          ]);
          await client.db("kill").createCollection("couples");
        }
        let alive = true;
        const writer = async (w: number) => {
          while (alive) {
            if (w === 0 && next() < 0.3) {
              const session = client.startSession();
              try {
                session.startTransaction();
                await couples.insertOne({ n: version, half: 1 } as never, { session });
                await couples.insertOne({ n: version, half: 2 } as never, { session });
                await session.commitTransaction();
                acknowledged++;
              } finally {
                await session.endSession().catch(() => {});
              }
              continue;
            }
            const id = w + WRITERS * Math.floor(next() * 40);
            const known = expected.get(id) ?? { acknowledged: undefined, asked: [] };
            expected.set(id, known);
            const remove = known.acknowledged !== undefined && next() < 0.2;
            const wanted = remove ? undefined : ++version;
            known.asked.push(wanted);
            const filler = "x".repeat(Math.floor(next() * 4000));
            if (remove) await rows.deleteOne({ key: `k${id}` });
            else {
              const row = {
                key: `k${id}`,
                version: version,
                tags: [`t${version % 7}`, `u${version % 3}`],
                filler,
                digest: digest(version, filler),
              };
              await rows.updateOne(
                { _id: id },
                { $set: { ...row, version: wanted as number, digest: digest(wanted as number, filler) } },
                { upsert: true },
              );
            }
            known.acknowledged = wanted;
            known.asked = [];
            acknowledged++;
          }
        };
        const writers = Array.from({ length: WRITERS }, (_, w) => writer(w).catch(() => {}));
        await new Promise((resolve) => setTimeout(resolve, 5 + next() * 120));
        const gone = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGKILL");
        alive = false;
        await gone;
        // Closing waits in vain for a server that is gone, as does a writer with a transaction open.
        closing.push(client.close(), ...writers);
      }
      const { documents, entries } = checkConsistency(directory);
      console.log(
        `      ${acknowledged} acknowledged writes, ${documents} documents, ${entries} index entries, ${pairs / 2} transactions`,
      );
      expect(acknowledged).to.be.greaterThan(KILLS);
      // The driver has been seen never to settle one of these; what is at stake has been checked by then.
      const enough = new Promise((resolve) => setTimeout(resolve, 15_000).unref());
      await Promise.race([Promise.allSettled(closing), enough]);
    } finally {
      rmSync(built, { recursive: true, force: true });
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

async function verify(
  rows: Collection<Row>,
  expected: Map<number, Expectation>,
  viaIndex: boolean,
): Promise<void> {
  const found = new Map<number, Row>();
  for await (const row of rows.find()) {
    expect(row.digest, `document ${row._id} is not whole`).to.equal(digest(row.version, row.filler));
    expect(row.key).to.equal(`k${row._id}`);
    found.set(row._id, row);
  }
  for (const [id, { acknowledged, asked }] of expected) {
    const version = found.get(id)?.version;
    expect([acknowledged, ...asked], `document ${id}`).to.include(version);
    expected.set(id, { acknowledged: version, asked: [] });
    if (viaIndex && version !== undefined) {
      expect(await rows.countDocuments({ key: `k${id}` })).to.equal(1);
      expect(await rows.countDocuments({ _id: id })).to.equal(1);
      expect(
        (await rows.find({ tags: `t${version % 7}` }).toArray()).filter((row) => row._id === id),
      ).to.have.length(1);
    }
  }
  for (const id of found.keys()) expect(expected.has(id), `document ${id} came from nowhere`).to.equal(true);
}
