import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
} from "graphql";

/** A field of a document, to whoever says what it costs. */
export interface CostedField {
  readonly type: GraphQLCompositeType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Says what a field costs; `live` is what is known of the request beside the variables. */
export interface Estimator<Live> {
  /** Whether the field costs the same whoever asks when, with these arguments. */
  readonly isFixed: (field: CostedField) => boolean;
  /** What it costs where all that lies below it costs so much. */
  readonly costOf: (field: CostedField, below: number, live: Live | null) => number;
}

type Variables = Readonly<Record<string, unknown>>;
/** What something costs: always, or by what a request says. */
type Cost<Live> = number | ((variables: Variables, live: Live) => number);

/** The most selections that an operation may have, those of a fragment each time that it is used. */
const MOST_SELECTIONS = 10_000;

/** That an operation has too many selections to be costed. */
export class TooManySelections extends Error {}

/**
 * Works out once what an operation costs, as far as its document tells; what is left is a sum over the fields whose cost depends on
 * the variables or the request. Where a type is open it counts as the dearest that it can be. Throws {@link TooManySelections}.
 */
export class CostPlan<Live> {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #cost: Cost<Live>;
  readonly #within = new Set<string>();
  #selections = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    private readonly estimator: Estimator<Live>,
  ) {
    const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    const root = schema.getRootType(operation.operation);
    this.#cost = root ? this.#ofSelections(operation.selectionSet, root) : 0;
  }

  /** What it costs with these variables, which are those of the schema already. */
  cost(variables: Variables, live: Live): number {
    return amountOf(this.#cost, variables, live);
  }

  #ofSelections(set: SelectionSetNode | undefined, type: GraphQLCompositeType): Cost<Live> {
    const parts = (set?.selections ?? []).flatMap((selection) => this.#ofSelection(selection, type) ?? []);
    const names = new Set(parts.flatMap(({ types }) => types));
    const sums = [...names].map((name) => sumOf(parts.filter(({ types }) => types.includes(name))));
    return greatestOf(sums);
  }

  #ofSelection(selection: SelectionNode, type: GraphQLCompositeType): Part<Live> | null {
    this.#selections += 1;
    if (this.#selections >= MOST_SELECTIONS) throw new TooManySelections();
    if (selection.kind === Kind.FIELD) {
      const cost = this.#ofField(selection, type);
      return cost === null ? null : { cost: where(selection, cost), types: this.#namesOf(type) };
    }
    const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : null;
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
    // A fragment that contains itself is refused by another rule.
    if (!fragment || (name && this.#within.has(name))) return null;
    const condition = fragment.typeCondition?.name.value;
    const narrowed = condition ? this.schema.getType(condition) : type;
    if (!isCompositeType(narrowed)) return null;
    if (name) this.#within.add(name);
    const cost = this.#ofSelections(fragment.selectionSet, narrowed);
    if (name) this.#within.delete(name);
    return { cost: where(selection, cost), types: this.#namesOf(narrowed) };
  }

  #ofField(node: FieldNode, type: GraphQLCompositeType): Cost<Live> | null {
    const field = fieldOf(node.name.value, type);
    if (!field) return null;
    const named = getNamedType(field.type);
    const below = isCompositeType(named) ? this.#ofSelections(node.selectionSet, named) : 0;
    const { isFixed, costOf } = this.estimator;
    if (hasVariables(node)) {
      return (variables, live) => {
        const inside = amountOf(below, variables, live);
        const args = getArgumentValues(field, node, variables as Record<string, unknown>);
        return costOf({ type, field, args }, inside, live);
      };
    }
    const costed = { type, field, args: getArgumentValues(field, node) };
    if (typeof below === "number" && isFixed(costed)) return costOf(costed, below, null);
    return (variables, live) => costOf(costed, amountOf(below, variables, live), live);
  }

  #namesOf(type: GraphQLCompositeType): string[] {
    return isAbstractType(type) ? this.schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
  }
}

/** What a selection costs, for each of the types that it can be about. */
interface Part<Live> {
  readonly cost: Cost<Live>;
  readonly types: readonly string[];
}

function amountOf<Live>(cost: Cost<Live>, variables: Variables, live: Live): number {
  return typeof cost === "number" ? cost : cost(variables, live);
}

function sumOf<Live>(parts: readonly Part<Live>[]): Cost<Live> {
  const costs = parts.map(({ cost }) => cost);
  const fixed = costs.reduce<number>((sum, cost) => sum + (typeof cost === "number" ? cost : 0), 0);
  const open = costs.filter((cost) => typeof cost !== "number");
  if (open.length === 0) return fixed;
  return (variables, live) => open.reduce((sum, cost) => sum + amountOf(cost, variables, live), fixed);
}

function greatestOf<Live>(costs: readonly Cost<Live>[]): Cost<Live> {
  const [only = 0] = costs;
  if (costs.length < 2) return only;
  const fixed = Math.max(0, ...costs.filter((cost) => typeof cost === "number"));
  const open = costs.filter((cost) => typeof cost !== "number");
  if (open.length === 0) return fixed;
  return (variables, live) => Math.max(fixed, ...open.map((cost) => amountOf(cost, variables, live)));
}

/** What a selection costs where `@skip` and `@include` let it stand. */
function where<Live>(selection: SelectionNode, cost: Cost<Live>): Cost<Live> {
  const directives = selection.directives ?? [];
  if (!directives.some(({ name }) => name.value === "skip" || name.value === "include")) return cost;
  const stands = (variables: Variables) =>
    getDirectiveValues(GraphQLSkipDirective, selection, variables as Record<string, unknown>)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, variables as Record<string, unknown>)?.if !==
      false;
  if (!directives.some(hasVariables)) return stands({}) ? cost : 0;
  return (variables, live) => (stands(variables) ? amountOf(cost, variables, live) : 0);
}

function hasVariables(node: FieldNode | DirectiveNode): boolean {
  let found = false;
  for (const argument of node.arguments ?? [])
    visit(argument, {
      Variable() {
        found = true;
      },
    });
  return found;
}

function fieldOf(name: string, type: GraphQLCompositeType): GraphQLField<unknown, unknown> | undefined {
  const meta = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].find((one) => one.name === name);
  return meta ?? (isUnionType(type) ? undefined : type.getFields()[name]);
}
