import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { refusalOf, stagesOf } from "../../../scripts/docs/matrix.js";
import { procedureFiles } from "../../../scripts/docs/procedure-files.js";
import { CLAUSES } from "../../../src/domain/clauses.js";
import { ACTIONS } from "../../../src/domain/procedures/actions.js";
import { A8_COVERAGE } from "../../../src/domain/procedures/coverage/a8.js";
import { COVERED_TEXTS } from "../../../src/domain/procedures/coverage/index.js";
import { RES1_COVERAGE } from "../../../src/domain/procedures/coverage/res1.js";
import { TEXT_COVERAGE } from "../../../src/domain/procedures/coverage/texts.js";
import { PROCEDURES, rowsFor } from "../../../src/domain/procedures/index.js";
import { APPROVAL_PROCESSES, ROLES } from "../../../src/domain/vocabulary.js";

const root = join(import.meta.dirname, "../../..");

describe("The documentation of the procedures", () => {
  for (const { path, text } of procedureFiles()) {
    it(`${path} is what the tables say (npm run generate)`, () => {
      expect(readFileSync(join(root, path), "utf8") === text, `${path} is out of date`).to.equal(true);
    });
  }

  it("lists every clause of A.8 §3 to §8 and Res. 1 §9, as the texts number them", () => {
    const numbers = (list: readonly { clause: string }[]) => list.map(({ clause }) => clause);
    const a8 = { 3: 7, 4: 6, 5: 8, 6: 6, 7: 1 };
    const res1 = { "9.1": 3, "9.2": 2, "9.3": 11, "9.4": 7, "9.5": 6, "9.6": 5 };
    for (const [section, count] of [...Object.entries(a8), ...Object.entries(res1)]) {
      const list = numbers(section.startsWith("9") ? RES1_COVERAGE : A8_COVERAGE);
      for (let n = 1; n <= count; n += 1) expect(list, `${section}.${n}`).to.include(`${section}.${n}`);
    }
    expect(numbers(A8_COVERAGE)).to.include.members([
      "8.1",
      "8.2.1",
      "8.2.2",
      "4.4.1",
      "4.4.2",
      "4.4.3",
      "4.5.2",
    ]);
    expect(numbers(RES1_COVERAGE)).to.include.members([
      "9.7",
      "9.8.1",
      "9.8.2.1",
      "9.8.2.2",
      "9.5.5.1",
      "9.5.5.2",
    ]);
    expect(TEXT_COVERAGE).to.have.length(20);
  });

  it("names acts and guards with every clause that is enforced, and a reason with every one that is not", () => {
    for (const { clauses } of COVERED_TEXTS) {
      for (const { clause, coverage, by, note } of clauses) {
        if (coverage === "ENFORCED") expect(by, clause).to.not.have.length(0);
        else expect(note, clause).to.be.a("string").and.not.equal("");
      }
    }
  });

  it("covers the clause of every row", () => {
    const listed = new Set(COVERED_TEXTS.flatMap(({ clauses }) => clauses.map(({ clause }) => clause)));
    for (const row of PROCEDURES.flatMap((procedure) => procedure.rows)) {
      const citation = CLAUSES[row.clause].citation;
      const [, number = ""] = /^(?:Rec. ITU-T A.8|WTSA Res. 1) §(.*)$/.exec(citation) ?? [];
      if (!number) continue;
      const found = [...listed].some((clause) => clause === number || clause.startsWith(`${number}.`));
      expect(found, `${row.action}: ${citation}`).to.equal(true);
    }
  });
});

describe("Every stage x act x role", () => {
  for (const process of APPROVAL_PROCESSES) {
    it(`of ${process} is allowed or refused as its row says, with the clause of a row`, () => {
      const rows = rowsFor(process, "2026-02-27");
      for (const stage of stagesOf(process)) {
        for (const action of ACTIONS) {
          const ofAction = rows.filter((row) => row.action === action);
          const row = ofAction.find((candidate) => candidate.from.includes(stage));
          for (const role of ROLES) {
            const refusal = refusalOf(process, stage, action, role);
            const where = `${stage} ${action} ${role}`;
            if (row?.by.includes(role)) expect(refusal, where).to.equal(null);
            else if (row) expect(refusal, where).to.equal(CLAUSES[row.clause].citation);
            else
              expect(refusal, where)
                .to.be.a("string")
                .and.match(/^(Rec\. ITU-T|WTSA Res\.|Work programme)/);
          }
        }
      }
    });
  }
});
