import { expect } from "chai";
import { buildSchema, parse, validate } from "graphql";
import { withWay } from "../../src/graphql/way.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

/**
 * Ten queries as somebody wrote them who had read no more than the first page of the README; what the server says of them;
 * and what they then wrote.
 */
const TEN: readonly [first: string, says: readonly string[], second: string][] = [
  [
    "{ workItems { acronym title stage } }",
    ["It is in nodes { stage }."],
    "{ workItems { nodes { acronym title stage } } }",
  ],
  [
    '{ workItem(acronym: "Y.QKD-TLS") { editors { name } question { label } workingParty { label } } }',
    ["It is in question { workingParty }"],
    '{ workItem(acronym: "Y.QKD-TLS") { editors { name } question { label workingParty { label } } } }',
  ],
  [
    '{ workItems(question: "Q16/13") { acronym title } }',
    ["Did you mean filter: { question: { in: … } }?", "It is in nodes { title }."],
    '{ workItems(filter: { question: { in: ["Q16/13"] } }) { nodes { acronym title } } }',
  ],
  [
    "{ meetings { title start end candidates { acronym stage } } }",
    ["nodes { startsOn }", "nodes { endsOn }", "Below it, stage: It is in nodes { workItem { stage } }."],
    "{ meetings { nodes { title startsOn endsOn candidates { nodes { workItem { acronym stage } } } } } }",
  ],
  [
    "{ counts(by: STAGE) { stage count } }",
    ["Did you mean workItemCounts(by: …)?", "It is in cells { stage }.", "It is in cells { count }."],
    "{ workItemCounts(by: STAGE) { cells { stage count } } }",
  ],
  [
    "{ workingParties { label title chair { name } questions { label title } } }",
    ["studyGroups { workingParties }", "Below it, title: It is in questions { title }. Did you mean name?"],
    "{ studyGroups { workingParties { label name chair { name } questions { label title } } } }",
  ],
  [
    '{ workItem(acronym: "Y.QKD-TLS") { history { date action by { name } } } }',
    ["Did you mean nodes { effectiveOn }?", "It is in nodes { action }."],
    '{ workItem(acronym: "Y.QKD-TLS") { history { nodes { effectiveOn action by { name } } } } }',
  ],
  [
    '{ workItem(acronym: "Y.QKD-TLS", asOf: "2025-12-31") { stage } }',
    ["Did you mean moment: { asOf: … }?"],
    '{ workItem(acronym: "Y.QKD-TLS", moment: { asOf: "2025-12-31" }) { stage } }',
  ],
  [
    "{ overdue { acronym title targetDate } }",
    ["Did you mean overdueWorkItems(studyGroup: …)?", "nodes { workItem { title } }", "nodes { dueOn }"],
    '{ overdueWorkItems(studyGroup: "SG13") { nodes { workItem { acronym title } dueOn } } }',
  ],
  [
    '{ search(text: "quantum key distribution") { acronym title } }',
    ["Did you mean workItems?", "There text is filter: { text: … }.", "It is in nodes { title }."],
    '{ workItems(filter: { text: "quantum key distribution" }) { nodes { acronym title } } }',
  ],
];

describe("a newcomer's first ten queries", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  for (const [first, says, second] of TEN)
    it(`${first} works at the first or second try`, async () => {
      const { errors } = await server.ask(first);
      const said = errors.map(({ message }) => message).join("\n");
      for (const hint of says) expect(said).to.include(hint);
      const { data, errors: none } = await server.ask(second);
      expect(none).to.deep.equal([]);
      expect(Object.values(data)).not.to.include(null);
    });
});

describe("the way to what is not there", () => {
  const schema = buildSchema("type Query { thing: String }");

  it("is not told where there is none", () => {
    const message = 'Cannot query field "other" on type "Query".';
    expect(withWay(message, schema)).to.equal(message);
    const argument = 'Unknown argument "other" on field "Query.thing".';
    expect(withWay(argument, schema)).to.equal(argument);
    const type = 'Cannot query field "thing" on type "Nothing".';
    expect(withWay(type, schema)).to.equal(type);
  });

  it("is told for the first fifty fields of a document, however many there are", () => {
    const paged = buildSchema(
      "type Query { list: Page } type Page { pageInfo: Int nodes: [Thing] } type Thing { word: Int }",
    );
    const document = parse(`{ list { ${Array.from({ length: 80 }, (_, n) => `n${n}: word`).join(" ")} } }`);
    const said = validate(paged, document).map(({ message, nodes }) => withWay(message, paged, nodes?.[0]));
    expect(said).to.have.length(80);
    expect(said.filter((message) => message.includes("It is in nodes { word }."))).to.have.length(50);
  });
});
