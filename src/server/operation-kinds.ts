import type { ASTVisitor, ValidationContext } from "graphql";
import { failure } from "../graphql/errors.js";

/** A validation rule: refuses an operation of a kind that the schema does not have, such as a subscription. */
export function operationKinds(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition({ operation }) {
      if (context.getSchema().getRootType(operation)) return;
      context.reportError(failure("GRAPHQL_VALIDATION_FAILED", `There is no ${operation} here.`));
    },
  };
}
