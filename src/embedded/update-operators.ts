import { cloneValue, type Doc, Int32, isDoc, newTimestamp, typeName, type Value } from "./bson.js";
import { compareValues, equal } from "./compare.js";
import { refuse } from "./errors.js";
import { arithmetic, isNumeric, toInteger } from "./numbers.js";
import { compileElementTest, compileFilter, isOperatorDoc, wholeNumberOf } from "./query.js";
import { show } from "./show.js";
import { compileSort } from "./sort.js";

/** Computes the new value of one field; `undefined` in is a missing field, `undefined` out removes it. */
export type Change = (old: Value | undefined, root: Doc) => Value | undefined;

type CompileChange = (operand: Value, path: string, operator: string) => Change;

const set: CompileChange = (operand) => () => cloneValue(operand);

/** `$inc` and `$mul`. */
function calculate(sign: "+" | "*"): CompileChange {
  return (operand, path, operator) => {
    if (!isNumeric(operand))
      refuse("TypeMismatch", `Cannot ${operator} with non-numeric argument: {${path}: ${show(operand)}}`);
    return (old, root) => {
      const id = `{_id: ${show(root.get("_id"))}}`;
      if (old === undefined) return sign === "+" ? operand : arithmetic("*", new Int32(0), operand);
      if (!isNumeric(old))
        refuse("TypeMismatch", `Cannot ${operator} '${path}' of ${id}, a ${typeName(old)}`);
      return (
        arithmetic(sign, old, operand) ??
        refuse("BadValue", `Failed to apply ${operator} operations to current value (${show(old)}) for ${id}`)
      );
    };
  };
}

/** `$min` and `$max`: the operand where it is on that side of what is there. */
function bound(sign: 1 | -1): CompileChange {
  return (operand: Value) => (old: Value | undefined) =>
    old === undefined || compareValues(operand, old) * sign > 0 ? operand : old;
}

function currentDate(operand: Value): Change {
  const named = isDoc(operand) && operand.size === 1 ? operand.get("$type") : undefined;
  const kind = typeof operand === "boolean" ? "date" : named;
  if (kind === "date") return () => new Date();
  if (kind === "timestamp") return () => newTimestamp();
  refuse("BadValue", "$currentDate takes true or {$type: 'date' | 'timestamp'}");
}

function arrayAt(old: Value, operator: string, path: string, root: Doc): Value[] {
  if (!Array.isArray(old)) {
    const where = `'${path}' of {_id: ${show(root.get("_id"))}}`;
    refuse("BadValue", `Cannot ${operator} ${where}, no array but a ${typeName(old)}`);
  }
  return old;
}

/** The values that `$push` and `$addToSet` add, and the modifiers beside `$each`, checked. */
function eachOf(operand: Value, operator: string, modifiers: string[]): { items: Value[]; options: Doc } {
  if (!isDoc(operand) || !operand.has("$each")) {
    const [first] = isDoc(operand) ? operand.keys() : [];
    if (first && modifiers.includes(first)) refuse("BadValue", `${operator} with ${first} needs $each`);
    if (isOperatorDoc(operand))
      refuse("DollarPrefixedFieldName", `the field '${first}' is not allowed in ${operator}`);
    return { items: [operand], options: new Map() };
  }
  for (const name of operand.keys()) {
    if (name !== "$each" && !modifiers.includes(name))
      refuse("BadValue", `Unrecognized clause in ${operator}: ${name}`);
  }
  const items = operand.get("$each");
  if (!Array.isArray(items))
    refuse("BadValue", `The argument to $each in ${operator} must be an array but was a ${typeName(items)}`);
  return { items, options: operand };
}

function elementOrder(by: Value | undefined): ((a: Value, b: Value) => number) | undefined {
  if (by === undefined) return undefined;
  if (isDoc(by)) {
    const compare = compileSort(by);
    return (a, b) => compare(isDoc(a) ? a : new Map(), isDoc(b) ? b : new Map());
  }
  const direction = Number(toInteger(by) ?? 0n);
  if (Math.abs(direction) !== 1) refuse("BadValue", "The $sort element value must be either 1 or -1");
  return (a, b) => compareValues(a, b) * direction;
}

function push(operand: Value, path: string): Change {
  const { items, options } = eachOf(operand, "$push", ["$slice", "$sort", "$position"]);
  const slice = wholeNumberOf(options.get("$slice"), "$slice");
  const position = wholeNumberOf(options.get("$position"), "$position");
  const order = elementOrder(options.get("$sort"));
  return (old = [], root) => {
    const list = [...arrayAt(old, "$push", path, root)];
    // A negative position counts from the end, as it does for splice; none is the end.
    list.splice(position ?? list.length, 0, ...items.map(cloneValue));
    if (order) list.sort(order);
    if (slice === undefined) return list;
    return slice < 0 ? list.slice(slice) : list.slice(0, slice);
  };
}

function addToSet(operand: Value, path: string): Change {
  const { items } = eachOf(operand, "$addToSet", []);
  return (old = [], root) => {
    const list = [...arrayAt(old, "$addToSet", path, root)];
    for (const item of items) if (!list.some((present) => equal(present, item))) list.push(cloneValue(item));
    return list;
  };
}

/** `$pull` and `$pullAll`: the array without the elements that a test picks. */
function without(operator: string, path: string, removes: (item: Value) => boolean): Change {
  return (old, root) =>
    old === undefined ? undefined : arrayAt(old, operator, path, root).filter((item) => !removes(item));
}

function pull(operand: Value, path: string): Change {
  if (!isDoc(operand) || isOperatorDoc(operand)) return without("$pull", path, compileElementTest(operand));
  const filter = compileFilter(operand);
  return without("$pull", path, (item) => isDoc(item) && filter.matches(item));
}

function pullAll(operand: Value, path: string): Change {
  if (!Array.isArray(operand))
    refuse("BadValue", `$pullAll requires an array but was given a ${typeName(operand)}`);
  return without("$pullAll", path, (item) => operand.some((value) => equal(value, item)));
}

function pop(operand: Value, path: string): Change {
  const end = Number(toInteger(operand) ?? 0n);
  if (Math.abs(end) !== 1) refuse("FailedToParse", `$pop expects 1 or -1, found: ${show(operand)}`);
  return (old) => {
    if (old === undefined) return undefined;
    if (!Array.isArray(old))
      refuse("TypeMismatch", `Path '${path}' contains an element of non-array type '${typeName(old)}'`);
    return end === 1 ? old.slice(0, -1) : old.slice(1);
  };
}

interface Operator {
  /** Whether a path that is not there is made. */
  readonly creates: boolean;
  readonly compile: CompileChange;
}

/** The operators that change one field by itself; `$rename`, which takes two, is not among them. */
export const FIELD_OPERATORS: Readonly<Record<string, Operator>> = {
  $set: { creates: true, compile: set },
  $setOnInsert: { creates: true, compile: set },
  $unset: { creates: false, compile: () => () => undefined },
  $inc: { creates: true, compile: calculate("+") },
  $mul: { creates: true, compile: calculate("*") },
  $min: { creates: true, compile: bound(-1) },
  $max: { creates: true, compile: bound(1) },
  $currentDate: { creates: true, compile: currentDate },
  $push: { creates: true, compile: push },
  $addToSet: { creates: true, compile: addToSet },
  $pull: { creates: false, compile: pull },
  $pullAll: { creates: false, compile: pullAll },
  $pop: { creates: false, compile: pop },
};
