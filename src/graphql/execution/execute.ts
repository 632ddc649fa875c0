import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
} from "graphql";
import { conditionsIn, Plan } from "./plan.js";
import { Run } from "./run.js";
import { isPromise, type Values } from "./types.js";

/** An operation that is to be executed. */
export interface Executed {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Values | null | undefined;
  readonly contextValue: unknown;
  /** What the root fields are asked of; left out: nothing. */
  readonly rootValue?: unknown;
}

type Answer = ExecutionResult | Promise<ExecutionResult>;

/** So many plans of one operation are kept, for the variables of its `@skip` and `@include`. */
const MOST_PLANS = 16;

/** What is known of an operation that was executed before. */
interface Known {
  readonly conditions: readonly string[];
  readonly plans: Map<string, Plan>;
}

const known = new WeakMap<OperationDefinitionNode, Known>();

/**
 * Executes an operation as graphql-js does, with the same answer and the same errors. What a query, or each event of a subscription, asks
 * for is worked out once for its document, and not again for each object of each request. Mutations, which are few, are left to graphql-js.
 */
export function executeOperation(executed: Executed): Answer {
  const { schema, document, operationName, variableValues } = executed;
  const operation = getOperationAST(document, operationName);
  if (!operation || operation.operation === "mutation") return execute(executed);
  const read = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {}, {
    maxErrors: 50,
  });
  if (read.errors) return { errors: read.errors };
  return executePlan(planOf(schema, document, operation, read.coerced), executed, read.coerced);
}

function planOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Values,
): Plan {
  const { conditions, plans } = known.get(operation) ?? {
    conditions: conditionsIn(document),
    plans: new Map<string, Plan>(),
  };
  known.set(operation, { conditions, plans });
  const key = conditions.map((name) => String(variables[name])).join();
  const before = plans.get(key);
  if (before?.schema === schema) return before;
  const said = conditions.filter((name) => Object.hasOwn(variables, name));
  const conditioned = Object.fromEntries(said.map((name) => [name, variables[name]]));
  const plan = new Plan(schema, document, operation, conditioned);
  if (plans.size >= MOST_PLANS) plans.clear();
  plans.set(key, plan);
  return plan;
}

function executePlan(plan: Plan, { contextValue, rootValue }: Executed, variables: Values): Answer {
  const run = new Run(plan, contextValue, variables);
  const failed = (error: unknown): ExecutionResult => {
    run.note(error as GraphQLError, undefined);
    return { errors: run.errors, data: null };
  };
  const whole = (data: ExecutionResult["data"]): ExecutionResult =>
    run.errors.length === 0 ? { data } : { errors: run.errors, data };
  try {
    const data = run.ask(plan.root, rootValue, undefined);
    return isPromise(data) ? (data as Promise<Record<string, unknown>>).then(whole, failed) : whole(data);
  } catch (error) {
    return failed(error);
  }
}
