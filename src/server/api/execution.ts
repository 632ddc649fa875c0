import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import { createSourceEventStream, type ExecutionResult, execute, type GraphQLSchema } from "graphql";
import type { RequestContext } from "../../graphql/context.js";
import { type Executed, executeOperation } from "../../graphql/execution/execute.js";
import type { Watching } from "../../graphql/subscriptions/watching.js";
import type { Watch } from "../../programme/watch.js";

type Gateway = ApolloServerOptionsWithGateway<RequestContext>["gateway"];
type Executor = NonNullable<Awaited<ReturnType<Gateway["load"]>>["executor"]>;
type Answer = Awaited<ReturnType<Executor>>;

/** Executes an operation. */
export type Execute = (operation: Executed) => ExecutionResult | Promise<ExecutionResult>;

/** Executes operations by plans that are kept, or, to compare the answers, as graphql-js does. */
export function executorOf(isPlain: boolean): Execute {
  return isPlain ? execute : executeOperation;
}

/** Lets Apollo execute operations in another way than its own, which it grants nobody but a gateway. */
export function executedBy(run: Execute, schema: GraphQLSchema): Gateway {
  return {
    load: async () => ({
      executor: async ({ document, request, context }) => {
        if (context.work.executed) return context.work.executed as Answer;
        const { operationName, variables } = request;
        const asked = { schema, document, operationName, variableValues: variables, contextValue: context };
        const { watching } = context.work;
        return (await (watching ? subscribe(asked, watching) : run(asked))) as Answer;
      },
    }),
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}

/** Begins a subscription: what it tells is left to whoever streams it. */
async function subscribe(asked: Executed, watching: Watching): Promise<ExecutionResult> {
  const source = await createSourceEventStream(asked);
  if (!(Symbol.asyncIterator in source)) return source;
  const { document, operationName = null, variableValues } = asked;
  watching.subscribed = {
    // What our subscriptions give, see src/graphql/subscriptions.
    source: source as unknown as Watch,
    document,
    operationName,
    variables: variableValues ?? {},
  };
  return { data: null };
}
