import type { ApolloServerPlugin } from "@apollo/server";
import {
  GraphQLError,
  type GraphQLOutputType,
  getNamedType,
  getVariableValues,
  isListType,
  isNonNullType,
} from "graphql";
import { type ComplexityEstimatorArgs, getComplexity } from "graphql-query-complexity/cjs";
import type { RequestContext } from "../graphql/context.js";
import { failure } from "../graphql/errors.js";

/** The most tokens that a query may have. */
export const MOST_TOKENS = 3000;
/** The most fields that a query may nest within each other. */
export const DEEPEST = 20;
/** The most that a query may cost: about the number of fields that its answer can have. */
export const HIGHEST_COST = 100_000;

/** What a list without a page size is taken to hold. */
const LIST_SIZE = 5;

/** Refuses, before anything is read, a query whose answer could be too large. */
export const costLimit: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, operationName }) {
        if (!operation) return;
        const variables = request.variables ?? {};
        // Wrong variables are refused, in better words, when they are about to be used.
        if (getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors) return;
        const query = {
          schema,
          query: document,
          variables,
          estimators: [cost],
          operationName: operationName ?? undefined,
        };
        const total = costOf(query);
        if (total <= HIGHEST_COST) return;
        const message = `The query could have an answer of about ${total} fields; the limit is ${HIGHEST_COST}. Ask for smaller pages or less at once.`;
        throw failure("QUERY_TOO_COMPLEX", message);
      },
    };
  },
};

function costOf(query: Parameters<typeof getComplexity>[0]): number {
  try {
    return getComplexity(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const tooMany = error.message.includes("number of nodes");
    throw failure(tooMany ? "QUERY_TOO_COMPLEX" : "BAD_USER_INPUT", error.message);
  }
}

/** A field costs one, and what is below it times the members that it can have. */
function cost({ field, args, type, childComplexity }: ComplexityEstimatorArgs): number {
  if (type.name.startsWith("__") || getNamedType(field.type).name.startsWith("__")) return 1;
  const { first } = args as { first?: number };
  // The nodes below a connection are a list themselves, so the page size counts against that.
  if (typeof first === "number") return 1 + (childComplexity * Math.max(first, LIST_SIZE)) / LIST_SIZE;
  return 1 + childComplexity * (isList(field.type) ? LIST_SIZE : 1);
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
