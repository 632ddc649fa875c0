import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import { execute, type GraphQLSchema } from "graphql";
import type { RequestContext } from "../../graphql/context.js";
import { executeOperation } from "../../graphql/execution/execute.js";

type Gateway = ApolloServerOptionsWithGateway<RequestContext>["gateway"];
type Executor = NonNullable<Awaited<ReturnType<Gateway["load"]>>["executor"]>;
type Answer = Awaited<ReturnType<Executor>>;

/**
 * Lets Apollo execute operations by plans that are kept, or, to compare the answers, as graphql-js does. It lets nobody but a gateway
 * execute in another way than its own.
 */
export function executedHere(schema: GraphQLSchema, isPlain: boolean): Gateway {
  const run = isPlain ? execute : executeOperation;
  return {
    load: async () => ({
      executor: async ({ document, request, context }) => {
        const { operationName, variables } = request;
        const asked = { schema, document, operationName, variableValues: variables, contextValue: context };
        return (await run(asked)) as Answer;
      },
    }),
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}
