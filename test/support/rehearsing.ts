import { assert } from "chai";
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  Kind,
  parse,
  print,
} from "graphql";

/** What is another each time: names of what begins, and what is made from them. */
const EACH_TIME = /^(id|hash|secret|cursor)$|Hash$/;
/** What goes far beyond what an act changes. */
const FAR =
  /^(report|orderOfBusiness|availableActions|readiness|heads|workItems|liaisonStatements|studyGroup|letter|lines)$/;

/** Everything near that a payload says, with the aliases by which it is compared. */
export function telling(schema: GraphQLSchema, mutation: string): string {
  const type = schema.getMutationType()?.getFields()[mutation]?.type;
  const payload = type && getNamedType(type);
  assert(payload && isObjectType(payload), mutation);
  return fieldsOf(payload, 2, "told_");
}

function fieldsOf(type: GraphQLObjectType, depth: number, alias = ""): string {
  const said = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument) || EACH_TIME.test(field.name) || FAR.test(field.name)) return [];
    const name = alias ? `${alias}${field.name}: ${field.name}` : field.name;
    const inner = selection(field.type, depth);
    return inner === null ? [] : [`${name}${inner}`];
  });
  return said.join(" ");
}

/** The selection below a field: none for a leaf; null where it is too far. */
function selection(type: GraphQLOutputType, depth: number): string | null {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  if (depth === 0 || !isObjectType(named)) return null;
  const nodes = named.getFields().nodes;
  if (nodes) {
    const inner = selection(nodes.type, depth);
    return inner === null ? null : ` { totalCount nodes${inner} }`;
  }
  const fields = fieldsOf(named, depth - 1);
  return fields ? ` { ${fields} }` : null;
}

/** A document with one mutation, which asks besides for everything that it tells; null: it is no mutation. */
export function tellingDocument(
  schema: GraphQLSchema,
  document: string,
): { readonly mutation: string; readonly query: string } | null {
  const parsed = parse(document);
  const [operation] = parsed.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== "mutation") return null;
  const field = operation.selectionSet.selections[0] as FieldNode;
  const mutation = field.name.value;
  const more = parse(`{ ${mutation} { ${telling(schema, mutation)} } }`).definitions[0];
  assert(more?.kind === Kind.OPERATION_DEFINITION);
  const added = (more.selectionSet.selections[0] as FieldNode).selectionSet?.selections ?? [];
  const selections = [...(field.selectionSet?.selections ?? []), ...added];
  const widened = { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections } };
  const query = print({
    ...parsed,
    definitions: [
      { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: [widened] } },
      ...parsed.definitions.slice(1),
    ],
  } as typeof parsed);
  return { mutation, query };
}

/** What of a payload is compared. */
export function toldIn(payload: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries((payload ?? {}) as object).filter(([name]) => name.startsWith("told_")),
  );
}
