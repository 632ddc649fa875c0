import type { GraphQLFormattedError } from "graphql";
import type { Typed } from "../../pages/act/field.js";
import type { ActProblem } from "../../pages/act/outcome.js";

/** What a form said, as the body parser read it. */
export function textsOf(body: unknown): Typed {
  const entries = Object.entries((body ?? {}) as Record<string, string | string[]>);
  return Object.fromEntries(entries.map(([name, texts]) => [name, [texts].flat()]));
}

/** Texts by name that were kept as JSON; null: they are none. */
export function parsed(text: string): Typed | null {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== "object" || said === null) return null;
    return Object.fromEntries(
      Object.entries(said).map(([name, texts]) => [name, [texts].flat().map(String)]),
    );
  } catch {
    return null;
  }
}

/** What an error says, field by field where it names them. */
export function problemsOf({ message, extensions }: GraphQLFormattedError): ActProblem[] {
  const faults = extensions?.faults as { path: string; message: string }[] | undefined;
  if (!faults?.length) return [{ message }];
  return faults.map((fault) => ({ path: fault.path, message: `${fault.path} ${fault.message}` }));
}
