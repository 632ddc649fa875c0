import { type Doc, isDoc, typeName, type Value } from "./bson.js";
import { refuse } from "./errors.js";
import { isNumeric, toInteger } from "./numbers.js";
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
  /** Top-level fields it reads, so that a scan need decode no others. */
  fields: ReadonlySet<string>;
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
export function compileFilter(filter: Doc): Filter {
  const tests: ((doc: Doc) => boolean)[] = [];
  const fields = new Set<string>();
  for (const [name, operand] of filter) {
    if (name === "$comment") continue;
    if (name === "$and" || name === "$or" || name === "$nor") {
      if (!Array.isArray(operand)) refuse("BadValue", `${name} must be an array`);
      if (operand.length === 0) refuse("BadValue", "$and/$or/$nor must be a nonempty array");
      const parts = operand.map((part) => {
        if (!isDoc(part)) refuse("BadValue", "$or/$and/$nor entries need to be full objects");
        return compileFilter(part);
      });
      for (const part of parts) for (const field of part.fields) fields.add(field);
      if (name === "$and") tests.push((doc) => parts.every((part) => part.matches(doc)));
      if (name === "$or") tests.push((doc) => parts.some((part) => part.matches(doc)));
      if (name === "$nor") tests.push((doc) => !parts.some((part) => part.matches(doc)));
    } else if (name.startsWith("$")) {
      refuse("BadValue", `unknown top level operator: ${name}`);
    } else {
      const parts = name.split(".");
      fields.add(parts[0] as string);
      const condition = compilePath(operand);
      tests.push((doc) => condition((leaves, test) => reachPath(doc, parts, 0, leaves, test)));
    }
  }
  return { matches: (doc) => tests.every((test) => test(doc)), fields };
}

function compilePath(operand: Value): Condition {
  if (isRegex(operand)) return some(true, anyOf([operand], "$in"));
  if (isOperatorDoc(operand)) return compileOperators(operand, compileFilter);
  return some(true, equals(operand));
}

/** The conditions that must all hold, `$and`s flattened: what a planner and an upsert look at. */
export function conjuncts(filter: Doc): [path: string, operand: Value][] {
  const list: [string, Value][] = [];
  for (const [name, operand] of filter) {
    if (name === "$and" && Array.isArray(operand)) {
      for (const part of operand) if (isDoc(part)) list.push(...conjuncts(part));
    } else if (!name.startsWith("$")) list.push([name, operand]);
  }
  return list;
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
