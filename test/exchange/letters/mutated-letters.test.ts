import { readFileSync } from "node:fs";
import { expect } from "chai";
import fc from "fast-check";
import type { LetterReading } from "../../../src/domain/letters/reading.js";
import type { LetterLanguage } from "../../../src/exchange/letters/language.js";
import { LETTER_LANGUAGES } from "../../../src/exchange/letters/languages.js";
import { LetterRefused, readLetter } from "../../../src/exchange/letters/read-letter.js";

/** A candidate as a letter has it; without a Question it cannot be taken over. */
interface Listed {
  readonly acronym: string;
  readonly title: string;
  readonly question: string | null;
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  zh: ["网络", "云计算", "要求", "框架 –", "用例：", "IMT-2020"],
  en: ["network", "cloud –", "requirements", "of IMT-2020", "framework:", "uses"],
  fr: ["réseau", "nuage –", "prescriptions", "des IMT-2020", "cadre :", "l'usage"],
  es: ["red", "nube –", "requisitos", "de las IMT-2020", "marco:", "años"],
};
const HEADS: Readonly<Record<string, string>> = {
  zh: "2026年1月5日，日内瓦\n第5/17号集体函\n事由：第1/17工作组会议；2026年3月3日，日内瓦\n\n1/17工作组：",
  en: "Geneva, 5 January 2026\nCollective letter 5/17\nSubject: Meeting of Working Party 1/17; Geneva, 3 March 2026\n\nWorking Party 1/17:",
  fr: "Genève, le 5 janvier 2026\nLettre collective 5/17\nObjet: Réunion du Groupe de travail 1/17; Genève, 3 mars 2026\n\nGroupe de travail 1/17 :",
  es: "Ginebra, 5 de enero de 2026\nCarta colectiva 5/17\nAsunto: Reunión del Grupo de Trabajo 1/17; Ginebra, 3 de marzo de 2026\n\nGrupo de Trabajo 1/17:",
};
const SECOND: Readonly<Record<string, string>> = {
  zh: "2/17工作组：",
  en: "Working Party 2/17:",
  fr: "Groupe de travail 2/17 :",
  es: "Grupo de Trabajo 2/17:",
};
const QUESTIONS: Readonly<Record<string, (number: number) => string>> = {
  zh: (number) => `（第${number}/17号课题）`,
  en: (number) => ` (Q${number}/17)`,
  fr: (number) => ` (Question ${number}/17)`,
  es: (number) => ` (C ${number}/17)`,
};
const RUNS = Number(process.env.LETTER_RUNS ?? 60);
const BULLETS = ["·", "•", "–", "-", "*", "●", "→", "1)", "▪", ""];
const SPACES = [" ", "\t", "\u00a0", "\u3000", "  ", "\u2009"];

const listedIn = (language: string): fc.Arbitrary<Listed[]> =>
  fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 8 }).chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc
          .tuple(
            fc.array(fc.constantFrom(...(WORDS[language] ?? [])), { minLength: 1, maxLength: 6 }),
            fc.option(fc.integer({ min: 1, max: 19 }), { freq: 6 }),
          )
          .map(([words, question]) => ({
            acronym: `X.t${number}-arch`,
            title: words.join(language === "zh" ? "" : " "),
            question: question === null ? null : `Q${question}/17`,
          })),
      ),
    ),
  );

/** Breaks a text into lines where people and programs break it: at spaces, and between the signs of Chinese. */
function broken(text: string, random: () => number): string {
  return text.replace(/ |(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])|(?=（)/gu, (space) =>
    random() < 0.12 ? "\n" : space,
  );
}

function written(listed: readonly Listed[], language: LetterLanguage, random: () => number): string {
  const [open, close] = language.quotes;
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const lines = listed.map(({ acronym, title, question }) => {
    const number = Number(/\d+/.exec(question ?? "")?.[0]);
    const asked = question ? (QUESTIONS[language.tag]?.(number) ?? "") : "";
    const text = `${acronym} ${open}${title}${close}${asked}`;
    const spaced = broken(text, random).replace(/ /g, (space) => (random() < 0.2 ? pick(SPACES) : space));
    const bullet = pick(BULLETS);
    return bullet ? `${bullet} ${spaced}` : spaced;
  });
  return lines.reduce((text, line) => text + (random() < 0.15 ? pick(["; ", " ", "；"]) : "\n") + line);
}

/** Numbers from 0 to 1 that follow from a seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A letter with lines broken at spaces, joined, put in another order, and other spaces and bullets. */
function handledBadly(source: string, random: () => number): string {
  const lines = source
    .split(/\r?\n/)
    .flatMap((line) => (random() < 0.1 ? broken(line, random).split("\n") : [line]));
  for (let swaps = 0; swaps < 3; swaps += 1) {
    const [one, other] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)];
    [lines[one], lines[other]] = [lines[other] ?? "", lines[one] ?? ""];
  }
  const spaced = lines.map((line) =>
    line
      .replace(/ /g, (space) =>
        random() < 0.05 ? (SPACES[Math.floor(random() * SPACES.length)] ?? space) : space,
      )
      .replace(/^\s*[·•●]/u, (bullet) => (random() < 0.1 ? "–" : bullet)),
  );
  return spaced.reduce((text, line) => text + (random() < 0.05 ? " " : "\n") + line);
}

