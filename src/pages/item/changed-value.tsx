import type { VNode } from "preact";
import type { Stage } from "../api-types.js";
import type { View } from "../view.js";

/** What a field was and became, as the API says it. */
interface ChangeShown {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly beforeInWords?: string | null;
  readonly afterInWords?: string | null;
}

/** What a field was, struck out, and what it became. */
export function ChangedValue({ change, view }: { readonly change: ChangeShown; readonly view: View }): VNode {
  const { field, before, after, beforeInWords, afterInWords } = change;
  const was = inWords(field, before, beforeInWords ?? null, view);
  const became = inWords(field, after, afterInWords ?? null, view);
  return (
    <>
      {was === null ? null : (
        <>
          <del dir="auto">{was}</del>{" "}
        </>
      )}
      <ins dir="auto">{became ?? view.t.nothing}</ins>
    </>
  );
}

/** A value in words: a stage by its caption, anything else as the API says it, else as it is. */
function inWords(field: string, value: unknown, words: string | null, { t }: View): string | null {
  if (field === "stage" && typeof value === "string") return t.stage[value as Stage] ?? value;
  if (words !== null) return words;
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
