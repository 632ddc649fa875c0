import fc from "fast-check";
import { type Db, MongoClient } from "mongodb";
import { ask, changesData, isUpdateOfMany, render } from "../support/independent/answers.js";
import { freshDatabaseName } from "../support/independent/contract-store.js";
import { knownDifferences } from "../support/independent/known-differences.js";
import {
  COLLECTION,
  fullProfile,
  type Operation,
  operations,
  profiles,
} from "../support/independent/operations.js";
import { openFreshEmbeddedStore } from "../support/test-store.js";

const uri = process.env.MONGODB_URI;
const server = process.env.INDEPENDENT_SERVER;
const seed = Number(process.env.DIFFERENTIAL_SEED ?? Date.now() % 2 ** 31);
const runs = Number(process.env.DIFFERENTIAL_RUNS ?? 400);
const LIMIT_MS = Number(process.env.DIFFERENTIAL_SECONDS ?? 60) * 1000;

/**
 * The same random operations on the embedded store and on a server that is not ours: same results, same error
 * codes. Where either says "not supported", or differs from the other in a known way on a write, the sequence ends there:
 * the two no longer hold the same data.
 */
describe(`differential: embedded store against ${server ?? "an independent server"}`, () => {
  const ends: { close(): Promise<unknown> }[] = [];
  let ours: MongoClient;
  let theirs: MongoClient;

  before(async function () {
    if (!uri || !server) {
      console.log("  differential test skipped: MONGODB_URI and INDEPENDENT_SERVER are not both set");
      return this.skip();
    }
    const store = await openFreshEmbeddedStore();
    ends.push(store);
    ours = await MongoClient.connect(store.uri, { serverSelectionTimeoutMS: 10_000 });
    theirs = await MongoClient.connect(uri, { serverSelectionTimeoutMS: 10_000 });
    ends.unshift(ours, theirs);
  });

  after(async () => {
    for (const end of ends) await end.close();
  });

  it("answers random operations alike", async function () {
    this.timeout(LIMIT_MS + 60_000);
    let compared = 0;
    let cut = 0;
    const known = new Map<string, number>();
    const property = fc.asyncProperty(operations(profiles[server ?? ""] ?? fullProfile), async (sequence) => {
      const name = freshDatabaseName("diff");
      const [left, right] = [ours.db(name), theirs.db(name)];
      try {
        const outcome = await play(left, right, sequence, known);
        compared += outcome.compared;
        if (outcome.cut) cut += 1;
      } finally {
        await Promise.all([left.dropDatabase(), right.dropDatabase()]);
      }
    });
    try {
      await fc.assert(property, {
        seed,
        numRuns: runs,
        interruptAfterTimeLimit: LIMIT_MS,
        markInterruptAsFailure: false,
      });
    } finally {
      console.log(`  differential seed ${seed}: ${compared} answers compared, ${cut} sequences cut short`);
      for (const [reason, times] of known) console.log(`  known difference, ${times} times: ${reason}`);
    }
    if (compared === 0) throw new Error("nothing was compared");
  });
});

interface Outcome {
  readonly compared: number;
  readonly cut: boolean;
}

async function play(
  left: Db,
  right: Db,
  sequence: readonly Operation[],
  known: Map<string, number>,
): Promise<Outcome> {
  const last = { find: COLLECTION, filter: {}, sort: { _id: 1 } };
  const done: string[] = [];
  for (const operation of [...sequence, last]) {
    const [mine, other] = await Promise.all([ask(left, operation), ask(right, operation)]);
    if (mine.unsupported || other.unsupported) return { compared: done.length, cut: true };
    done.push(render(operation));
    // How far an update of many got before it failed depends on the natural order.
    const openEnded = mine.text.includes('"code"') && isUpdateOfMany(operation);
    if (mine.text === other.text && !openEnded) continue;
    if (mine.text === other.text) return { compared: done.length, cut: true };
    const difference = knownDifferences[server ?? ""]?.find((one) => one.explains(operation, mine, other));
    if (difference === undefined) {
      throw new Error(`after\n  ${done.join("\n  ")}\nembedded: ${mine.text}\n${server}: ${other.text}`);
    }
    known.set(difference.reason, (known.get(difference.reason) ?? 0) + 1);
    if (changesData(operation) && (openEnded || !difference.sameData))
      return { compared: done.length, cut: true };
  }
  return { compared: done.length, cut: false };
}
