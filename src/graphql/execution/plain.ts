import { defaultFieldResolver, type GraphQLField, isLeafType, isNonNullType } from "graphql";
import { NOT_PLAIN, type Step } from "./types.js";

/**
 * How a field is answered whose value is a property of what it is asked of, as most are: text, a number or a code, in which nothing can
 * go wrong, so that no place for an error has to be kept. Null where the field has a resolver, or is no such value.
 */
export function plainAnswer(field: GraphQLField<unknown, unknown>): Step["plain"] {
  const { name, resolve = defaultFieldResolver } = field;
  const isRequired = isNonNullType(field.type);
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  if (resolve !== defaultFieldResolver || !isLeafType(type)) return null;
  return (source) => {
    if (typeof source !== "object" || source === null) return NOT_PLAIN;
    const value = (source as Record<string, unknown>)[name];
    if (value === null || value === undefined) return isRequired ? NOT_PLAIN : null;
    if (typeof value === "object" || typeof value === "function") return NOT_PLAIN;
    try {
      return type.serialize(value) ?? NOT_PLAIN;
    } catch {
      return NOT_PLAIN;
    }
  };
}
