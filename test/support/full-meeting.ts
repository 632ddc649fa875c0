import { assert } from "chai";
import { agreeNewWorkItem } from "../../src/application/agree-new-work-item.js";
import { approveLiaison } from "../../src/application/approve-liaison.js";
import { prepareLiaison } from "../../src/application/begin-liaison.js";
import { appoint } from "../../src/application/mandates.js";
import { moveWorkItem } from "../../src/application/move-work-item.js";
import type { Outcome } from "../../src/application/outcome.js";
import { performAct } from "../../src/application/perform-act.js";
import { planMeeting } from "../../src/application/plan-meeting.js";
import { proposeForDecision } from "../../src/application/propose-for-decision.js";
import { correctAct } from "../../src/application/put-right.js";
import { recordContribution } from "../../src/application/record-contribution.js";
import { recordDecision } from "../../src/application/record-decision.js";
import { recordIprQuestion } from "../../src/application/record-ipr-question.js";
import { registerPerson } from "../../src/application/register-person.js";
import { registerWorkItem } from "../../src/application/register-work-item.js";
import { setAgenda } from "../../src/application/set-agenda.js";
import type { Tracker } from "../../src/application/tracker.js";
import { updateWorkItem } from "../../src/application/update-work-item.js";
import { withdrawCandidate } from "../../src/application/withdraw-candidate.js";
import type { DecisionKind } from "../../src/domain/vocabulary.js";
import { memoryTracker } from "./memory-tracker.js";

/** The meeting, which the seeds plan, and the one that it agrees. */
export const MEETING = "T25-SG13-260223";
export const NEXT = "T25-SG13-260713";

const TSB = { name: "TSB", role: "TSB" } as const;
const DAY = "2026-02-27";
const chairOf = (body: string) => ({ name: `Chair of ${body}`, role: "WP_CHAIR" }) as const;
const en = (text: string) => ({ language: "en", text });

