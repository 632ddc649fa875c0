import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

type Field = GraphQLField<unknown, unknown>;

/** The fields that a document asks for, as `Type.field`. */
export function coordinatesIn(schema: GraphQLSchema, document: DocumentNode): string[] {
  const types = new TypeInfo(schema);
  const found: string[] = [];
  const note = () => {
    const [parent, field] = [types.getParentType(), types.getFieldDef()];
    if (parent && field && !field.name.startsWith("__")) found.push(`${parent.name}.${field.name}`);
  };
  visit(document, visitWithTypeInfo(types, { Field: note }));
  return found;
}

/** The fields of a schema whose type is one of these or, where asked for, leads to one; those of `Mutation` left out. */
export function coordinatesOf(
  schema: GraphQLSchema,
  names: readonly string[],
  { below }: { readonly below: boolean },
): string[] {
  const wanted = below ? leadingTo(schema, new Set(names)) : new Set(names);
  return objectTypes(schema)
    .filter((type) => type !== schema.getMutationType())
    .flatMap((type) =>
      fieldsOf(type)
        .filter((field) => wanted.has(getNamedType(field.type).name))
        .map((field) => `${type.name}.${field.name}`),
    );
}

/**
 * One query for every object type that `Query` leads to, by the shortest way: all its fields, with what lies below them
 * left out. `usual` has the arguments by name, as they are written.
 */
export function sweepOf(schema: GraphQLSchema, usual: Readonly<Record<string, string>>): string[] {
  const query = schema.getQueryType();
  if (!query) return [];
  const ways = new Map<GraphQLObjectType, readonly string[]>([[query, []]]);
  // A map gives what is added to it on the way as well.
  for (const [type, way] of ways) {
    for (const field of fieldsOf(type)) {
      const next = getNamedType(field.type);
      if (isObjectType(next) && !ways.has(next)) ways.set(next, [...way, called(field, usual)]);
    }
  }
  const nested = (way: readonly string[], last: string) =>
    way.reduceRight((inner, field) => `{ ${field} ${inner} }`, last);
  return [...ways].flatMap(([type, way]) => {
    const fields = fieldsOf(type).map((field) => called(field, usual) + selectionOf(field));
    // What Query itself has is read one field at a time: together it would cost too much.
    return type === query ? fields.map((field) => `{ ${field} }`) : nested(way, `{ ${fields.join(" ")} }`);
  });
}

function called({ name, args }: Field, usual: Readonly<Record<string, string>>): string {
  const said = args.flatMap((arg) => {
    const value = usual[`${name}.${arg.name}`] ?? usual[arg.name];
    if (value === undefined && isRequiredArgument(arg))
      throw new Error(`Nothing is known for ${name}.${arg.name}.`);
    return value === undefined ? [] : [`${arg.name}: ${value}`];
  });
  return said.length > 0 ? `${name}(${said.join(", ")})` : name;
}

const selectionOf = ({ type }: Field) => (isLeafType(getNamedType(type)) ? "" : " { __typename }");

function leadingTo(schema: GraphQLSchema, found: Set<string>): Set<string> {
  const more = objectTypes(schema).filter(
    (type) =>
      !found.has(type.name) && fieldsOf(type).some((field) => found.has(getNamedType(field.type).name)),
  );
  return more.length === 0 ? found : leadingTo(schema, new Set([...found, ...more.map(({ name }) => name)]));
}

const objectTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !name.startsWith("__"));

const fieldsOf = (type: GraphQLObjectType): Field[] => Object.values(type.getFields());
