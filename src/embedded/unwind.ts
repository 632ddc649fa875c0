import { type Doc, docOf, Int32, isDoc, typeName, type Value } from "./bson.js";
import { refuse } from "./errors.js";
import { splitPath } from "./expressions.js";
import { compileAddFields } from "./projection.js";

const OPTIONS = ["path", "includeArrayIndex", "preserveNullAndEmptyArrays"];

/** `$unwind`: one document for every element of an array. */
export function unwind(spec: Value): (docs: Iterable<Doc>) => Iterable<Doc> {
  const options = isDoc(spec) ? spec : docOf({ path: spec });
  for (const key of options.keys())
    if (!OPTIONS.includes(key)) refuse(28811, `unrecognized option to $unwind stage: ${key}`);
  const path = options.get("path");
  if (typeof path !== "string")
    refuse(28808, `expected a string as the path for $unwind, got ${typeName(path)}`);
  if (!path.startsWith("$"))
    refuse(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  const parts = splitPath(path.slice(1));
  const index = options.get("includeArrayIndex");
  if (index !== undefined && (typeof index !== "string" || index === "" || index.startsWith("$")))
    refuse(28810, "includeArrayIndex must be a non-empty string without $");
  const keep = options.get("preserveNullAndEmptyArrays") === true;
  return function* (docs) {
    for (const doc of docs) {
      const value = parts.reduce<Value | undefined>(
        (node, part) => (isDoc(node) ? node.get(part) : undefined),
        doc,
      );
      if (Array.isArray(value)) {
        for (const [i, item] of value.entries())
          yield withIndex(replaceAt(doc, parts, item), index, new Int32(i));
        if (value.length === 0 && keep) yield withIndex(replaceAt(doc, parts, undefined), index, null);
      } else if ((value !== undefined && value !== null) || keep) yield withIndex(doc, index, null);
    }
  };
}

function replaceAt(doc: Doc, parts: readonly string[], value: Value | undefined): Doc {
  const [first, ...rest] = parts as [string, ...string[]];
  const out = new Map(doc);
  if (rest.length > 0) out.set(first, replaceAt(doc.get(first) as Doc, rest, value));
  else if (value === undefined) out.delete(first);
  else out.set(first, value);
  return out;
}

function withIndex(doc: Doc, name: string | undefined, index: Int32 | null): Doc {
  if (name === undefined) return doc;
  return compileAddFields(docOf({ [name]: docOf({ $literal: index }) }))(doc, new Map());
}
