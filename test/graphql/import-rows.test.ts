import { assert } from "chai";
import { columnOf, type RawRow, type RowField } from "../../src/domain/imports/row.js";
import { broughtIn } from "../support/import-rows.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, codes, MEETING, mutate, rapporteur, secretariat } from "./support.js";

const CHAIR_13 = { name: "Chair of SG13", role: "SG_CHAIR" };
const RESULTS =
  "results { name workItem { acronym stage number approval { externalStatus { code } } } problems { code message path } warnings { code } }";
const APPROVED = [
  { workItem: "ITU-T Y.3510 (02/2016)", approvedOn: "2016-02-13", studyGroup: "13" },
  { workItem: "ITU-T Y.3510 (2016) Amd. 1 (06/2025)", approvedOn: "06/2025", studyGroup: "SG13" },
  { workItem: "ITU-T Y.3172 (06/2025)", approvedOn: "2025-06-22", studyGroup: "SG13" },
];

const asInput = (row: RawRow, line?: number) => ({
  line,
  cells: Object.entries(row).map(([field, text]) => ({ column: columnOf(field as RowField), text })),
});

const ROW: RawRow = {
  workItem: "Y.imported",
  question: "Q16/13",
  title: "An item of another record",
  status: "Consented on 2026-02-20",
  process: "AAP",
  timing: "2026-07 (High priority)",
};

