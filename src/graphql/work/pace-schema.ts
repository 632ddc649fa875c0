import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLSchema,
  getNullableType,
  isListType,
  isObjectType,
} from "graphql";
import { DatabaseUnavailable } from "../../persistence/errors.js";
import { momentsNamed, prepareView } from "../as-of.js";
import type { RequestContext } from "../context.js";
import { failure } from "../errors.js";
import { WEIGHTS } from "../resolvers/weights.js";
import type { Pace } from "./pace.js";

type Field = GraphQLField<unknown, RequestContext, Record<string, unknown>>;

/**
 * Makes a schema's resolvers share the one thread that they run on. What {@link WEIGHTS} names is worked out once in a
 * request, however often it is asked for of the same object with the same arguments. In a large request each of these and the
 * members of a list wait for their turn; a small one is answered in one piece.
 */
export function paceSchema(schema: GraphQLSchema): GraphQLSchema {
  const mutation = schema.getMutationType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === mutation) continue;
    const isRoot = type === schema.getQueryType();
    for (const field of Object.values(type.getFields()))
      paceField(field, `${type.name}.${field.name}`, isRoot);
  }
  return schema;
}

const paced = new WeakSet<object>();

function paceField(field: Field, coordinate: string, isRoot: boolean): void {
  const isDear = Object.hasOwn(WEIGHTS, coordinate);
  const isList = isListType(getNullableType(field.type));
  if (!isDear && !isList && !isRoot) return;
  // The types of the introspection are the same for all schemas.
  if (paced.has(field)) return;
  paced.add(field);
  const resolve = field.resolve ?? defaultFieldResolver;

  field.resolve = (source, args, context, info) => {
    // The introspection is also asked by tools, without a request.
    if (!context?.work) return resolve(source, args, context, info);
    const { pace } = context.work;
    const ask = () => read(resolve(source, args, context, info));
    const owner = (source as object | undefined) ?? context.programme;
    const workOut = isDear
      ? () => context.work.once(context.programme, owner, `${coordinate} ${JSON.stringify(args)}`, ask)
      : ask;
    if (!pace) return workOut();
    if (!isDear && !isRoot) return inTurns(workOut(), pace);
    return pace.turn().then(async () => {
      if (isRoot) for (const moment of momentsNamed(args)) await prepareView(context, moment, pace);
      return inTurns(await workOut(), pace);
    });
  };
}

/** The members of a list, which are looked at as long as it is the request's turn, and then at its next; anything else as it is. */
function inTurns(value: unknown, pace: Pace): unknown {
  return Array.isArray(value) ? membersInTurns(value, pace) : value;
}

function* membersInTurns(members: readonly unknown[], pace: Pace): Generator<unknown> {
  for (const member of members) yield pace.isOn ? member : pace.turn().then(() => member);
}

/** What a field of the query gives; that the database is needed for it, and not there, is said as of something read. */
function read(value: unknown): unknown {
  return value instanceof Promise ? value.catch(inWordsOfReading) : value;
}

function inWordsOfReading(error: unknown): never {
  if (!(error instanceof DatabaseUnavailable)) throw error;
  throw failure(
    "DATABASE_UNAVAILABLE",
    "This is read from the database, which cannot be reached. Nothing was changed: ask again a little later.",
  );
}
