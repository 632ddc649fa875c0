import { type Doc, isDoc, Opaque, TYPE, typeName, type Value } from "./bson.js";
import { compareValues } from "./compare.js";
import { refuse } from "./errors.js";

/** What `$$name` stands for. */
export type Variables = ReadonlyMap<string, Value | undefined>;

/** A value, or MongoDB's missing value. */
export type Result = Value | undefined;

/** A compiled expression. */
export type Expression = (doc: Doc, variables: Variables) => Result;

/** Compiles an operand; handed to the operators, which have operands of their own to compile. */
export type Compile = (source: Value) => Expression;

const MISSING = new Opaque(TYPE.undefined, Buffer.alloc(0));

/** Comparison inside expressions, where a missing value is less than null. */
export function compareInExpression(a: Result, b: Result): number {
  return compareValues(a === undefined ? MISSING : a, b === undefined ? MISSING : b);
}

/** Whether a value is null, missing or of the old type `undefined`. */
export function nullish(value: Result): value is null | undefined {
  return value === undefined || value === null || (value instanceof Opaque && value.type === TYPE.undefined);
}

/** The named arguments of an operator, checked. */
export function namedArguments(
  operator: string,
  operand: Value,
  required: readonly string[],
  optional: readonly string[] = [],
): Doc {
  if (!isDoc(operand))
    refuse(9, `${operator} requires an object as an argument, found: ${typeName(operand)}`);
  for (const key of operand.keys()) {
    if (!required.includes(key) && !optional.includes(key))
      refuse(9, `Unrecognized argument to ${operator}: ${key}`);
  }
  for (const key of required) if (!operand.has(key)) refuse(9, `Missing '${key}' parameter to ${operator}`);
  return operand;
}

/** The array an operator works on; anything else is refused with the operator's own code. */
export function needArray(operator: string, value: Result, code: number): Value[] {
  if (!Array.isArray(value)) refuse(code, `${operator} needs an array, found: ${typeName(value)}`);
  return value;
}
