import { assert } from "chai";
import {
  type GraphQLSchema,
  getIntrospectionQuery,
  getOperationAST,
  getVariableValues,
  isObjectType,
  parse,
} from "graphql";
import { WEIGHTS } from "../../src/graphql/resolvers/weights.js";
import { createSchema } from "../../src/graphql/schema.js";
import { Admission } from "../../src/server/admission.js";
import { costOf } from "../../src/server/cost.js";
import { HIGHEST_COST, LARGE, UNDER_WAY } from "../../src/server/limits.js";

const alias = (many: number, field: (index: number) => string) =>
  Array.from({ length: many }, (_, index) => `a${index}: ${field(index)}`).join(" ");

describe("what a query costs", () => {
  let schema: GraphQLSchema;
  before(async () => {
    schema = await createSchema();
  });
  const cost = (query: string, items = 29, variables = {}) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    assert(operation, query);
    const read = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    assert.isUndefined(read.errors, query);
    return costOf({ schema, document, operation, variables: read.coerced ?? {}, items });
  };

  it("names fields that there are", () => {
    for (const coordinate of Object.keys(WEIGHTS)) {
      const [type = "", field = ""] = coordinate.split(".");
      const named = schema.getType(type);
      assert(isObjectType(named) && named.getFields()[field], coordinate);
    }
  });

  it("is the same however the same is said: by variables, fragments and conditions", () => {
    const plain = cost('{ workItems(first: 50, filter: { text: "key" }) { nodes { acronym title } } }', 5000);
    for (const [query, variables] of [
      [
        "query($n: Int, $f: WorkItemFilter) { workItems(first: $n, filter: $f) { nodes { acronym title } } }",
        { n: 50, f: { text: "key" } },
      ],
      [
        "query($n: Int = 50, $t: String) { workItems(first: $n, filter: { text: $t }) { nodes { ...I } } } fragment I on WorkItem { acronym title }",
        { t: "key" },
      ],
      [
        'query($y: Boolean!) { workItems(first: 50, filter: { text: "key" }) { nodes { acronym title @include(if: $y) scope @skip(if: $y) } } changes(from: { date: "2025-01-01" }) @skip(if: $y) { totalCount } }',
        { y: true },
      ],
      [
        '{ workItems(first: 50, filter: { text: "key" }) { nodes { acronym ... on WorkItem { title } ... @include(if: false) { scope } } } }',
        {},
      ],
    ] as const)
      assert.equal(cost(query, 5000, variables), plain, query);
  });

  it("is that of the dearest type where a type is open", () => {
    const of = (more: string) => cost(`{ node(id: "x") { id ${more} } }`);
    const dear = "... on WorkItem { availableActions(role: TSB) { action } }";
    assert.equal(of(`${dear} ... on Question { title }`), of(dear));
    assert.isAbove(of(`${dear} ... on WorkItem { title }`), of(dear));
  });

  it("is not counted without end", () => {
    const doubled = Array.from(
      { length: 18 },
      (_, i) => `fragment F${i} on WorkItem { ...F${i + 1} ...F${i + 1} }`,
    );
    const query = `{ workItem(acronym: "Y.1") { ...F0 } } ${doubled.join(" ")} fragment F18 on WorkItem { acronym }`;
    assert.throws(() => cost(query), /maximum allowed number of nodes/);
  });

  it("is the work that a field causes, not only the fields of its answer", () => {
    const asking = (aliases: number) =>
      `{ workItems(first: 100) { nodes { ${alias(aliases, () => "availableActions(by: { role: SG_CHAIR }) { __typename }")} } } }`;
    assert.isAbove(cost(asking(40)), 10 * HIGHEST_COST);
    assert.isBelow(cost(asking(2)), HIGHEST_COST);
  });

  it("is, for one act upon many texts, that of as many acts", () => {
    const act = (many: number) => {
      const list = Array.from({ length: many }, (_, index) => `"Y.${index}"`).join(", ");
      return `startLastCalls(input: { workItems: [${list}], document: "AAP-21" }) { results { problems { code } } }`;
    };
    assert.isAtLeast(cost(`mutation { ${act(100)} }`) - cost(`mutation { ${act(1)} }`), 99 * 300);
    assert.isBelow(cost(`mutation { ${act(100)} }`), HIGHEST_COST);
    assert.isAbove(cost(`mutation { ${alias(5, () => act(100))} }`), HIGHEST_COST);
  });

  it("is that of the walk through all events, however small the page, and more where histories are read", () => {
    const changes = (more = "") =>
      cost(`{ changes(from: { date: "2025-01-10" }, first: 1 ${more}) { totalCount } }`, 20_000);
    assert.isAbove(changes(), LARGE);
    assert.isBelow(changes(), HIGHEST_COST);
    assert.isAbove(changes(', question: "Q16/13"'), 3 * changes());
    assert.isBelow(changes(', workItem: "Y.new"'), LARGE);
  });

  it("of a filter is that of its conditions, all levels together", () => {
    const of = (filter: string) =>
      cost(`{ workItems(first: 0, filter: {${filter}}) { totalCount } }`, 20_000);
    const containing = 'acronym: { contains: "qkd" }';
    assert.isBelow(of("stage: { in: [UNDER_STUDY] }"), 100);
    assert.isAbove(of(containing), LARGE);
    assert.approximately(of(`or: [{ ${containing} }, { not: { ${containing} } }]`), 2 * of(containing), 100);
  });

  it("counts a moment of the past once, and eight fit however large the programme is", () => {
    const moments = (many: number, day: (index: number) => number) =>
      cost(
        `{ ${alias(many, (i) => `workItems(moment: { asOf: "2026-01-0${day(i)}" }, first: 0) { totalCount }`)} }`,
        20_000,
      );
    const one = moments(1, () => 1);
    assert.isBelow(
      moments(8, () => 1),
      one + 500,
    );
    assert.isAbove(
      moments(8, (i) => 1 + i),
      4 * one,
    );
    assert.isBelow(
      moments(8, (i) => 1 + i),
      HIGHEST_COST,
    );
  });

  it("counts the introspection: the whole schema once, not twice", () => {
    assert.isBelow(cost(getIntrospectionQuery()), HIGHEST_COST);
    const types = "types { fields { args { name type { name } } } }";
    assert.isAbove(cost(`{ ${alias(100, () => `__schema { ${types} }`)} }`), HIGHEST_COST);
  });

  it("of what people ask is small", () => {
    for (const items of [29, 20_000]) {
      assert.isBelow(
        cost("{ workItems(first: 20) { nodes { acronym stage title timing { raw } } } }", items),
        LARGE,
      );
      assert.isBelow(
        cost('{ workItem(acronym: "Y.QKD-TLS") { availableActions(by: { role: TSB }) { action } } }', items),
        LARGE,
      );
    }
  });
});

