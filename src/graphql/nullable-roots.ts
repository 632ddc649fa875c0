import { type GraphQLSchema, getNullableType } from "graphql";

/**
 * Makes every root field that takes arguments nullable: such a field can fail by them, and would otherwise take the
 * answers of all the others with it, also of mutations that were carried out.
 */
export function nullableRoots(schema: GraphQLSchema): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {}))
      if (field.args.length > 0) field.type = getNullableType(field.type);
  }
  return schema;
}
