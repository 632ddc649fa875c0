import { defaultFieldResolver, type GraphQLSchema } from "graphql";
import type { PubSub } from "type-graphql";

/** type-graphql wants one where there are subscriptions; ours say themselves what they tell. */
export const NEVER_ASKED: PubSub = {
  publish: never,
  subscribe: never,
};

function never(): never {
  throw new Error("Nothing is published here: see the programme's feed.");
}

/** Lets the root fields of subscriptions give what they are told: their arguments were read when they began. */
export function toldAsItIs(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {}))
    field.resolve = defaultFieldResolver;
  return schema;
}
