import { expect } from "chai";
import { changeWorkItem } from "../../src/application/change-work-item.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const WRITERS = 200;
const UPDATE = `mutation($input: UpdateWorkItemInput!) {
  updateWorkItem(input: $input) {
    workItem { revision summary }
    problems { code message }
    changedSince { seq by { name } changes { field before after } }
  }
}`;
const WITHDRAW = `mutation($input: WithdrawCandidateInput!) {
  withdrawCandidate(input: $input) { problems { code } workItem { revision } changedSince { seq } }
}`;

describe("optimistic concurrency", () => {
  let servers: [TestServer, TestServer];
  before(async () => {
    const one = await startTestServer();
    servers = [one, await startTestServer({ uri: one.uri, databaseName: one.databaseName, seeds: false })];
  });
  after(async () => {
    await servers[1].close();
    await servers[0].close();
  });
  const serverOf = (writer: number) => servers[writer % 2] as TestServer;
  const update = async (writer: number, expectedRevision: number, workItem = "Y.QKD-TLS") => {
    const input = {
      workItem,
      expectedRevision,
      by: { name: `Writer ${writer}`, role: "EDITOR" },
      summary: `By ${writer} on ${expectedRevision}`,
    };
    const { data, errors } = await serverOf(writer).ask(UPDATE, { input });
    expect(errors).to.deep.equal([]);
    return data.updateWorkItem;
  };

  it("refuses a revision that never existed, in its own words", async () => {
    const { problems, workItem } = await update(0, 99);
    expect(problems[0]).to.deep.equal({
      code: "REVISION_UNKNOWN",
      message: "There is no revision 99 yet; the current one is 2.",
    });
    expect(workItem.revision).to.equal(2);
    const { errors } = await servers[0].ask(UPDATE, {
      input: { workItem: "Y.QKD-TLS", expectedRevision: 0, by: { name: "W", role: "EDITOR" }, summary: "" },
    });
    expect(errors[0]?.extensions.code).to.equal("BAD_USER_INPUT");
  });

  it("tells what changed since, on an act that need not name a revision too", async () => {
    await update(1, 2, "Y.IMT2020-DDP");
    const late = await update(2, 2, "Y.IMT2020-DDP");
    expect(late.problems[0].code).to.equal("REVISION_CONFLICT");
    expect(late.workItem).to.deep.equal({ revision: 3, summary: "By 1 on 2" });
    expect(late.changedSince).to.deep.equal([
      { seq: 3, by: { name: "Writer 1" }, changes: [{ field: "summary", before: null, after: "By 1 on 2" }] },
    ]);
    const { data } = await servers[0].ask(WITHDRAW, {
      input: {
        workItem: "Y.IMT2020-DDP",
        meeting: "T25-SG13-260223",
        expectedRevision: 1,
        by: { name: "Rapporteur", role: "RAPPORTEUR" },
      },
    });
    expect(data.withdrawCandidate).to.deep.equal({
      problems: [{ code: "REVISION_CONFLICT" }],
      workItem: { revision: 3 },
      changedSince: [{ seq: 2 }, { seq: 3 }],
    });
  });

  it("guards a study group too", async () => {
    const input = {
      studyGroup: "SG13",
      type: "HANDBOOK",
      meeting: "T25-SG13-260223",
      document: "TD500/PLEN",
      by: { name: "Chair", role: "SG_CHAIR" },
    };
    const authorise = `mutation($input: AuthoriseWorkingPartiesInput!) { authoriseWorkingParties(input: $input) {
      studyGroup { revision } problems { code } changedSince { seq }
    } }`;
    const { data } = await servers[0].ask(authorise, { input: { ...input, expectedRevision: 9 } });
    expect(data.authoriseWorkingParties).to.deep.equal({
      studyGroup: { revision: 1 },
      problems: [{ code: "REVISION_UNKNOWN" }, { code: "NOT_A_STUDY_GROUP_MEETING" }],
      changedSince: [],
    });
  });

  it(`lets exactly one of ${WRITERS} writers win a revision, on two servers`, async () => {
    for (const expected of [2, 3, 4]) {
      const answers = await Promise.all(
        Array.from({ length: WRITERS }, (_, writer) => update(writer, expected)),
      );
      const wins = answers.filter(({ problems }) => problems.length === 0);
      const lost = answers.filter(({ problems }) => problems[0]?.code === "REVISION_CONFLICT");
      expect([wins.length, lost.length]).to.deep.equal([1, WRITERS - 1]);
      expect(wins[0].workItem.revision).to.equal(expected + 1);
      for (const { changedSince } of lost) expect(changedSince[0].seq).to.equal(expected + 1);
    }
    const { seqs, authors } = await stored("Y.QKD-TLS");
    expect(seqs).to.deep.equal([1, 2, 3, 4, 5]);
    expect(new Set(authors).size).to.be.greaterThan(1);
  });

  it(`gives each of ${WRITERS} writers that name no revision one of its own; no event is lost or doubled`, async () => {
    const outcomes = await Promise.all(
      Array.from({ length: WRITERS }, (_, writer) =>
        changeWorkItem(
          serverOf(writer).programme.tracker,
          "UPDATE",
          { workItem: "Y.Sup.MDT", by: { name: `Writer ${writer}`, role: "EDITOR" } },
          () => ({
            granted: { by: { name: `Writer ${writer}`, role: "EDITOR" }, problems: [] },
            problems: [],
            next: { summary: `By ${writer}` },
            effectiveOn: "2026-02-27",
          }),
        ),
      ),
    );
    const given = outcomes.map((outcome) => outcome.aggregate?.revision ?? 0);
    expect(outcomes.flatMap((outcome) => outcome.problems)).to.deep.equal([]);
    const all = Array.from({ length: WRITERS }, (_, position) => position + 3);
    expect(given.toSorted((a, b) => a - b)).to.deep.equal(all);
    const { seqs, authors } = await stored("Y.Sup.MDT");
    expect(seqs).to.deep.equal([1, 2, ...all]);
    expect(new Set(authors.slice(2)).size).to.equal(WRITERS);
    for (const [writer, revision] of given.entries()) {
      expect(authors[revision - 1]).to.equal(`Writer ${writer}`);
    }
  }).timeout(240_000);

  async function stored(acronym: string) {
    const items = servers[0].database.connection.collection("workItems");
    const history = (await items.findOne({ acronym }))?.history as { seq: number; by: { name: string } }[];
    return { seqs: history.map(({ seq }) => seq), authors: history.map(({ by }) => by.name) };
  }
});
