import {
  type DocumentNode,
  defaultFieldResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
} from "graphql";
import { collectFields, collectSubfields } from "graphql/execution/collectFields.js";
import { completion } from "./complete.js";
import { plainAnswer } from "./plain.js";
import type { Planned, Step, Values } from "./types.js";

type Nodes = readonly FieldNode[];
type Field = GraphQLField<unknown, unknown>;

/** What an operation asks for, worked out once for its document, and for the variables of its `@skip` and `@include`. */
export class Plan implements Planned {
  readonly fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  readonly root: readonly Step[];

  constructor(
    readonly schema: GraphQLSchema,
    document: DocumentNode,
    readonly operation: OperationDefinitionNode,
    private readonly conditions: Values,
  ) {
    for (const one of document.definitions)
      if (one.kind === Kind.FRAGMENT_DEFINITION) this.fragments[one.name.value] = one;
    const root = schema.getRootType(operation.operation);
    if (!root) throw new Error(`The schema has no ${operation.operation}`);
    const { selectionSet } = operation;
    this.root = this.#steps(root, collectFields(schema, this.fragments, this.conditions, root, selectionSet));
  }

  /** What these fields ask of an object of this type. */
  stepsBelow(type: GraphQLObjectType, nodes: Nodes): readonly Step[] {
    return this.#steps(type, collectSubfields(this.schema, this.fragments, this.conditions, type, nodes));
  }

  #steps(parent: GraphQLObjectType, fields: ReadonlyMap<string, Nodes>): Step[] {
    return [...fields].flatMap(([name, nodes]) => {
      const [node] = nodes;
      const field = node && this.#fieldOf(parent, node.name.value);
      if (!node || !field) return [];
      const { resolve = defaultFieldResolver } = field;
      return {
        name,
        parent,
        field,
        nodes,
        resolve: resolve === defaultFieldResolver ? null : resolve,
        fixedArgs: fixedArgsOf(field, node),
        complete: completion(this, field.type, nodes),
        plain: plainAnswer(field),
      };
    });
  }

  #fieldOf(parent: GraphQLObjectType, name: string): Field | undefined {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (parent === this.schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return parent.getFields()[name];
  }
}

/** The names of the variables on which it depends what an operation asks for. */
export function conditionsIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      for (const { value } of directive.arguments ?? [])
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** What cannot be read goes wrong when the field is asked for, not before. */
function fixedArgsOf(field: Field, node: FieldNode): Values | null {
  if (hasVariables(node)) return null;
  try {
    return Object.freeze(getArgumentValues(field, node));
  } catch {
    return null;
  }
}

function hasVariables(node: FieldNode): boolean {
  let found = false;
  for (const argument of node.arguments ?? [])
    visit(argument, {
      Variable() {
        found = true;
      },
    });
  return found;
}
