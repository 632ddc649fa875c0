import { assert } from "chai";
import { ACTIONS } from "../../../src/domain/procedures/actions.js";
import { COVERED_TEXTS } from "../../../src/domain/procedures/coverage/index.js";
import { GUARD_NAMES } from "../../../src/domain/procedures/guard-names.js";
import { QUESTION_ACTIONS, QUESTION_GUARD_NAMES } from "../../../src/domain/questions/names.js";

/** `numbers("5", 3)` is 5.1, 5.2, 5.3. */
const numbers = (section: string, last: number, first = 1): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${section}.${first + index}`);

/** Every numbered clause of the texts as they were read, but those that are only the heading of others. */
const NUMBERED: Readonly<Record<string, readonly string[]>> = {
  // Rec. ITU-T A.8 (10/2008).
  "Rec. ITU-T A.8": [
    ...numbers("1", 2),
    "2.1",
    ...numbers("3", 7),
    ...numbers("3.6", 2),
    ...numbers("4", 6),
    ...numbers("4.4", 3),
    ...numbers("4.5", 2),
    ...numbers("5", 8),
    "5.6.1",
    ...numbers("6", 6),
    "7.1",
    "8.1",
    ...numbers("8.2", 2),
  ],
  // WTSA Resolution 1 (Rev. Hammamet, 2016), section 9 with the selection of section 8.
  "WTSA Res. 1": [
    ...numbers("8", 3),
    ...numbers("8.1", 2),
    ...numbers("9.1", 3),
    ...numbers("9.2", 2),
    ...numbers("9.3", 11),
    ...numbers("9.3.8", 2),
    ...numbers("9.4", 7),
    ...numbers("9.5", 6),
    ...numbers("9.5.5", 2),
    ...numbers("9.6", 5),
    "9.7",
    "9.8",
    "9.8.1",
    ...numbers("9.8.2", 2),
  ],
  "WTSA Res. 1 §1bis": [
    "1bis.1",
    ...numbers("1bis.1.1", 5),
    ...numbers("1bis.1.2", 2),
    ...[2, 3, 4, 5, 6, 7, 8, 9].flatMap((section) => numbers(`1bis.${section}`, 3)),
  ],
  "WTSA Res. 1 §7": [
    "7.4",
    ...numbers("7.1", 11, 0),
    ...numbers("7.2", 5),
    ...numbers("7.3", 3),
    "7.4.2",
    ...numbers("7.4.1", 3),
  ],
};

describe("the coverage of the governing texts", () => {
  for (const [name, numbered] of Object.entries(NUMBERED)) {
    it(`says of every numbered clause of ${name} how it is taken care of, once`, () => {
      const text = COVERED_TEXTS.find((one) => one.text === name);
      const covered = text?.clauses.map(({ clause }) => clause) ?? [];
      assert.deepEqual([...covered].sort(), [...numbered].sort());
    });
  }

  it("names acts and guards that exist, for whatever it calls enforced", () => {
    const known = new Set<string>([
      ...ACTIONS,
      ...GUARD_NAMES,
      ...QUESTION_ACTIONS,
      ...QUESTION_GUARD_NAMES,
      "UPDATE",
    ]);
    for (const { text, clauses } of COVERED_TEXTS) {
      for (const { clause, coverage, by, note } of clauses) {
        if (coverage === "ENFORCED") assert.isNotEmpty(by, `${text} §${clause}`);
        else assert.match(note ?? "", /\S/, `${text} §${clause} says why`);
        for (const name of by) assert.isTrue(known.has(name), `${text} §${clause}: ${name}`);
      }
    }
  });
});
