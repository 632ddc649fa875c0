import { cloneValue, type Doc, Int32, isDoc, type Value } from "./bson.js";
import { compareValues } from "./compare.js";
import { CommandError } from "./errors.js";
import { compileExpression, type Expression, type Variables } from "./expressions.js";
import { encodeValue } from "./index-keys.js";
import { arithmetic, isDecimal, isNumeric, type Numeric, toDouble } from "./numbers.js";
import { isOperatorDoc } from "./query.js";

/** Gathers the values of one group. */
interface Accumulator {
  add(value: Value | undefined): void;
  result(): Value;
}

function plus(a: Numeric, b: Numeric): Numeric {
  return arithmetic("+", a, b) ?? toDouble(a) + toDouble(b);
}

function extreme(sign: 1 | -1): Accumulator {
  let best: Value | undefined;
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (best === undefined || compareValues(value, best) * sign > 0) best = value;
    },
    result: () => best ?? null,
  };
}

const ACCUMULATORS: Record<string, () => Accumulator> = {
  $sum: () => {
    let sum: Numeric = new Int32(0);
    return {
      add: (value) => {
        if (isNumeric(value)) sum = plus(sum, value);
      },
      result: () => sum,
    };
  },
  $avg: () => {
    let sum: Numeric = new Int32(0);
    let count = 0;
    return {
      add: (value) => {
        if (!isNumeric(value)) return;
        if (isDecimal(value))
          throw new CommandError("BadValue", "$avg of decimals is not supported by this store");
        sum = plus(sum, value);
        count++;
      },
      result: () => (count === 0 ? null : toDouble(sum) / count),
    };
  },
  $min: () => extreme(-1),
  $max: () => extreme(1),
  $first: () => {
    let first: { value: Value } | undefined;
    return {
      add: (value) => {
        first ??= { value: value ?? null };
      },
      result: () => first?.value ?? null,
    };
  },
  $last: () => {
    let last: Value = null;
    return {
      add: (value) => {
        last = value ?? null;
      },
      result: () => last,
    };
  },
  $push: () => {
    const list: Value[] = [];
    return {
      add: (value) => {
        if (value !== undefined) list.push(value);
      },
      result: () => list,
    };
  },
  $addToSet: () => {
    const list = new Map<string, Value>();
    return {
      add: (value) => {
        if (value === undefined) return;
        const key = encodeValue(value);
        if (!list.has(key)) list.set(key, value);
      },
      result: () => [...list.values()],
    };
  },
  $mergeObjects: () => {
    const merged: Doc = new Map();
    return {
      add: (value) => {
        if (value === undefined || value === null) return;
        if (!isDoc(value)) throw new CommandError(40400, "$mergeObjects requires object inputs");
        for (const [name, item] of value) merged.set(name, cloneValue(item));
      },
      result: () => merged,
    };
  },
};

/** The supported accumulators of `$group` and `$bucket`. */
export const ACCUMULATOR_NAMES: readonly string[] = [...Object.keys(ACCUMULATORS), "$count"];

/** Compiles the accumulators of a group; the groups come out in the order of their first documents. */
export function compileGroup(
  fields: Doc,
  key: Expression,
  variables: Variables,
): (docs: Iterable<Doc>) => Iterable<Doc> {
  const compiled = [...fields].map(([name, spec]) => {
    if (name.includes(".")) throw new CommandError(40235, `The field name '${name}' cannot contain '.'`);
    if (!isDoc(spec) || spec.size !== 1 || !isOperatorDoc(spec)) {
      throw new CommandError(40234, `The field '${name}' must be an accumulator object`);
    }
    const [operator] = spec.keys() as unknown as [string];
    const operand = spec.get(operator) as Value;
    if (operator === "$count") {
      if (!isDoc(operand) || operand.size > 0)
        throw new CommandError("TypeMismatch", "$count takes no arguments, i.e. $count:{}");
      return {
        name,
        make: ACCUMULATORS.$sum as () => Accumulator,
        expression: (() => new Int32(1)) as Expression,
      };
    }
    const make = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined;
    if (!make) throw new CommandError(15952, `unknown group operator '${operator}'`);
    if (Array.isArray(operand))
      throw new CommandError(40237, `The ${operator} accumulator is a unary operator`);
    return { name, make, expression: compileExpression(operand) };
  });
  return function* (docs) {
    const groups = new Map<string, { id: Value; accumulators: Accumulator[] }>();
    for (const doc of docs) {
      const scope = new Map([...variables, ["ROOT", doc] as const, ["CURRENT", doc] as const]);
      const id = key(doc, scope) ?? null;
      const encoded = encodeValue(id);
      let group = groups.get(encoded);
      if (!group) {
        group = { id, accumulators: compiled.map(({ make }) => make()) };
        groups.set(encoded, group);
      }
      group.accumulators.forEach((accumulator, i) => {
        accumulator.add(compiled[i]?.expression(doc, scope));
      });
    }
    for (const { id, accumulators } of groups.values()) {
      const out: Doc = new Map([["_id", id]]);
      accumulators.forEach((accumulator, i) => {
        out.set(compiled[i]?.name as string, accumulator.result());
      });
      yield out;
    }
  };
}
