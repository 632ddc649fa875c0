import { assert } from "chai";
import fc from "fast-check";
import { agreeNewWorkItem } from "../../../src/application/agree-new-work-item.js";
import { approveLiaison } from "../../../src/application/approve-liaison.js";
import { prepareLiaison } from "../../../src/application/begin-liaison.js";
import { appoint } from "../../../src/application/mandates.js";
import { moveWorkItem } from "../../../src/application/move-work-item.js";
import { copiedOnPaper } from "../../../src/application/on-paper.js";
import { performAct } from "../../../src/application/perform-act.js";
import { planMeeting } from "../../../src/application/plan-meeting.js";
import { correctAct, takeBack } from "../../../src/application/put-right.js";
import { recordDecision } from "../../../src/application/record-decision.js";
import { registerPerson } from "../../../src/application/register-person.js";
import { relateWorkItem } from "../../../src/application/relate-work-item.js";
import { retitleQuestion } from "../../../src/application/retitle-question.js";
import { setAgenda } from "../../../src/application/set-agenda.js";
import { setUpWorkingParty } from "../../../src/application/set-up-working-party.js";
import type { Tracker } from "../../../src/application/tracker.js";
import { updateWorkItem } from "../../../src/application/update-work-item.js";
import type { DecisionKind } from "../../../src/domain/vocabulary.js";
import type { DocumentModel } from "../../../src/exchange/documents/model.js";
import { asMarkdown } from "../../../src/exchange/documents/write-markdown.js";
import { documentOf } from "../../../src/exchange/reports/kinds.js";
import { programmeAsOf } from "../../../src/programme/as-of.js";
import { Programme } from "../../../src/programme/programme.js";
import { memoryTracker } from "../../support/memory-tracker.js";

const MEETING = "T25-SG13-260223";
const DAY = "2026-02-27";
const RUNS = Number(process.env.REPORTS ?? 10);
const TSB = { name: "TSB", role: "TSB" } as const;
const BODIES = ["WP1/13", "WP2/13", "WP3/13", "WP4/13"];
const QUESTIONS = ["Q16/13", "Q6/13", "Q20/13", "Q17/13", "Q22/13"];

type Outcome = { readonly problems: readonly unknown[] };

/** What one act leaves in the report: words that stand in it once, or not at all any more. */
interface Left {
  readonly once: readonly string[];
  readonly gone?: readonly string[];
  readonly items?: readonly string[];
}

/** An act: done or refused; where it is done, what it leaves. */
type Act = (tracker: Tracker, mark: string, pick: number) => Promise<{ outcome: Outcome; left: Left }>;

const chosen = <T>(list: readonly T[], pick: number): T => list[pick % list.length] as T;
const itemsOf = (tracker: Tracker) => tracker.programme.current.workItems();
const en = (text: string) => [{ language: "en", text }];

const decide =
  (outcome: "AGREED" | "POSTPONED" | "REJECTED"): Act =>
  async (tracker, mark, pick) => {
    const item = chosen(itemsOf(tracker), pick);
    const kind: DecisionKind = item.process === "AGREEMENT" ? "AGREEMENT" : "CONSENT";
    const decision = {
      ...{
        workItem: item.id,
        meeting: MEETING,
        body: tracker.programme.current.homeOf(item) ?? "SG13",
        kind,
        outcome,
      },
      ...(outcome === "AGREED" ? { finalText: mark, overrideReason: "mature" } : { reason: mark }),
    } as const;
    return {
      outcome: await recordDecision(tracker, { ...decision, by: TSB }),
      left: { once: [mark], items: [item.acronym] },
    };
  };

