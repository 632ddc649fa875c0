/**
 * How often mingo 7 answers otherwise than this store, kind by kind: why the store has its own filters, sorts, projections,
 * updates and aggregation. With MONGODB_URI set, that server is asked wherever the two differ.
 *
 *     npx tsx bench/compare-mingo.ts
 *     node scripts/independent-server.mjs run secantus -- npx tsx bench/compare-mingo.ts
 *
 * mingo gets the documents as the bson package decodes them, once as JavaScript numbers and once as BSON's own types; the
 * better of the two counts for it. Numbers are compared by value here; where an update leaves the right value in a field but
 * changes its type, that is counted apart. CASES and SEED change the run; SHOW prints so many differences of each kind.
 */
import { type Document, deserialize, EJSON, serialize } from "bson";
import fc from "fast-check";
import { aggregate, Query, update } from "mingo";
import { type Collection, MongoClient } from "mongodb";
import { type Doc, type Value } from "../src/embedded/bson.js";
import { decode } from "../src/embedded/bson-decode.js";
import { encode } from "../src/embedded/bson-encode.js";
import { compilePipeline } from "../src/embedded/pipeline.js";
import { runPipeline } from "../src/embedded/pipeline-stage.js";
import { compileProjection } from "../src/embedded/projection.js";
import { compileFilter } from "../src/embedded/query.js";
import { compileSort } from "../src/embedded/sort.js";
import { compileUpdate } from "../src/embedded/update.js";
import { type Case, KINDS, type Question } from "./mingo-kinds.js";

const CASES = Number(process.env.CASES ?? 300);
const SEED = Number(process.env.SEED ?? 7);
const SHOW = Number(process.env.SHOW ?? 0);
const KEPT = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const;

/** What was answered: exactly, and with numbers as their values only. */
interface Answer {
  readonly exact: string;
  readonly loose: string;
}

const REFUSED: Answer = { exact: "refused", loose: "refused" };

function answerOf(documents: Document[]): Answer {
  const kept = (deserialize(serialize({ documents }), KEPT).documents as Document[]).map(idFirst);
  return {
    exact: EJSON.stringify(kept, { relaxed: false }),
    loose: EJSON.stringify(kept.map(plainNumbers) as Document[]),
  };
}

/** A wrapper could mend that, so that it is not held against mingo, which puts `_id` last when it projects. */
function idFirst(document: Document): Document {
  return "_id" in document ? { _id: document._id as unknown, ...document } : document;
}

function plainNumbers(value: unknown): unknown {
  const type = (value as { _bsontype?: string } | null)?._bsontype;
  if (type === "Int32" || type === "Double") return Number(value) + 0;
  if (type === "Long") return Number.isSafeInteger(Number(value)) ? Number(value) + 0 : `number ${value}`;
  if (type === "Decimal128") {
    const near = Number(String(value));
    return /^-?\d{16,}$/.test(String(value)) && !Number.isSafeInteger(near) ? `number ${value}` : near + 0;
  }
  if (Array.isArray(value)) return value.map(plainNumbers);
  if (value === null || typeof value !== "object" || type !== undefined || value instanceof Date)
    return value;
  return Object.entries(value).map(([name, inner]) => [name, plainNumbers(inner)]);
}

function attempt(ask: () => Document[]): Answer {
  try {
    return answerOf(ask());
  } catch {
    return REFUSED;
  }
}

/** The document after an update, or a note in its place that the update was refused. */
function changed(document: Document, change: () => Document): Document {
  try {
    return change();
  } catch {
    return { _id: document._id as unknown, refused: true };
  }
}

const toOurs = (document: Document): Doc => decode(Buffer.from(serialize(document)));
const fromOurs = (doc: Doc): Document => deserialize(encode(doc), KEPT);

function askOurs({ documents, question }: Case): Answer {
  const docs = documents.map(toOurs);
  const asked = toOurs(question as Document);
  const part = (name: string) => asked.get(name) as Doc;
  return attempt(() => {
    if ("update" in question) {
      const { matches } = compileFilter(part("filter") ?? new Map());
      const apply = compileUpdate(part("update"), asked.get("arrayFilters") as Value);
      const filter = part("filter") ?? new Map();
      return docs.map((doc) =>
        changed(fromOurs(doc), () => fromOurs(matches(doc) ? apply(doc, { filter, inserting: false }) : doc)),
      );
    }
    if ("filter" in question) return docs.filter(compileFilter(part("filter")).matches).map(fromOurs);
    if ("sort" in question) return docs.sort(compileSort(part("sort"))).map(fromOurs);
    if ("projection" in question) {
      const project = compileProjection(part("projection"), new Map());
      return docs.map((doc) => fromOurs(project(doc, new Map())));
    }
    const stages = compilePipeline(asked.get("pipeline") as Value[], {
      variables: new Map(),
      read: () => docs,
    });
    return [...runPipeline(stages, docs)].map(fromOurs);
  });
}