/** A tracker with a meeting at which about everything happened that a meeting of working parties can do, as of the Monday after. */
export async function fullMeeting(): Promise<Tracker> {
  const clock = { now: "2026-01-12T09:00:00.000Z" };
  const memory = await memoryTracker(clock.now, { whole: true });
  const tracker: Tracker = { ...memory, now: () => clock.now };
  const item = (name: string) => tracker.programme.current.workItem(name);
  const update = (workItem: string, more: object) =>
    done(
      updateWorkItem(tracker, {
        workItem,
        expectedRevision: item(workItem)?.revision ?? 0,
        by: TSB,
        ...more,
      }),
    );

  const particulars = {
    summary: "What the text requires, in one paragraph.",
    editors: [
      { name: "Wang Ling", affiliation: "CAICT" },
      { name: "Müller, Jörg", affiliation: "ETRI" },
    ],
    checklist: [{ check: "TECHNICAL_ACCURACY", answer: "YES" }],
  } as const;
  const candidates = tracker.programme.current.workItemsOfMeeting(MEETING).map(({ acronym }) => acronym);
  for (const [index, acronym] of candidates.entries())
    await update(acronym, {
      ...particulars,
      timing: "2026-02 (High priority)",
      baseTexts: [`TD${400 + index}/WP4`],
      externalReferences: index % 4 === 0 ? ["3GPP TS 23.501"] : [],
      a5Justifications:
        index % 4 === 0
          ? [
              {
                organization: "3GPP",
                document: "3GPP TS 23.501",
                version: null,
                td: "TD210-R1/WP1",
                qualified: true,
              },
            ]
          : [],
    });
  await update("Y.QKD-TLS", {
    titles: [
      { language: "fr", text: "Intégration de la distribution quantique de clés et de TLS version 1.3" },
      {
        language: "zh",
        text: "量子密钥分发与传输层安全协议1.3版的集成：面向下一代网络的架构、接口、安全要求与应用场景的完整框架",
      },
    ],
  });
  await done(
    recordContribution(tracker, { workItem: "Y.QKD-TLS", document: "C123", meeting: MEETING, by: TSB }),
  );
  for (const acronym of ["Y.added", "Y.moved", "Y.Sup.more", "Y.ended", "Y.later"])
    await done(
      registerWorkItem(tracker, {
        acronym,
        question: "Q16/13",
        type: acronym.startsWith("Y.Sup") ? "SUPPLEMENT" : "RECOMMENDATION",
        titles: [
          acronym === "Y.added"
            ? {
                language: "ar",
                text: "توزيع المفاتيح الكمومية (QKD) مع بروتوكول TLS 1.3 في شبكات الجيل التالي",
              }
            : en(`Quantum key distribution – The text of ${acronym}`),
        ],
        timing: "2026-07",
        externalReferences: [],
        baseTexts: ["TD500/WP4"],
        ...particulars,
        by: TSB,
      }),
    );
  await done(
    withdrawCandidate(tracker, {
      workItem: "Y.QKD-IPsec-fr",
      meeting: MEETING,
      reason: "Not stable",
      by: TSB,
    }),
  );

  const agenda = tracker.programme.current.meeting(MEETING)?.agenda ?? [];
  const ending = { number: 11, title: "Discontinuation of work items", purpose: "DISCONTINUATION" } as const;
  await done(setAgenda(tracker, { meeting: MEETING, agenda: [...agenda, ending], by: TSB }));

  clock.now = "2026-02-27T15:00:00.000Z";
  await done(
    planMeeting(tracker, {
      code: NEXT,
      title: "Study Group 13",
      studyGroup: "SG13",
      place: "Geneva",
      sittings: [
        { body: "SG13", startsOn: "2026-07-13", endsOn: "2026-07-24" },
        { body: "WP4/13", startsOn: "2026-07-23" },
      ],
      gatherings: [
        {
          kind: "RAPPORTEUR_GROUP",
          name: "RGM Q16/13",
          startsOn: "2026-05-11",
          endsOn: "2026-05-12",
          questions: ["Q16/13"],
          isEMeeting: true,
          terms: "Progress Y.QKD-IPsec-fr",
          contact: "The rapporteur",
        },
      ],
      agenda: [
        { number: 4, title: "Consent", purpose: "CONSENT" },
        { number: 6, title: "New work items", purpose: "NEW_WORK_ITEMS" },
      ],
      agreedAt: MEETING,
      by: TSB,
    }),
  );
  let number = 3200;
  for (const acronym of candidates) {
    const found = item(acronym);
    const plan = found?.candidacies[MEETING];
    if (!found || plan?.status !== "PLANNED") continue;
    const isLate = acronym === "Y.IMT2020-DDP" || acronym === "Y.QKDN-qos-allo";
    // One is not dealt with at all.
    if (acronym === "Y.cmi-arch") continue;
    await decide(tracker, acronym, plan.body, plan.kind, {
      ...(isLate
        ? { outcome: "POSTPONED", reason: "Another round of comments is wanted", finalText: null }
        : { assignedNumber: plan.kind === "CONSENT" && found.version === "NEW" ? `Y.${number++}` : null }),
      ...(acronym === "Y.QKD-TLS" ? { texts: [{ kind: "REVISION_MARKED", document: "TD411/WP4" }] } : {}),
    });
  }
  await decide(tracker, "Y.added", "WP4/13", "CONSENT", { assignedNumber: "Y.3899" });
  await done(
    performAct(tracker, "DISCONTINUE", {
      workItem: "Y.ended",
      meeting: MEETING,
      body: "WP4/13",
      date: DAY,
      reason: "No contributions since 2024",
      by: chairOf("WP4/13"),
    }),
  );
  for (const [acronym, result] of [
    ["Y.QKDN-new", "AGREED"],
    ["Y.QKDN-parked", "LIVING_LIST"],
  ] as const)
    await done(
      agreeNewWorkItem(tracker, {
        acronym,
        question: "Q16/13",
        type: "RECOMMENDATION",
        titles: [en(`Quantum key distribution networks – ${acronym}`)],
        scope: "This draft Recommendation specifies the interworking of quantum key distribution networks.",
        timing: "2027-11",
        baseTexts: ["C88"],
        relations: ["ITU-T Y.3800", "ETSI GS QKD 014"],
        liaisons: ["ETSI ISG QKD", "ITU-T SG17"],
        supportingMembers: ["China Telecom", "ETRI", "NICT", "Toshiba"],
        ...particulars,
        meeting: MEETING,
        body: "WP4/13",
        document: "TD433/WP4",
        result,
        by: chairOf("WP4/13"),
      }),
    );
  await done(
    moveWorkItem(tracker, {
      workItem: "Y.moved",
      question: "Q17/13",
      meeting: MEETING,
      document: "TD435/WP4",
      date: DAY,
      by: TSB,
    }),
  );
  await update("Y.Sup.more", { date: DAY, timing: "2026-11", basis: { meeting: MEETING } });
  await done(
    prepareLiaison(tracker, {
      studyGroup: "SG13",
      title: "Integration of QKD and TLS 1.3",
      source: "Q16/13",
      questions: ["Q16/13"],
      meeting: MEETING,
      destinations: [
        { group: "IETF TLS", purpose: "ACTION" },
        { group: "ETSI ISG QKD", purpose: "COMMENT" },
        { group: "ITU-T SG17", purpose: "INFORMATION" },
      ],
      deadline: "2026-06-30",
      level: "WORKING_PARTY",
      documents: ["TD432/WP4"],
      contact: "Rapporteur of Q16/13",
      date: DAY,
      by: TSB,
    }),
  );
  await done(
    approveLiaison(tracker, {
      liaison: "SG13-LS-o1",
      meeting: MEETING,
      body: "WP4/13",
      date: DAY,
      by: chairOf("WP4/13"),
    }),
  );
  await done(
    recordIprQuestion(tracker, { meeting: MEETING, body: "WP4/13", askedOn: DAY, by: chairOf("WP4/13") }),
  );
  await done(
    registerPerson(tracker, {
      handle: "lee",
      name: "Lee Gyu Myoung",
      affiliation: "KAIST",
      by: { name: "A", role: "ADMINISTRATOR" },
    }),
  );
  await done(
    appoint(tracker, {
      person: "lee",
      role: "ASSOCIATE_RAPPORTEUR",
      scope: "Q16/13",
      from: DAY,
      basis: { meeting: MEETING },
      by: { name: "Chair", role: "SG_CHAIR" },
    }),
  );
  await done(
    proposeForDecision(tracker, {
      workItem: "Y.later",
      kind: "CONSENT",
      meeting: NEXT,
      body: "WP4/13",
      proposedOn: DAY,
      by: TSB,
    }),
  );

  clock.now = "2026-03-02T09:00:00.000Z";
  return tracker;
}

/** Puts the text of a decision right, as on the Monday after. */
export async function putRight(tracker: Tracker, workItem = "Y.det-qos-req-ml-jrs"): Promise<void> {
  const instead = { finalText: "TD999-R2/WP4" };
  await done(
    correctAct(tracker, {
      workItem,
      decision: "D1",
      reason: "The second revision was before the meeting",
      instead,
      by: TSB,
    }),
  );
}

async function decide(
  tracker: Tracker,
  workItem: string,
  body: string,
  kind: DecisionKind,
  more: object,
): Promise<void> {
  const decision = {
    workItem,
    meeting: MEETING,
    body,
    kind,
    outcome: "AGREED",
    finalText: `TD600/${body.slice(0, 3)}`,
  } as const;
  await done(recordDecision(tracker, { ...decision, ...more, by: chairOf(body) }));
}

async function done(outcome: Promise<Outcome<unknown>>): Promise<void> {
  const { problems } = await outcome;
  assert.deepEqual(problems, []);
}
