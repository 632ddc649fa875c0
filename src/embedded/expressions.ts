import { type Doc, isDoc, type Value } from "./bson.js";
import { refuse } from "./errors.js";
import type { Expression, Result, Variables } from "./expression-tools.js";
import { CONTROL } from "./expressions-control.js";
import { FUNCTIONS } from "./expressions-functions.js";

/** The supported expression operators. */
export const EXPRESSION_OPERATORS: readonly string[] = [...Object.keys(CONTROL), ...Object.keys(FUNCTIONS)];

/** Follows a field path; an array on the way gives the array of what its documents have there. */
export function fieldPath(value: Result, parts: readonly string[], at = 0): Result {
  if (at === parts.length) return value;
  if (isDoc(value)) return fieldPath(value.get(parts[at] as string), parts, at + 1);
  if (!Array.isArray(value)) return undefined;
  // Only documents: an array in the array is not looked into.
  return value
    .map((item) => (isDoc(item) ? fieldPath(item, parts, at) : undefined))
    .filter((item): item is Value => item !== undefined);
}

/** Checks and splits a dotted field path. */
export function splitPath(path: string): string[] {
  const parts = path.split(".");
  if (parts.includes("")) refuse(15998, "FieldPath field names may not be empty strings.");
  if (parts.some((part) => part.startsWith("$")))
    refuse(16410, "FieldPath field names may not start with '$'.");
  return parts;
}

/** The variables of an expression that is evaluated for a document. */
export function scopeOf(doc: Doc, variables: Variables): Variables {
  return new Map([...variables, ["ROOT", doc], ["CURRENT", doc]]);
}

/** Compiles an aggregation expression; an operator it does not know is refused by name. */
export function compileExpression(source: Value): Expression {
  if (typeof source === "string" && source.startsWith("$")) return compilePath(source);
  if (Array.isArray(source)) {
    const items = source.map(compileExpression);
    return (doc, variables) => items.map((item) => item(doc, variables) ?? null);
  }
  if (!isDoc(source)) return () => source;
  const [name] = source.keys();
  if (!name?.startsWith("$")) return compileFields(source);
  if (source.size !== 1) refuse(15983, "an expression object must have exactly one operator field");
  return compileOperator(name, source.get(name) as Value);
}

function compileFields(source: Doc): Expression {
  const fields = [...source].map(([name, value]) => {
    if (name.startsWith("$")) refuse(15983, `unknown expression field ${name}`);
    if (name.includes(".")) refuse(16412, `FieldPath field names may not contain '.': ${name}`);
    return [name, compileExpression(value)] as const;
  });
  return (doc, variables) => {
    const out: Doc = new Map();
    for (const [name, expression] of fields) {
      const value = expression(doc, variables);
      if (value !== undefined) out.set(name, value);
    }
    return out;
  };
}

function compilePath(source: string): Expression {
  if (!source.startsWith("$$")) {
    const parts = splitPath(source.slice(1));
    return (doc, variables) => fieldPath(variables.has("CURRENT") ? variables.get("CURRENT") : doc, parts);
  }
  const [name = "", ...rest] = source.slice(2).split(".");
  if (rest.length > 0) splitPath(rest.join("."));
  if (name === "REMOVE") return () => undefined;
  if (name === "NOW") {
    const now = new Date();
    return () => now;
  }
  if (name === "ROOT" || name === "CURRENT")
    return (doc, variables) => fieldPath(variables.has(name) ? variables.get(name) : doc, rest);
  if (/^[A-Z]/.test(name)) refuse(17276, `Use of undefined variable: ${name}`);
  return (_doc, variables) => {
    if (!variables.has(name)) refuse(17276, `Use of undefined variable: ${name}`);
    return fieldPath(variables.get(name), rest);
  };
}

function compileOperator(name: string, operand: Value): Expression {
  const control = Object.hasOwn(CONTROL, name) ? CONTROL[name] : undefined;
  if (control) return control(operand, compileExpression);
  const operator = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!operator) refuse("InvalidPipelineOperator", `Unrecognized expression '${name}'`);
  const [least, most, apply] = operator;
  const list = Array.isArray(operand) ? operand : [operand];
  if (list.length < least || list.length > most)
    refuse(16020, `Expression ${name} takes ${least} to ${most} arguments. ${list.length} were passed in.`);
  const compiled = list.map(compileExpression);
  return (doc, variables) => apply(compiled.map((expression) => expression(doc, variables)));
}
