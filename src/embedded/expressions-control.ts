import { type Doc, isDoc, type Value } from "./bson.js";
import { refuse } from "./errors.js";
import {
  type Compile,
  type Expression,
  namedArguments,
  needArray,
  nullish,
  type Result,
} from "./expression-tools.js";
import { toInteger, truthy } from "./numbers.js";
import { show } from "./show.js";

const listOf = (operand: Value): Value[] => (Array.isArray(operand) ? operand : [operand]);

function variableName(name: Value): string {
  if (typeof name !== "string" || !/^[a-z\u0080-\uffff]\w*$/.test(name))
    refuse(16866, `'${show(name)}' is not a valid name for a user-defined variable`);
  return name;
}

/** Operators that decide for themselves which operands to evaluate, or take named ones. */
export const CONTROL: Readonly<Record<string, (operand: Value, compile: Compile) => Expression>> = {
  $literal: (operand) => () => operand,

  $and: (operand, compile) => {
    const list = listOf(operand).map(compile);
    return (doc, variables) => list.every((item) => truthy(item(doc, variables)));
  },

  $or: (operand, compile) => {
    const list = listOf(operand).map(compile);
    return (doc, variables) => list.some((item) => truthy(item(doc, variables)));
  },

  $cond: (operand, compile) => {
    const names = ["if", "then", "else"];
    if (Array.isArray(operand) && operand.length !== 3)
      refuse(16020, `Expression $cond takes exactly 3 arguments. ${operand.length} were passed in.`);
    const named = Array.isArray(operand) ? undefined : namedArguments("$cond", operand, names);
    const parts = Array.isArray(operand) ? operand : names.map((name) => named?.get(name) as Value);
    const [test, yes, no] = parts.map(compile) as [Expression, Expression, Expression];
    return (doc, variables) => (truthy(test(doc, variables)) ? yes(doc, variables) : no(doc, variables));
  },

  $ifNull: (operand, compile) => {
    if (!Array.isArray(operand) || operand.length < 2)
      refuse(1257300, "$ifNull needs at least two arguments");
    const list = operand.map(compile);
    return (doc, variables) => {
      let value: Result;
      for (const expression of list) {
        value = expression(doc, variables);
        if (!nullish(value)) break;
      }
      return value;
    };
  },

  $switch: (operand, compile) => {
    const parts = namedArguments("$switch", operand, ["branches"], ["default"]);
    const branches = parts.get("branches");
    if (!Array.isArray(branches) || branches.length === 0)
      refuse(40068, "$switch requires at least one branch");
    const cases = branches.map((branch) => {
      const fields = namedArguments("$switch branch", branch, ["case", "then"]);
      return ["case", "then"].map((name) => compile(fields.get(name) as Value)) as [Expression, Expression];
    });
    const otherwise = parts.has("default") ? compile(parts.get("default") as Value) : undefined;
    return (doc, variables) => {
      for (const [test, then] of cases) if (truthy(test(doc, variables))) return then(doc, variables);
      if (!otherwise) refuse(40066, "$switch found no matching branch, and no default was specified.");
      return otherwise(doc, variables);
    };
  },

  $let: (operand, compile) => {
    const parts = namedArguments("$let", operand, ["vars", "in"]);
    const vars = parts.get("vars");
    if (!isDoc(vars)) refuse("FailedToParse", "$let vars must be an object");
    const bound = [...vars].map(([name, value]) => [variableName(name), compile(value)] as const);
    const body = compile(parts.get("in") as Value);
    return (doc, variables) =>
      body(
        doc,
        new Map([...variables, ...bound.map(([name, made]) => [name, made(doc, variables)] as const)]),
      );
  },

  $map: (operand, compile) => {
    const parts = namedArguments("$map", operand, ["input", "in"], ["as"]);
    const { input, name } = iteration(parts, compile);
    const body = compile(parts.get("in") as Value);
    return (doc, variables) => {
      const value = input(doc, variables);
      if (nullish(value)) return null;
      return needArray("$map", value, 16883).map(
        (item) => body(doc, new Map(variables).set(name, item)) ?? null,
      );
    };
  },

  $filter: (operand, compile) => {
    const parts = namedArguments("$filter", operand, ["input", "cond"], ["as", "limit"]);
    const { input, name } = iteration(parts, compile);
    const test = compile(parts.get("cond") as Value);
    const most = compile(parts.get("limit") ?? null);
    return (doc, variables) => {
      const value = input(doc, variables);
      if (nullish(value)) return null;
      const kept = needArray("$filter", value, 28651).filter((item) =>
        truthy(test(doc, new Map(variables).set(name, item))),
      );
      const limit = most(doc, variables);
      if (nullish(limit)) return kept;
      const size = toInteger(limit);
      if (size === undefined || size < 1n) refuse(327392, "$filter: limit must be a positive integer");
      return kept.slice(0, Number(size));
    };
  },

  $reduce: (operand, compile) => {
    const names = ["input", "initialValue", "in"];
    const parts = namedArguments("$reduce", operand, names);
    const [input, initial, body] = names.map((name) => compile(parts.get(name) as Value)) as [
      Expression,
      Expression,
      Expression,
    ];
    return (doc, variables) => {
      const value = input(doc, variables);
      if (nullish(value)) return null;
      return needArray("$reduce", value, 40080).reduce<Result>(
        (sum, item) => body(doc, new Map([...variables, ["value", sum], ["this", item]])),
        initial(doc, variables),
      );
    };
  },
};

function iteration(parts: Doc, compile: Compile): { input: Expression; name: string } {
  return { input: compile(parts.get("input") as Value), name: variableName(parts.get("as") ?? "this") };
}
