import {
  defaultTypeResolver,
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { inspect } from "graphql/jsutils/inspect.js";
import { type Complete, isPromise, type Path, type Planned, type Running, type Step } from "./types.js";

type Nodes = readonly FieldNode[];

/** How the answers of a type are made for fields that ask for it, worked out once. */
export function completion(plan: Planned, type: GraphQLOutputType, nodes: Nodes): Complete {
  if (isNonNullType(type)) return never(completion(plan, type.ofType, nodes));
  return unlessNull(ofNullable(plan, type, nodes));
}

function ofNullable(plan: Planned, type: GraphQLOutputType, nodes: Nodes): Complete {
  if (isListType(type)) return listOf(type.ofType, completion(plan, type.ofType, nodes), nodes);
  if (isLeafType(type)) return leaf(type);
  if (isAbstractType(type)) return abstract(plan, type, nodes);
  if (isObjectType(type)) return object(plan, type, nodes);
  throw new Error(`${String(type)} is no type of an answer`);
}

/** Null where it must not be. */
function never(complete: Complete): Complete {
  return (run, value, path, info) => {
    const answer = complete(run, value, path, info);
    if (answer === null)
      throw new Error(`Cannot return null for non-nullable field ${info.parentType.name}.${info.fieldName}.`);
    return answer;
  };
}

function unlessNull(complete: Complete): Complete {
  return (run, value, path, info) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    return complete(run, value, path, info);
  };
}

function leaf(type: GraphQLLeafType): Complete {
  return (_run, value) => {
    const answer = type.serialize(value);
    if (answer === null || answer === undefined)
      throw new Error(
        `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(answer)}`,
      );
    return answer;
  };
}

function listOf(type: GraphQLOutputType, complete: Complete, nodes: Nodes): Complete {
  return (run, value, path, info) => {
    if (typeof value !== "object" || typeof (value as Iterable<unknown>)[Symbol.iterator] !== "function") {
      const field = `${info.parentType.name}.${info.fieldName}`;
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${field}".`);
    }
    let isPending = false;
    let key = 0;
    const answers: unknown[] = [];
    for (const member of value as Iterable<unknown>) {
      const answer = memberOf(run, member, { prev: path, key, typename: undefined }, info);
      isPending ||= isPromise(answer);
      answers.push(answer);
      key += 1;
    }
    return isPending ? Promise.all(answers) : answers;
  };

  function memberOf(run: Running, member: unknown, path: Path, info: GraphQLResolveInfo): unknown {
    try {
      const answer = isPromise(member)
        ? member.then((resolved) => complete(run, resolved, path, info))
        : complete(run, member, path, info);
      if (!isPromise(answer)) return answer;
      return answer.then(undefined, (error) => run.failed(error, type, nodes, path));
    } catch (error) {
      return run.failed(error, type, nodes, path);
    }
  }
}

function object(plan: Planned, type: GraphQLObjectType, nodes: Nodes): Complete {
  let steps: readonly Step[] | null = null;
  return (run, value, path, info) => {
    steps ??= plan.stepsBelow(type, nodes);
    const known = steps;
    const is = type.isTypeOf?.(value, run.context, info) ?? true;
    if (!isPromise(is)) return is ? run.ask(known, value, path) : notOf(type, value, nodes);
    return is.then((really) => (really ? run.ask(known, value, path) : notOf(type, value, nodes)));
  };
}

function notOf(type: GraphQLObjectType, value: unknown, nodes: Nodes): never {
  throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes });
}

function abstract(plan: Planned, type: GraphQLAbstractType, nodes: Nodes): Complete {
  const known = new Map<unknown, Complete>();
  const resolve = type.resolveType ?? defaultTypeResolver;

  const completeAs = (name: unknown, value: unknown, info: GraphQLResolveInfo): Complete => {
    const before = known.get(name);
    if (before) return before;
    const complete = object(plan, runtimeType(plan, type, name, value, info, nodes), nodes);
    known.set(name, complete);
    return complete;
  };
  return (run, value, path, info) => {
    const name = resolve(value, run.context, info, type);
    return isPromise(name)
      ? name.then((resolved) => completeAs(resolved, value, info)(run, value, path, info))
      : completeAs(name, value, info)(run, value, path, info);
  };
}

/** The type of an object whose type was open, in graphql-js' words where it is none. */
function runtimeType(
  { schema }: Planned,
  type: GraphQLAbstractType,
  name: unknown,
  value: unknown,
  { parentType, fieldName }: GraphQLResolveInfo,
  nodes: Nodes,
): GraphQLObjectType {
  const field = `${parentType.name}.${fieldName}`;
  const must = `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${field}"`;
  if (name === null || name === undefined) {
    const either = `Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`;
    throw new GraphQLError(`${must}. ${either}`, { nodes });
  }
  if (typeof name !== "string")
    throw new GraphQLError(`${must} with value ${inspect(value)}, received "${inspect(name)}".`);
  const found = schema.getType(name);
  const resolved = `Abstract type "${type.name}" was resolved to a`;
  if (!found)
    throw new GraphQLError(`${resolved} type "${name}" that does not exist inside the schema.`, { nodes });
  if (!isObjectType(found)) throw new GraphQLError(`${resolved} non-object type "${name}".`, { nodes });
  if (!schema.isSubType(type, found))
    throw new GraphQLError(`Runtime Object type "${name}" is not a possible type for "${type.name}".`, {
      nodes,
    });
  return found;
}