function askMingo({ documents, question }: Case, kept: boolean): Answer {
  const through = <T extends Document>(document: T) =>
    deserialize(serialize(document), kept ? KEPT : {}) as Document;
  return attempt(() => {
    const docs = documents.map(through);
    const asked = through(question as Document) as Question;
    if ("update" in asked) {
      return docs.map((doc) =>
        changed(doc, () => {
          update(doc, asked.update, asked.arrayFilters ?? [], asked.filter ?? {});
          return doc;
        }),
      );
    }
    if ("filter" in asked) return new Query(asked.filter).find<Document>(docs).all();
    if ("sort" in asked)
      return new Query({})
        .find<Document>(docs)
        .sort(through(asked.sort) as Record<string, 1>)
        .all();
    if ("projection" in asked) return new Query({}).find<Document>(docs, asked.projection).all();
    return aggregate(docs, asked.pipeline, { collectionResolver: () => docs }) as Document[];
  });
}

async function askServer(collection: Collection, { documents, question }: Case): Promise<Answer> {
  await collection.deleteMany({});
  await collection.insertMany(documents);
  const all = () => collection.find({}, KEPT).sort({ _id: 1 }).toArray();
  try {
    if ("update" in question) {
      const { update: change, filter = {}, arrayFilters } = question;
      const refused = new Set<unknown>();
      for (const { _id } of documents) {
        const asked = collection.updateOne({ ...filter, _id }, change, arrayFilters ? { arrayFilters } : {});
        await asked.catch(() => refused.add(String(_id)));
      }
      return answerOf(
        (await all()).map((doc) => (refused.has(String(doc._id)) ? { _id: doc._id, refused: true } : doc)),
      );
    }
    if ("filter" in question)
      return answerOf(await collection.find(question.filter, KEPT).sort({ _id: 1 }).toArray());
    if ("sort" in question) return answerOf(await collection.find({}, KEPT).sort(question.sort).toArray());
    if ("projection" in question) {
      const { projection } = question;
      return answerOf(
        await collection
          .find({}, { ...KEPT, projection })
          .sort({ _id: 1 })
          .toArray(),
      );
    }
    return answerOf(await collection.aggregate(question.pipeline, KEPT).toArray());
  } catch {
    return REFUSED;
  }
}

interface Tally {
  asked: number;
  differ: number;
  types: number;
  likeOurs: number;
  likeMingo: number;
}

async function compare(kind: string, cases: Case[], judge: Collection | undefined): Promise<Tally> {
  const tally: Tally = { asked: cases.length, differ: 0, types: 0, likeOurs: 0, likeMingo: 0 };
  const ours = cases.map(askOurs);
  const [promoted, kept] = [false, true].map((as) => cases.map((one) => askMingo(one, as))) as [
    Answer[],
    Answer[],
  ];
  const wrong = (answers: Answer[]) => answers.filter(({ loose }, i) => loose !== ours[i]?.loose).length;
  const mingos = wrong(kept) < wrong(promoted) ? kept : promoted;
  let shown = 0;
  for (const [i, one] of cases.entries()) {
    const [our, theirs] = [ours[i] as Answer, mingos[i] as Answer];
    if (our.loose === theirs.loose) {
      if ("update" in one.question && our.exact !== theirs.exact) tally.types++;
      continue;
    }
    tally.differ++;
    const truth = judge && (await askServer(judge, one));
    if (truth?.loose === our.loose) tally.likeOurs++;
    if (truth?.loose === theirs.loose) tally.likeMingo++;
    if (shown++ >= SHOW && (!truth || truth.loose === our.loose || SHOW === 0)) continue;
    console.log(`${kind}\n  ${EJSON.stringify(one)}\n  ours   ${our.exact}\n  mingo  ${theirs.exact}`);
    if (truth) console.log(`  server ${truth.exact}`);
  }
  return tally;
}

const client = process.env.MONGODB_URI ? await MongoClient.connect(process.env.MONGODB_URI) : undefined;
const judge = client?.db("compare_mingo").collection("c");
const sum: Tally = { asked: 0, differ: 0, types: 0, likeOurs: 0, likeMingo: 0 };
const line = (name: string, { asked, differ, types, likeOurs, likeMingo }: Tally) => {
  const others = judge ? [likeOurs, likeMingo, differ - likeOurs - likeMingo] : [];
  console.log(name.padEnd(64) + [asked, differ, types, ...others].map((n) => String(n).padStart(8)).join(""));
};
const heads = ["asked", "differ", "types", ...(judge ? ["=ours", "=mingo", "neither"] : [])];
console.log("".padEnd(64) + heads.map((head) => head.padStart(8)).join(""));
for (const [kind, arbitrary] of Object.entries(KINDS)) {
  const tally = await compare(kind, fc.sample(arbitrary, { seed: SEED, numRuns: CASES }), judge);
  for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += tally[name];
  line(kind, tally);
}
line("all", sum);
await client?.close();
