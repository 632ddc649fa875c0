import { type Doc } from "../bson.js";
import { decode, framed } from "../bson-decode.js";
import { encode } from "../bson-encode.js";
import type { Collection } from "../catalog.js";
import type { Stored } from "../collection.js";
import { refuse } from "../errors.js";
import { candidates, plan } from "../planner.js";
import { compileProjection, type Projection } from "../projection.js";
import { compileFilter } from "../query.js";
import { compileSort, sortFields } from "../sort.js";
import { firstBatch } from "./cursor.js";
import {
  type Command,
  collectionName,
  nonNegative,
  optionalBool,
  optionalDoc,
  type Request,
} from "./request.js";

const SORT_BYTES = 256 * 1024 * 1024;

interface Question {
  readonly filter: Doc;
  readonly sort: Doc;
  readonly project: Projection | undefined;
  readonly skip: number;
  readonly limit: number;
}

/** What a filter matches, undecoded; a filter on some fields decodes only those. */
export function* matching(
  request: Request,
  collection: Collection | undefined,
  source: Doc,
): Generator<Stored> {
  const filter = compileFilter(source);
  if (!collection) return;
  const view = request.engine.viewFor(request.caller);
  for (const stored of candidates(view, collection, plan(collection, source))) {
    if (source.size === 0 || filter.matches(decode(stored.bytes, filter.fields))) yield stored;
  }
}

function* found(
  request: Request,
  collection: Collection | undefined,
  { filter, sort, project, skip, limit }: Question,
): Generator<Buffer> {
  const matched = matching(request, collection, filter);
  let passed = 0;
  let shown = 0;
  for (const { bytes } of sort.size > 0 ? sorted(matched, sort) : matched) {
    if (passed++ < skip) continue;
    yield project ? encode(project.show(decode(bytes, project.fields))) : framed(bytes);
    if (++shown === limit) return;
  }
}

function sorted(matched: Iterable<Stored>, spec: Doc): Stored[] {
  const compare = compileSort(spec);
  const fields = new Set(sortFields(spec));
  const rows: { key: Doc; stored: Stored }[] = [];
  let bytes = 0;
  for (const stored of matched) {
    bytes += stored.bytes.length;
    if (bytes > SORT_BYTES)
      refuse("QueryExceededMemoryLimitNoDiskUseAllowed", `Sort exceeded memory limit of ${SORT_BYTES} bytes`);
    rows.push({ key: decode(stored.bytes, fields), stored });
  }
  return rows.sort((a, b) => compare(a.key, b.key)).map(({ stored }) => stored);
}

const FIELDS = [
  ...["filter", "sort", "projection", "hint", "skip", "limit", "batchSize", "singleBatch", "collation"],
  ...["allowDiskUse", "noCursorTimeout", "allowPartialResults"],
];
const ONLY_FALSE = ["returnKey", "showRecordId", "tailable", "awaitData", "oplogReplay"];

const find: Command = {
  fields: [...FIELDS, ...ONLY_FALSE],
  transactional: true,
  run(request) {
    const { body, database, engine, caller } = request;
    const name = collectionName(request);
    for (const field of ONLY_FALSE)
      if (optionalBool(body.get(field), field))
        refuse("BadValue", `'${field}' is not supported by this store`);
    const filter = optionalDoc(body.get("filter"), "filter");
    const sort = optionalDoc(body.get("sort"), "sort");
    const projection = optionalDoc(body.get("projection"), "projection");
    const project = projection.size > 0 ? compileProjection(projection) : undefined;
    const skip = nonNegative(body.get("skip"), "skip");
    const limit = nonNegative(body.get("limit"), "limit");
    // Here already, for what is found is only looked for when it is fetched, which may be never.
    compileFilter(filter);
    compileSort(sort);
    const collection = engine.collection(caller, database, name);
    const documents = found(request, collection, { filter, sort, project, skip, limit });
    const single = optionalBool(body.get("singleBatch"), "singleBatch");
    return firstBatch(request, name, documents, body.get("batchSize"), single);
  },
};

/** `find`. */
export const findCommands: Record<string, Command> = { find };
