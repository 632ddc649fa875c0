import { cloneValue, type Doc, isDoc, typeName, type Value } from "./bson.js";
import { compareValues } from "./compare.js";
import { refuse } from "./errors.js";
import { add, isNumeric } from "./numbers.js";
import { isOperatorDoc } from "./query.js";
import { show } from "./show.js";

/** Computes the new value of one field; `undefined` in is a missing field, `undefined` out removes it. */
export type Change = (old: Value | undefined, root: Doc) => Value | undefined;

type CompileChange = (operand: Value, path: string) => Change;

const set: CompileChange = (operand) => () => cloneValue(operand);

const inc: CompileChange = (operand, path) => {
  if (!isNumeric(operand))
    refuse("TypeMismatch", `Cannot increment with non-numeric argument: {${path}: ${show(operand)}}`);
  return (old, root) => {
    if (old === undefined) return operand;
    const id = `{_id: ${show(root.get("_id"))}}`;
    if (!isNumeric(old))
      refuse("TypeMismatch", `Cannot apply $inc to '${path}' of ${id}, a ${typeName(old)}`);
    return (
      add(old, operand) ??
      refuse("BadValue", `Failed to apply $inc operations to current value (${show(old)}) for ${id}`)
    );
  };
};

const max: CompileChange = (operand) => (old) =>
  old === undefined || compareValues(operand, old) > 0 ? operand : old;

/** The values that `$push` adds; its modifiers beside `$each` are refused by name. */
function pushed(operand: Value): Value[] {
  const [first] = isDoc(operand) ? operand.keys() : [];
  if (!isDoc(operand) || !operand.has("$each")) {
    if (isOperatorDoc(operand))
      refuse("DollarPrefixedFieldName", `the field '${first}' is not allowed in $push`);
    return [operand];
  }
  const other = [...operand.keys()].find((name) => name !== "$each");
  if (other !== undefined) refuse("BadValue", `Unrecognized clause in $push: ${other}`);
  const items = operand.get("$each");
  if (!Array.isArray(items))
    refuse("BadValue", `The argument to $each in $push must be an array but was a ${typeName(items)}`);
  return items;
}

const push: CompileChange = (operand, path) => {
  const items = pushed(operand);
  return (old = [], root) => {
    if (Array.isArray(old)) return [...old, ...items.map(cloneValue)];
    const where = `'${path}' of {_id: ${show(root.get("_id"))}}`;
    refuse("BadValue", `Cannot $push to ${where}, no array but a ${typeName(old)}`);
  };
};

interface Operator {
  /** Whether a path that is not there is made. */
  readonly creates: boolean;
  readonly compile: CompileChange;
}

/** The supported update operators. */
export const UPDATE_OPERATORS: Readonly<Record<string, Operator>> = {
  $set: { creates: true, compile: set },
  $setOnInsert: { creates: true, compile: set },
  $unset: { creates: false, compile: () => () => undefined },
  $inc: { creates: true, compile: inc },
  $max: { creates: true, compile: max },
  $push: { creates: true, compile: push },
};
