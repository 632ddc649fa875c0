import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLError,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from "graphql";

/** Where in an answer something stands. */
export type Path = GraphQLResolveInfo["path"];

/** The values of variables, or arguments. */
export type Values = { readonly [name: string]: unknown };

/** Makes the answer of what a resolver gave. */
export type Complete = (run: Running, value: unknown, path: Path, info: GraphQLResolveInfo) => unknown;

/** A field of a selection: everything about it that is the same each time that it is asked for. */
export interface Step {
  /** Under which name the answer has it. */
  readonly name: string;
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  /** Null where the value is a property of what it is asked of. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | null;
  /** Its arguments, where no variable stands in them. */
  readonly fixedArgs: Values | null;
  readonly complete: Complete;
  /** Gives the answer where it is a plain property of a plain value; else {@link NOT_PLAIN}. */
  readonly plain: ((source: unknown) => unknown) | null;
}

/** Told by {@link Step.plain} where more has to be done. */
export const NOT_PLAIN = Symbol("not plain");

/** What an operation asks for. */
export interface Planned {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  /** What these fields ask of an object of this type. */
  stepsBelow(type: GraphQLObjectType, nodes: readonly FieldNode[]): readonly Step[];
}

/** An execution that is under way. */
export interface Running {
  readonly context: unknown;
  /** Asks an object for fields. */
  ask(steps: readonly Step[], source: unknown, path: Path | undefined): unknown;
  /** Null in the place of what went wrong, where null may stand there; else that goes wrong in which it stands. */
  failed(raw: unknown, type: GraphQLOutputType, nodes: readonly FieldNode[], path: Path): null;
  /** Notes an error, unless what it would be about has become null already by another. */
  note(error: GraphQLError, path: Path | undefined): void;
}

/** Whether something is still being worked out. */
export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && typeof (value as Values).then === "function";
}
