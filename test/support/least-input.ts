import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from "graphql";

/** What an input can be filled with. */
export type Said = Readonly<Record<string, unknown>>;

/**
 * The least that the schema accepts: the fields that it wants and no others. `usual` says by a field's name what is put
 * there; what it does not name is filled by type.
 */
export function leastInput(type: GraphQLInputType, usual: Said, name = ""): unknown {
  if (isNonNullType(type)) return leastInput(type.ofType, usual, name);
  if (isListType(type)) return [leastInput(type.ofType, usual, name)];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const wanted = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
    return Object.fromEntries(wanted.map((field) => [field.name, leastInput(field.type, usual, field.name)]));
  }
  if (Object.hasOwn(usual, name)) return usual[name];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  return BY_SCALAR[type.name];
}

const BY_SCALAR: Said = { String: "Something", Int: 1, Boolean: true, LocalDate: "2026-02-27" };
