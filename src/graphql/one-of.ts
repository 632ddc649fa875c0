import { type GraphQLSchema, isInputObjectType } from "graphql";

const named = new Set<string>();

/** An input of whose fields exactly one is given. type-graphql does not know `@oneOf`, graphql does. */
export function OneOf(): ClassDecorator {
  return (input) => void named.add(input.name);
}

/** Makes the inputs that say so `@oneOf`, so that every client and the validation of operations know it. */
export function oneOfInputs(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type) && named.has(type.name)) type.isOneOf = true;
  }
  return schema;
}