describe("rows of another record, by the API", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => AFTER_MEETING });
    await broughtIn(server.programme.tracker, APPROVED, "approved.csv");
  });
  after(() => server.close());

  const bring = (rows: readonly RawRow[], said: object = {}, by: object = secretariat) =>
    mutate(
      server,
      "importRows",
      { input: { source: "wp.csv", rows: rows.map((row) => asInput(row)), ...said }, by },
      RESULTS,
    );
  const reconcile = async (rows: readonly RawRow[]) => {
    const { data, errors } = await server.ask(
      `query($rows: [RowInput!]!) { reconcile(rows: $rows) {
        rows { line name finding workItem { acronym } differences { column record tracker } problems { code } }
        trackerOnly { acronym } } }`,
      { rows: rows.map((row, index) => asInput(row, index + 2)) },
    );
    assert.deepEqual(errors, []);
    return data.reconcile;
  };
  const ask = async (name: string, fields: string) => {
    const { data, errors } = await server.ask(
      `query($name: String!) { workItem(acronym: $name) { ${fields} } }`,
      { name },
    );
    assert.deepEqual(errors, []);
    return data.workItem;
  };

  it("come in, each for itself, after a rehearsal that stores nothing, and a second time nothing changes", async () => {
    const wrong = { ...ROW, workItem: "see below" };
    const nowhere = { ...ROW, workItem: "Y.nowhere", question: "Q99/13" };
    const rehearsed = await bring([ROW, wrong, nowhere], { dryRun: true });
    assert.isNull(
      await server
        .ask('{ workItem(acronym: "Y.imported") { acronym } }')
        .then(({ data }) => data?.workItem ?? null),
    );
    assert.deepEqual(
      rehearsed.results.map(({ problems }: { problems: [] }) => codes(problems)),
      [[], ["ROW_UNREAD"], ["QUESTION_NOT_FOUND"]],
    );
    const { results } = await bring([ROW, wrong, nowhere]);
    assert.deepInclude(results[0], { name: "Y.imported", problems: [], warnings: [] });
    assert.include(results[0].workItem, { acronym: "Y.imported", stage: "CONSENTED" });
    const revision = await ask("Y.imported", "revision");
    await bring([ROW]);
    assert.deepEqual(await ask("Y.imported", "revision"), revision);
  });

  it("keep their raw texts beside what was understood, and name the record as the basis", async () => {
    const { importedRow, history, timing } = await ask(
      "Y.imported",
      "timing { raw month } importedRow { source line cells { column text } } history(first: 5) { nodes { action effectiveOn basis { document } } }",
    );
    assert.deepEqual(timing, { raw: "2026-07 (High priority)", month: "2026-07" });
    assert.include(importedRow, { source: "wp.csv", line: 1 });
    assert.deepInclude(importedRow.cells, { column: "STATUS", text: "Consented on 2026-02-20" });
    assert.deepEqual(history.nodes, [
      { action: "IMPORT", effectiveOn: "2026-02-20", basis: { document: "wp.csv" } },
    ]);
  });

  it("go on by the acts of the procedures from where the record says that they are", async () => {
    const input = {
      workItem: "Y.imported",
      document: "TD1",
      summaryIncluded: true,
      date: "2026-02-25",
      by: secretariat,
    };
    assert.deepEqual(
      (await mutate(server, "recordEditedText", { input, by: secretariat }, "problems { code }")).problems,
      [],
    );
    const later = await bring([{ ...ROW, status: "Approved on 2026-03-01" }]);
    assert.deepEqual(codes(later.results[0].problems), ["ROW_CONFLICTS"]);
    assert.equal((await ask("Y.imported", "stage")).stage, "CONSENTED");
  });

  it("are taken back like any act, and stand as the record says when what was before them is put right", async () => {
    await bring([{ ...ROW, workItem: "Y.mistaken", registeredOn: "2026-01-10" }]);
    const correct = (mutation: string, said: object) =>
      mutate(
        server,
        mutation,
        { input: { workItem: "Y.mistaken", reason: "Mistaken.", ...said }, by: secretariat },
        "problems { code } workItem { stage }",
      );
    assert.deepEqual((await ask("Y.mistaken", "stage")).stage, "CONSENTED");
    const otherwise = await correct("correctAct", { event: 2, instead: { date: "2026-02-21" } });
    assert.isNotEmpty(otherwise.problems);
    assert.deepEqual(await correct("takeBack", { event: 2 }), {
      problems: [],
      workItem: { stage: "UNDER_STUDY" },
    });
    assert.deepEqual(codes((await correct("takeBack", { event: 1 })).problems), ["BEGINNING_STANDS"]);
  });

  it("are brought in by TSB, an administrator or the study group's chair, and by nobody else", async () => {
    const row = { ...ROW, workItem: "Y.imported-2" };
    assert.deepEqual(codes((await bring([row], { dryRun: true }, rapporteur)).results[0].problems), [
      "ROLE_FORBIDS",
    ]);
    for (const by of [CHAIR_13, secretariat, { name: "Root", role: "ADMINISTRATOR" }])
      assert.deepEqual((await bring([row], { dryRun: true }, by)).results[0].problems, []);
  });

  it("are compared with the tracker both ways, and nothing is changed by that", async () => {
    const { rows, trackerOnly } = await reconcile([
      { workItem: "Y.QKD-TLS", question: "Q16/13", title: "Another title", status: "Under study" },
      { workItem: "Y.never-seen", question: "Q16/13", title: "?", status: "Under study" },
      { workItem: "?", question: "Q16/13", title: "?", status: "Under study" },
    ]);
    assert.deepEqual(
      rows.map(({ line, finding }: { line: number; finding: string }) => [line, finding]),
      [
        [2, "DIFFERENT"],
        [3, "MISSING"],
        [4, "UNREAD"],
      ],
    );
    assert.include(rows[0].differences[0], { column: "TITLE", record: '"Another title"' });
    const missed = trackerOnly.map(({ acronym }: { acronym: string }) => acronym);
    assert.includeMembers(missed, ["Y.QKD-IPsec-fr", "Y.imported"]);
    assert.notInclude(missed, "Y.QKD-TLS");
  });

  it("say more than once what stands in a column only to be refused", async () => {
    const cells = [...asInput(ROW).cells, { column: "STATUS", text: "Under study" }];
    const { results } = await mutate(
      server,
      "importRows",
      { input: { source: "x", rows: [{ cells }] }, by: secretariat },
      RESULTS,
    );
    assert.match(results[0].problems[0].message, /the column STATUS stands twice/);
  });

  it("approved texts of the past are found by number, in any edition and spelling", async () => {
    for (const name of ["Y.3510", "ITU-T Y.3510 (2016)", "y.3510 (02/2016)"]) {
      const found = await ask(name, "designation stage question { label } approval { approvedOn }");
      assert.deepEqual(found, {
        designation: "Y.3510 (02/2016)",
        stage: "APPROVED",
        question: null,
        approval: { approvedOn: "2016-02-13" },
      });
    }
    assert.deepEqual(await ask("Y.3510 Amd. 1", "type parent { name }"), {
      type: "AMENDMENT",
      parent: { name: "Y.3510 (2016)" },
    });
  });

  it("their numbers are taken, and a revision may have one and is told that the text is young", async () => {
    const consent = async (acronym: string, version: string, assignedNumber: string) => {
      const item = {
        acronym,
        version,
        question: "Q16/13",
        type: "RECOMMENDATION",
        date: "2025-12-01",
        titles: [{ language: "en", text: "A" }],
      };
      const registered = await mutate(server, "registerWorkItem", { input: item }, "problems { code }");
      assert.deepEqual(registered.problems, []);
      const decision = {
        workItem: acronym,
        kind: "CONSENT",
        outcome: "AGREED",
        meeting: MEETING,
        body: "WP4/13",
        finalText: "TD1/WP4",
        overrideReason: "For the test.",
        assignedNumber,
      };
      return mutate(
        server,
        "recordDecision",
        { input: decision, by: secretariat },
        "problems { code } warnings { code }",
      );
    };
    const isTaken = await consent("Y.new-text", "NEW", "Y.3172");
    assert.include(codes(isTaken.problems), "NUMBER_TAKEN");
    const revision = await consent("Y.3172-rev", "REVISED", "Y.3172");
    assert.notInclude(codes(revision.problems), "NUMBER_TAKEN");
    assert.include(codes(revision.warnings), "RECENTLY_APPROVED");
    const older = await consent("Y.3510-again", "REVISED", "Y.3510");
    assert.notInclude(codes(older.warnings), "RECENTLY_APPROVED");
  });

  it("they can be deleted by the study group like any other", async () => {
    const { data } = await server.ask(
      '{ workItem(acronym: "Y.3510 (02/2016)") { availableActions(by: { role: SG_CHAIR }) { action leadsTo } } }',
    );
    const deletion = data.workItem.availableActions.find(
      ({ action }: { action: string }) => action === "AGREE_DELETION",
    );
    assert.deepEqual(deletion.leadsTo, ["DELETION_AGREED"]);
  });
});
