import {
  type DocumentNode,
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from "graphql";
import { momentsNamed } from "../graphql/as-of.js";
import { DEFAULT_PAGE, LARGEST_PAGE } from "../graphql/connection.js";
import { badInput, failure } from "../graphql/errors.js";
import { WEIGHTS, weigh, weighMoment } from "../graphql/resolvers/weights.js";
import { type CostedField, CostPlan, type Estimator, TooManySelections } from "./cost-plan.js";
import { pageFaults } from "./page-ranges.js";

/** What a list without a page size is taken to hold. */
const LIST_SIZE = 5;
/** What a field of the introspection costs: all of it once, as GraphiQL asks, is allowed, and not twice. */
const INTROSPECTED = 0.6;
/** What a mutation costs: its rules, a write, and a programme made anew. */
const MUTATION = 300;

/** So many texts a body usually decides on at a sitting. */
const USUAL_SITTING = 25;

/** An operation whose cost is asked for. */
export interface Costed {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As the schema has them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** How many work items the programme has. */
  readonly items: number;
}

/** What the cost depends on beside the document and its variables. */
interface Live {
  readonly items: number;
  /** The moments of the past that were weighed already. */
  readonly moments: Set<string>;
  readonly faults: ReturnType<typeof pageFaults>;
}

const plans = new WeakMap<OperationDefinitionNode, CostPlan<Live>>();

/**
 * What an operation costs, in plain fields: those that its answer can have, and the work that they cause. As far as the document
 * tells it is worked out once. Throws BAD_USER_INPUT with each page that cannot be had, and QUERY_TOO_COMPLEX.
 */
export function costOf({ schema, document, operation, variables, items }: Costed): number {
  const live: Live = { items, moments: new Set(), faults: [] };
  const cost = inOurWords(() => {
    const plan = plans.get(operation) ?? new CostPlan(schema, document, operation, estimatorOf(schema));
    plans.set(operation, plan);
    return plan.cost(variables, live);
  });
  const { faults } = live;
  if (faults.length === 0) return cost;
  throw badInput(
    `The input is not valid: ${faults.map((f) => `${f.path} ${f.message}`).join("; ")}.`,
    faults,
  );
}

function inOurWords(workOut: () => number): number {
  try {
    return workOut();
  } catch (error) {
    if (error instanceof TooManySelections)
      throw failure("QUERY_TOO_COMPLEX", "Query exceeds the maximum allowed number of nodes.");
    if (error instanceof GraphQLError) throw failure("BAD_USER_INPUT", error.message);
    throw error;
  }
}

function estimatorOf(schema: GraphQLSchema): Estimator<Live> {
  const sizes = introspectionSizes(schema);
  const mutations = schema.getMutationType();
  return {
    isFixed: ({ type, field, args }) =>
      isIntrospection({ type, field }) ||
      (WEIGHTS[`${type.name}.${field.name}`]?.perItem === undefined &&
        momentsNamed(args).length === 0 &&
        !(isConnection(field.type) && pageFaults(field.name, args).length > 0)),
    costOf: ({ type, field, args }, below, live) => {
      if (isIntrospection({ type, field }))
        return INTROSPECTED + below * (sizes[`${type.name}.${field.name}`] ?? 1);
      if (isConnection(field.type)) live?.faults.push(...pageFaults(field.name, args));
      const weight = WEIGHTS[`${type.name}.${field.name}`];
      const own =
        1 +
        (weight ? weigh(weight, live?.items ?? 0, args) : 0) +
        (type === mutations ? MUTATION * actsIn(args) : 0);
      return own + (live ? pastOf(args, live) : 0) + below * membersIn(field.type, args, weight?.holds);
    },
  };
}

function isIntrospection({ type, field }: Pick<CostedField, "type" | "field">): boolean {
  return type.name.startsWith("__") || getNamedType(field.type).name.startsWith("__");
}

function membersIn(type: GraphQLOutputType, args: Page, holds = LIST_SIZE): number {
  if (isList(type)) return holds;
  if (!isConnection(type)) return 1;
  // The nodes below a connection are a list themselves, so the page size counts against that.
  const size = args.first ?? args.last ?? DEFAULT_PAGE;
  return Math.max(typeof size === "number" ? size : LARGEST_PAGE, LIST_SIZE) / LIST_SIZE;
}

interface Page {
  readonly first?: unknown;
  readonly last?: unknown;
}

/** How many acts a mutation is: one upon many work items is as many as these. */
function actsIn({ input }: Readonly<Record<string, unknown>>): number {
  const { workItems, on } = (input ?? {}) as {
    workItems?: unknown;
    on?: { lines?: unknown; allReady?: unknown };
  };
  if (on?.allReady) return USUAL_SITTING;
  const named = on?.lines ?? workItems;
  return Array.isArray(named) ? Math.max(named.length, 1) : 1;
}

/** A moment of the past is weighed once, however many fields are about it. */
function pastOf(args: Readonly<Record<string, unknown>>, { moments, items }: Live): number {
  const before = moments.size;
  for (const { asOf, asKnownAt } of momentsNamed(args)) {
    moments.add(`${asOf} ${asKnownAt instanceof Date ? asKnownAt.toISOString() : asKnownAt}`);
  }
  return (moments.size - before) * weighMoment(items);
}

function isConnection(type: GraphQLOutputType): boolean {
  return getNamedType(type).name.endsWith("Connection");
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

const known = new WeakMap<GraphQLSchema, Readonly<Record<string, number>>>();

/** How many members the lists of the introspection have in the middle, so that all of a schema costs what it is. */
function introspectionSizes(schema: GraphQLSchema): Readonly<Record<string, number>> {
  const before = known.get(schema);
  if (before) return before;
  const types = Object.values(schema.getTypeMap());
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = withFields.flatMap((type) => Object.values(type.getFields()));
  const average = (all: number) => Math.max(1, all / types.length);
  const sizes = {
    "__Schema.types": types.length,
    "__Schema.directives": schema.getDirectives().length,
    "__Type.fields": average(fields.length),
    "__Type.inputFields": average(
      sum(types.filter(isInputObjectType).map((type) => Object.keys(type.getFields()).length)),
    ),
    "__Type.enumValues": average(sum(types.filter(isEnumType).map((type) => type.getValues().length))),
    "__Field.args": Math.max(1, sum(fields.map((field) => field.args.length)) / fields.length),
    "__Directive.args": 2,
    // One type by its name may well be the largest.
    "Query.__type": 10,
  };
  known.set(schema, sizes);
  return sizes;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
