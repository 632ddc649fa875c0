import { type Doc, isDoc, type Value } from "./bson.js";
import { refuse } from "./errors.js";
import { show } from "./show.js";
import { applyAt, checkPath } from "./update-paths.js";

/** Checks a `$rename` and gives the path that the value goes to. */
export function renameTarget(from: string[], operand: Value): string[] {
  const what = `${from.join(".")}: ${show(operand)}`;
  if (typeof operand !== "string") refuse("BadValue", `The 'to' field for $rename must be a string: ${what}`);
  const to = checkPath(operand);
  if ([...from, ...to].some((part) => part.startsWith("$")))
    refuse("BadValue", "The source and destination field for $rename may not be dynamic");
  if (from.every((part, at) => part === to[at]) || to.every((part, at) => part === from[at]))
    refuse("BadValue", `The source and target field for $rename must not be on the same path: ${what}`);
  return to;
}

/** Moves a value; one that is not there leaves everything as it is. Neither path may go through an array. */
export function applyRename(root: Doc, from: string[], to: string[]): void {
  const source = from.join(".");
  let value: Value | undefined = root;
  let parent: Value = root;
  let inArray = false;
  for (const part of from) {
    parent = value;
    if (isDoc(parent)) value = parent.get(part);
    else if (Array.isArray(parent) && /^\d+$/.test(part)) {
      inArray = true;
      value = parent[Number(part)];
    } else
      refuse("PathNotViable", `cannot use the part '${part}' of '${source}' to traverse ${show(parent)}`);
    if (value === undefined) return;
  }
  if (inArray) refuse("BadValue", `The source field cannot be an array element, '${source}'`);
  let place: Value | undefined = root;
  for (const part of to.slice(0, -1)) if (isDoc(place)) place = place.get(part);
  if (Array.isArray(place))
    refuse("BadValue", `The destination field cannot be an array element, '${to.join(".")}'`);
  const moved = value;
  applyAt(root, to, { creates: true, change: () => moved });
  (parent as Doc).delete(from.at(-1) as string);
}
