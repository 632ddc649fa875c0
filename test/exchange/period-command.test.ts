import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "chai";
import { adoptQuestion } from "../../src/application/adopt-question.js";
import { registerWorkItem } from "../../src/application/register-work-item.js";
import { setUpStudyGroup } from "../../src/application/set-up-study-group.js";
import { periodCommand } from "../../src/cli/period.js";
import { withTracker } from "../../src/cli/with-tracker.js";
import { Config } from "../../src/server/config.js";

const by = { name: "TSB", role: "TSB" } as const;
const en = (text: string) => [{ language: "en", text }];
const PLAN = `
studyGroup: SG13
to: 2025-2028
document: WTSA-24 Res. 2
questions:
  - { label: Q16/13, continues: [Q1/13] }
  - { label: Q1/13, titles: { en: New, fr: { text: Nouvelle, provenance: OFFICIAL } } }
items:
  - { workItem: Y.two, question: Q1/13 }
`;

describe("npm run period", () => {
  let directory = "";
  let config: Config;
  const command = async (text: string, options: { apply?: boolean } = {}) => {
    const file = join(directory, "turn.yaml");
    await writeFile(file, text);
    const lines: string[] = [];
    await periodCommand(config, file, options, (line) => lines.push(line));
    return lines;
  };
  const refusal = (text: string, options?: { apply?: boolean }) =>
    command(text, options).then(
      (lines) => assert.fail(lines.join("\n")),
      (error: Error) => error.message,
    );
  const placed = () =>
    withTracker(config, async ({ programme: { current } }) => ({
      period: current.studyGroup("SG13")?.studyPeriod,
      questions: current.questions("SG13").map(({ label, studyPeriod }) => `${label} ${studyPeriod}`),
      items: current.workItems().map(({ acronym, question }) => `${acronym} ${question}`),
    }));

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "period-"));
    config = Config.from({ DATA_DIR: join(directory, "data"), SEED_ON_START: "false", LOG_LEVEL: "silent" });
    await withTracker(config, async (tracker) => {
      const date = "2022-03-01";
      const group = { label: "SG13", studyPeriod: "2022-2024", names: en("SG13"), date, by };
      assert.deepEqual((await setUpStudyGroup(tracker, group)).problems, []);
      for (const label of ["Q1/13", "Q2/13"])
        assert.deepEqual((await adoptQuestion(tracker, { label, titles: en(label), date, by })).problems, []);
      for (const [acronym, question] of [
        ["Y.one", "Q1/13"],
        ["Y.two", "Q1/13"],
        ["Y.three", "Q2/13"],
      ] as const) {
        const item = { acronym, question, type: "RECOMMENDATION", date, by } as const;
        assert.deepEqual((await registerWorkItem(tracker, item)).problems, []);
      }
    });
  });
  after(() => rm(directory, { recursive: true, force: true }));

  it("rehearses first, and writes nothing", async () => {
    const lines = await command(PLAN);
    assert.match(
      lines.shift() ?? "",
      /^! Nothing continues Q2\/13 of 2022-2024; work items that lapse with it: 1\./,
    );
    assert.deepEqual(lines, [
      "2022-2024 -> 2025-2028, from 2025-01-01",
      "  Q1/13 -> Q16/13",
      "  Q2/13 -> lapses",
      "  new: Q1/13",
      "3 open work items",
      "  Y.one (Q1/13) -> Q16/13",
      "  Y.two (Q1/13) -> Q1/13",
      "  Y.three (Q2/13) -> lapses",
      "A rehearsal: nothing was written. Add --apply to carry it out.",
    ]);
    assert.equal((await placed()).period, "2022-2024");
  });

  it("says what is wrong with the file, or with the turn", async () => {
    assert.match(await refusal("questions: [\n"), /\S/);
    assert.match(
      await refusal(PLAN.replace("to: 2025-2028", "too: 2025")),
      /refused:\n {2}to: .*\n {2}file: .*too/s,
    );
    assert.match(await refusal(PLAN.replace("2025-2028", "2029-2032")), /2029-2032 does not follow it/);
    assert.equal((await placed()).period, "2022-2024");
  });

  it("carries it out when that is asked for, once", async () => {
    const lines = await command(PLAN, { apply: true });
    assert.equal(lines.at(-1), "SG13 is in 2025-2028.");
    assert.deepEqual(await placed(), {
      period: "2025-2028",
      questions: ["Q1/13 2025-2028", "Q16/13 2025-2028"],
      items: ["Y.one Q16/13", "Y.three Q2/13", "Y.two Q1/13"],
    });
    assert.match(await refusal(PLAN, { apply: true }), /does not follow/);
  });
});