/** What was read of a letter; null where its head was broken so that it is none any more. */
function readOrRefused(text: string): LetterReading | null {
  try {
    return readLetter(text);
  } catch (error) {
    if (error instanceof LetterRefused) return null;
    throw error;
  }
}

/** The lines that what was read of a letter names. */
function toldLines({ subject, ...letter }: LetterReading): Set<number> {
  const { candidates, gatherings, sittings, deadlines, addressees, unread, agenda } = letter;
  const lists = [
    candidates,
    gatherings,
    sittings,
    deadlines,
    addressees,
    unread,
    agenda,
    subject ? [subject] : [],
  ];
  return new Set(lists.flatMap((facts) => facts.flatMap(({ lines }) => lines)));
}

describe("a letter that was handled badly", () => {
  for (const language of LETTER_LANGUAGES) {
    it(`loses no candidate and misreads none, in ${language.name}`, () => {
      let [read, all] = [0, 0];
      fc.assert(
        fc.property(listedIn(language.tag), fc.integer(), (listed, seed) => {
          const random = randomFrom(seed);
          const later = listed.slice(Math.ceil(listed.length / 2));
          const text = [
            HEADS[language.tag],
            ...[listed.filter((one) => !later.includes(one)), later].flatMap((part, at) => [
              ...(at > 0 ? [SECOND[language.tag]] : []),
              ...(part.length > 0 ? [written(part, language, random)] : []),
            ]),
          ].join("\n");
          const { candidates, unread } = readLetter(text);
          const bare = (title: string | null) => title?.replace(/\s/gu, "");
          for (const one of listed) {
            const found = candidates.find(({ acronym }) => acronym === one.acronym);
            all += 1;
            if (found) {
              read += 1;
              expect([bare(found.title), found.question, found.body], text).to.deep.equal([
                bare(one.title),
                one.question,
                later.includes(one) ? "WP2/17" : "WP1/17",
              ]);
            } else expect(unread.map((line) => line.text).join("\n"), text).to.include(one.acronym);
          }
          expect(candidates.length, text).to.be.at.most(listed.length);
        }),
        { numRuns: RUNS },
      );
      expect(read / all).to.be.greaterThan(0.6);
    });
  }

  for (const name of ["sg17.en.txt", "misprints.zh.txt", "sg11.fr.txt", "sg5.es.txt"]) {
    it(`accounts for every bullet and every candidate, in ${name} with its lines broken, joined and put in another order`, () => {
      const source = readFileSync(`test/exchange/letters/fixtures/${name}`, "utf8");
      const acronyms = readLetter(source).candidates.map(({ acronym }) => acronym);
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const text = handledBadly(source, randomFrom(seed));
          const letter = readOrRefused(text);
          if (!letter) return;
          const told = [...toldLines(letter)];
          for (const [at, line] of text.split(/\r?\n/).entries())
            if (/^\s*[·•●–-]\s*\p{L}/u.test(line))
              expect(told, `${text}\n\nline ${at + 1}`).to.include(at + 1);
          const held = [
            ...letter.candidates.map(({ acronym }) => acronym),
            ...letter.unread.map((one) => one.text),
          ].join("\n");
          // One that was torn apart, its acronym in one place and its title in another, is told by its bullet alone.
          const whole = acronyms.filter((acronym) =>
            new RegExp(`[\\s·•●–-]${acronym}\\s*[《«“"][^\\n]*\\d/\\d`, "u").test(text),
          );
          for (const acronym of whole) expect(held, text).to.include(acronym);
        }),
        { numRuns: RUNS },
      );
    });
  }

  it("never fails on any text, and accounts for every bullet", () => {
    const parts = fc.constantFrom(
      "· ",
      "• ",
      "- ",
      "\n",
      "\n\n",
      " ",
      "\t",
      "X.a-b",
      "Y.c",
      "“",
      "”",
      "《",
      "》",
      "(",
      ")",
      "（",
      "）",
      "Q1/17",
      "第1/17号课题",
      "Working Party 1/17:",
      "Deadlines:",
      "Draft agenda",
      "1 ",
      "3 March 2026",
      "09:00",
      "WP1/17",
      "title",
      "标题",
      "Subject:",
      "To:",
      "JCA-x",
      ":",
      ";",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (tokens) => {
        const text = `Collective letter 5/17\nSubject: Meeting of Working Party 1/17; Geneva, 3 March 2026\n\n${tokens.join("")}`;
        const letter = readLetter(text);
        const told = toldLines(letter);
        const bullets = text
          .split("\n")
          .flatMap((line, at) => (/^\s*[·•]\s*\p{L}/u.test(line) ? [at + 1] : []));
        for (const line of bullets) expect([...told], text).to.include(line);
      }),
      { numRuns: 4 * RUNS },
    );
  });
});
