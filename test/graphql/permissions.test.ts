import { readFileSync, writeFileSync } from "node:fs";
import { assert } from "chai";
import { rowsFor } from "../../src/domain/procedures/index.js";
import { APPROVAL_PROCESSES, ROLES, type Role } from "../../src/domain/vocabulary.js";
import { type SignInServer, startSignInServer } from "../support/signed-in.js";
import { CASES, nameOf } from "./permissions/cases.js";
import { isPermitted, type Row, Trial } from "./permissions/matrix.js";
import { ORACLE, ruleFor } from "./permissions/oracle.js";
import { printed } from "./permissions/print.js";
import { AFTER_MEETING } from "./support.js";

const FILE = "docs/permissions.txt";

describe("permissions", () => {
  let server: SignInServer;
  let trial: Trial;
  const rows: Row[] = [];

  before(async function () {
    this.timeout(600_000);
    server = await startSignInServer({ now: () => AFTER_MEETING });
    trial = await Trial.on(server);
    for (const tried of CASES) rows.push(await trial.row(tried));
  });
  after(() => server.close());

  it("are tried for every mutation of the schema", () => {
    assert.sameMembers([...new Set(CASES.map(({ mutation }) => mutation))], trial.mutations());
  });

  it(`are what ${FILE} shows`, () => {
    const text = printed(rows);
    if (process.env.UPDATE_PERMISSIONS) writeFileSync(FILE, text);
    assert.equal(text, readFileSync(FILE, "utf8"));
  });

  it("are those that the texts give, by a table that knows nothing of the code", () => {
    const unused = new Set(ORACLE.flatMap(({ of }) => of));
    for (const { tried, own, scope } of rows) {
      const rules = ruleFor(tried.mutation, tried.what, tried.process);
      assert.lengthOf(rules, 1, `${nameOf(tried)} has one rule`);
      for (const { by, token, because } of rules) {
        assert.sameMembers([...own], [...by], `${nameOf(tried)}: ${because}`);
        assert.equal(scope, token, nameOf(tried));
      }
      for (const name of [
        tried.mutation,
        `${tried.mutation} ${tried.what}`,
        `${tried.mutation} ${tried.process}`,
      ])
        unused.delete(name);
    }
    assert.isEmpty([...unused], "every line of the table was tried");
  });

  it("reach no further than a mandate, except upon oneself", () => {
    const reaching = new Set(trial.doers.filter(({ isOwn }) => !isOwn).map(({ role }) => role));
    for (const { tried, own, other } of rows) {
      const expected = tried.isUponSelf ? [...own].filter((role) => reaching.has(role)) : [];
      assert.sameMembers([...other], expected, nameOf(tried));
    }
  });

  it("are those of the tables, for every act of the procedures", () => {
    for (const { tried, own } of rows) {
      if (!tried.process || !tried.action) continue;
      const of = rowsFor(tried.process, "2026-02-27").filter(({ action }) => action === tried.action);
      assert.isNotEmpty(of);
      for (const row of of) assert.sameMembers([...own], [...row.by], nameOf(tried));
    }
  });

  it("keep what the study group does from the chairs of its working parties", () => {
    const ofStudyGroup = rows.filter(({ tried }) => tried.what.includes("SG13"));
    assert.isNotEmpty(ofStudyGroup);
    for (const { tried, own } of ofStudyGroup) {
      assert.notIncludeMembers([...own], ["WP_CHAIR"] satisfies Role[], nameOf(tried));
      assert.notIncludeMembers([...own], ["WP_VICE_CHAIR"] satisfies Role[], nameOf(tried));
    }
  });

  for (const process of APPROVAL_PROCESSES) {
    it(`are the same to availableActions, for every act on an item of ${process}`, async () => {
      const acts = rows.filter(({ tried }) => tried.action && tried.process === process);
      for (const doer of trial.doers) {
        const { person, role } = await trial.available(process, doer);
        assert.sameMembers(
          person.map(({ action }) => action),
          [...acts.map(({ tried }) => tried.action ?? ""), "UPDATE"],
        );
        for (const { tried, own, other } of acts) {
          const may = (doer.isOwn ? own : other).has(doer.role);
          const what = `${nameOf(tried)} as ${doer.handle}`;
          const asked = person.find(({ action }) => action === tried.action);
          const inRole = role.find(({ action }) => action === tried.action);
          assert.equal(isPermitted(asked?.problems ?? []), may, what);
          assert.equal(isPermitted(inRole?.problems ?? []), own.has(doer.role), `${what}, by role`);
          const isNamed = asked?.holders?.some((one) => one.person.handle === doer.handle);
          assert.equal(isNamed, may, `${what}, among those who could`);
        }
      }
    });
  }

  it("were asked for by every role", () => {
    assert.sameMembers([...new Set(trial.doers.map(({ role }) => role))], [...ROLES]);
  });
});
