import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from "graphql";
import { validateInput } from "../validate-input.js";

type Resolver = GraphQLFieldResolver<unknown, unknown, Record<string, unknown>>;
type Class = new () => object;

/** What type-graphql notes of a parameter of a resolver. */
interface Param {
  readonly kind: string;
  readonly index: number;
  readonly name?: string;
  readonly propertyName?: string;
  readonly getType?: () => unknown;
  readonly validateFn?: unknown;
}

/** What it notes of a resolver. */
interface Handler {
  readonly target: Class;
  readonly methodName: string;
  readonly schemaName: string;
  readonly params?: readonly Param[];
  readonly middlewares?: readonly unknown[];
  readonly roles?: readonly unknown[];
  readonly kind?: string;
  readonly getObjectType?: () => unknown;
}

interface Fields {
  readonly target: Class;
  readonly fields: readonly { readonly name: string; readonly getType: () => unknown }[];
}

interface Notes {
  readonly queries: readonly Handler[];
  readonly fieldResolvers: readonly Handler[];
  readonly objectTypes: readonly { readonly name: string; readonly target: unknown }[];
  readonly argumentTypes: readonly Fields[];
  readonly inputTypes: readonly Fields[];
}

/**
 * Lets the fields of queries call their resolvers directly. type-graphql reads arguments by way of promises and looks up anew what it noted
 * of them for each object of a list; here that is done once for a field. The arguments are made and checked as there. A resolver
 * of another kind than ours, and all of them should it keep its notes elsewhere one day, stay as they are.
 */
export function directResolvers(schema: GraphQLSchema): GraphQLSchema {
  const notes = globalThis.TypeGraphQLMetadataStorage as unknown as Notes | undefined;
  if (!notes) return schema;
  const instances = new Map<Class, Record<string, unknown>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === schema.getMutationType()) continue;
    const handlers = type === schema.getQueryType() ? notes.queries : handlersOf(type.name, notes);
    for (const field of Object.values(type.getFields())) {
      const [handler, ...others] = handlers.filter(({ schemaName }) => schemaName === field.name);
      if (!handler || others.length > 0 || !field.resolve || !isPlain(handler)) continue;
      const instance = instances.get(handler.target) ?? (new handler.target() as Record<string, unknown>);
      instances.set(handler.target, instance);
      field.resolve = direct(instance, handler, notes);
    }
  }
  return schema;
}

function handlersOf(type: string, { fieldResolvers, objectTypes }: Notes): readonly Handler[] {
  const targets = objectTypes.filter(({ name }) => name === type).map(({ target }) => target);
  return fieldResolvers.filter(
    ({ kind, getObjectType }) => kind === "external" && targets.includes(getObjectType?.()),
  );
}

const OUR_KINDS = ["root", "context", "info", "arg", "args"];

function isPlain({ params = [], middlewares = [], roles }: Handler): boolean {
  return (
    middlewares.length === 0 &&
    !roles &&
    params.every(
      ({ kind, validateFn, propertyName }) => OUR_KINDS.includes(kind) && !validateFn && !propertyName,
    )
  );
}

function direct(
  instance: Record<string, unknown>,
  { methodName, params = [] }: Handler,
  notes: Notes,
): Resolver {
  const inOrder = params.toSorted((one, other) => one.index - other.index);
  const readArgs = argumentsReader(inOrder, notes);
  const method = instance[methodName] as (...given: unknown[]) => unknown;
  return (root, args, context, info) => {
    const read = readArgs(args);
    const given = inOrder.map(({ kind, getType }, index) => {
      if (kind === "context") return context;
      if (kind === "root") return getType ? instanceOf(getType(), root) : root;
      return kind === "info" ? info : read[index];
    });
    return method.apply(instance, given);
  };
}

/** Reads the arguments, at the places of their parameters; once, where they are the same for many objects. */
function argumentsReader(
  params: readonly Param[],
  notes: Notes,
): (args: Record<string, unknown>) => unknown[] {
  if (!params.some(({ kind }) => kind === "arg" || kind === "args")) return () => [];
  const known = new WeakMap<object, unknown[]>();
  const read = (args: Record<string, unknown>) =>
    params.map(({ kind, name = "", getType }) => {
      if (kind !== "arg" && kind !== "args") return undefined;
      const value =
        kind === "arg"
          ? made(getType?.(), args[name], notes)
          : madeOf(getType?.(), args, notes.argumentTypes, notes);
      validateInput(value);
      return value;
    });
  return (args) => {
    const before = known.get(args);
    if (before) return before;
    const value = read(args);
    if (Object.isFrozen(args)) known.set(args, value);
    return value;
  };
}

/** A value of an input type as an instance of its class; any other as it is. */
function made(type: unknown, value: unknown, notes: Notes): unknown {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((member) => made(type, member, notes));
  const isInput = notes.inputTypes.some(({ target }) => target === type);
  return isInput ? madeOf(type, value as Record<string, unknown>, notes.inputTypes, notes) : value;
}

function madeOf(
  type: unknown,
  values: Record<string, unknown>,
  types: readonly Fields[],
  notes: Notes,
): unknown {
  const fields: Record<string, unknown> = {};
  for (const field of fieldsOf(type as Class, types)) {
    const value = values[field.name];
    if (value !== undefined) fields[field.name] = made(field.getType(), value, notes);
  }
  return instanceOf(type, fields);
}

/** The fields of a class and of those that it extends; its own come first and count. */
function fieldsOf(type: Class, types: readonly Fields[]): Fields["fields"] {
  const fields = new Map<string, Fields["fields"][number]>();
  for (let one = type; one.prototype !== undefined; one = Object.getPrototypeOf(one) as Class)
    for (const field of types.find(({ target }) => target === one)?.fields ?? [])
      if (!fields.has(field.name)) fields.set(field.name, field);
  return [...fields.values()];
}

/** Values as an instance of a class, with no more properties than they have. */
function instanceOf(type: unknown, values: unknown): unknown {
  if (typeof type !== "function" || typeof values !== "object" || values === null) return values;
  if (values instanceof type || Array.isArray(values) || values instanceof Date) return values;
  const instance = new (type as Class)() as Record<string, unknown>;
  for (const key of Object.keys(instance))
    if (instance[key] === undefined && !(key in values)) delete instance[key];
  return Object.assign(instance, values);
}
