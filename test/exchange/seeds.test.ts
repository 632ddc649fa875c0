import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "chai";
import { loadSeeds } from "../../src/application/load-seeds.js";
import { fold, stateOf } from "../../src/domain/history.js";
import { planSeeds } from "../../src/exchange/seeds/plan-seeds.js";
import { readSeeds, SeedsRefused } from "../../src/exchange/seeds/read-seeds.js";
import { seed } from "../../src/server/start-programme.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const NOW = "2026-01-15T09:00:00.000Z";
type File = "study-groups" | "working-parties" | "questions" | "meetings" | "work-items";

describe("seed files", () => {
  let folder: string;
  let empty: TestServer;
  before(async () => {
    empty = await startTestServer({ seeds: false, now: () => NOW });
  });
  after(() => empty.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "seeds-"));
    await cp("seeds", folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const edit = async (file: File, change: (text: string) => string | Uint8Array) => {
    const path = join(folder, `${file}.yaml`);
    const before = await readFile(path, "utf8");
    const after = change(before);
    assert.notEqual(after, before, "the damage was not done");
    await writeFile(path, after);
  };
  const refusal = async (): Promise<SeedsRefused> => {
    try {
      await planSeeds({ ...empty.programme.tracker, now: () => NOW }, await readSeeds(folder));
    } catch (error) {
      assert.instanceOf(error, SeedsRefused, String(error));
      return error as SeedsRefused;
    }
    return assert.fail("the seeds were accepted");
  };

  interface Damage {
    readonly file: File;
    readonly change: (text: string) => string | Uint8Array;
    readonly reason: RegExp;
    readonly line?: boolean;
  }
  const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);
  const DAMAGES: Record<string, Damage> = {
    "broken YAML": {
      file: "questions",
      change: swap("- label: Q7/13", "- label: [Q7/13"),
      reason: /\S/,
      line: true,
    },
    "text that is not UTF-8": {
      file: "work-items",
      change: (text) => {
        const bytes = Buffer.from(text);
        bytes[200] = 0xff;
        return bytes;
      },
      reason: /not UTF-8/,
    },
    "an unknown key": {
      file: "work-items",
      change: swap("  process: AAP", "  process: AAP\n  proces: AAP"),
      reason: /[Uu]nrecognized key.*proces/,
      line: true,
    },
    "a key that stands twice": {
      file: "work-items",
      change: swap("  process: AAP", "  process: AAP\n  process: TAP"),
      reason: /unique/,
      line: true,
    },
    "a malformed label": {
      file: "questions",
      change: swap("label: Q7/13", "label: Q07/13"),
      reason: /label such as Q16\/13/,
      line: true,
    },
    "a label in lower case": {
      file: "working-parties",
      change: swap("label: WP1/13", "label: wp1/13"),
      reason: /label such as WP4\/13/,
      line: true,
    },
    "an item of a missing Question": {
      file: "work-items",
      change: swap("question: Q20/13", "question: Q99/13"),
      reason: /no Question Q99\/13/,
      line: true,
    },
    "a Question of a missing WP": {
      file: "questions",
      change: swap("workingParty: WP3/13", "workingParty: WP9/13"),
      reason: /no working party WP9\/13/,
      line: true,
    },
    "a meeting of a missing study group": {
      file: "meetings",
      change: swap("studyGroup: SG13", "studyGroup: SG17"),
      reason: /SG17 is neither/,
      line: true,
    },
    "an impossible date": {
      file: "meetings",
      change: swap("endsOn: 2026-02-27", "endsOn: 2026-02-30"),
      reason: /existing date/,
      line: true,
    },
    "a meeting that ends before it starts": {
      file: "meetings",
      change: swap("  endsOn: 2026-02-27", "  endsOn: 2026-02-22"),
      reason: /lies before startsOn/,
      line: true,
    },
    "a sitting outside its meeting": {
      file: "meetings",
      change: swap("startsOn: 2026-02-24", "startsOn: 2026-03-24"),
      reason: /sits outside/,
      line: true,
    },
    "an impossible time": {
      file: "meetings",
      change: swap('"10:30"', '"25:30"'),
      reason: /time, HH:mm/,
      line: true,
    },
    "an agenda number twice": {
      file: "meetings",
      change: swap("number: 5", "number: 4"),
      reason: /number 4 twice/,
      line: true,
    },
    "an acronym that stands twice": {
      file: "work-items",
      change: swap("acronym: Y.FMSC-DN", "acronym: y.fmsc-MPTC"),
      reason: /already names/,
      line: true,
    },
    "a candidate for the wrong WP": {
      file: "work-items",
      change: swap("body: WP1/13", "body: WP2/13"),
      reason: /entrusted to WP1\/13/,
      line: true,
    },
    "a candidate for a missing meeting": {
      file: "work-items",
      change: swap("meeting: T25-SG13-260223", "meeting: T25-SG13-990101"),
      reason: /no meeting T25-SG13-990101/,
      line: true,
    },
    "a candidate under the wrong agenda item": {
      file: "work-items",
      change: swap("agendaItem: 4", "agendaItem: 5"),
      reason: /not the place for a CONSENT/,
      line: true,
    },
    "a process that does not fit": {
      file: "work-items",
      change: swap("process: AGREEMENT", "process: AAP"),
      reason: /SUPPLEMENT cannot follow AAP/,
      line: true,
    },
    "an unknown type": {
      file: "work-items",
      change: swap("type: SUPPLEMENT", "type: SUPLEMENT"),
      reason: /\S/,
      line: true,
    },
    "an unknown provenance": {
      file: "work-items",
      change: swap("provenance: LETTER", "provenance: RUMOUR"),
      reason: /\S/,
      line: true,
    },
    "a title with a control character": {
      file: "work-items",
      change: swap('en: { text: "Distributed', 'en: { text: "\\0Distributed'),
      reason: /control characters/,
      line: true,
    },
    "a prototype's key as a language": {
      file: "work-items",
      change: swap("    zh: {", "    __proto__: {"),
      reason: /\S/,
      line: true,
    },
    "no list": { file: "questions", change: () => "label: Q1/13", reason: /must be a list/ },
    "a text": { file: "questions", change: () => "just words", reason: /must be a list/ },
    "a list of nothing": { file: "questions", change: () => "- null\n- 5\n", reason: /\S/ },
    "two documents in one file": {
      file: "questions",
      change: (text) => `${text}\n---\n- label: Q99/13\n`,
      reason: /document/i,
    },
    "a file of 20 MB": {
      file: "questions",
      change: (text) => `${text}\n# ${"x".repeat(20 * 1024 * 1024)}`,
      reason: /larger than/,
    },
    "an alias": {
      file: "questions",
      change: swap(
        "- label: Q2/13\n  studyGroup: SG13",
        "- label: Q2/13\n  studyGroup: &g SG13\n- label: Q1/13\n  studyGroup: *g",
      ),
      reason: /alias/,
      line: true,
    },
    "aliases that multiply": {
      file: "questions",
      change: () =>
        `- &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 12 }, (_, n) => `- &a${n + 1} [${Array(9).fill(`*a${n}`).join()}]`).join("\n")}`,
      reason: /alias/,
      line: true,
    },
    "lists that nest ten thousandfold": { file: "questions", change: () => "[".repeat(10_000), reason: /\S/ },
  };
  for (const [what, { file, change, reason, line }] of Object.entries(DAMAGES)) {
    it(`with ${what} are refused with the place and the reason`, async () => {
      await edit(file, change);
      const { faults, message } = await refusal();
      const fault = faults.find((one) => reason.test(one.reason));
      assert.isDefined(fault, message);
      assert.equal(fault?.file, join(folder, `${file}.yaml`));
      if (line) assert.isNumber(fault?.line, message);
      assert.include(message, `${file}.yaml`);
      assert.notMatch(message, /undefined|\[object|NaN/);
      assert.isBelow(message.length, 200_000);
    });
  }

  it("that are missing are refused, each by its name", async () => {
    await rm(join(folder, "meetings.yaml"));
    await rm(join(folder, "questions.yaml"));
    const { faults } = await refusal();
    assert.sameMembers(
      faults.map((fault) => fault.file),
      [join(folder, "meetings.yaml"), join(folder, "questions.yaml")],
    );
    assert.isTrue(faults.every((fault) => fault.reason.includes("ENOENT")));
  });

  it("are refused with all faults at once, those of several files too", async () => {
    await edit("questions", swap("label: Q7/13", "label: Q07/13"));
    await edit("work-items", swap("type: SUPPLEMENT", "type: X"));
    await edit("meetings", swap("endsOn: 2026-02-27", "endsOn: 2026-02-30"));
    const files = (await refusal()).faults.map((fault) => fault.file);
    assert.equal(new Set(files).size, 3);
  });

  describe("loaded into a database", () => {
    let server: TestServer;
    beforeEach(async () => {
      server = await startTestServer({ seeds: false, now: () => NOW });
    });
    afterEach(() => server.close());
    const tracker = () => server.programme.tracker;
    const stored = async () => {
      const { connection } = server.database;
      const names = ["studyGroups", "workingParties", "questions", "meetings", "workItems", "counters"];
      const all = names.map((name) => connection.collection(name).find().sort({ _id: 1 }).toArray());
      return JSON.stringify(await Promise.all(all));
    };

    it("load nothing at all when one file is damaged", async () => {
      const before = await stored();
      await edit("work-items", swap(/acronym: Y\.Supp\.QKDNmc-UC/, "acronym: no name"));
      try {
        await seed(tracker(), folder);
        assert.fail("the seeds were accepted");
      } catch (error) {
        assert.instanceOf(error, SeedsRefused);
      }
      assert.equal(await stored(), before);
      assert.isEmpty(tracker().programme.current.studyGroups());
    });

    it("change nothing when they are loaded twice", async () => {
      const first = await seed(tracker(), folder);
      assert.deepEqual(first, { written: 47, present: 0 });
      const before = await stored();
      assert.deepEqual(await seed(tracker(), folder), { written: 0, present: 47 });
      assert.equal(await stored(), before);
    });

    it("are completed when a load was interrupted half-way, wherever that was", async () => {
      const planned = await planSeeds(tracker(), await readSeeds(folder));
      await loadSeeds(tracker(), planned.slice(0, 9));
      assert.deepEqual(await seed(tracker(), folder), { written: 38, present: 9 });
      await loadSeeds(tracker(), planned);
      assert.equal(tracker().programme.current.workItems().length, 29);
    });

    it("do not undo what people have changed since", async () => {
      await seed(tracker(), folder);
      const { data } = await server.ask(
        `mutation { updateWorkItem(input: { workItem: "Y.QKD-TLS", expectedRevision: 2,
        acronym: "Y.QKD-TLS13", particulars: { scope: "changed" } }) { problems { code } } }`,
        {},
        { by: { name: "R", role: "RAPPORTEUR" } },
      );
      assert.deepEqual(data.updateWorkItem.problems, []);
      const before = await stored();
      assert.equal((await seed(tracker(), folder)).written, 0);
      assert.equal(await stored(), before);
    });

    it("have histories that lead to their state", async () => {
      await seed(tracker(), folder);
      const { repositories } = tracker();
      let count = 0;
      for (const repository of Object.values(repositories)) {
        for await (const { aggregate } of repository.all()) {
          assert.deepEqual(fold(aggregate.history), stateOf(aggregate as never));
          assert.equal(aggregate.revision, aggregate.history.length);
          count += 1;
        }
      }
      assert.equal(count, 47);
    });
  });

  it("agree with the letter, item by item", async function () {
    const path = join(process.env.SHARED_DIR ?? "../shared", "letters/collective-letter-4-13.items.json");
    const text = await readFile(path, "utf8").catch(() => null);
    if (text === null) {
      console.log(`      skipped: ${path} is not there`);
      this.skip();
    }
    interface Item {
      acronym: string;
      question: string;
      workingParty: string;
      type: string;
      version: string;
      expectedProcess: string;
      agendaItem: number;
      titleZh: string;
      titleEn: string;
      titleProvenance: string;
    }
    const letter = JSON.parse(text as string) as Item[];
    const seeds = await readSeeds("seeds");
    const listed = seeds.workItem.map(({ seed: item }) => ({
      acronym: item.acronym,
      question: item.question,
      workingParty: item.candidate?.body,
      type: item.type,
      version: item.version,
      expectedProcess: item.process,
      agendaItem: item.candidate?.agendaItem,
      titleZh: item.titles.zh?.text,
      titleEn: item.titles.en?.text,
      titleProvenance: item.titles.en?.provenance,
    }));
    assert.equal(letter.length, 29);
    for (const item of letter) {
      const {
        acronym,
        question,
        workingParty,
        type,
        version,
        expectedProcess,
        agendaItem,
        titleZh,
        titleEn,
      } = item;
      const { titleProvenance } = item;
      assert.includeDeepMembers(listed as object[], [
        {
          acronym,
          question,
          workingParty,
          type,
          version,
          expectedProcess,
          agendaItem,
          titleZh: titleZh.normalize("NFC"),
          titleEn: titleEn.normalize("NFC"),
          titleProvenance,
        },
      ]);
    }
    assert.equal(listed.length, 29);
    assert.isTrue(seeds.workItem.every(({ seed: item }) => item.titles.zh?.provenance === "LETTER"));
  });
});
