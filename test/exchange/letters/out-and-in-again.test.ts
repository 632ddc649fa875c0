import { expect } from "chai";
import fc from "fast-check";
import { importLetter } from "../../../src/application/letters/import-letter.js";
import { copiedOnPaper } from "../../../src/application/on-paper.js";
import { type PlanMeeting, planMeeting } from "../../../src/application/plan-meeting.js";
import { proposeForDecision } from "../../../src/application/propose-for-decision.js";
import { registerWorkItem } from "../../../src/application/register-work-item.js";
import type { Tracker } from "../../../src/application/tracker.js";
import { DEADLINE_KINDS } from "../../../src/domain/vocabulary.js";
import { textOfDocx } from "../../../src/exchange/letters/docx-text.js";
import { LETTER_LANGUAGES } from "../../../src/exchange/letters/languages.js";
import { readLetterText } from "../../../src/exchange/letters/letter-file.js";
import { letterOf } from "../../../src/exchange/letters/letter-model.js";
import { letterAsDocx } from "../../../src/exchange/letters/write-docx.js";
import { letterAsMarkdown } from "../../../src/exchange/letters/write-markdown.js";
import { memoryTracker } from "../../support/memory-tracker.js";

const RUNS = Number(process.env.LETTER_RUNS ?? 15);
const by = { name: "TSB", role: "TSB" } as const;