describe("what may be under way at once", () => {
  const codeOf = (act: () => unknown): unknown => {
    try {
      act();
      return null;
    } catch (error) {
      const { extensions } = error as {
        extensions: { code: string; http: { headers: Map<string, string> } };
      };
      assert.match(extensions.http.headers.get("retry-after") ?? "", /^\d+$/);
      return extensions.code;
    }
  };

  it("is bounded for a caller and for all, small and large apart, and free again afterwards", () => {
    const admission = new Admission();
    const ends = [1, 2].map(() => admission.begin("a", HIGHEST_COST));
    assert.equal(
      codeOf(() => admission.begin("a", HIGHEST_COST)),
      "TOO_MANY_REQUESTS",
    );
    ends.push(admission.begin("a", 10));
    for (const caller of ["b", "c", "d", "e"]) ends.push(admission.begin(caller, HIGHEST_COST));
    assert.equal(
      codeOf(() => admission.begin("f", HIGHEST_COST)),
      "SERVER_BUSY",
    );
    ends.push(admission.begin("f", LARGE));
    for (const end of ends) {
      end();
      end();
    }
    for (const caller of ["a", "b", "c", "d", "e", "f"]) admission.begin(caller, HIGHEST_COST);
  });

  it("leaves room for hundreds of acts at once by one person", () => {
    const admission = new Admission();
    for (let act = 0; act < 1000; act += 1) admission.begin("a", 350);
    assert.isAbove(1000 * 350 * 2, UNDER_WAY.small.perCaller);
    assert.equal(
      codeOf(() => Array.from({ length: 1000 }, () => admission.begin("a", 350))),
      "TOO_MANY_REQUESTS",
    );
    admission.begin("b", 350);
  });
});
