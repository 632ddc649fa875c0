import { Int32, type Value } from "./bson.js";
import { CommandError } from "./errors.js";
import type { Expression } from "./expressions.js";

interface Tools {
  compileExpression(source: Value): Expression;
  named(operand: Value, operator: string, required: string[], optional?: string[]): Map<string, Value>;
  part(parts: Map<string, Value>, name: string): Expression;
  nullish(value: Value | undefined): value is null | undefined;
}

const PARTS: Record<string, (date: Date) => number> = {
  $year: (date) => date.getUTCFullYear(),
  $month: (date) => date.getUTCMonth() + 1,
  $dayOfMonth: (date) => date.getUTCDate(),
  $dayOfWeek: (date) => date.getUTCDay() + 1,
  $dayOfYear: (date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1,
  $hour: (date) => date.getUTCHours(),
  $minute: (date) => date.getUTCMinutes(),
  $second: (date) => date.getUTCSeconds(),
  $millisecond: (date) => date.getUTCMilliseconds(),
};

const pad = (value: number, size: number) => String(value).padStart(size, "0");

const FORMATS: Record<string, (date: Date) => string> = {
  Y: (date) => pad(date.getUTCFullYear(), 4),
  m: (date) => pad(date.getUTCMonth() + 1, 2),
  d: (date) => pad(date.getUTCDate(), 2),
  H: (date) => pad(date.getUTCHours(), 2),
  M: (date) => pad(date.getUTCMinutes(), 2),
  S: (date) => pad(date.getUTCSeconds(), 2),
  L: (date) => pad(date.getUTCMilliseconds(), 3),
  j: (date) => pad((PARTS.$dayOfYear as (date: Date) => number)(date), 3),
  z: () => "+0000",
  Z: () => "+000",
  "%": () => "%",
};

function asDate(value: Value, operator: string): Date {
  if (value instanceof Date) return value;
  throw new CommandError(16006, `can't convert to Date in ${operator}`);
}

/** Date operators in UTC; another time zone is refused. */
export function dateOperators(tools: Tools): Record<string, (operand: Value) => Expression> {
  const operators: Record<string, (operand: Value) => Expression> = {};
  for (const [name, read] of Object.entries(PARTS)) {
    operators[name] = (operand) => {
      if (operand instanceof Map && operand.has("timezone")) throw noZone(name);
      const single = Array.isArray(operand) && operand.length === 1 ? (operand[0] as Value) : operand;
      const input =
        single instanceof Map && single.has("date")
          ? tools.part(tools.named(single, name, ["date"]), "date")
          : tools.compileExpression(single);
      return (doc, variables) => {
        const value = input(doc, variables);
        return tools.nullish(value) ? null : new Int32(read(asDate(value, name)));
      };
    };
  }
  operators.$dateToString = (operand) => {
    if (operand instanceof Map && operand.has("timezone")) throw noZone("$dateToString");
    const parts = tools.named(operand, "$dateToString", ["date"], ["format", "onNull"]);
    const date = tools.part(parts, "date");
    const onNull = parts.has("onNull") ? tools.part(parts, "onNull") : () => null;
    const format = parts.get("format") ?? "%Y-%m-%dT%H:%M:%S.%LZ";
    if (typeof format !== "string")
      throw new CommandError(18533, "$dateToString requires that 'format' be a constant string");
    for (const [, code = ""] of format.matchAll(/%(.?)/g)) {
      if (!Object.hasOwn(FORMATS, code))
        throw new CommandError(18536, `Invalid format character '%${code}' in format string`);
    }
    return (doc, variables) => {
      const value = date(doc, variables);
      if (tools.nullish(value)) return onNull(doc, variables);
      const when = asDate(value, "$dateToString");
      return format.replace(/%(.)/g, (_, code: string) => (FORMATS[code] as (date: Date) => string)(when));
    };
  };
  return operators;
}

function noZone(name: string): CommandError {
  return new CommandError("BadValue", `'timezone' of ${name} is not supported by this store`);
}
