import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  isNonNullType,
  locatedError,
  type OperationDefinitionNode,
} from "graphql";
import {
  isPromise,
  NOT_PLAIN,
  type Path,
  type Planned,
  type Running,
  type Step,
  type Values,
} from "./types.js";

type Answers = Record<string, unknown>;

/** One execution of an operation. It follows graphql-js step by step, so that the answers, and what goes wrong, are the same. */
export class Run implements Running {
  readonly errors: GraphQLError[] = [];
  readonly #failed = new Set<Path | undefined>();
  readonly #args = new Map<Step, Values>();

  constructor(
    readonly plan: Planned,
    readonly context: unknown,
    readonly variables: Values,
  ) {}

  /** Asks an object for fields. */
  ask(steps: readonly Step[], source: unknown, path: Path | undefined): Answers | Promise<Answers> {
    const answers: Answers = emptyFor(steps);
    let isPending = false;
    try {
      for (const step of steps) {
        const plain = step.plain ? step.plain(source) : NOT_PLAIN;
        if (plain !== NOT_PLAIN) {
          answers[step.name] = plain;
          continue;
        }
        const answer = this.#askOne(step, source, { prev: path, key: step.name, typename: step.parent.name });
        answers[step.name] = answer;
        isPending ||= isPromise(answer);
      }
    } catch (error) {
      if (!isPending) throw error;
      // What is still being worked out may fail as well, and somebody has to hear of it.
      return allOf(answers).finally(() => {
        throw error;
      });
    }
    return isPending ? allOf(answers) : answers;
  }

  /** Notes an error, unless what it would be about has become null already by another. */
  note(error: GraphQLError, path: Path | undefined): void {
    for (let place = path; place !== undefined; place = place.prev) if (this.#failed.has(place)) return;
    if (this.#failed.has(undefined)) return;
    this.#failed.add(path);
    this.errors.push(error);
  }

  /** Null in the place of what went wrong, where null may stand there; else that goes wrong in which it stands. */
  failed(raw: unknown, type: GraphQLOutputType, nodes: readonly FieldNode[], path: Path): null {
    const error = locatedError(raw, nodes, keysOf(path));
    if (isNonNullType(type)) throw error;
    this.note(error, path);
    return null;
  }

  #askOne(step: Step, source: unknown, path: Path): unknown {
    const { field, nodes, complete } = step;
    try {
      const info = new Info(this, step, path);
      const value = this.#valueOf(step, source, info);
      const answer = isPromise(value)
        ? value.then((resolved) => complete(this, resolved, path, info))
        : complete(this, value, path, info);
      if (!isPromise(answer)) return answer;
      return answer.then(undefined, (error) => this.failed(error, field.type, nodes, path));
    } catch (error) {
      return this.failed(error, field.type, nodes, path);
    }
  }

  #valueOf(step: Step, source: unknown, info: Info): unknown {
    if (step.resolve) return step.resolve(source, this.#argsOf(step), this.context, info);
    if (source === null || (typeof source !== "object" && typeof source !== "function")) return undefined;
    const value = (source as Answers)[step.field.name];
    if (typeof value !== "function") return value;
    return value.call(source, this.#argsOf(step), this.context, info);
  }

  /** The same for all objects of which the field is asked. */
  #argsOf(step: Step): Values {
    const known = step.fixedArgs ?? this.#args.get(step);
    if (known) return known;
    const args = Object.freeze(getArgumentValues(step.field, step.nodes[0] as FieldNode, this.variables));
    this.#args.set(step, args);
    return args;
  }
}

/** What a resolver is told of its field. */
class Info implements GraphQLResolveInfo {
  constructor(
    private readonly run: Run,
    readonly step: Step,
    readonly path: Path,
  ) {}

  get fieldName(): string {
    return this.step.field.name;
  }
  get fieldNodes(): readonly FieldNode[] {
    return this.step.nodes;
  }
  get returnType(): GraphQLOutputType {
    return this.step.field.type;
  }
  get parentType(): GraphQLObjectType {
    return this.step.parent;
  }
  get schema(): GraphQLSchema {
    return this.run.plan.schema;
  }
  get fragments(): Record<string, FragmentDefinitionNode> {
    return this.run.plan.fragments;
  }
  get rootValue(): undefined {
    return undefined;
  }
  get operation(): OperationDefinitionNode {
    return this.run.plan.operation;
  }
  get variableValues(): { [variable: string]: unknown } {
    return this.run.variables as { [variable: string]: unknown };
  }
}

/** Nothing yet. An object with a prototype is many times faster; only one name would reach through to that. */
function emptyFor(steps: readonly Step[]): Answers {
  return steps.some(({ name }) => name === "__proto__") ? Object.create(null) : {};
}

async function allOf(answers: Answers): Promise<Answers> {
  const values = await Promise.all(Object.values(answers));
  const all: Answers = Object.getPrototypeOf(answers) ? {} : Object.create(null);
  for (const [index, name] of Object.keys(answers).entries()) all[name] = values[index];
  return all;
}

function keysOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let place: Path | undefined = path; place; place = place.prev) keys.push(place.key);
  return keys.reverse();
}
