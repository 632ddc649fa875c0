import { type ASTVisitor, type SelectionSetNode, type ValidationContext } from "graphql";
import { failure } from "../graphql/errors.js";
import { DEEPEST } from "./limits.js";

/** A validation rule: refuses a query that nests more fields within each other than are allowed. */
export function depthLimit(context: ValidationContext): ASTVisitor {
  const known = new Map<string, number>();

  const depthOf = (selectionSet: SelectionSetNode | undefined, fragments: readonly string[]): number => {
    let deepest = 0;
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === "FragmentSpread")
        deepest = Math.max(deepest, depthOfFragment(selection.name.value, fragments));
      else if (selection.kind === "InlineFragment")
        deepest = Math.max(deepest, depthOf(selection.selectionSet, fragments));
      // Introspection is deep by nature, and limited by a rule of graphql-js itself.
      else if (!selection.name.value.startsWith("__")) {
        deepest = Math.max(deepest, 1 + depthOf(selection.selectionSet, fragments));
      }
    }
    return deepest;
  };
  const depthOfFragment = (name: string, within: readonly string[]): number => {
    // A fragment that contains itself is refused by another rule.
    if (within.includes(name)) return 0;
    const depth = known.get(name) ?? depthOf(context.getFragment(name)?.selectionSet, [...within, name]);
    known.set(name, depth);
    return depth;
  };
  return {
    OperationDefinition(operation) {
      const depth = depthOf(operation.selectionSet, []);
      if (depth > DEEPEST) {
        context.reportError(
          failure("QUERY_TOO_COMPLEX", `The query is ${depth} fields deep; the limit is ${DEEPEST}.`),
        );
      }
    },
  };
}
