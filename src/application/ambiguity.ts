import { type Problem, problem } from "../domain/problem.js";
import { designation } from "../domain/work-item.js";
import type { Programme } from "../programme/programme.js";

/**
 * That a name leaves open which item is meant: an act must not land on a text that nobody named. A number, for one, names
 * the text in force and its revision under way.
 */
export function judgeAmbiguity(
  programme: Programme,
  name: string | null | undefined,
  path: string,
): Problem[] {
  const meant = name ? programme.workItemsMeant(name) : [];
  if (meant.length < 2) return [];
  const items = meant.map((item) => `${designation(item)}, ${item.stage}`).join("; ");
  return [problem("NAME_AMBIGUOUS", { name: name ?? "", items }, { path })];
}
