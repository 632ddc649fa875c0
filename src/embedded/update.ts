import { cloneValue, type Doc, isDoc, typeName, type Value } from "./bson.js";
import { equal } from "./compare.js";
import { refuse } from "./errors.js";
import { show } from "./show.js";
import { UPDATE_OPERATORS } from "./update-operators.js";
import { type Applied, applyAt, checkPath, comparePaths } from "./update-paths.js";

/** A compiled update. */
export interface Update {
  /** The top-level fields that it looks into; undefined: all. */
  readonly fields: ReadonlySet<string> | undefined;
  /** The top-level arrays that it only adds to. */
  readonly lists: ReadonlySet<string>;
  /** Makes a new document of an old one, which it leaves alone, or the one that an upsert inserts. */
  apply(doc: Doc, inserting: boolean): Doc;
}

/** What one operator does with one field. */
interface Modification {
  readonly operator: string;
  readonly path: string[];
  readonly action: Applied;
}

/** Whether an update document is a replacement and not made of operators. */
export function isReplacement(update: Value): update is Doc {
  return isDoc(update) && ![...update.keys()][0]?.startsWith("$");
}

/** Compiles an update: operators, or a replacement. */
export function compileUpdate(update: Value | undefined): Update {
  if (Array.isArray(update)) refuse("FailedToParse", "update with a pipeline is not supported by this store");
  if (!isDoc(update)) refuse("FailedToParse", "Update argument must be an object");
  if (isReplacement(update)) return replacement(update);
  const modifications = parseOperators(update);
  refuseConflicts(modifications);
  modifications.sort((a, b) => comparePaths(a.path, b.path));
  const lists = modifications.filter(({ operator, path }) => operator === "$push" && path.length === 1);
  const others = modifications.filter((one) => !lists.includes(one));
  return {
    fields: new Set(["_id", ...others.map(topOf)]),
    lists: new Set(lists.map(topOf)),
    apply(doc, inserting) {
      const out = cloneValue(doc);
      for (const { operator, path, action } of modifications) {
        if (operator !== "$setOnInsert" || inserting) applyAt(out, path, action);
      }
      return keepId(out, doc.get("_id"));
    },
  };
}

const topOf = ({ path }: Modification) => path[0] as string;

function replacement(update: Doc): Update {
  const dollar = [...update.keys()].find((key) => key.startsWith("$"));
  if (dollar) refuse("DollarPrefixedFieldName", `'${dollar}' is not allowed in a replacement`);
  const apply = (doc: Doc) => {
    const id = doc.get("_id");
    if (id === undefined) return cloneValue(update);
    return keepId(new Map<string, Value>([["_id", id], ...cloneValue(update)]), id);
  };
  return { fields: undefined, lists: new Set(), apply };
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
    const known = Object.hasOwn(UPDATE_OPERATORS, operator) ? UPDATE_OPERATORS[operator] : undefined;
    if (!known) refuse("FailedToParse", `Unknown modifier: ${operator}. Expected a valid update modifier`);
    if (!isDoc(fields))
      refuse("FailedToParse", `Modifiers operate on fields but ${operator} was given a ${typeName(fields)}`);
    for (const [name, operand] of fields) {
      const { creates, compile } = known;
      modifications.push({
        operator,
        path: checkPath(name),
        action: { creates, change: compile(operand, name) },
      });
    }
  }
  return modifications;
}

function refuseConflicts(modifications: readonly Modification[]): void {
  const paths = modifications.map(({ path }) => path).sort(comparePaths);
  for (const [i, path] of paths.entries()) {
    const before = paths[i - 1];
    if (before?.every((part, at) => part === path[at]))
      refuse(
        "ConflictingUpdateOperators",
        `the paths '${path.join(".")}' and '${before.join(".")}' conflict`,
      );
  }
}
