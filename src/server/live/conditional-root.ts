import { type DocumentNode, Kind, parse, type SelectionSetNode } from "graphql";
import { MOST_TOKENS } from "../limits.js";
import type { Message } from "./message.js";

/**
 * Whether a message subscribes to something under a condition. GraphQL does not allow that of a root field, and graphql-js, before it has
 * the variables, is thrown off by it instead of saying so.
 */
export function hasConditionalRoot(message: unknown): boolean {
  const { query } = (message ?? {}) as Message;
  if (typeof query !== "string" || !/\bsubscription\b/.test(query) || !/@\s*(?:skip|include)\b/.test(query))
    return false;
  try {
    return isConditional(parse(query, { maxTokens: MOST_TOKENS, noLocation: true }));
  } catch {
    return false;
  }
}

function isConditional({ definitions }: DocumentNode): boolean {
  const seen = new Set<string>();
  const has = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.directives?.some(({ name }) => name.value === "skip" || name.value === "include"))
        return true;
      if (selection.kind === Kind.INLINE_FRAGMENT) return has(selection.selectionSet);
      if (selection.kind === Kind.FIELD || seen.has(selection.name.value)) return false;
      seen.add(selection.name.value);
      return definitions.some(
        (one) =>
          one.kind === Kind.FRAGMENT_DEFINITION &&
          one.name.value === selection.name.value &&
          has(one.selectionSet),
      );
    });
  return definitions.some(
    (one) =>
      one.kind === Kind.OPERATION_DEFINITION && one.operation === "subscription" && has(one.selectionSet),
  );
}
