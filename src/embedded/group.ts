import { type Doc, Int32, isDoc, type Value } from "./bson.js";
import { compareValues } from "./compare.js";
import { refuse } from "./errors.js";
import type { Expression, Result, Variables } from "./expression-tools.js";
import { compileExpression, scopeOf } from "./expressions.js";
import { encodeValue } from "./index-keys.js";
import { isOperatorDoc } from "./query.js";
import { Sum } from "./sums.js";

/** Gathers the values of one group. */
interface Accumulator {
  add(value: Result): void;
  result(): Value;
}

function extreme(sign: 1 | -1): Accumulator {
  let best: Value = null;
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (best === null || compareValues(value, best) * sign > 0) best = value;
    },
    result: () => best,
  };
}

function sum(): Accumulator {
  const total = new Sum();
  return { add: (value) => void total.add(value), result: () => total.result() };
}

function average(): Accumulator {
  const total = new Sum();
  let count = 0;
  return {
    add: (value) => {
      if (total.add(value)) count++;
    },
    result: () => (count === 0 ? null : total.toDouble() / count),
  };
}

function first(): Accumulator {
  let kept: { value: Value } | undefined;
  return {
    add: (value) => {
      kept ??= { value: value ?? null };
    },
    result: () => kept?.value ?? null,
  };
}

function last(): Accumulator {
  let kept: Value = null;
  return {
    add: (value) => {
      kept = value ?? null;
    },
    result: () => kept,
  };
}

function push(): Accumulator {
  const list: Value[] = [];
  return {
    add: (value) => {
      if (value !== undefined) list.push(value);
    },
    result: () => list,
  };
}

function addToSet(): Accumulator {
  const list = new Map<string, Value>();
  return {
    add: (value) => {
      if (value === undefined) return;
      const key = encodeValue(value);
      if (!list.has(key)) list.set(key, value);
    },
    result: () => [...list.values()],
  };
}

const ACCUMULATORS: Readonly<Record<string, () => Accumulator>> = {
  $sum: sum,
  $avg: average,
  $min: () => extreme(-1),
  $max: () => extreme(1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $count: sum,
};

/** The supported accumulators of `$group`. */
export const ACCUMULATOR_NAMES: readonly string[] = Object.keys(ACCUMULATORS);

interface Field {
  readonly name: string;
  readonly make: () => Accumulator;
  readonly expression: Expression;
}

function compileField([name, spec]: [string, Value]): Field {
  if (name.includes(".")) refuse(40235, `The field name '${name}' cannot contain '.'`);
  if (!isOperatorDoc(spec) || spec.size !== 1)
    refuse(40234, `The field '${name}' must be an accumulator object`);
  const [[operator, operand]] = spec as unknown as [[string, Value]];
  const make = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined;
  if (!make) refuse(15952, `unknown group operator '${operator}'`);
  if (operator === "$count") {
    if (!isDoc(operand) || operand.size > 0)
      refuse("TypeMismatch", "$count takes no arguments, i.e. $count:{}");
    return { name, make, expression: () => new Int32(1) };
  }
  if (Array.isArray(operand)) refuse(40237, `The ${operator} accumulator is a unary operator`);
  return { name, make, expression: compileExpression(operand) };
}

/** Compiles the accumulators of a group; the groups come out in the order of their first documents. */
export function compileGroup(
  spec: Doc,
  key: Expression,
  variables: Variables,
): (docs: Iterable<Doc>) => Iterable<Doc> {
  const fields = [...spec].map(compileField);
  return function* (docs) {
    const groups = new Map<string, { id: Value; accumulators: Accumulator[] }>();
    for (const doc of docs) {
      const scope = scopeOf(doc, variables);
      const id = key(doc, scope) ?? null;
      const encoded = encodeValue(id);
      const group = groups.get(encoded) ?? { id, accumulators: fields.map(({ make }) => make()) };
      groups.set(encoded, group);
      for (const [i, { expression }] of fields.entries()) group.accumulators[i]?.add(expression(doc, scope));
    }
    for (const { id, accumulators } of groups.values()) {
      const results = accumulators.map((each, i) => [fields[i]?.name as string, each.result()] as const);
      yield new Map<string, Value>([["_id", id], ...results]);
    }
  };
}
