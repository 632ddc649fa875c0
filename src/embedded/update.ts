import { cloneValue, type Doc, isDoc, typeName, type Value } from "./bson.js";
import { equal } from "./compare.js";
import { refuse } from "./errors.js";
import { show } from "./show.js";
import { FIELD_OPERATORS } from "./update-operators.js";
import {
  type Applied,
  applyAt,
  checkPath,
  comparePaths,
  compileArrayFilters,
  concretePaths,
} from "./update-paths.js";
import { applyRename, renameTarget } from "./update-rename.js";

/** A compiled update: makes a new document of an old one, which it leaves alone. */
export type Update = (doc: Doc, context: { filter: Doc; inserting: boolean }) => Doc;

/** The supported update operators. */
export const UPDATE_OPERATORS: readonly string[] = [...Object.keys(FIELD_OPERATORS), "$rename"];

/** What one operator does with one field: a change, or for a `$rename` the path that the value leaves. */
interface Modification {
  readonly operator: string;
  readonly path: string[];
  readonly action: Applied | { readonly from: string[] };
}

/** Whether an update document is a replacement and not made of operators. */
export function isReplacement(update: Value): update is Doc {
  return isDoc(update) && ![...update.keys()][0]?.startsWith("$");
}

/** Compiles an update: operators, or a replacement. */
export function compileUpdate(update: Value | undefined, arrayFilters: Value | undefined): Update {
  if (Array.isArray(update)) refuse("FailedToParse", "update with a pipeline is not supported by this store");
  if (!isDoc(update)) refuse("FailedToParse", "Update argument must be an object");
  if (isReplacement(update)) return replacement(update);
  const modifications = parseOperators(update);
  refuseConflicts(modifications);
  const filters = compileArrayFilters(
    arrayFilters,
    modifications.map(({ path }) => path),
  );
  modifications.sort((a, b) => comparePaths(a.path, b.path));
  return (doc, { filter, inserting }) => {
    const out = cloneValue(doc);
    for (const { operator, path, action } of modifications) {
      if (operator === "$setOnInsert" && !inserting) continue;
      if ("from" in action) applyRename(out, action.from, path);
      else for (const concrete of concretePaths(doc, path, filter, filters)) applyAt(out, concrete, action);
    }
    return keepId(out, doc.get("_id"));
  };
}

function replacement(update: Doc): Update {
  const dollar = [...update.keys()].find((key) => key.startsWith("$"));
  if (dollar) refuse("DollarPrefixedFieldName", `'${dollar}' is not allowed in a replacement`);
  return (doc) => {
    const id = doc.get("_id");
    if (id === undefined) return cloneValue(update);
    return keepId(new Map<string, Value>([["_id", id], ...cloneValue(update)]), id);
  };
}

/** The document with the `_id` that it had; one that an update has altered is refused. */
function keepId(out: Doc, id: Value | undefined): Doc {
  if (id === undefined) return out;
  const wanted = out.get("_id");
  if (wanted === undefined || !equal(wanted, id))
    refuse("ImmutableField", `the immutable field '_id' would become ${show(wanted)}`);
  return out.set("_id", id);
}

function parseOperators(update: Doc): Modification[] {
  const modifications: Modification[] = [];
  for (const [operator, fields] of update) {
    if (!UPDATE_OPERATORS.includes(operator))
      refuse("FailedToParse", `Unknown modifier: ${operator}. Expected a valid update modifier`);
    if (!isDoc(fields))
      refuse("FailedToParse", `Modifiers operate on fields but ${operator} was given a ${typeName(fields)}`);
    for (const [name, operand] of fields) {
      const path = checkPath(name);
      if (operator === "$rename") {
        modifications.push({ operator, path: renameTarget(path, operand), action: { from: path } });
        continue;
      }
      const { creates, compile } = FIELD_OPERATORS[operator] as (typeof FIELD_OPERATORS)[string];
      modifications.push({ operator, path, action: { creates, change: compile(operand, name, operator) } });
    }
  }
  return modifications;
}

function refuseConflicts(modifications: readonly Modification[]): void {
  const paths = modifications
    .flatMap(({ path, action }) => ("from" in action ? [path, action.from] : [path]))
    .sort(comparePaths);
  for (const [i, path] of paths.entries()) {
    const before = paths[i - 1];
    if (before?.every((part, at) => part === path[at]))
      refuse(
        "ConflictingUpdateOperators",
        `the paths '${path.join(".")}' and '${before.join(".")}' conflict`,
      );
  }
}