const ACTS: Readonly<Record<string, Act>> = {
  consent: decide("AGREED"),
  postpone: decide("POSTPONED"),
  reject: decide("REJECTED"),
  "a new work item": async (tracker, mark, pick) => {
    const question = chosen(QUESTIONS, pick);
    const agreed = {
      ...{
        acronym: `Y.new-${mark}`,
        question,
        type: "RECOMMENDATION" as const,
        titles: en("A text"),
        meeting: MEETING,
        document: mark,
      },
      ...{
        summary: "S",
        scope: "S",
        timing: "2027-01",
        baseTexts: ["C1"],
        editors: [{ name: "E", affiliation: null }],
      },
      ...{
        relations: [],
        liaisons: [],
        supportingMembers: ["Italy"],
        result: pick % 3 === 0 ? ("LIVING_LIST" as const) : ("AGREED" as const),
      },
    } as const;
    const body = tracker.programme.current.question(question)?.workingParty ?? "";
    const outcome = await agreeNewWorkItem(tracker, { ...agreed, body, by: TSB });
    return { outcome, left: { once: [`| ${mark} |`], items: [`Y.new-${mark}`] } };
  },
  discontinue: async (tracker, mark, pick) => {
    const item = chosen(itemsOf(tracker), pick);
    const ended = {
      workItem: item.id,
      meeting: MEETING,
      body: tracker.programme.current.homeOf(item),
      date: DAY,
      reason: mark,
    };
    return {
      outcome: await performAct(tracker, "DISCONTINUE", { ...ended, by: TSB }),
      left: { once: [mark], items: [item.acronym] },
    };
  },
  move: async (tracker, _mark, pick) => {
    const item = chosen(itemsOf(tracker), pick);
    // One that moved already would have the same row again.
    const others = QUESTIONS.filter(
      (one) => one !== item.question && !item.history.some(({ action }) => action === "MOVE"),
    );
    const question = others.length > 0 ? chosen(others, pick) : "Q99/13";
    const outcome = await moveWorkItem(tracker, {
      workItem: item.id,
      question,
      meeting: MEETING,
      document: "TD1",
      date: DAY,
      by: TSB,
    });
    return {
      outcome,
      left: {
        once: [`| ${item.question} | ${question} |\n`].map((row) => `${item.acronym} | @ ${row}`),
        items: [item.acronym],
      },
    };
  },
  update: async (tracker, _mark, pick) => {
    const item = chosen(itemsOf(tracker), pick);
    const isNew = !item.history.some(({ action, basis }) => action === "UPDATE" && basis.meeting === MEETING);
    const change = {
      workItem: item.id,
      expectedRevision: isNew ? item.revision : -1,
      date: DAY,
      basis: { meeting: MEETING },
    };
    const outcome = await updateWorkItem(tracker, { ...change, equivalentNumber: "ISO 1", by: TSB });
    return {
      outcome,
      left: { once: [`${item.acronym} | @ | Equivalent e.g. ISO/IEC |\n`], items: [item.acronym] },
    };
  },
  relate: async (tracker, mark, pick) => {
    const item = chosen(itemsOf(tracker), pick);
    const to = chosen(itemsOf(tracker), pick + 7).id;
    const kin = {
      workItem: item.id,
      kind: "COMPANION",
      to,
      note: mark,
      meeting: MEETING,
      date: DAY,
    } as const;
    return {
      outcome: await relateWorkItem(tracker, { ...kin, by: TSB }),
      left: { once: [mark], items: [item.acronym] },
    };
  },
  "a liaison statement": async (tracker, mark, pick) => {
    const question = chosen(QUESTIONS, pick);
    const body = tracker.programme.current.question(question)?.workingParty ?? "";
    const statement = {
      ...{
        studyGroup: "SG13",
        title: mark,
        source: question,
        questions: [question],
        meeting: MEETING,
        date: DAY,
      },
      ...{
        destinations: [{ group: "IETF", purpose: "ACTION" as const }],
        deadline: "2026-06-30",
        level: "WORKING_PARTY" as const,
        documents: ["TD2"],
      },
      contact: "C",
    } as const;
    const prepared = await prepareLiaison(tracker, { ...statement, by: TSB });
    const liaison = prepared.aggregate?.code ?? "";
    const outcome = await approveLiaison(tracker, { liaison, meeting: MEETING, body, date: DAY, by: TSB });
    return { outcome, left: { once: [mark] } };
  },
  "retitle a Question": async (tracker, mark, pick) => {
    const retitled = {
      question: chosen(QUESTIONS, pick),
      titles: en(`Title ${pick}`),
      meeting: MEETING,
      date: DAY,
    };
    const outcome = await retitleQuestion(tracker, { ...retitled, document: mark, by: TSB });
    return { outcome, left: { once: [mark] } };
  },
  "set up a working party": async (tracker, mark, pick) => {
    const setUp = { label: `WP${5 + (pick % 20)}/13`, names: en("A party"), meeting: MEETING, date: DAY };
    const outcome = await setUpWorkingParty(tracker, { ...setUp, document: mark, by: TSB });
    return { outcome, left: { once: [mark] } };
  },
  "a future meeting": async (tracker, mark, pick) => {
    const start = new Date(Date.UTC(2026, 3, 1 + (pick % 200))).toISOString().slice(0, 10);
    const code = `T25-SG13-${start.slice(2).replaceAll("-", "")}`;
    const group = {
      kind: "RAPPORTEUR_GROUP",
      name: "RGM",
      startsOn: start,
      questions: [chosen(QUESTIONS, pick)],
      contact: mark,
    } as const;
    const plan = {
      code,
      title: "RGM",
      studyGroup: "SG13",
      place: "Geneva",
      sittings: [],
      gatherings: [group],
      agenda: [],
    };
    return {
      outcome: await planMeeting(tracker, { ...plan, agreedAt: MEETING, by: TSB }),
      left: { once: [mark] },
    };
  },
  "an appointment": async (tracker, mark, pick) => {
    const handle = mark.toLowerCase();
    await registerPerson(tracker, { handle, name: mark, by: { name: "A", role: "ADMINISTRATOR" } });
    const office = {
      person: handle,
      role: "ASSOCIATE_RAPPORTEUR",
      scope: chosen(QUESTIONS, pick),
      from: DAY,
      basis: { meeting: MEETING },
    } as const;
    return {
      outcome: await appoint(tracker, { ...office, by: { name: "C", role: "SG_CHAIR" } }),
      left: { once: [mark] },
    };
  },
};

