import { expect } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";

const by = { name: "Rapporteur", role: "RAPPORTEUR" };
const UPDATE = `mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) { problems { code message } } }`;
const REGISTER = `mutation($input: RegisterWorkItemInput!) { registerWorkItem(input: $input) { problems { code } } }`;

describe("changes between two dates", () => {
  let server: TestServer;
  let now = "2026-01-15T09:00:00.000Z";
  before(async () => {
    server = await startTestServer({ now: () => now });
    now = "2026-02-10T09:00:00.000Z";
    const registered = { acronym: "Y.new", question: "Q16/13", type: "RECOMMENDATION", by };
    await server.ask(REGISTER, { input: registered });
    now = "2026-02-20T09:00:00.000Z";
    const particulars = {
      titles: [{ language: "en", text: "Another title" }],
      acronym: "Y.newer",
      summary: "S.",
      timing: "2027-06",
    };
    await server.ask(UPDATE, { input: { workItem: "Y.new", expectedRevision: 1, by, ...particulars } });
    now = "2026-03-20T09:00:00.000Z";
  });
  after(() => server.close());
  const ask = (args: string) =>
    server.ask(`{ changes(${args}) {
      totalCount pageInfo { endCursor hasNextPage }
      nodes { workItem { acronym } category field before after event action by { name } basis { clause { citation } } effectiveOn recordedAt takenBack }
    } }`);

  it("refuses a period that is none", async () => {
    for (const [args, path] of [
      [`from: { date: "2026-03-02" }, to: { date: "2026-03-01" }`, "from"],
      [`from: { date: "2026-01-01" }, to: { date: "2026-03-21" }`, "to"],
      [`from: { date: "2026-01-01" }, asKnownAt: "2026-03-21T00:00:00Z"`, "asKnownAt"],
    ]) {
      const { errors, status, data } = await ask(args ?? "");
      expect([status, data], args).to.deep.equal([200, { changes: null }]);
      expect(errors[0]?.extensions).to.deep.include({ code: "BAD_USER_INPUT" });
      const faults = (errors[0]?.extensions.faults ?? []) as { path: string }[];
      expect(faults[0]?.path, args).to.equal(path);
    }
    expect((await ask(`from: { meeting: "T25-SG13-990101" }`)).errors[0]?.extensions.code).to.equal(
      "NOT_FOUND",
    );
    expect((await ask(`from: { date: "2026-01-01" }, body: "WP9/13"`)).errors[0]?.extensions.code).to.equal(
      "NOT_FOUND",
    );
  });

  it("tells those of one item, under every name that it has, and counts the first and the last day", async () => {
    for (const name of ["Y.newer", "y.NEWER"]) {
      const { data, errors } = await ask(
        `from: { date: "2026-02-10" }, to: { date: "2026-02-10" }, workItem: "${name}"`,
      );
      expect(errors).to.deep.equal([]);
      const { nodes } = data.changes;
      expect(new Set(nodes.map((row: { effectiveOn: string }) => row.effectiveOn))).to.deep.equal(
        new Set(["2026-02-10"]),
      );
      expect(nodes.map((row: { field: string }) => row.field)).to.include("acronym");
    }
    const days = async (period: string) => {
      const { data } = await ask(`${period}, first: 100, workItem: "Y.newer"`);
      return data.changes.nodes.map((row: { effectiveOn: string }) => row.effectiveOn);
    };
    expect(new Set(await days(`from: { date: "2026-02-10" }, to: { date: "2026-02-20" }`))).to.deep.equal(
      new Set(["2026-02-10", "2026-02-20"]),
    );
    expect(await days(`from: { date: "2026-02-11" }, to: { date: "2026-02-19" }`)).to.deep.equal([]);
    const { data } = await ask(`from: { date: "2026-02-01" }, first: 100, workItem: "Y.newer"`);
    expect(
      new Set(data.changes.nodes.map((row: { workItem: { acronym: string } }) => row.workItem.acronym)),
    ).to.deep.equal(new Set(["Y.newer"]));
    expect(
      (await ask(`from: { date: "2026-02-01" }, workItem: "Y.none"`)).errors[0]?.extensions.code,
    ).to.equal("NOT_FOUND");
  });

  it("tells what was added, renamed and changed otherwise, field by field, with who and why", async () => {
    const { data } = await ask(`from: { date: "2026-02-01" }, question: "Q16/13"`);
    const rows = data.changes.nodes.map(
      (row: { category: string; field: string }) => `${row.category} ${row.field}`,
    );
    expect(rows).to.have.members([
      "ADDED acronym",
      "RENAMED acronym",
      "RENAMED aliases",
      "RENAMED titles.en",
      "OTHER summary",
      "OTHER timing",
    ]);
    expect(data.changes.nodes[0]).to.deep.equal({
      workItem: { acronym: "Y.newer" },
      category: "ADDED",
      field: "acronym",
      before: null,
      after: "Y.new",
      event: 1,
      action: "REGISTER",
      by: { name: "Rapporteur" },
      basis: { clause: { citation: "Rec. ITU-T A.1 §1.4.7" } },
      effectiveOn: "2026-02-10",
      recordedAt: "2026-02-10T09:00:00.000Z",
      takenBack: false,
    });
  });

  it("counts both days of the period, by the date from which a change counts", async () => {
    const count = async (args: string) => (await ask(`question: "Q16/13", ${args}`)).data.changes.totalCount;
    expect(await count(`from: { date: "2026-02-10" }, to: { date: "2026-02-10" }`)).to.equal(1);
    expect(await count(`from: { date: "2026-02-09" }, to: { date: "2026-02-09" }`)).to.equal(0);
    expect(await count(`from: { date: "2026-02-11" }, to: { date: "2026-02-19" }`)).to.equal(0);
    expect(
      await count(
        `from: { date: "2026-02-11" }, to: { date: "2026-02-20" }, asKnownAt: "2026-02-19T00:00:00Z"`,
      ),
    ).to.equal(0);
    expect(await count(`from: { date: "2026-02-20" }`)).to.equal(5);
    expect(await count(`from: { date: "2026-02-21" }`)).to.equal(0);
    expect(await count(`from: { date: "2025-12-01" }, to: { date: "2025-12-01" }`)).to.equal(6);
    const meeting = "T25-SG13-260223";
    expect(await count(`from: { meeting: "${meeting}" }, to: { meeting: "${meeting}" }`)).to.equal(0);
    expect(await count(`from: { date: "2026-02-01" }, to: { meeting: "${meeting}" }`)).to.equal(6);
    expect(await count(`from: { meeting: "${meeting}" }`)).to.equal(0);
    expect(await count(`from: { date: "2025-11-30" }, categories: [ADDED]`)).to.equal(4);
  });

  it("gives a working party its own changes, and the study group all", async () => {
    const count = async (body: string) =>
      (await ask(`from: { date: "2026-02-01" }, body: "${body}"`)).data.changes.totalCount;
    expect(await count("WP4/13")).to.equal(6);
    expect(await count("WP1/13")).to.equal(0);
    expect(await count("SG13")).to.equal(6);
  });

  it("tells a page at a time", async () => {
    const seen: string[] = [];
    for (let after = ""; ; ) {
      const { data } = await ask(`from: { date: "2026-02-01" }, first: 4${after}`);
      seen.push(
        ...data.changes.nodes.map((row: { field: string; event: number }) => `${row.event} ${row.field}`),
      );
      if (!data.changes.pageInfo.hasNextPage) break;
      after = `, after: "${data.changes.pageInfo.endCursor}"`;
    }
    expect(new Set(seen).size).to.equal(6);
    expect(seen).to.have.lengthOf(6);
  });
});
