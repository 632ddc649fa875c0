import { type Doc, isDoc, typeName, type Value } from "./bson.js";
import { refuse } from "./errors.js";
import type { Variables } from "./expression-tools.js";
import { compileExpression, scopeOf } from "./expressions.js";
import { isNumeric, toInteger, truthy } from "./numbers.js";
import {
  anyOf,
  type Condition,
  compileOperators,
  equals,
  isRegex,
  some,
  type Test,
} from "./query-operators.js";
import { show } from "./show.js";

/** A compiled filter. */
export interface Filter {
  matches(doc: Doc): boolean;
  /** Top-level fields it reads, so that a scan need decode no others; undefined: all of them. */
  fields: ReadonlySet<string> | undefined;
}

/** Walks a dotted path with MongoDB's rules for arrays on the way and at the end. */
function reachPath(
  value: Value | undefined,
  parts: readonly string[],
  at: number,
  leaves: boolean,
  test: Test,
): boolean {
  if (at === parts.length) {
    if (leaves && Array.isArray(value) && value.some(test)) return true;
    return test(value);
  }
  const part = parts[at] as string;
  if (isDoc(value)) return reachPath(value.get(part), parts, at + 1, leaves, test);
  if (!Array.isArray(value)) return test(undefined);
  const index = /^(0|[1-9]\d*)$/.test(part) ? Number(part) : -1;
  for (let i = 0; i < value.length; i++) {
    const item = value[i] as Value;
    if (isDoc(item) && reachPath(item, parts, at, leaves, test)) return true;
    if (i !== index) continue;
    if (at + 1 === parts.length) {
      if (test(item)) return true;
    } else if ((isDoc(item) || Array.isArray(item)) && reachPath(item, parts, at + 1, leaves, test))
      return true;
  }
  return false;
}

/** Whether a value in a filter is an operator document such as `{$gt: 5}` and not a literal to be equal to. */
export function isOperatorDoc(value: Value | undefined): value is Doc {
  if (!isDoc(value)) return false;
  const first = [...value.keys()][0];
  return first?.startsWith("$") === true && !["$ref", "$id", "$db"].includes(first);
}

/** Compiles a filter; what it does not know, it refuses by name. */
export function compileFilter(filter: Doc, variables: Variables = new Map()): Filter {
  const tests: ((doc: Doc) => boolean)[] = [];
  const fields = new Set<string>();
  let allFields = false;
  for (const [name, operand] of filter) {
    if (name === "$comment") continue;
    if (name === "$and" || name === "$or" || name === "$nor") {
      if (!Array.isArray(operand)) refuse("BadValue", `${name} must be an array`);
      if (operand.length === 0) refuse("BadValue", "$and/$or/$nor must be a nonempty array");
      const parts = operand.map((part) => {
        if (!isDoc(part)) refuse("BadValue", "$or/$and/$nor entries need to be full objects");
        return compileFilter(part, variables);
      });
      for (const part of parts) {
        if (!part.fields) allFields = true;
        for (const field of part.fields ?? []) fields.add(field);
      }
      if (name === "$and") tests.push((doc) => parts.every((part) => part.matches(doc)));
      if (name === "$or") tests.push((doc) => parts.some((part) => part.matches(doc)));
      if (name === "$nor") tests.push((doc) => !parts.some((part) => part.matches(doc)));
    } else if (name === "$expr") {
      const expression = compileExpression(operand);
      allFields = true;
      tests.push((doc) => truthy(expression(doc, scopeOf(doc, variables))));
    } else if (name.startsWith("$")) {
      refuse("BadValue", `unknown top level operator: ${name}`);
    } else {
      const parts = name.split(".");
      fields.add(parts[0] as string);
      const condition = compilePath(operand);
      tests.push((doc) => condition((leaves, test) => reachPath(doc, parts, 0, leaves, test)));
    }
  }
  return { matches: (doc) => tests.every((test) => test(doc)), fields: allFields ? undefined : fields };
}

function compilePath(operand: Value): Condition {
  if (isRegex(operand)) return some(true, anyOf([operand], "$in"));
  if (isOperatorDoc(operand)) return compileOperators(operand, compileFilter);
  return some(true, equals(operand));
}

/** The conditions that must all hold, `$and`s flattened: what a planner, an upsert and `$` look at. */
export function conjuncts(filter: Doc): [path: string, operand: Value][] {
  const list: [string, Value][] = [];
  for (const [name, operand] of filter) {
    if (name === "$and" && Array.isArray(operand)) {
      for (const part of operand) if (isDoc(part)) list.push(...conjuncts(part));
    } else if (!name.startsWith("$")) list.push([name, operand]);
  }
  return list;
}

/** Tests a bare value, as `$pull` and array filters do with array elements. */
export function compileElementTest(operand: Value): Test {
  if (isOperatorDoc(operand)) {
    const condition = compileOperators(operand, compileFilter);
    return (value) =>
      condition((leaves, test) => (leaves && Array.isArray(value) && value.some(test)) || test(value));
  }
  if (isRegex(operand)) return anyOf([operand], "$pull");
  return equals(operand);
}

/** The element of the array at `path` that made the filter match, for the positional `$`; undefined if none did. */
export function matchedElement(filter: Doc, doc: Doc, path: string[]): number | undefined {
  const prefix = path.join(".");
  let found: number | undefined;
  for (const [name, operand] of conjuncts(filter)) {
    if (name !== prefix && !name.startsWith(`${prefix}.`)) continue;
    const array = path.reduce<Value | undefined>(
      (value, part) => (isDoc(value) ? value.get(part) : undefined),
      doc,
    );
    if (!Array.isArray(array)) continue;
    const negated =
      isOperatorDoc(operand) && [...operand.keys()].some((key) => ["$ne", "$nin", "$not"].includes(key));
    if (negated) continue;
    const rest = name.slice(prefix.length + 1);
    const test = compileFilter(new Map<string, Value>([[rest ? `a.${rest}` : "a", operand]]));
    const index = array.findIndex((item) => test.matches(new Map<string, Value>([["a", [item]]])));
    if (index >= 0) found = index;
  }
  return found;
}

/** A count such as `limit`; refuses what is not a whole number. */
export function wholeNumberOf(value: Value | undefined, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isNumeric(value))
    refuse("TypeMismatch", `BSON field '${name}' is the wrong type '${typeName(value)}'`);
  return Number(
    toInteger(value) ?? refuse("BadValue", `Expected an integer for '${name}', but got ${show(value)}`),
  );
}
