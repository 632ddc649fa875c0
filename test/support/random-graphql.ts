import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";

/** What arguments and fields are filled with, by their name and else by their type. */
export type Pools = Readonly<Record<string, readonly unknown[]>>;

const DEEPEST = 5;

/** Operations that the schema allows, and inputs that it allows or, now and then, does not. */
export class RandomOperations {
  private alias = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: () => number,
    private readonly pools: Pools,
  ) {}

  /** A query with one or two root fields. */
  query(): string {
    const root = this.schema.getQueryType();
    if (!root) throw new Error("The schema has no queries.");
    const fields = this.some(Object.values(root.getFields()), 2);
    return `{ ${fields.map((field) => this.field(field, 1)).join(" ")} }`;
  }

  /** Input for a mutation; `broken` is how often a value is of a wrong kind. */
  input(type: GraphQLInputType, broken: number, name = "", depth = 0): unknown {
    if (this.random() < broken) return this.one(BROKEN);
    if (isNonNullType(type)) return this.input(type.ofType, broken, name, depth);
    if (isListType(type)) {
      const length = Math.floor(this.random() * 3);
      return Array.from({ length }, () => this.input(type.ofType, broken, name, depth));
    }
    if (isInputObjectType(type)) {
      const all = Object.values(type.getFields());
      if (type.isOneOf && this.random() >= broken) {
        const one = this.one(all);
        return { [one.name]: this.input(one.type, 0, one.name, depth + 1) };
      }
      const further = this.one([0, 0.05, 0.3]);
      const fields = all.filter(
        (field) =>
          (isRequiredInputField(field) && this.random() > broken) || (depth < 3 && this.random() < further),
      );
      return Object.fromEntries(
        fields.map((field) => [field.name, this.input(field.type, broken, field.name, depth + 1)]),
      );
    }
    if (isEnumType(type)) return this.one(type.getValues()).name;
    return this.one(this.pools[name] ?? this.pools[type.name] ?? ["?"]);
  }

  /** One of a list. */
  one<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)] as T;
  }

  private some<T>(list: readonly T[], most: number): T[] {
    return Array.from({ length: 1 + Math.floor(this.random() * most) }, () => this.one(list));
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    this.alias += 1;
    const asked = field.args.filter((argument) => isRequiredArgument(argument) || this.random() < 0.3);
    const args = asked.map((argument) => `${argument.name}: ${this.argument(argument)}`);
    const said = args.length > 0 ? `(${args.join(", ")})` : "";
    return `f${this.alias}: ${field.name}${said} ${this.selection(field.type, depth)}`;
  }

  private selection(type: GraphQLOutputType, depth: number): string {
    const bare = getNamedType(type);
    if (isLeafType(bare)) return "";
    if (isObjectType(bare)) return `{ __typename ${this.fieldsOf(bare, depth)} }`;
    if (!isAbstractType(bare)) return "";
    const [kind] = this.some(this.schema.getPossibleTypes(bare), 1);
    return `{ __typename ${kind ? `... on ${kind.name} { ${this.fieldsOf(kind, depth) || "__typename"} }` : ""} }`;
  }

  private fieldsOf(type: GraphQLObjectType, depth: number): string {
    const open = Object.values(type.getFields()).filter(
      ({ type: of }) => isLeafType(getNamedType(of)) || depth < DEEPEST,
    );
    if (open.length === 0) return "";
    return this.some(open, 4)
      .map((field) => this.field(field, depth + 1))
      .join(" ");
  }

  private argument({ type, name }: GraphQLArgument): string {
    return literal(this.input(type, 0, name), type);
  }
}

const BROKEN: readonly unknown[] = [
  null,
  "",
  -1,
  1.5,
  true,
  [],
  {},
  "\ud800",
  "2026-02-30",
  "a\nb",
  { a: 1 },
  "x".repeat(3000),
];

/** A value as it stands in an operation. */
function literal(value: unknown, type: GraphQLInputType): string {
  const bare = getNullableType(type);
  if (value === null || value === undefined) return "null";
  if (isListType(bare)) return `[${(value as unknown[]).map((one) => literal(one, bare.ofType)).join(", ")}]`;
  if (isEnumType(bare)) return String(value);
  if (!isInputObjectType(bare)) return JSON.stringify(value);
  const fields = bare.getFields();
  const said = Object.entries(value).flatMap(([name, one]) => {
    const field = fields[name];
    return field ? [`${name}: ${literal(one, field.type)}`] : [];
  });
  return `{ ${said.join(", ")} }`;
}
