import { assert } from "chai";
import type { AnyAggregate } from "../../src/domain/aggregates.js";
import { readSeeds, type Seeds } from "../../src/exchange/seeds/read-seeds.js";
import { inputName } from "../../src/graphql/inputs/input-of.js";
import { admit, type SignInServer, startSignInServer, tokenFor } from "../support/signed-in.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { MEETING } from "./support.js";

const ON = "2025-01-01";
const NOW = "2026-03-10T09:00:00.000Z";
const GATHERINGS = ["RAPPORTEUR_GROUP", "JOINT_COORDINATION"];

/** What the API knows of a programme: every aggregate with its history, but for identities, clocks and who wrote it. */
function knownOf({ programme }: TestServer) {
  const told = ({ kind, aggregate: { id: _id, history, ...state } }: AnyAggregate) => {
    const events = history.map(({ seq, action, effectiveOn, basis, changes }) => ({
      ...{ seq, action, effectiveOn, changes },
      // Whoever enters terms of the past says why.
      basis: kind === "person" ? { ...basis, note: null } : basis,
    }));
    return { kind, ...state, events };
  };
  const all = programme.tracker.programme.current.all().map(told);
  return all.filter((one) => !(one.kind === "person" && "handle" in one && one.handle === "ada"));
}

describe("an empty database, by the API alone, with an administrator's token", () => {
  let empty: SignInServer;
  let seeded: TestServer;
  let seeds: Seeds;
  const listed = (texts: object) => Object.entries(texts).map(([language, text]) => ({ language, ...text }));
  const done = async (mutation: string, input: object, fields = "") => {
    const { data, errors } = await empty.ask(
      `mutation($input: ${inputName(mutation)}!) { ${mutation}(input: $input) { ${fields} problems { code message } } }`,
      { input },
      { token: tokenFor("ada") },
    );
    assert.deepEqual(errors, [], mutation);
    assert.deepEqual(data[mutation].problems, [], mutation);
    return data[mutation];
  };
  const ask = async (query: string) => {
    const { data, errors } = await empty.ask(query);
    assert.deepEqual(errors, []);
    return data;
  };

  before(async () => {
    seeds = await readSeeds("seeds");
    seeded = await startTestServer({ now: () => NOW });
    empty = await startSignInServer({ seeds: false, now: () => NOW });
    await admit(empty.tracker, { handle: "ada", role: "ADMINISTRATOR", scope: null });
  });
  after(async () => {
    await empty.close();
    await seeded.close();
  });

  it("has the structure set up", async () => {
    for (const { seed } of seeds.studyGroup) {
      const { names, ...group } = seed;
      await done("setUpStudyGroup", { ...group, names: listed(names), date: ON });
    }
    for (const { seed } of seeds.workingParty)
      await done("setUpWorkingParty", { label: seed.label, names: listed(seed.names), date: ON });
    for (const { seed } of seeds.question) {
      const { label, titles, workingParty } = seed;
      await done("adoptQuestion", { label, titles: listed(titles), workingParty, date: ON });
    }
  });

  it("has officers appointed; whoever is to do the secretariat's work is appointed for it", async () => {
    const basis = { note: "The term began before it was recorded here." };
    await done("appoint", { person: "ada", role: "TSB", from: ON, basis });
    for (const { seed } of seeds.person) {
      const { mandates, ...person } = seed;
      await done("registerPerson", { ...person, since: mandates[0]?.from });
      for (const { document, ...mandate } of mandates)
        await done("appoint", { ...mandate, person: seed.handle, basis: { ...basis, document } });
    }
  });

  it("has the meeting of February planned, with its letter, sittings of every kind, agenda and deadlines", async () => {
    for (const { seed } of seeds.meeting) {
      const { startsOn: _startsOn, endsOn: _endsOn, sittings, letter, ...meeting } = seed;
      const isGathering = ({ kind }: { kind: string }) => GATHERINGS.includes(kind);
      await done("planMeeting", {
        ...meeting,
        letter,
        announcedOn: letter?.date,
        sittings: sittings.filter((one) => !isGathering(one)).map(({ kind: _kind, ...one }) => one),
        gatherings: sittings.filter(isGathering).map(({ body, ...one }) => ({ ...one, name: body })),
      });
    }
  });

  it("has the items registered and proposed for decision", async () => {
    for (const { seed } of seeds.workItem) {
      const { titles, candidate, ...item } = seed;
      const date = seeds.meeting[0]?.seed.letter?.date;
      await done("registerWorkItem", { ...item, titles: listed(titles), date });
      const proposal = { workItem: item.acronym, ...candidate, proposedOn: date };
      await done("proposeForDecision", { ...proposal, document: "Collective letter 4/13" });
    }
  });

  it("is then what the seeds make of it, field by field and event by event", () => {
    const [made, wanted] = [knownOf(empty), knownOf(seeded)];
    assert.lengthOf(wanted, 47);
    assert.deepEqual(
      made.map(({ kind }) => kind),
      wanted.map(({ kind }) => kind),
    );
    for (const [index, one] of wanted.entries()) assert.deepEqual(made[index], one, one.kind);
  });

  it("goes on to a second meeting in July, with letter and deadlines", async () => {
    const july = "T25-SG13-260713";
    const { meeting } = await done(
      "planMeeting",
      {
        code: july,
        title: "Meeting of Study Group 13",
        studyGroup: "SG13",
        place: "Geneva",
        sittings: [
          { body: "SG13", title: "Opening plenary", startsOn: "2026-07-13", startTime: "09:30" },
          { body: "WP4/13", startsOn: "2026-07-23" },
        ],
        gatherings: [
          { kind: "RAPPORTEUR_GROUP", name: "RGM/13", startsOn: "2026-07-14", endsOn: "2026-07-22" },
        ],
        agenda: [{ number: 4, title: "Consent of draft Recommendations", purpose: "CONSENT" }],
        letter: { number: "5/13", date: "2026-03-09" },
        agreedAt: MEETING,
      },
      "meeting { letter { number } sittings { title body { label } } deadlines { kind date } agreedAt { code } }",
    );
    assert.deepEqual(meeting.agreedAt, { code: MEETING });
    assert.deepEqual(
      meeting.sittings.map(({ title }: { title: string }) => title),
      ["Opening plenary", "RGM/13", "WP4/13"],
    );
    assert.deepInclude(meeting.deadlines, { kind: "LETTER", date: "2026-05-13" });
    assert.deepInclude(meeting.deadlines, { kind: "CONTRIBUTIONS", date: "2026-06-30" });
    const proposal = { workItem: "Y.QKD-TLS", meeting: july, body: "WP4/13", agendaItem: 4 };
    await done("proposeForDecision", proposal);
    const { meeting: planned } = await ask(
      `{ meeting(code: "${july}") { candidates { nodes { workItem { acronym } } } } }`,
    );
    assert.deepEqual(planned.candidates.nodes, [{ workItem: { acronym: "Y.QKD-TLS" } }]);
  });

  it("sends a liaison to IETF TLS on Y.QKD-TLS with a deadline, which is awaited", async () => {
    const { liaisonStatement } = await done(
      "prepareLiaison",
      {
        studyGroup: "SG13",
        title: "Integration of QKD and TLS 1.3",
        source: "Q16/13",
        questions: ["Q16/13"],
        workItems: ["Y.QKD-TLS"],
        destinations: [{ group: "IETF TLS", purpose: "ACTION" }],
        deadline: "2026-04-30",
        contact: "The rapporteur of Q16/13",
        documents: ["TD432/WP4"],
        meeting: MEETING,
        date: "2026-02-27",
      },
      "liaisonStatement { id }",
    );
    const liaison = liaisonStatement.id;
    await done("approveLiaison", { liaison, meeting: MEETING, body: "WP4/13", date: "2026-02-27" });
    await done("sendLiaison", { liaison, serial: "SG13-LS136", date: "2026-03-05" });
    const { workItem } = await ask(`{ workItem(acronym: "Y.QKD-TLS") { liaisonStatements { nodes {
      serial status deadline awaitedFrom destinations { group purpose } } } } }`);
    assert.deepEqual(workItem.liaisonStatements.nodes, [
      {
        serial: "SG13-LS136",
        status: "AWAITING_REPLY",
        deadline: "2026-04-30",
        awaitedFrom: ["IETF TLS"],
        destinations: [{ group: "IETF TLS", purpose: "ACTION" }],
      },
    ]);
    assert.deepEqual((await empty.database.verify()).broken, []);
  });
});
