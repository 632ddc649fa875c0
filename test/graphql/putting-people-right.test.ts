import { assert } from "chai";
import { People } from "../support/people.js";
import { admit } from "../support/signed-in.js";
import { startTryOutServer } from "../support/test-server.js";
import { everything } from "./support.js";

const MONDAY = "2026-03-02T09:00:00.000Z";
const TUESDAY = "2026-03-03T09:00:00.000Z";

describe("persons and mandates put right", () => {
  let people: People;
  beforeEach(async () => {
    people = await People.on(MONDAY);
    await admit(people.server.tracker, { handle: "tsb", role: "TSB", scope: null });
    await people.register("ada");
    await people.done("tsb", "appoint", {
      person: "ada",
      role: "RAPPORTEUR",
      scope: "Q6/13",
      from: "2026-03-02",
      until: "2026-12-13",
    });
    people.at(TUESDAY);
  });
  afterEach(() => people.server.close());

  const refused = async (who: string, verb: string, input: Record<string, unknown>, ...codes: string[]) => {
    const before = await everything(people.server);
    assert.deepEqual((await people.act(who, verb, input)).codes, codes, `${verb} by ${who}`);
    assert.equal(await everything(people.server), before, "a refusal changes nothing");
  };
  const wrong = { person: "ada", mandate: "M1", reason: "Mistyped" };
  const mandatesAt = async (args: string) => {
    const query = `{ person(handle: "ada", ${args}) { mandates(all: true) { nodes { role until question { label } } } } }`;
    const { data, errors } = await people.ask(query);
    assert.deepEqual(errors, []);
    return data.person.mandates.nodes;
  };

  it("mends a term by an event that names the one it corrects, and shows what people saw before", async () => {
    const { person } = await people.done("tsb", "correctMandate", { ...wrong, until: "2026-12-31" });
    assert.deepInclude(person.mandates.nodes[0], { code: "M1", until: "2026-12-31", voided: null });
    assert.deepInclude(person.history.nodes.at(-1), {
      action: "CORRECT_MANDATE",
      corrects: 2,
      effectiveOn: "2026-03-02",
      basis: { note: "Mistyped", document: null },
    });
    const right = [{ role: "RAPPORTEUR", until: "2026-12-31", question: { label: "Q6/13" } }];
    assert.deepEqual(await mandatesAt(`moment: { asOf: "2026-03-02" }`), right, "as it is known now");
    const seen = [{ ...right[0], until: "2026-12-13" }];
    assert.deepEqual(
      await mandatesAt(`moment: { asOf: "2026-03-02", asKnownAt: "2026-03-02T12:00:00Z" }`),
      seen,
    );
    await people.done("tsb", "correctMandate", { ...wrong, until: null });
    assert.deepEqual((await mandatesAt(`moment: { asOf: "2026-03-03" }`))[0].until, null);
  });

  it("names the event that said it: an end that was mistyped is not the appointment", async () => {
    await people.done("tsb", "endMandate", { person: "ada", mandate: "M1", until: "2026-06-03" });
    const { person } = await people.done("tsb", "correctMandate", { ...wrong, until: "2026-06-30" });
    assert.deepInclude(person.history.nodes.at(-1), { corrects: 3, effectiveOn: "2026-06-03" });
  });

  it("mends scope and role, for whoever may appoint to the wrong and to the right one", async () => {
    await admit(people.server.tracker, { handle: "wpc", role: "WP_CHAIR", scope: "WP3/13" });
    const scope = { ...wrong, scope: "Q16/13", from: "2026-03-03" };
    await refused("wpc", "correctMandate", scope, "MANDATE_ELSEWHERE");
    await refused("tsb", "correctMandate", { ...wrong, scope: "Q16/13" }, "ROLE_FORBIDS");
    const { person } = await people.done("tsb", "correctMandate", scope);
    assert.deepInclude(person.mandates.nodes[0], { role: "RAPPORTEUR", question: { label: "Q16/13" } });
    const role = { ...wrong, role: "ASSOCIATE_RAPPORTEUR" };
    assert.equal((await people.done("tsb", "correctMandate", role)).person.mandates.nodes[0].role, role.role);
  });

  it("gives days that are over by an administrator only; the audit lists what was put right", async () => {
    const earlier = { ...wrong, from: "2026-02-20" };
    await refused("tsb", "correctMandate", earlier, "ROLE_FORBIDS");
    const { person } = await people.done("root", "correctMandate", earlier);
    assert.deepInclude(person.history.nodes.at(-1), { corrects: 2, effectiveOn: "2026-02-20" });
    const { data } = await people.ask("{ mandateAudit { nodes { kind person { handle } } } }", "tsb");
    const kinds = data.mandateAudit.nodes.filter(
      (node: { person: { handle: string } }) => node.person.handle === "ada",
    );
    assert.deepEqual(
      kinds.map(({ kind }: { kind: string }) => kind),
      ["DATED_BACK", "PUT_RIGHT"],
    );
  });

  it("uncovers what was done by an administrator only", async () => {
    const change = { workItem: "Y.det-qos-req-ml-jrs", expectedRevision: 2, timing: "2026-07" };
    await people.done("ada", "updateWorkItem", change);
    await refused("tsb", "correctMandate", { ...wrong, from: "2026-03-04" }, "ROLE_FORBIDS");
    await refused("tsb", "voidMandate", wrong, "ROLE_FORBIDS");
    const { warnings } = await people.done("root", "voidMandate", wrong);
    assert.deepEqual(warnings, ["MANDATE_PAST_ACTS"]);
  });

  it("takes an appointment of the wrong person back, which stays on record", async () => {
    const { person } = await people.done("tsb", "voidMandate", wrong);
    assert.deepInclude(person.mandates.nodes[0], {
      inForce: false,
      voided: { reason: "Mistyped", event: 3 },
    });
    assert.deepInclude(person.history.nodes.at(-1), {
      action: "VOID_MANDATE",
      corrects: 2,
      effectiveOn: "2026-03-02",
    });
    const held = async (args: string) =>
      (await people.ask(`{ question(label: "Q6/13"${args}) { mandates { nodes { code } } } }`)).data.question
        .mandates.nodes;
    assert.deepEqual(await held(""), []);
    assert.deepEqual(await held(`, moment: { asOf: "2026-03-02" }`), []);
    assert.deepEqual(await held(`, moment: { asOf: "2026-03-02", asKnownAt: "2026-03-02T12:00:00Z" }`), [
      { code: "M1" },
    ]);
    await refused("tsb", "voidMandate", wrong, "MANDATE_VOIDED");
    await refused(
      "tsb",
      "endMandate",
      { person: "ada", mandate: "M1", until: "2026-05-01" },
      "MANDATE_VOIDED",
    );
    const again = { person: "ada", role: "RAPPORTEUR", scope: "Q6/13", from: "2026-03-03" };
    await people.done("tsb", "appoint", again);
  });

  it("refuses what corrects nothing or would not have been an appointment", async () => {
    await refused("tsb", "correctMandate", { ...wrong, until: "2026-12-13" }, "MANDATE_AS_RECORDED");
    await refused("tsb", "correctMandate", { ...wrong, until: "2026-03-01" }, "MANDATE_DATES");
    await refused(
      "tsb",
      "correctMandate",
      { ...wrong, scope: "WP4/13", from: "2026-03-03" },
      "MANDATE_SCOPE_UNFIT",
    );
    const chair = { ...wrong, role: "SG_CHAIR", scope: "SG13", from: "2026-03-03" };
    await refused("tsb", "correctMandate", chair, "OFFICE_HELD");
  });

  it("mends what is said of a person by an event that names the one it corrects", async () => {
    const said = { person: "ada", event: 1, reason: "Misread" };
    const { person } = await people.done("tsb", "correctPerson", { ...said, name: "Ada Lovelace" });
    assert.equal(person.name, "Ada Lovelace");
    assert.deepInclude(person.history.nodes.at(-1), {
      action: "CORRECT_PERSON",
      corrects: 1,
      effectiveOn: "2025-01-01",
    });
    const nameAt = async (args: string) =>
      (await people.ask(`{ person(handle: "ada", ${args}) { name } }`)).data.person.name;
    assert.equal(await nameAt(`moment: { asOf: "2025-06-01" }`), "Ada Lovelace");
    assert.equal(await nameAt(`moment: { asKnownAt: "2026-03-02T12:00:00Z" }`), "The ada");
    await refused("tsb", "correctPerson", { ...said, name: "Ada L." }, "PERSON_EVENT_UNFIT");
    await refused("tsb", "correctPerson", { ...said, event: 3, name: "Ada Lovelace" }, "PERSON_AS_RECORDED");
    await people.done("ada", "correctPerson", { ...said, event: 3, name: "Ada King" });
  });

  it("points out a name that somebody has", async () => {
    const again = { handle: "ada-2", name: "THE ADA" };
    assert.deepEqual((await people.done("tsb", "registerPerson", again)).warnings, ["PERSON_NAME_KNOWN"]);
  });

  it("says of a person for trying out that nothing is put on record of one", async () => {
    const server = await startTryOutServer();
    try {
      const input = { person: "try-out-editor", role: "EDITOR", scope: "Y.Sup.MDT", from: "2099-01-01" };
      const { data, errors } = await server.ask(
        "mutation($input: AppointInput!) { appoint(input: $input) { problems { code } } }",
        { input },
        { token: server.tokenOf("secretariat (TSB)") },
      );
      assert.deepEqual(errors, []);
      assert.deepEqual(data.appoint.problems, [{ code: "PERSON_TRYING_OUT" }]);
    } finally {
      await server.close();
    }
  });
});
