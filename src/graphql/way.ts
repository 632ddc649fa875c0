import {
  type ASTNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isRequiredArgument,
  Kind,
} from "graphql";

const NO_FIELD = /^Cannot query field "(\w+)" on type "(\w+)"\./;
const NO_ARGUMENT = /^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"\./;
const MOST_WAYS = 3;
const MOST_BELOW = 8;
const LONGEST_WAY = 600;
/** For so many fields of one document the way is looked for. */
const MOST_HINTS = 50;

/**
 * A message about a field or an argument that is not there, with the way to it: where something near has a field of that
 * name, which field has that word in its name or description, which part of the filter it is. What was asked for below a field
 * that is not there is not validated, so the way to that is told too. Other messages are left as they are, and so is what comes
 * after the first fifty fields of a document.
 */
export function withWay(message: string, schema: GraphQLSchema, node?: ASTNode): string {
  const [, field = "", onType = ""] = NO_FIELD.exec(message) ?? [];
  if (field) {
    const isSuggested = message.includes("Did you mean");
    const hint = hintFor(fieldsOf(schema, onType), field, node, isSuggested).join(" ");
    return hint && hint.length <= LONGEST_WAY ? `${message} ${hint}` : message;
  }
  const [, argument = "", type = "", of = ""] = NO_ARGUMENT.exec(message) ?? [];
  const hint = argument && partWith(fieldsOf(schema, type)[of], argument);
  return hint ? `${message} Did you mean ${hint}?` : message;
}

/** A field that may have been meant, and how it is reached from where the name was written. */
interface Way {
  readonly field: AnyField;
  readonly path: string;
}

/** For how many fields of a document the way was looked for so far, by its source. */
const lookedFor = new WeakMap<object, number>();

function hintFor(fields: Fields, name: string, node?: ASTNode, isSuggested = false): string[] {
  const document = node?.loc?.source;
  const before = (document && lookedFor.get(document)) ?? 0;
  if (before >= MOST_HINTS) return [];
  if (document) lookedFor.set(document, before + 1);
  const there = waysFrom(fields, name);
  const near = isSuggested
    ? []
    : nearest(fields, name).filter(({ path }) => !there.some((way) => way.path === path));
  const [first] = [...there, ...near];
  if (!first) return [];
  return [
    ...(there.length > 0 ? [`It is in ${inWords(there)}.`] : []),
    ...(near.length > 0 ? [`Did you mean ${inWords(near)}?`] : []),
    ...below(first, node),
  ];
}

/** What has to be said of the arguments and fields that were asked for with the one that is not there. */
function below({ field }: Way, node?: ASTNode): string[] {
  if (node?.kind !== Kind.FIELD) return [];
  const fields = fieldsBelow(field);
  const filters = (node.arguments ?? []).flatMap(({ name }) => {
    const filter = field.args.some((one) => one.name === name.value) ? null : partWith(field, name.value);
    return filter ? [`There ${name.value} is ${filter}.`] : [];
  });
  const wrong = (node.selectionSet?.selections ?? []).flatMap((one) =>
    one.kind === Kind.FIELD && !fields[one.name.value] ? [one] : [],
  );
  const hints = wrong.slice(0, MOST_BELOW).flatMap((one) => {
    const hint = hintFor(fields, one.name.value, one);
    return hint.length > 0 ? [`Below it, ${one.name.value}: ${hint.join(" ")}`] : [];
  });
  return [...filters, ...hints];
}

/** The ways of one step to a field of that name; of two steps where the first leads to the members of a list. */
function waysFrom(fields: Fields, name: string): Way[] {
  // What leads to one is more likely meant than what leads to several.
  const steps = Object.values(fields).toSorted((one, other) => Number(isList(one)) - Number(isList(other)));
  const direct = steps.flatMap((step) => {
    const field = fieldsBelow(step)[name];
    return field ? [through(step, { field, path: name })] : [];
  });
  if (direct.length > 0) return direct.slice(0, MOST_WAYS);
  const nodes = membersIn(fields);
  return nodes ? waysFrom(fieldsBelow(nodes), name).map((way) => through(nodes, way)) : [];
}

const isList = ({ type }: AnyField): boolean => isListType(getNullableType(type));

/** The fields that have all words of a name in their own names; else those that have them in their descriptions. */
function nearest(fields: Fields, name: string): Way[] {
  const nodes = membersIn(fields);
  if (nodes) return nearest(fieldsBelow(nodes), name).map((way) => through(nodes, way));
  const wanted = wordsOf(name);
  const having = (which: keyof Words) =>
    Object.values(fields)
      .filter((field) => {
        const words = wordsOfField(field)[which];
        return wanted.every((word) => words.some((other) => other.startsWith(word)));
      })
      .slice(0, MOST_WAYS)
      .map((field) => ({ field, path: withArguments(field) }));
  const byName = having("name");
  return byName.length > 0 ? byName : having("description");
}

function through(step: AnyField, { field, path }: Way): Way {
  return { field, path: `${withArguments(step)} { ${path} }` };
}

/** A field with the arguments that it has to have. */
function withArguments({ name, args }: AnyField): string {
  const needed = args.filter(isRequiredArgument).map((argument) => `${argument.name}: …`);
  return needed.length > 0 ? `${name}(${needed.join(", ")})` : name;
}

/** The part of that name of a field's filter or other argument, as it is written; undefined where there is none. */
function partWith(field: AnyField | undefined, name: string): string | undefined {
  const argument = field?.args.find(({ type }) => inputsOf(type)[name]);
  const part = argument && inputsOf(argument.type)[name];
  if (!part) return undefined;
  const [how] = Object.keys(inputsOf(part.type));
  return `${argument.name}: { ${name}: ${how ? `{ ${how}: … }` : "…"} }`;
}

type AnyField = GraphQLField<unknown, unknown>;
type Fields = Readonly<Record<string, AnyField>>;

function fieldsOf(schema: GraphQLSchema, name: string): Fields {
  const type = schema.getType(name);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
}

function fieldsBelow(field: AnyField): Fields {
  const type = getNamedType(field.type);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
}

/** The field of a connection that has the members of its page; what is no connection has none. */
function membersIn(fields: Fields): AnyField | undefined {
  return fields.pageInfo && fields.nodes;
}

function inputsOf(type: GraphQLInputType) {
  const named = getNamedType(type);
  return isInputObjectType(named) ? named.getFields() : {};
}

interface Words {
  readonly name: readonly string[];
  readonly description: readonly string[];
}

const known = new WeakMap<AnyField, Words>();

/** The words of a field, which are found once: a document can have many fields that are not there. */
function wordsOfField(field: AnyField): Words {
  const words = known.get(field) ?? {
    name: wordsOf(field.name),
    description: wordsOf(field.description ?? ""),
  };
  known.set(field, words);
  return words;
}

/** The words of a name or text, without the mark of the plural. */
function wordsOf(text: string): string[] {
  const words =
    text
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  return words.map((word) => word.replace(/(?<=..)(?:ies|y|es|s)$/, ""));
}

function inWords(ways: readonly Way[]): string {
  const paths = ways.map(({ path }) => path);
  return paths.length < 2 ? paths.join("") : `${paths.slice(0, -1).join(", ")} or ${paths.at(-1)}`;
}
