import fc from "fast-check";
import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from "graphql";
import type { Part } from "./signed-in.js";

const MEETING = "T25-SG13-260223";

/** Who sends generated inputs. */
export const PEOPLE: readonly Part[] = [
  { handle: "sg-chair", role: "SG_CHAIR", scope: "SG13" },
  { handle: "wp-chair", role: "WP_CHAIR", scope: "WP4/13" },
  { handle: "rapporteur", role: "RAPPORTEUR", scope: "Q16/13" },
  { handle: "associate", role: "ASSOCIATE_RAPPORTEUR", scope: "Q6/13" },
  { handle: "elsewhere", role: "WP_VICE_CHAIR", scope: "WP1/13" },
  { handle: "secretariat", role: "TSB", scope: null },
  { handle: "root", role: "ADMINISTRATOR", scope: null },
];

const ITEMS = ["Y.QKD-TLS", "y.dtn-modelreq", "Y.Sup.MDT", "Y.none", "Y.det-qos-req-ml-jrs", ""];
const TEXTS = [
  "Something",
  "TD410/WP4",
  "Another",
  "Draft",
  "One line",
  "TD500/PLEN",
  "",
  " ",
  "x\u0000y",
  "\u{1f600}",
  "n".repeat(201),
  "2026-02 (High priority)",
];
/** What is put where, by the name of the field: some of it right, some of it wrong. */
const POOLS: Readonly<Record<string, readonly unknown[]>> = {
  workItem: ITEMS,
  acronym: [...ITEMS, "Y.new", "Y.QKD-TLS"],
  question: ["Q16/13", "Q6/13", "Q99/13", "16"],
  body: ["WP4/13", "SG13", "WP1/13", "Q16/13"],
  studyGroup: ["SG13", "SG99"],
  scope: ["SG13", "WP4/13", "Q16/13", "Y.QKD-TLS", "nothing"],
  meeting: [MEETING, "T25-SG13-270101"],
  code: [MEETING, "T25-SG13-270101"],
  person: [...PEOPLE.map(({ handle }) => handle), "nobody"],
  onBehalfOf: ["sg-chair", "root", "nobody"],
  handle: ["ada", "root", "-"],
  email: ["a@example.org", "not an address"],
  mandate: ["M1", "M2"],
  expectedRevision: [1, 2, 3, 99, 0],
};
const BY_SCALAR: Readonly<Record<string, readonly unknown[]>> = {
  Int: [1, 2, 0, -1, 50, 2_147_483_647],
  Boolean: [true, false],
  LocalDate: ["2026-02-27", "2026-03-02", "2025-01-01", "2030-01-01", "2026-02-30"],
  DateTimeISO: ["2026-02-27T10:00:00Z"],
};

/** Inputs of a type: what it wants, and of the rest now and then something. */
export function inputs(type: GraphQLInputType, name = "", depth = 0): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return inputs(type.ofType, name, depth);
  if (isListType(type)) return fc.array(inputs(type.ofType, name, depth), { maxLength: 2 });
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => depth < 3 || isRequiredInputField(field),
    );
    const parts = fields.map((field) => {
      const value = inputs(field.type, field.name, depth + 1);
      const isSaid = isRequiredInputField(field) || field.name === "expectedRevision";
      return fc.oneof(
        { arbitrary: value, weight: isSaid ? 20 : 1 },
        { arbitrary: fc.constant(undefined), weight: isSaid ? 1 : 4 },
      );
    });
    return fc.tuple(...parts).map((values) => {
      const said = values.flatMap((value, index) =>
        value === undefined ? [] : [[fields[index]?.name, value]],
      );
      return Object.fromEntries(said) as unknown;
    });
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((value) => value.name));
  return fc.constantFrom(...(POOLS[name] ?? BY_SCALAR[type.name] ?? TEXTS));
}
