import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { LETTER_LANGUAGES } from "../../../src/exchange/letters/languages.js";
import { LetterRefused, LONGEST_LETTER, readLetter } from "../../../src/exchange/letters/read-letter.js";
import { ARABIC, RUSSIAN } from "./tables.js";

const FIXTURES = "test/exchange/letters/fixtures";
const fixture = (name: string) => readFileSync(join(FIXTURES, name), "utf8");
const LETTERS = join(process.env.SHARED_DIR ?? "../shared", "letters");

/** `WP4/13 Y.abc Q16/13`, one a candidate. */
const listed = (reading: ReturnType<typeof readLetter>) =>
  reading.candidates.map(({ body, acronym, question }) => `${body} ${acronym} ${question}`);
const sitting = (reading: ReturnType<typeof readLetter>) =>
  reading.sittings.map(
    ({ body, startsOn, endsOn, startTime }) => `${body} ${startsOn} ${endsOn} ${startTime}`,
  );
const due = (reading: ReturnType<typeof readLetter>) =>
  reading.deadlines.map(({ date, kind }) => `${date} ${kind}`);

/** A letter in English with these lines under Working Party 1/17. */
const withLines = (...lines: string[]) =>
  readLetter(
    `Geneva, 12 January 2026\nCollective letter 5/17\nSubject: Meeting of Working Party 1/17; Geneva, 3 March 2026\n\nWorking Party 1/17:\n${lines.join("\n")}`,
  );

