import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { begin } from "../../src/domain/history.js";
import type { StudyGroupState } from "../../src/domain/study-group.js";
import { Programme } from "../../src/programme/programme.js";
import { Config, ConfigRefused } from "../../src/server/config.js";
import { tryOutClock } from "../../src/server/try-out-clock.js";
import { studyGroup } from "../support/story.js";
import { endAll, startTracker } from "../support/tracker-process.js";

/** A programme whose only record was written at this instant. */
function recordedAt(instant: string): Programme {
  const by = { name: "Test", role: "TSB" } as const;
  const act = { action: "CREATE", effectiveOn: "2025-01-01", recordedAt: instant, by };
  return Programme.of([{ kind: "studyGroup", aggregate: begin<StudyGroupState>("SG13", studyGroup, act) }]);
}

describe("a clock for trying out", () => {
  let real = 0;
  beforeEach(() => {
    real = Date.parse("2026-11-25T14:30:00.000Z");
  });
  const clockOn = (day: string, programme = Programme.of([])) => tryOutClock(day, programme, () => real);

  it("begins on its day at the clock time in Geneva, and goes on", () => {
    const now = clockOn("2026-07-20");
    expect(now()).to.equal("2026-07-20T13:30:00.000Z");
    real += 90_500;
    expect(now()).to.equal("2026-07-20T13:31:30.500Z");
  });

  it("goes on from the latest record of that day, and is refused where one is of a later day", () => {
    expect(clockOn("2026-02-20", recordedAt("2026-02-20T08:00:00.000Z"))()).to.equal(
      "2026-02-20T14:30:00.000Z",
    );
    expect(clockOn("2026-02-20", recordedAt("2026-02-20T18:00:00.000Z"))()).to.equal(
      "2026-02-20T18:00:00.000Z",
    );
    expect(() => clockOn("2026-02-20", recordedAt("2026-11-25T08:00:00.000Z"))).to.throw(
      ConfigRefused,
      "--today 2026-02-20 lies before what is on record here, of 2026-11-25.",
    );
  });

  it("is configured on a store of its own, and for trying out only", () => {
    expect(Config.from({}, "2026-02-20")).to.include({ today: "2026-02-20", dataDir: "data-2026-02-20" });
    expect(Config.from({ DATA_DIR: "here" }, "2026-02-20").dataDir).to.equal("here");
    expect(Config.from({}).dataDir).to.equal("data");
    for (const [env, today, says] of [
      [{}, "2026-02-30", "--today must be a day"],
      [{}, "today", "--today must be a day"],
      [{ MONGODB_URI: "mongodb://127.0.0.1" }, "2026-02-20", "MONGODB_URI must not be set"],
      [{ NODE_ENV: "production" }, "2026-02-20", "NODE_ENV must not be production"],
      [
        { OIDC_ISSUER: "https://issuer.example", OIDC_AUDIENCE: "x" },
        "2026-02-20",
        "OIDC_ISSUER must not be set",
      ],
    ] as const)
      expect(() => Config.from(env, today), says).to.throw(ConfigRefused, says);
  });

  describe("in a process", () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), "tracker-today-"));
    });
    afterEach(async () => {
      await endAll();
      await rm(folder, { recursive: true, force: true });
    });

    it("lets people prepare the meeting of the seeds, and says on every way out which day it is", async () => {
      const tracker = startTracker({ DATA_DIR: folder }, ["--today", "2026-02-20"]);
      const url = await tracker.url();
      expect(tracker.output()).to.match(/^ {2}Day {8}2026-02-20, a clock for trying out/m);
      const token = await tracker.token("rapporteur of Q16/13");
      const { body } = await tracker.ask("{ me { waiting { meeting { code } } } }", {}, token);
      const { data, extensions } = body as {
        data: { me: { waiting: object[] } };
        extensions: Record<string, unknown>;
      };
      expect(data.me.waiting).to.not.have.lengthOf(0);
      expect(extensions.tryOut).to.deep.equal({ today: "2026-02-20" });
      const page = await fetch(`${url}/graphql`, { headers: { accept: "text/html" } });
      expect(await page.text()).to.include("on this tracker it is 2026-02-20");
      const withdrawn = await tracker.ask(
        `mutation { withdrawCandidate(input: { workItem: "Y.QKD-TLS", meeting: "T25-SG13-260223", reason: "Not yet" }) {
          problems { code } workItem { history { nodes { effectiveOn recordedAt } } } } }`,
        {},
        token,
      );
      const { withdrawCandidate } = withdrawn.body.data as {
        withdrawCandidate: {
          problems: object[];
          workItem: { history: { nodes: { effectiveOn: string; recordedAt: string }[] } };
        };
      };
      expect(withdrawCandidate.problems).to.deep.equal([]);
      const last = withdrawCandidate.workItem.history.nodes.at(-1);
      expect(last?.effectiveOn).to.equal("2026-02-20");
      expect(last?.recordedAt).to.match(/^2026-02-(20|21)T/);
      expect(await tracker.stop()).to.equal(0);

      const again = startTracker({ DATA_DIR: folder }, ["--today", "2026-01-10"]);
      expect(await again.ended).to.equal(1);
      expect(again.errors()).to.include("lies before what is on record here").and.not.to.include("    at ");
    });

    it("says nothing of a day without it", async () => {
      const tracker = startTracker({ DATA_DIR: folder });
      const url = await tracker.url();
      expect(tracker.output()).not.to.include("  Day ");
      const { body } = await tracker.ask("{ me { scopes } }");
      expect(body.extensions).not.to.have.property("tryOut");
      const page = await fetch(`${url}/graphql`, { headers: { accept: "text/html" } });
      expect(await page.text()).not.to.include('role="note"');
    });

    it("is refused beside stored tokens", async () => {
      const command = async (...args: string[]) => {
        const run = startTracker({ DATA_DIR: folder }, args);
        expect(await run.ended, run.errors()).to.equal(0);
      };
      await command("person", "register", "--handle", "ada", "--name", "Ada");
      await command("person", "appoint", "--person", "ada", "--role", "TSB");
      await command("token", "create", "--person", "ada", "--name", "first");
      const tracker = startTracker({ DATA_DIR: folder }, ["--today", "2099-02-20"]);
      expect(await tracker.ended).to.equal(1);
      expect(tracker.errors()).to.include("personal tokens on record here");
    });
  });
});
