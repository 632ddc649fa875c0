import { kindOf } from "../names/number.js";
import { parseNumber } from "../names/parse.js";
import { exampleFor, fitsType } from "../names/type-fit.js";
import { type Problem, problem } from "../problem.js";
import type { WorkItemType } from "../vocabulary.js";

const AT = { path: "assignedNumber" };

/** Why a text of this type cannot get this number; `holder` is the other item that holds it, if one does. */
export function judgeNumber(number: string, type: WorkItemType, holder: string | null): Problem[] {
  const parsed = parseNumber(number);
  if (!parsed) return [problem("NUMBER_MALFORMED", { number }, AT)];
  const unfit = { number, kind: kindOf(parsed), type, example: exampleFor(type) };
  return [
    ...(fitsType(parsed, type) ? [] : [problem("NUMBER_UNFIT", unfit, AT)]),
    ...(holder === null ? [] : [problem("NUMBER_TAKEN", { number, holder }, AT)]),
  ];
}