/** An event of the meeting that says the mark, of which there is nothing but its correction once it is put right. */
function marked(tracker: Tracker, pick: number) {
  const found = itemsOf(tracker).flatMap((item) =>
    Object.values(item.decisions)
      .filter(({ meeting, voided }) => meeting === MEETING && !voided)
      .map((decision) => ({
        item,
        decision,
        mark: decision.finalText ?? decision.reason,
      })),
  );
  return found.length > 0 ? chosen(found, pick) : null;
}

const PUT_RIGHT: Readonly<Record<string, Act>> = {
  "take back": async (tracker, mark, pick) => {
    const found = marked(tracker, pick);
    if (!found) return { outcome: { problems: ["none"] }, left: { once: [] } };
    const { item, decision } = found;
    const request = { workItem: item.id, decision: decision.id, reason: mark, by: TSB };
    return {
      outcome: await takeBack(tracker, request),
      left: { once: [mark], gone: [found.mark ?? ""], items: [item.acronym] },
    };
  },
  correct: async (tracker, mark, pick) => {
    const found = marked(tracker, pick);
    if (!found) return { outcome: { problems: ["none"] }, left: { once: [] } };
    const { item, decision } = found;
    const instead = decision.finalText ? { finalText: `${mark}-right` } : { reason: `${mark}-right` };
    const request = { workItem: item.id, decision: decision.id, reason: `${mark}-why`, instead, by: TSB };
    const left = { once: [`${mark}-right`, `${mark}-why`], gone: [found.mark ?? ""], items: [item.acronym] };
    return { outcome: await correctAct(tracker, request), left };
  },
};

const ALL = Object.entries({ ...ACTS, ...PUT_RIGHT });
const plan = fc.array(fc.tuple(fc.nat({ max: ALL.length - 1 }), fc.nat({ max: 997 })), {
  minLength: 4,
  maxLength: 25,
});

/** The report without what repeats by its nature: how every item stands, the forms, the candidates. */
function told({ sections, ...document }: DocumentModel): string {
  const once = sections.filter(
    ({ key }) => !["ONGOING", "ANNEX_FORM", "UNTOUCHED", "NEXT_MEETING"].includes(key),
  );
  // The title stands between name and what changed.
  return asMarkdown({ ...document, sections: once }).replace(
    /^(\| \d+ \| (?:Q\d+\/13 \| )?Y[^|]*\|)([^|\n]*)(\| (?:Q\d+\/13 \| Q\d+\/13|Equivalent e\.g\. ISO\/IEC) \|)$/gm,
    "$1 @ $3",
  );
}

