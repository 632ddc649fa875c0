import {
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from "graphql";
import type { FieldKind, FormField } from "../../pages/act/field.js";

/** A mutation as a form needs it: what it is, the fields of its input, and the operation that sends it. */
export interface ActForm {
  readonly description: string;
  readonly fields: readonly FormField[];
  readonly operation: string;
}

/** Groups within groups go no deeper than this. */
const DEEPEST = 4;

const PROBLEM = "{ code message path remedy clause { citation } }";

/** What is asked of a payload, where it has it. */
const SELECTIONS: Readonly<Record<string, string>> = {
  problems: PROBLEM,
  warnings: PROBLEM,
  changedSince: "{ effectiveOn action by { name } changes { field beforeInWords afterInWords } }",
  workItem: "{ acronym designation stage revision }",
  secret: "",
};

/** The form of a mutation, made from its input type as anybody could read it in the schema; null: there is no such mutation. */
export function actForm(schema: GraphQLSchema, mutation: string): ActForm | null {
  const field = schema.getMutationType()?.getFields()[mutation];
  const input = field && getNamedType(field.args[0]?.type);
  if (!field || !input || !isInputObjectType(input)) return null;
  const payload = getNamedType(field.type);
  const has = "getFields" in payload ? Object.keys(payload.getFields()) : [];
  const selected = has.filter((name) => name in SELECTIONS).map((name) => `${name} ${SELECTIONS[name]}`);
  const fields = Object.values(input.getFields()).filter(({ deprecationReason }) => !deprecationReason);
  return {
    description: field.description ?? "",
    fields: byNeed(fields.map((one) => formField(one, one.name, 1))),
    operation: `mutation Act($input: ${input.name}!) { told: ${mutation}(input: $input) { ${selected.join(" ")} } }`,
  };
}

function formField(field: GraphQLInputField, path: string, depth: number): FormField {
  const type = getNullableType(field.type);
  const named = getNamedType(type);
  const kind = kindOf(type);
  const isGroup = kind === "group" || kind === "groups";
  const inner =
    isGroup && isInputObjectType(named) && depth < DEEPEST ? Object.values(named.getFields()) : [];
  return {
    path,
    label: labelOf(field.name),
    description: field.description ?? "",
    kind,
    isRequired: isRequiredInputField(field),
    enumeration: isEnumType(named) ? named.name : null,
    options: isEnumType(named)
      ? named.getValues().map(({ name, description }) => ({ value: name, description: description ?? "" }))
      : [],
    fields: byNeed(
      inner
        .filter(({ name }) => name !== "idempotencyKey")
        .map((one) => formField(one, `${path}.${one.name}`, depth + 1)),
    ),
  };
}

const SCALARS: Readonly<Record<string, FieldKind>> = {
  Int: "number",
  Float: "number",
  Boolean: "flag",
  LocalDate: "day",
  DateTimeISO: "instant",
};

function kindOf(type: GraphQLInputType): FieldKind {
  const named = getNamedType(type);
  const isList = isListType(type);
  if (isInputObjectType(named)) return isList ? "groups" : "group";
  if (isEnumType(named)) return isList ? "choices" : "choice";
  return isList ? "texts" : (SCALARS[named.name] ?? "text");
}

/** What has to be filled in comes first. */
const byNeed = (fields: FormField[]): FormField[] =>
  [...fields].sort((a, b) => Number(b.isRequired) - Number(a.isRequired));

/** `assignedNumber` as `Assigned number`. */
function labelOf(name: string): string {
  const words = name
    .replace(/([A-Z0-9]+)/g, (part) => ` ${part.length > 1 ? part : part.toLowerCase()}`)
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
