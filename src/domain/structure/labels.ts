import type { Recorded } from "../history.js";
import { type Problem, problem } from "../problem.js";

/** The study group in the label of a working party or a Question: `SG13` for `WP4/13`. */
export const groupIn = (label: string): string => `SG${label.slice(label.indexOf("/") + 1)}`;

/** What a label should have been, for the refusal. */
interface Wanted {
  readonly text: string;
  readonly what: string;
  readonly example: string;
}

/** Why nothing can be set up under this label: it is none of its kind, or it is taken. */
export function judgeLabel(
  label: string | null,
  taken: Recorded | null,
  { text, ...wanted }: Wanted,
): Problem[] {
  const at = { path: "label" };
  if (!label) return [problem("LABEL_MALFORMED", { label: text, ...wanted }, at)];
  if (!taken) return [];
  return [problem("LABEL_TAKEN", { label, since: taken.history.at(0)?.effectiveOn ?? "" }, at)];
}

/** Why these names are not enough: there is none. */
export function judgeNamed(label: string, names: object): Problem[] {
  return Object.keys(names).length > 0 ? [] : [problem("NAME_MISSING", { label }, { path: "names" })];
}
