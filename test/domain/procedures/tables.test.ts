import { expect } from "chai";
import { ACTIONS } from "../../../src/domain/procedures/actions.js";
import { faultsIn } from "../../../src/domain/procedures/check.js";
import { GUARDS } from "../../../src/domain/procedures/guards/index.js";
import { PROCEDURES } from "../../../src/domain/procedures/index.js";
import type { Procedure, Row } from "../../../src/domain/procedures/table.js";

const [AAP] = PROCEDURES;
const withRow = (change: Partial<Row>): Procedure[] => {
  if (!AAP) throw new Error("no AAP");
  const [first, ...others] = AAP.rows;
  return [{ ...AAP, rows: [{ ...(first as Row), ...change }, ...others] }, ...PROCEDURES.slice(1)];
};

describe("The procedure tables", () => {
  it("are sound", () => {
    expect(faultsIn(PROCEDURES)).to.deep.equal([]);
  });

  it("use every action and every guard that there is", () => {
    const rows = PROCEDURES.flatMap((procedure) => procedure.rows);
    expect(new Set(rows.map((row) => row.action))).to.deep.equal(new Set(ACTIONS));
    expect(new Set(rows.flatMap((row) => row.guards))).to.deep.equal(new Set(Object.keys(GUARDS)));
  });

  for (const [fault, change] of [
    ["unknown stage", { to: ["CONSENTED", "NOWHERE"] }],
    ["no clause", { clause: "NO_SUCH" }],
    ["possible from no stage", { from: [] }],
    ["for nobody", { by: [] }],
    ["several targets and no choice", { to: ["CONSENTED", "LAST_CALL"] }],
    ["is not reached", { to: ["UNDER_STUDY"] }],
    ["has no way out and is not final", { to: ["DELETED"] }],
  ] as [string, object][]) {
    it(`are refused at start-up with ${fault}`, () => {
      expect(faultsIn(withRow(change as Partial<Row>)).join("\n")).to.include(fault);
    });
  }

  it("are refused when the same act stands twice at a stage", () => {
    const doubled = PROCEDURES.map((p, i) => (i === 0 ? { ...p, rows: [...p.rows, p.rows[0] as Row] } : p));
    expect(faultsIn(doubled)).to.include("AAP: CONSENT from UNDER_STUDY stands twice");
  });
});
