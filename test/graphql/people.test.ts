import { readFileSync } from "node:fs";
import { assert } from "chai";
import { PEOPLE_PROBLEMS } from "../../src/domain/people/problems.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { assertWellWorded, everything, type ProblemAnswer } from "./support.js";

const NOW = "2026-03-02T09:00:00.000Z";
const TSB = { name: "Secretariat", role: "TSB" };
/** An administrator, who may date back what he or she explains. */
const ROOT = { name: "Root", role: "ADMINISTRATOR" };
const EXPLAINED = { note: "Agreed then" };
const RAPPORTEUR = { name: "Rapporteur of Q16/13", role: "RAPPORTEUR" };

const INPUTS = {
  registerPerson: "RegisterPersonInput",
  appoint: "AppointInput",
  endMandate: "EndMandateInput",
};
type Verb = keyof typeof INPUTS;

interface PersonPayload {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
  readonly person: any;
  readonly problems: ProblemAnswer[];
  readonly changedSince: { seq: number }[];
}

describe("persons and their mandates", () => {
  let server: TestServer;
  let now = NOW;
  let count = 0;
  before(async () => {
    server = await startTestServer({ now: () => now });
  });
  after(() => server.close());

  async function act(verb: Verb, input: Record<string, unknown>): Promise<PersonPayload> {
    const { data, errors } = await server.ask(
      `mutation($input: ${INPUTS[verb]}!) { ${verb}(input: $input) {
        person { handle name affiliation revision
          mandates(all: true) { nodes { code role from until inForce studyGroup { label } workingParty { label }
            question { label } workItem { acronym } person { handle } } }
          history { nodes { seq action effectiveOn by { name role } basis { meeting { code } document clause { citation } note } } } }
        problems { code message clause { citation } path remedy } changedSince { seq } } }`,
      { input: { ...(verb === "appoint" ? { by: ROOT, basis: EXPLAINED } : { by: TSB }), ...input } },
    );
    assert.deepEqual(errors, []);
    for (const problem of data[verb].problems) assertWellWorded(problem);
    return data[verb];
  }
  async function done(verb: Verb, input: Record<string, unknown>) {
    const { person, problems } = await act(verb, input);
    assert.deepEqual(problems, []);
    return person;
  }
  async function aPerson(): Promise<string> {
    count += 1;
    const handle = `person-${count}`;
    await done("registerPerson", { handle, name: `Person ${count}`, since: "2025-01-01" });
    return handle;
  }
  async function ask(query: string) {
    const { data, errors } = await server.ask(query);
    assert.deepEqual(errors, []);
    return data;
  }

  it("knows the chair that the letter names, from the beginning of the study period", async () => {
    const data = await ask(`{
      person(handle: "KAZUNORI-Tanikawa") { name mandates { nodes { role from until inForce studyGroup { label } } } }
      studyGroup(label: "SG13") { chair { handle } mandates { nodes { code role person { name } } } }
      then: studyGroup(label: "SG13", moment: { asOf: "2025-06-01" }) { chair { handle } }
      workingParty(label: "WP4/13") { chair { name } mandates { nodes { role } } } }`);
    assert.deepEqual(data.person, {
      name: "Kazunori Tanikawa",
      mandates: {
        nodes: [
          { role: "SG_CHAIR", from: "2025-01-01", until: null, inForce: true, studyGroup: { label: "SG13" } },
        ],
      },
    });
    assert.deepEqual(data.studyGroup, {
      chair: { handle: "kazunori-tanikawa" },
      mandates: { nodes: [{ code: "M1", role: "SG_CHAIR", person: { name: "Kazunori Tanikawa" } }] },
    });
    assert.deepEqual(data.then, { chair: { handle: "kazunori-tanikawa" } });
    assert.deepEqual(data.workingParty, { chair: null, mandates: { nodes: [] } });
  });

  it("shows mandates where people look for them, with their basis in the history", async () => {
    const handle = await aPerson();
    const basis = { meeting: "T25-SG13-260223", document: "TD12/WP4", note: "Endorsed" };
    const term = { person: handle, from: "2026-02-27", basis };
    await done("appoint", { ...term, role: "RAPPORTEUR", scope: "q16/13" });
    await done("appoint", { ...term, role: "EDITOR", scope: "y.qkd-tls" });
    const person = await done("appoint", {
      ...term,
      role: "WP_VICE_CHAIR",
      scope: "WP4/13",
      until: "2026-12-31",
    });
    assert.deepEqual(
      person.mandates.nodes.map(({ code, role }: { code: string; role: string }) => [code, role]),
      [
        ["M1", "RAPPORTEUR"],
        ["M2", "EDITOR"],
        ["M3", "WP_VICE_CHAIR"],
      ],
    );
    assert.equal(person.mandates.nodes[1].workItem.acronym, "Y.QKD-TLS");
    const { name } = (await ask(`{ person(handle: "${handle}") { name } }`)).person;
    const editors = [{ name: name.toUpperCase() }, { name: "Somebody Else" }];
    const update = `mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) {
      workItem { editors { name person { handle } } } problems { code } } }`;
    const said = {
      workItem: "Y.QKD-TLS",
      expectedRevision: 2,
      editors,
      by: { name: "R", role: "RAPPORTEUR" },
    };
    const told = await server.ask(update, { input: said });
    assert.deepEqual(told.data.updateWorkItem.problems, []);
    assert.deepEqual(
      told.data.updateWorkItem.workItem.editors.map((one: { person: unknown }) => one.person),
      [{ handle }, null],
      "an editor who is on record with that mandate is that person",
    );
    assert.deepInclude(person.history.nodes[1], {
      seq: 2,
      action: "APPOINT",
      effectiveOn: "2026-02-27",
      by: ROOT,
    });
    assert.deepEqual(person.history.nodes[1].basis, {
      ...basis,
      meeting: { code: basis.meeting },
      clause: { citation: "Rec. ITU-T A.1 §2.3" },
    });

    const held = "{ role person { handle } }";
    const data = await ask(`{
      question(label: "Q16/13") { mandates { nodes ${held} } }
      workItem(acronym: "Y.QKD-TLS") { mandates { nodes ${held} } }
      workingParty(label: "WP4/13") { mandates { nodes ${held} } }
      before: question(label: "Q16/13", moment: { asOf: "2026-02-26" }) { mandates(all: true) { nodes ${held} } }
      other: question(label: "Q6/13") { mandates(all: true) { nodes ${held} } } }`);
    assert.deepEqual(data.question.mandates.nodes, [{ role: "RAPPORTEUR", person: { handle } }]);
    assert.deepEqual(data.workItem.mandates.nodes, [{ role: "EDITOR", person: { handle } }]);
    assert.deepEqual(data.workingParty.mandates.nodes, [{ role: "WP_VICE_CHAIR", person: { handle } }]);
    assert.deepEqual(data.before.mandates.nodes, []);
    assert.deepEqual(data.other.mandates.nodes, []);
  });

  it("ends a mandate without forgetting it, and knows who held it on a day of the past", async () => {
    const [first, second] = [await aPerson(), await aPerson()];
    const office = { role: "WP_CHAIR", scope: "WP3/13" };
    await done("appoint", { ...office, person: first, from: "2025-03-01" });
    const ended = await done("endMandate", { person: first, mandate: "M1", until: "2026-01-31" });
    assert.deepInclude(ended.mandates.nodes[0], { until: "2026-01-31", inForce: false });
    assert.deepInclude(ended.history.nodes[2], { action: "END_MANDATE", effectiveOn: "2026-01-31" });
    await done("appoint", { ...office, person: second, from: "2026-02-01" });
    const next = { person: first, role: "WP_CHAIR", scope: "WP3/13", from: "2026-09-01" };
    assert.deepEqual(
      (await act("appoint", next)).problems.map(({ code }) => code),
      ["OFFICE_HELD"],
      "until the end of the one before is known",
    );
    await done("endMandate", { person: second, mandate: "M1", until: "2026-08-31" });
    await done("appoint", next);
    const data = await ask(`{
      now: workingParty(label: "WP3/13") { chair { handle } mandates { nodes { from } } all: mandates(all: true) { nodes { from inForce } } }
      last: workingParty(label: "WP3/13", moment: { asOf: "2026-01-31" }) { chair { handle } }
      next: workingParty(label: "WP3/13", moment: { asOf: "2026-02-01" }) { chair { handle } } }`);
    assert.deepEqual(data.now, {
      chair: { handle: second },
      mandates: { nodes: [{ from: "2026-02-01" }] },
      all: {
        nodes: [
          { from: "2025-03-01", inForce: false },
          { from: "2026-02-01", inForce: true },
          { from: "2026-09-01", inForce: false },
        ],
      },
    });
    assert.deepEqual([data.last.chair.handle, data.next.chair.handle], [first, second]);
  });

  it("tells what a person may do on a day by the mandates in force then, and who else could do it", async () => {
    const handle = await aPerson();
    const term = { from: "2026-02-01", until: "2026-02-28" };
    await done("appoint", { person: handle, role: "WP_CHAIR", scope: "WP2/13", ...term });
    const own = (await ask(`{ workingParty(label: "WP2/13") { workItems { nodes { acronym } } } }`))
      .workingParty;
    const [{ acronym }] = own.workItems.nodes;
    const may = async (item: string, date: string, who = `person: "${handle}"`) => {
      const fields = "action possible by problems { code message } holders { role person { handle } }";
      const data = await ask(
        `{ workItem(acronym: "${item}") { availableActions(by: { ${who} }, date: "${date}") { ${fields} } } }`,
      );
      return data.workItem.availableActions.find((one: { action: string }) => one.action === "CONSENT");
    };
    const refused = (answer: { problems: { code: string }[] }) =>
      answer.problems.some(({ code }) =>
        ["ROLE_FORBIDS", "MANDATE_NOT_IN_FORCE", "MANDATE_ELSEWHERE"].includes(code),
      );

    const during = await may(acronym, "2026-02-27");
    assert.isFalse(refused(during));
    assert.deepEqual(during, { ...(await may(acronym, "2026-02-27", "role: WP_CHAIR")) });
    assert.deepEqual(during.holders, [
      { role: "SG_CHAIR", person: { handle: "kazunori-tanikawa" } },
      { role: "WP_CHAIR", person: { handle } },
    ]);
    assert.isTrue(refused(await may(acronym, "2026-01-31")), "the day before the term");
    const after = await may(acronym, "2026-03-01");
    assert.isTrue(refused(after), "the day after the term");
    assert.match(
      after.problems[0].message,
      /is WP_CHAIR from 2026-02-01 to 2026-02-28, which does not cover/,
    );
    assert.notInclude(JSON.stringify(after.holders), handle);
    assert.isTrue(refused(await may("Y.QKD-TLS", "2026-02-27")), "an item of another working party");

    const both = await server.ask(
      `{ workItem(acronym: "Y.QKD-TLS") { availableActions(by: { role: TSB, person: "${handle}" }) { action } } }`,
    );
    assert.equal(both.errors[0]?.extensions.code, "GRAPHQL_VALIDATION_FAILED");
  });

  it("lists persons by handle, found by name or affiliation in any case", async () => {
    await done("registerPerson", {
      handle: "Zoe.Z",
      name: "Zoé Zürcher",
      affiliation: "CAICT",
    });
    const data = await ask(`{
      byName: persons(text: "zoe z") { nodes { handle } }
      byMember: persons(text: "caict") { totalCount nodes { affiliation } }
      page: persons(first: 1) { totalCount nodes { handle } pageInfo { hasNextPage endCursor } } }`);
    assert.deepEqual(data.byName.nodes, [{ handle: "zoe.z" }]);
    assert.deepEqual(data.byMember, { totalCount: 1, nodes: [{ affiliation: "CAICT" }] });
    assert.deepEqual(data.page.nodes, [{ handle: "kazunori-tanikawa" }]);
    const rest = await ask(
      `{ persons(first: 100, after: "${data.page.pageInfo.endCursor}") { nodes { handle } } }`,
    );
    assert.lengthOf(rest.persons.nodes, data.page.totalCount - 1);
  });

  it("does a repeated request once, and refuses a change of what has moved on", async () => {
    const handle = await aPerson();
    const request = {
      person: handle,
      role: "EDITOR",
      scope: "Y.Sup.MDT",
      from: "2026-03-01",
      idempotencyKey: "appoint-1",
      expectedRevision: 1,
    };
    const [one, two] = await Promise.all([act("appoint", request), act("appoint", request)]);
    assert.deepEqual(one, two);
    assert.lengthOf(one.person.mandates.nodes, 1);
    const late = await act("endMandate", {
      person: handle,
      mandate: "M1",
      until: "2026-03-02",
      expectedRevision: 1,
    });
    assert.deepEqual(
      late.problems.map(({ code }) => code),
      ["REVISION_CONFLICT"],
    );
    assert.deepEqual(late.changedSince, [{ seq: 2 }]);
  });

  it("gives every one of many at once their mandate, and one handle to one of them", async () => {
    const handle = await aPerson();
    const scopes = ["Q2/13", "Q6/13", "Q7/13", "Q16/13", "Q17/13", "Q18/13"];
    await Promise.all(
      scopes.map((scope) =>
        done("appoint", { person: handle, role: "ASSOCIATE_RAPPORTEUR", scope, from: "2026-03-01" }),
      ),
    );
    const { person } = await ask(
      `{ person(handle: "${handle}") { mandates { nodes { code question { label } } } } }`,
    );
    assert.sameMembers(
      person.mandates.nodes.map((one: { question: { label: string } }) => one.question.label),
      scopes,
    );
    assert.lengthOf(new Set(person.mandates.nodes.map(({ code }: { code: string }) => code)), scopes.length);

    const tries = await Promise.all(
      [1, 2, 3, 4].map((n) => act("registerPerson", { handle: "only-one", name: `Try ${n}` })),
    );
    const codes = tries.flatMap(({ problems }) => problems.map(({ code }) => code));
    assert.deepEqual(codes, ["HANDLE_TAKEN", "HANDLE_TAKEN", "HANDLE_TAKEN"]);
  });

  const EDITOR = { role: "EDITOR", scope: "Y.QKD-TLS", from: "2026-03-01" };
  type Prepare = () => Promise<readonly [Verb, Record<string, unknown>, string]>;
  const cases = new Map<keyof typeof PEOPLE_PROBLEMS, Prepare>([
    ["PERSON_NOT_FOUND", async () => ["appoint", { person: "nobody", ...EDITOR }, "person"]],
    ["HANDLE_MALFORMED", async () => ["registerPerson", { handle: "a person", name: "A" }, "handle"]],
    [
      "HANDLE_TAKEN",
      async () => ["registerPerson", { handle: "Kazunori-Tanikawa", name: "Another" }, "handle"],
    ],
    [
      "MANDATE_SCOPE_UNFIT",
      async () => ["appoint", { person: await aPerson(), ...EDITOR, scope: "Q16/13" }, "scope"],
    ],
    [
      "MANDATE_DATES",
      async () => ["appoint", { person: await aPerson(), ...EDITOR, until: "2026-02-28" }, "until"],
    ],
    [
      "MANDATE_HELD",
      async () => {
        const person = await aPerson();
        await done("appoint", { person, ...EDITOR, until: "2026-05-01" });
        return ["appoint", { person, ...EDITOR, from: "2026-05-01" }, "role"];
      },
    ],
    [
      "MANDATE_NOT_FOUND",
      async () => [
        "endMandate",
        { person: await aPerson(), mandate: "constructor", until: "2026-03-01" },
        "mandate",
      ],
    ],
    [
      "MANDATE_ENDED",
      async () => {
        const person = await aPerson();
        await done("appoint", { person, ...EDITOR, from: "2026-01-01", until: "2026-02-01" });
        return ["endMandate", { person, mandate: "M1", until: "2026-12-31" }, "mandate"];
      },
    ],
  ]);
  for (const [code, prepare] of cases) {
    it(`refuses with ${code}, and stores nothing`, async () => {
      const [verb, input, path] = await prepare();
      const before = await everything(server);
      const { problems } = await act(verb, input);
      assert.deepEqual(
        problems.map((one) => [one.code, one.path]),
        [[code, path]],
      );
      assert.equal(await everything(server), before);
    });
  }

  it("has such a test for every refusal about persons, or one where people sign in", () => {
    const signingIn = [
      "server/personal-tokens",
      "server/openid",
      "graphql/offices",
      "graphql/putting-people-right",
      "graphql/acting-chairs",
    ].map((name) => readFileSync(`test/${name}.test.ts`, "utf8"));
    const codes = Object.keys(PEOPLE_PROBLEMS) as (keyof typeof PEOPLE_PROBLEMS)[];
    const untested = codes.filter(
      (code) => !cases.has(code) && !signingIn.some((text) => text.includes(`"${code}"`)),
    );
    assert.deepEqual(untested, []);
  });

  it("has appointments recorded by those who may, and says who that is", async () => {
    const person = await aPerson();
    const from = "2026-03-01";
    const forbidden = [
      ["SG_CHAIR", "SG13", "SG_CHAIR"],
      ["WP_CHAIR", "WP4/13", "WP_CHAIR"],
      ["RAPPORTEUR", "Q16/13", "RAPPORTEUR"],
      ["EDITOR", "Y.QKD-TLS", "EDITOR"],
      ["TSB", undefined, "TSB"],
      ["ADMINISTRATOR", undefined, "TSB"],
    ];
    for (const [role, scope, as] of forbidden) {
      const { problems } = await act("appoint", { person, role, scope, from, by: { name: "X", role: as } });
      assert.deepEqual(
        problems.map(({ code }) => code),
        role === "SG_CHAIR" ? ["ROLE_FORBIDS", "OFFICE_HELD"] : ["ROLE_FORBIDS"],
        `${role} by ${as}`,
      );
      assert.match(
        problems[0]?.remedy ?? "",
        /^It is for [A-Z_ or]+(; nobody is on record as that for it|: .+\))\.$/,
      );
    }
    const registered = await act("registerPerson", { handle: "x-y", name: "X", by: RAPPORTEUR });
    assert.deepEqual(
      registered.problems.map(({ code }) => code),
      ["ROLE_FORBIDS"],
    );
    now = "2026-03-03T09:00:00.000Z";
    await done("appoint", { person, role: "TSB", from, by: { name: "Root", role: "ADMINISTRATOR" } });
    now = NOW;
  });
});