describe("reading a collective letter", () => {
  it("reads an English letter with two working parties on two days", () => {
    const letter = readLetter(fixture("sg17.en.txt"));
    expect(letter).to.deep.include({ kind: "LETTER", language: "en", number: { value: "5/17", lines: [4] } });
    expect(letter.date).to.deep.equal({ value: "2026-01-12", lines: [1] });
    expect([letter.reference?.value, letter.place?.value, letter.chair?.value]).to.deep.equal([
      "SG17/AB",
      "Geneva",
      "Ada Example",
    ]);
    expect(letter.authority?.value.approvedAt).to.deep.equal({
      startsOn: "2025-12-02",
      endsOn: "2025-12-10",
    });
    expect(letter.contacts.map(({ value }) => value.kind)).to.deep.equal([
      "TELEPHONE",
      "FAX",
      "EMAIL",
      "WEB",
    ]);
    expect(letter.addressees).to.have.length(3);
    expect(sitting(letter)).to.deep.equal([
      "WP1/17 2026-03-03 2026-03-03 09:30",
      "WP2/17 2026-03-04 2026-03-04 14:30",
    ]);
    expect(
      letter.gatherings.map(({ kind, name, ordinal, questions }) => [kind, name, ordinal, questions]),
    ).to.deep.equal([
      ["JOINT_COORDINATION", "JCA-IdM", 31, []],
      ["RAPPORTEUR_GROUP", null, null, ["Q2/17", "Q8/17"]],
    ]);
    expect(listed(letter)).to.deep.equal([
      "WP1/17 X.trust-anchor Q2/17",
      "WP1/17 X.sup-uc1 Q2/17",
      "WP1/17 X.1234-rev Q2/17",
      "WP2/17 X.app.check Q8/17",
      "WP2/17 X.app.list Q8/17",
      "WP2/17 X.str-mail Q8/17",
    ]);
    expect(letter.candidates.map(({ title }) => title)).to.include.members([
      "Use cases of anchors: what members of Question 9/17 reported",
      "Anchors of trust, second edition",
      "Lists of applications, as in Q2/17",
      "Mail for those who have none",
    ]);
    expect(letter.candidates[5]?.lines).to.deep.equal([36, 37, 38]);
    expect(due(letter)).to.deep.equal([
      "2026-01-27 TRANSLATION",
      "2026-02-03 REGISTRATION",
      "2026-02-03 VISA_SUPPORT",
      "2026-02-18 CONTRIBUTIONS",
    ]);
    expect(letter.agenda.map(({ number, title, purpose }) => `${number} ${title} ${purpose}`)).to.deep.equal([
      "1 Opening null",
      "2 Consent of draft Recommendations CONSENT",
      "3 Agreement on Supplements AGREEMENT",
      "4 Agreement on new work items NEW_WORK_ITEMS",
      "5 Closing null",
    ]);
    expect(letter.unread).to.deep.equal([]);
  });

  it("reads a Chinese letter full of misprints, and lists what it cannot read", () => {
    const letter = readLetter(fixture("misprints.zh.txt"));
    expect(letter.number?.value).to.equal("6/13");
    expect(sitting(letter)).to.deep.equal([
      "WP4/13 2026-07-06 2026-07-06 09:00",
      "WP2/13 2026-07-07 2026-07-07 14:30",
    ]);
    expect(listed(letter)).to.deep.equal([
      "WP4/13 Y.alpha-net Q16/13",
      "WP4/13 Y.beta-fn Q6/13",
      "WP4/13 Y.Supp.gamma Q16/13",
      "WP4/13 Y.Suppl.delta-uc Q16/13",
      "WP2/13 Y.3510-rev Q17/13",
      "WP2/13 Y.zeta-arch Q17/13",
      "WP2/13 Y.eta Q18/13",
    ]);
    expect(letter.candidates.slice(0, 2).map(({ title }) => title)).to.deep.equal([
      "阿尔法网络的要求",
      "贝塔功能（第6/13号课题的成果）",
    ]);
    expect(letter.unread).to.deep.equal([
      { lines: [20], text: "Y.eps《缺课题的案文》", reason: "It names no Question." },
    ]);
    expect(due(letter)).to.deep.equal(["2026-05-10 TRANSLATION", "2026-06-06 REGISTRATION"]);
    expect(letter.agenda.map(({ number }) => number)).to.deep.equal([1, 2, 3]);
  });

  it("reads a French letter: a list of times for a run of working parties, days in words", () => {
    const letter = readLetter(fixture("sg11.fr.txt"));
    expect(letter.date?.value).to.equal("2026-03-01");
    expect(letter.place?.value).to.equal("Geneva");
    expect(sitting(letter)).to.deep.equal([
      "WP3/11 2026-05-26 2026-05-26 09:30",
      "WP1/11 2026-05-26 2026-05-26 11:00",
      "WP2/11 2026-05-26 2026-05-26 14:30",
    ]);
    expect(listed(letter)).to.deep.equal([
      "WP1/11 Q.sig-base Q1/11",
      "WP1/11 Q.Suppl.sig-uc Q1/11",
      "WP2/11 Q.test-frw Q4/11",
      "WP3/11 Q.3900-rev Q5/11",
    ]);
    expect(due(letter)).to.deep.equal([
      "2026-04-01 TRANSLATION",
      "2026-04-26 REGISTRATION",
      "2026-05-13 CONTRIBUTIONS",
    ]);
    expect(letter.agenda.map(({ purpose }) => purpose)).to.deep.equal([null, "CONSENT", "FUTURE_ACTIVITIES"]);
    expect(letter.unread).to.deep.equal([]);
  });

  it("reads a Spanish letter", () => {
    const letter = readLetter(fixture("sg5.es.txt"));
    expect(letter.date?.value).to.equal("2026-02-27");
    expect(sitting(letter)).to.deep.equal([
      "WP1/5 2026-06-09 2026-06-09 09:30",
      "WP2/5 2026-06-09 2026-06-09 14:30",
    ]);
    expect(letter.gatherings[0]).to.deep.include({
      questions: ["Q1/5", "Q2/5", "Q7/5"],
      startsOn: "2026-06-01",
      endsOn: "2026-06-08",
    });
    expect(listed(letter)).to.deep.equal([
      "WP1/5 K.light-base Q1/5",
      "WP1/5 K.emc-5g Q2/5",
      "WP2/5 L.Sup.green-uc Q7/5",
    ]);
    expect(letter.candidates[2]?.type).to.equal("SUPPLEMENT");
    expect(due(letter)[0]).to.equal("2026-04-09 TRANSLATION");
    expect(letter.unread).to.deep.equal([]);
  });

  it("pairs a list of times with a run of working parties on one date, in the order of the run", () => {
    const letter = readLetter(
      "Collective letter 5/17\nSubject: Meetings of Working Parties 1/17, 2/17 and 3/17; Geneva, 3 March 2026\n\nWorking Parties 3/17, 1/17 and 2/17 will open on 3 March 2026 at 0930, 1100 and 1430 hours respectively.\n",
    );
    expect(sitting(letter)).to.deep.equal([
      "WP3/17 2026-03-03 2026-03-03 09:30",
      "WP1/17 2026-03-03 2026-03-03 11:00",
      "WP2/17 2026-03-03 2026-03-03 14:30",
    ]);
  });

  it("reads days that are joined and days that are apart, and times before and after noon", () => {
    const read = (when: string) =>
      sitting(
        readLetter(
          `Collective letter 5/17\nSubject: Meeting of Working Party 1/17\n\nWP1/17 will open on ${when}.\n`,
        ),
      );
    expect(read("3 and 4 March 2026 at 9.30 a.m.")).to.deep.equal(["WP1/17 2026-03-03 2026-03-04 09:30"]);
    expect(read("March 3, 2026 at 2:30 p.m.")).to.deep.equal(["WP1/17 2026-03-03 2026-03-03 14:30"]);
    expect(read("30 March to 2 April 2026 at 1000 hours")).to.deep.equal([
      "WP1/17 2026-03-30 2026-04-02 10:00",
    ]);
    expect(read("3 and 10 March 2026 at 0930 hours")).to.deep.equal([]);
  });

  it("reads another language by its table alone", () => {
    const russian = readLetter(
      "Женева, 5 марта 2026 года\nКоллективное письмо 2/12\nПредмет: Собрания Рабочих групп 1/12 и 2/12; Женева, 9 июня 2026 года\n\nРГ 1/12 начнет работу в 9:30, РГ 2/12 – в 14:00.\nРабочая группа 1/12:\n–\tпроект новой Рекомендации МСЭ-Т P.voice-x «Голос в сетях» (Вопрос 9/12)\nПредельные сроки:\n9 апреля 2026 года\n–\tВклады для перевода\nПроект повестки дня\n1\tОткрытие",
      [...LETTER_LANGUAGES, RUSSIAN, ARABIC],
    );
    expect(russian.language).to.equal("ru");
    expect(sitting(russian)).to.deep.equal([
      "WP1/12 2026-06-09 2026-06-09 09:30",
      "WP2/12 2026-06-09 2026-06-09 14:00",
    ]);
    expect(listed(russian)).to.deep.equal(["WP1/12 P.voice-x Q9/12"]);
    expect(due(russian)).to.deep.equal(["2026-04-09 TRANSLATION"]);
    expect([russian.place?.value, russian.unread]).to.deep.equal(["Geneva", []]);

    const arabic = readLetter(
      "جنيف، ٥ مارس ٢٠٢٦\nالرسالة الجماعية 2/12\nالموضوع: اجتماع فرقة العمل 1/12؛ جنيف، ٩ يونيو ٢٠٢٦\n\nفرقة العمل 1/12:\n–\tP.voice-x «الصوت في الشبكات» (المسألة 9/12)\nالمواعيد النهائية:\n٩ أبريل ٢٠٢٦\n–\tمساهمات للترجمة",
      [...LETTER_LANGUAGES, RUSSIAN, ARABIC],
    );
    expect(arabic.language).to.equal("ar");
    expect(sitting(arabic)).to.deep.equal(["WP1/12 2026-06-09 2026-06-09 null"]);
    expect(arabic.candidates[0]).to.deep.include({ title: "الصوت في الشبكات", question: "Q9/12" });
    expect(due(arabic)).to.deep.equal(["2026-04-09 TRANSLATION"]);
  });

  describe("guesses nothing", () => {
    const reasons = (...lines: string[]) => {
      const { candidates, unread } = withLines(...lines);
      return { read: candidates.length, why: unread.map(({ reason }) => reason) };
    };

    it("lists what lacks a part, or has one too many", () => {
      expect(reasons("• X.a-b “One”")).to.deep.equal({ read: 0, why: ["It names no Question."] });
      expect(reasons("• “One” (Q2/17)")).to.deep.equal({
        read: 0,
        why: ["It has no acronym where one belongs."],
      });
      expect(reasons("• X.a-b (Q2/17)")).to.deep.equal({ read: 0, why: ["It has no title."] });
      expect(reasons("• X.a-b “One” (Q2/17 and Q8/17)").why).to.deep.equal([
        "It names several Questions: Q2/17, Q8/17.",
      ]);
    });

    it("takes neither of two candidates with one acronym", () => {
      expect(
        reasons("• X.a-b “One” (Q2/17)", "• x.A-b “Two” (Q2/17)", "• X.c “Three” (Q2/17)"),
      ).to.deep.equal({
        read: 1,
        why: ["X.a-b is listed 2 times.", "x.A-b is listed 2 times."],
      });
    });

    it("does not make one text of two whose lines ran together", () => {
      expect(reasons("• X.a-b One", "X.c-d Two (Q2/17)").read).to.equal(0);
    });

    it("takes over nothing under a body of another study group, or under none", () => {
      expect(reasons("Working Party 2/13:", "• X.a-b “One” (Q2/17)").why).to.deep.equal([
        "WP2/13 is no body of SG17.",
      ]);
      const { unread } = readLetter(
        "Collective letter 5/17\nSubject: Meeting of WP1/17, 3 March 2026\n\n• X.a-b “One” (Q2/17)",
      );
      expect(unread.map(({ reason }) => reason)).to.deep.equal(["It stands under no body."]);
    });

    it("lists times that cannot be told apart, and a body that sits at two of them", () => {
      const { sittings, unread } = readLetter(
        "Collective letter 5/17\nSubject: Meetings of WP1/17, WP2/17 and WP3/17; Geneva, 3 March 2026\n\nWorking Parties 1/17, 2/17 and 3/17 will open at 0930 and 1430 hours respectively.\n",
      );
      expect(sittings.map(({ startTime }) => startTime)).to.deep.equal([null, null, null]);
      expect(unread[0]?.reason).to.match(/not clear which of the 3 bodies/);
    });

    it("lists a day that does not exist", () => {
      const { deadlines, unread } = withLines("Deadlines:", "30 February 2026", "- Contributions");
      expect(deadlines).to.deep.equal([]);
      expect(unread.map(({ reason }) => reason)).to.deep.equal([
        "It names no day of the calendar.",
        "No day stands before it.",
      ]);
    });
  });

  describe("refuses as a whole", () => {
    const why = (text: string) => {
      try {
        readLetter(text);
        return null;
      } catch (error) {
        if (error instanceof LetterRefused) return error.why;
        throw error;
      }
    };

    it("what is empty, too long, in no known language, or a letter of another kind", () => {
      expect(why(" \n\t\n")).to.equal("it is empty.");
      expect(why("x".repeat(LONGEST_LETTER + 1))).to.match(/more than/);
      expect(why("Lorem ipsum dolor sit amet")).to.match(/none of the languages/);
      const circular =
        "TSB Circular 99\nGeneva, 3 March 2026\nSubject: Meeting of Working Party 1/17\nCollective letter 5/17 said …";
      expect(why(circular)).to.match(/calls itself "TSB Circular"/);
      expect(why("Geneva, 3 March 2026\nSubject: Meeting of Working Party 1/17")).to.match(
        /Collective letter 4\/13/,
      );
    });
  });

  it("reads the real letter whole", function () {
    const file = join(LETTERS, "collective-letter-4-13.zh.txt");
    if (!existsSync(file)) {
      console.log(`      skipped: ${file} is not there (SHARED_DIR names the folder that has it)`);
      this.skip();
    }
    const letter = readLetter(readFileSync(file, "utf8"));
    const expected = JSON.parse(readFileSync(join(LETTERS, "collective-letter-4-13.items.json"), "utf8"));
    expect(
      letter.candidates.map(({ body, question, acronym, title, type, version }) => ({
        body,
        question,
        acronym,
        title,
        type,
        version,
      })),
    ).to.deep.equal(
      expected.map((item: Record<string, string>) => ({
        body: item.workingParty,
        question: item.question,
        acronym: item.acronym,
        title: item.titleZh,
        type: item.type,
        version: item.version,
      })),
    );
    expect(letter.candidates).to.have.length(29);
    expect(new Set(letter.candidates.map(({ question }) => question)).size).to.equal(11);
    expect([
      letter.number?.value,
      letter.date?.value,
      letter.reference?.value,
      letter.place?.value,
    ]).to.deep.equal(["4/13", "2025-12-01", "SG13/TK", "Geneva"]);
    expect(letter.chair?.value).to.equal("Kazunori Tanikawa");
    expect(letter.authority?.value.approvedAt).to.deep.equal({
      startsOn: "2025-10-28",
      endsOn: "2025-11-06",
    });
    expect(sitting(letter)).to.deep.equal([
      "WP4/13 2026-02-27 2026-02-27 09:00",
      "WP3/13 2026-02-27 2026-02-27 10:30",
      "WP2/13 2026-02-27 2026-02-27 14:00",
      "WP1/13 2026-02-27 2026-02-27 15:00",
    ]);
    expect(
      letter.gatherings.map(({ kind, name, ordinal, startsOn, endsOn }) => [
        kind,
        name,
        ordinal,
        startsOn,
        endsOn,
      ]),
    ).to.deep.equal([
      ["JOINT_COORDINATION", "JCA-IMT2020/IMT2030", 24, "2026-02-24", "2026-02-24"],
      ["RAPPORTEUR_GROUP", null, null, "2026-02-23", "2026-02-27"],
    ]);
    expect(due(letter)).to.deep.equal([
      "2026-01-04 TRANSLATION",
      "2026-01-27 REGISTRATION",
      "2026-01-27 VISA_SUPPORT",
      "2026-02-10 CONTRIBUTIONS",
    ]);
    expect(letter.agenda.map(({ number, purpose }) => `${number} ${purpose}`)).to.deep.equal([
      "1 null",
      "2 null",
      "3 null",
      "4 CONSENT",
      "5 AGREEMENT",
      "6 NEW_WORK_ITEMS",
      "7 LIAISONS",
      "8 FUTURE_ACTIVITIES",
      "9 null",
      "10 null",
    ]);
    expect(letter.contacts).to.have.length(4);
    expect(letter.unread).to.deep.equal([]);
  });
});