/** The programme as of the day. Copies on paper share their views of the past with each other, so that each needs its own. */
const thatDay = (tracker: Tracker, asKnownAt: string | null = null) =>
  programmeAsOf(Programme.of(tracker.programme.current.all()), { asOf: DAY, asKnownAt });

const countIn = (text: string, words: string) => text.split(words).length - 1;

describe("the report of a random meeting", () => {
  let whole: Tracker;
  let now = "";
  before(async () => {
    now = "2026-02-27T16:00:00.000Z";
    whole = { ...(await memoryTracker(now, { whole: true })), now: () => now };
    const agenda = whole.programme.current.meeting(MEETING)?.agenda ?? [];
    const ending = { number: 11, title: "Discontinuation", purpose: "DISCONTINUATION" } as const;
    await setAgenda(whole, { meeting: MEETING, agenda: [...agenda, ending], by: TSB });
  });

  const reportOf = (tracker: Tracker, body: string | null, knownAt: string | null = null) => {
    const programme = thatDay(tracker, knownAt);
    const meeting = programme.meeting(MEETING);
    assert.exists(meeting);
    return documentOf("REPORT", programme, meeting, { body, asOf: DAY, language: "en" });
  };

  it("has every act once, in the whole and in the reports of the bodies together, and the head of every item it was upon", async () => {
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(plan, async (steps) => {
        now = "2026-02-27T16:00:00.000Z";
        const tracker = copiedOnPaper(whole);
        const once = new Set<string>();
        const gone = new Set<string>();
        const items = new Set<string>();
        for (const [index, [act, pick]] of steps.entries()) {
          const [name, does] = ALL[act] ?? assert.fail();
          const { outcome, left } = await does(tracker, `MARK${String(index).padStart(3, "0")}X`, pick);
          if (outcome.problems.length > 0) continue;
          done.set(name, (done.get(name) ?? 0) + 1);
          for (const words of left.once) once.add(words);
          for (const words of left.gone ?? []) {
            once.delete(words);
            gone.add(words);
          }
          for (const acronym of left.items ?? []) items.add(acronym);
        }
        const text = told(reportOf(tracker, null));
        const bodies = [...BODIES, "SG13"].map((body) => told(reportOf(tracker, body)));
        for (const words of once) {
          assert.equal(countIn(text, words), 1, `${words} in the report`);
          // A move between working parties is told by both of them, and a study group tells what is the business of its Questions.
          const told = bodies.map((one) => countIn(one, words));
          assert.isAtMost(Math.max(...told), 1, `${words} in a body's report`);
          assert.isAtLeast(Math.max(...told), 1, `${words} in one of the bodies' reports`);
        }
        for (const words of gone)
          if (words) assert.notMatch(text, new RegExp(`${words}(?!-)`), `${words} was taken back`);
        for (const acronym of items) {
          const item = thatDay(tracker).workItem(acronym);
          assert.include(text, `| ${acronym} | ${item?.revision} | ${item?.history.at(-1)?.hash} |`);
        }
      }),
      { numRuns: RUNS },
    );
    assert.isAbove(done.size, ALL.length / 2, `only ${[...done.keys()].join()} was done`);
  });

  it("can be made again to the letter by the instant that it prints, whatever came since", async () => {
    await fc.assert(
      fc.asyncProperty(plan, plan, async (steps, later) => {
        const tracker = copiedOnPaper(whole);
        now = "2026-02-27T16:00:00.000Z";
        for (const [index, [act, pick]] of steps.entries())
          await ALL[act]?.[1](tracker, `MARK${index}X`, pick);
        const first = reportOf(tracker, null);
        const instant = /Last entry on record: (\S+)\./.exec(first.lead.join("\n"))?.[1] ?? "";
        now = "2026-06-01T09:00:00.000Z";
        for (const [index, [act, pick]] of later.entries())
          await ALL[act]?.[1](tracker, `LATER${index}X`, pick);
        assert.deepEqual(
          asMarkdown(reportOf(tracker, null, instant)).split("\n"),
          asMarkdown(first).split("\n"),
        );
      }),
      { numRuns: RUNS },
    );
  });
});