const words = fc
  .array(
    fc.constantFrom(
      ...[
        "network",
        "réseau",
        "redes",
        "网络",
        "用例：",
        "– part",
        "IMT-2020",
        "(draft)",
        "“smart” things",
        "«de base»",
        "5G/6G",
      ],
      ...[
        "Y.2300-series",
        "a_b*c",
        "[x]",
        "C:\\dir",
        "#1",
        "50 %",
        "l'usage",
        "of Question 7/13",
        "<tag>",
        "& more",
        "2 to 3",
      ],
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((some) => some.join(" "));
const plain = fc.constantFrom(
  "Geneva",
  "Tashkent",
  "Geneva (e-meeting)",
  "Río, Brasil",
  "日内瓦, 2楼",
  "Montbrillant 2",
);
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-06-${String(date).padStart(2, "0")}`);
const days = fc.tuple(day, fc.option(day)).map(([one, other]) => {
  const [startsOn, endsOn] = [one, other ?? one].sort() as [string, string];
  return { startsOn, endsOn };
});
const time = fc.option(fc.constantFrom("09:00", "09:30", "14:30", "00:05"));
const sitting = fc
  .record({ body: fc.constantFrom("WP1/13", "WP2/13", "WP3/13", "WP4/13", "SG13"), days, startTime: time })
  .map(({ body, days: on, startTime }) => ({ body, ...on, startTime }));
const gathering = fc
  .record({
    kind: fc.constantFrom("RAPPORTEUR_GROUP" as const, "JOINT_COORDINATION" as const),
    name: fc.constantFrom(
      "JCA-IMT2020/IMT2030",
      "JCA-x",
      "RGM Q16/13",
      "RGM/13",
      "Quantum, of 3 March 2026",
      "Joint (Q2/13)",
    ),
    days,
    startTime: time,
    questions: fc.option(fc.uniqueArray(fc.constantFrom("Q16/13", "Q6/13", "Q2/13"), { minLength: 1 }), {
      nil: undefined,
    }),
  })
  .map(({ days: on, questions, ...one }) => ({
    ...one,
    ...on,
    ...(one.kind === "RAPPORTEUR_GROUP" && questions ? { questions } : {}),
  }));
const deadline = fc
  .record({
    date: day,
    kind: fc.option(fc.constantFrom(...DEADLINE_KINDS)),
    what: fc.option(
      fc.constantFrom("Bids of hosts", "Visa of others", "Réponses", "意见", "Draft replies [final]"),
      { nil: undefined },
    ),
  })
  .map((one) => (one.kind || one.what ? one : { ...one, what: "Bids of hosts" }));
const meeting = fc.record({
  place: fc.option(plain),
  sittings: fc.uniqueArray(sitting, {
    minLength: 1,
    maxLength: 6,
    selector: ({ body, startsOn }) => `${body} ${startsOn}`,
  }),
  gatherings: fc.uniqueArray(gathering, { maxLength: 3, selector: ({ kind, name }) => `${kind} ${name}` }),
  deadlines: fc.uniqueArray(deadline, { maxLength: 4, selector: ({ kind, what }) => kind ?? what }),
  agenda: fc.uniqueArray(
    fc.record({ number: fc.integer({ min: 1, max: 12 }), title: words, purpose: fc.constant(null) }),
    { maxLength: 5, selector: ({ number }) => number },
  ),
  letter: fc.option(
    fc.record({
      number: fc.constantFrom("5/13", "12/13"),
      date: fc.constantFrom("2026-02-01", "2026-01-31"),
      reference: fc.option(fc.constantFrom("SG13/TK", "SG13/TK-2", "Réf 7")),
    }),
  ),
});
const QUESTIONS = ["Q16/13", "Q6/13", "Q2/13", "Q20/13", "Q17/13"];
const item = fc.record({
  acronym: fc.constantFrom("Y.a", "Y.Sup.b-uc", "Y.3510-rev", "YSTR-c", "X.d.e_f", "TR.g+h"),
  question: fc.constantFrom(...QUESTIONS),
  titles: fc.dictionary(fc.constantFrom("zh", "en", "fr", "es"), words, { maxKeys: 4 }),
});
const items = fc.uniqueArray(item, { maxLength: 6, selector: ({ acronym }) => acronym });

const CODE = "T25-SG13-260601";

/** The programme with a meeting and its candidates; null where a rule refuses the meeting. */
async function programmeWith(
  base: Tracker,
  planned: object,
  listed: readonly { acronym: string; question: string; titles: Record<string, string> }[],
) {
  const tracker = copiedOnPaper(base);
  const { problems } = await planMeeting(tracker, {
    code: CODE,
    title: "A meeting",
    studyGroup: "SG13",
    by,
    ...planned,
  } as PlanMeeting);
  if (problems.length > 0) return null;
  for (const { titles, ...one } of listed) {
    const given = Object.entries(titles).map(([language, text]) => ({ language, text }));
    await registerWorkItem(tracker, {
      ...one,
      type: one.acronym.includes("Sup") ? "SUPPLEMENT" : "RECOMMENDATION",
      titles: given,
      by,
    });
    // Where its working party does not sit it is no candidate, and in no letter.
    await proposeForDecision(tracker, { workItem: one.acronym, meeting: CODE, by });
  }
  return tracker;
}

describe("a letter that was written out and is read in again", () => {
  let base: Tracker;
  before(async () => {
    base = await memoryTracker("2026-02-20T09:00:00.000Z");
  });

  const differs = async (tracker: Tracker, text: string) => {
    const { letter, problems } = await importLetter(tracker, {
      ...readLetterText(text, "letter"),
      dryRun: true,
      by,
    });
    expect(problems, text).to.deep.equal([]);
    return (letter?.lines ?? []).filter(({ standing }) => standing !== "SAME");
  };

  for (const language of LETTER_LANGUAGES) {
    it(`differs in nothing, in ${language.name}`, async () => {
      let [tried, candidates] = [0, 0];
      await fc.assert(
        fc.asyncProperty(meeting, items, async (planned, listed) => {
          const tracker = await programmeWith(base, planned, listed);
          const known = tracker?.programme.current.meeting(CODE);
          if (!tracker || !known) return;
          const letter = letterOf(tracker.programme.current, known, language);
          tried += 1;
          candidates += letter.lists.flatMap((list) => list.candidates).length;
          const text = letterAsMarkdown(letter);
          expect(await differs(tracker, text), text).to.deep.equal([]);
          const { candidates: read } = readLetterText(text, "letter").reading;
          const written = letter.lists.flatMap((list) =>
            list.candidates.map(({ acronym, title }) => [acronym, title]),
          );
          expect(
            read.map(({ acronym, title }) => [acronym, title]),
            text,
          ).to.deep.equal(written);
        }),
        { numRuns: RUNS },
      );
      expect(tried).to.be.greaterThan(RUNS / 10);
      expect(candidates).to.be.greaterThan(RUNS / 10);
    });
  }

  it("differs in nothing as DOCX either", async () => {
    await fc.assert(
      fc.asyncProperty(
        meeting,
        items,
        fc.constantFrom(...LETTER_LANGUAGES),
        async (planned, listed, language) => {
          const tracker = await programmeWith(base, planned, listed);
          const known = tracker?.programme.current.meeting(CODE);
          if (!tracker || !known) return;
          const text = await textOfDocx(
            await letterAsDocx(letterOf(tracker.programme.current, known, language)),
          );
          expect(await differs(tracker, text), text).to.deep.equal([]);
        },
      ),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  });

  it("names the titles that are missing in its language", async () => {
    const seeded = await memoryTracker("2026-02-20T09:00:00.000Z", { whole: true });
    const { current } = seeded.programme;
    const known = current.meetings()[0];
    if (!known) throw new Error("The seeds have a meeting.");
    for (const language of LETTER_LANGUAGES) {
      const letter = letterOf(current, known, language);
      expect(letter.missing, language.tag).to.have.length(["zh", "en"].includes(language.tag) ? 0 : 29);
      expect(await differs(seeded, letterAsMarkdown(letter)), language.tag).to.deep.equal([]);
      expect(await differs(seeded, await textOfDocx(await letterAsDocx(letter))), language.tag).to.deep.equal(
        [],
      );
    }
  });
});
