import { readFileSync } from "node:fs";
import { expect } from "chai";
import { MANDATE_RULES } from "../../src/domain/people/mandate-rules.js";
import { mandatesReaching } from "../../src/domain/people/standing.js";
import type { Person } from "../../src/domain/person.js";
import { ROLES } from "../../src/domain/vocabulary.js";

describe("mandates", () => {
  const mandates = {
    M1: { id: "M1", role: "RAPPORTEUR", scope: "Q16/13", from: "2026-01-01", until: "2026-06-30" },
    M2: { id: "M2", role: "EDITOR", scope: "item", from: "2026-03-01", until: null },
    M3: { id: "M3", role: "TSB", scope: null, from: "2027-01-01", until: null },
  } as const;
  const person = { mandates } as unknown as Person;
  const standing = (scopes: Set<string | null>, day: string) =>
    mandatesReaching([person], scopes, day).map(({ role }) => role);
  const around = new Set(["SG13", "WP4/13", "Q16/13", "item", null]);

  for (const [day, roles] of [
    ["2025-12-31", []],
    ["2026-01-01", ["RAPPORTEUR"]],
    ["2026-03-01", ["RAPPORTEUR", "EDITOR"]],
    ["2026-06-30", ["RAPPORTEUR", "EDITOR"]],
    ["2026-07-01", ["EDITOR"]],
    ["2027-01-01", ["EDITOR", "TSB"]],
  ] as const) {
    it(`give on ${day}: ${roles.join(", ") || "nothing"}`, () => {
      expect(standing(around, day)).to.deep.equal(roles);
    });
  }

  it("reach nothing of another Question or item", () => {
    expect(standing(new Set(["SG13", "WP4/13", "Q6/13", "other"]), "2026-03-01")).to.deep.equal([]);
  });

  it("are recorded by whom docs/people.md says", () => {
    const page = readFileSync("docs/people.md", "utf8");
    const rows = page.split("\n").filter((line) => line.startsWith("| `"));
    const wordsIn = (cell = "") => [...cell.matchAll(/`([A-Z_]+)`/g)].map((match) => match[1] ?? "");
    const said = new Map<string, string[]>();
    let above: string[] = [];
    for (const row of rows) {
      const [, roles, , by = ""] = row.split("|");
      above = by.includes("those above") ? [...wordsIn(by), ...above] : wordsIn(by);
      for (const role of wordsIn(roles)) said.set(role, above);
    }
    expect([...said.keys()]).to.have.members([...ROLES]);
    for (const role of ROLES) expect(said.get(role), role).to.have.members([...MANDATE_RULES[role].by]);
  });
});
