import { cloneValue, type Doc, isDoc, typeName, type Value } from "./bson.js";
import { refuse } from "./errors.js";
import { conjuncts, isOperatorDoc } from "./query.js";
import { applyAt } from "./update-paths.js";

/** The document an upsert begins with: the fields its filter asks to be equal to something. */
export function upsertSeed(filter: Doc): Doc {
  const seed: Doc = new Map();
  const seen: string[] = [];
  for (const [path, value] of equalities(filter)) {
    const other = seen.find((one) => `${one}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${one}.`));
    if (other !== undefined)
      refuse("NotSingleValueField", `'${other}' and '${path}' are both to be equal to something`);
    seen.push(path);
    applyAt(seed, path.split("."), { creates: true, change: () => cloneValue(value) });
  }
  return seed;
}

function equalities(filter: Doc): [string, Value][] {
  const found: [string, Value][] = [];
  for (const [path, operand] of conjuncts(filter)) {
    if (!isOperatorDoc(operand)) {
      if (typeName(operand) !== "regex") found.push([path, operand]);
      continue;
    }
    if (operand.has("$eq")) found.push([path, operand.get("$eq") as Value]);
    const list = operand.get("$in");
    const [only] = Array.isArray(list) && list.length === 1 ? list : [];
    if (only !== undefined && typeName(only) !== "regex" && !isOperatorDoc(only)) found.push([path, only]);
  }
  const alternatives = filter.get("$or");
  if (Array.isArray(alternatives) && alternatives.length === 1 && isDoc(alternatives[0]))
    found.push(...equalities(alternatives[0]));
  return found;
}
