import { MANDATE_RULES } from "../../../src/domain/people/mandate-rules.js";
import type { ActionName } from "../../../src/domain/procedures/actions.js";
import { rowsFor } from "../../../src/domain/procedures/index.js";
import { QUESTION_ACTIONS } from "../../../src/domain/questions/names.js";
import {
  APPROVAL_PROCESSES,
  type ApprovalProcess,
  ROLES,
  type Role,
} from "../../../src/domain/vocabulary.js";
import { ACT_MUTATIONS, BULK_MUTATIONS } from "../../../src/graphql/resolvers/approval-acts.js";
import type { Said } from "../../support/least-input.js";
import { AFTER_MEETING } from "../support.js";
import { type Doer, handleOf, meetingOf, type Props, QUESTION, SG, WP } from "./props.js";

/** One row of the matrix: a mutation, what it is tried on, and what is said beside the least that the schema wants. */
export interface Case {
  readonly mutation: string;
  /** What sets it apart from the other cases of the mutation. */
  readonly what: string;
  /** The process of the item that it is tried on; null where it is tried on no such item. */
  readonly process: ApprovalProcess | null;
  /** The act of the procedures that it is; null where it is none. */
  readonly action: ActionName | null;
  /** Whether it is upon the doer, so that it does not matter what the mandate is for. */
  readonly isUponSelf: boolean;
  prepare(props: Props, doer: Doer): Promise<Said>;
}

type Prepare = Case["prepare"];
type Kind = Partial<Pick<Case, "process" | "action" | "isUponSelf">>;

function tried(mutation: string, what: string, prepare: Prepare, kind: Kind = {}): Case {
  return { process: null, action: null, isUponSelf: false, ...kind, mutation, what, prepare };
}

function onItem(mutation: string, what = "", said: Said = {}, kind: Kind = {}): Case {
  const process = kind.process ?? "AAP";
  const prepare: Prepare = async (props, doer) => ({ workItem: await props.item(process, doer), ...said });
  return tried(mutation, what, prepare, { ...kind, process });
}

/** What a body does at its meeting. */
const by = (body: string) => ({ body, meeting: meetingOf(body) });

/** Every act of the procedures on an item of every process that knows it. */
const ACTS: readonly Case[] = APPROVAL_PROCESSES.flatMap((process) => {
  const actions = [...new Set(rowsFor(process, "2026-02-27").map(({ action }) => action))];
  const mutations: Readonly<Partial<Record<ActionName, { mutation: string }>>> = ACT_MUTATIONS;
  return actions.flatMap((action) => {
    const found = mutations[action];
    return found ? [onItem(found.mutation, "", {}, { process, action })] : [];
  });
});

/** The acts that can be done upon many items at once. */
const BULK_ACTS: readonly Case[] = Object.values(BULK_MUTATIONS).map(({ mutation }) =>
  tried(mutation, "", async (props, doer) => ({ workItems: [await props.item("AAP", doer)] }), {
    process: "AAP",
  }),
);

/** Acts that a working party or the study group can do: here it is the study group, and no chair below it. */
const ACTS_OF_THE_STUDY_GROUP: readonly Case[] = [
  onItem("adoptFromLivingList", "by SG13", by(SG)),
  onItem("discontinueWorkItem", "by SG13", by(SG)),
];

const FIRST_DECISIONS = [
  { process: "AAP", action: "CONSENT", kind: "CONSENT" },
  { process: "TAP", action: "DETERMINE", kind: "DETERMINATION" },
  { process: "AGREEMENT", action: "AGREE", kind: "AGREEMENT" },
] as const;

const DECISIONS: readonly Case[] = FIRST_DECISIONS.flatMap(({ process, action, kind }) => [
  onItem("recordDecision", "by WP4/13", { kind, ...by(WP) }, { process, action }),
  onItem("recordDecision", "by SG13", { kind, ...by(SG) }, { process }),
]);

const onSeveral = (body: string) =>
  tried(
    "recordDecisions",
    `by ${body}`,
    async (props, doer) => ({
      ...by(body),
      on: { lines: [{ workItem: await props.item("AAP", doer), kind: "CONSENT", outcome: "AGREED" }] },
    }),
    { process: "AAP" },
  );

const DECISIONS_ON_SEVERAL: readonly Case[] = [onSeveral(WP), onSeveral(SG)];

const onDecision = (mutation: string, what: string, wrong: string, said: Said = {}) =>
  tried(
    mutation,
    what,
    async (props, doer) => ({ workItem: await props.decided(wrong, doer), decision: "D1", ...said }),
    { process: "AAP" },
  );

const takingBack = (body: string) => onDecision("takeBack", `of ${body}`, body);

const correcting = (wrong: string, right: string) =>
  onDecision("correctAct", `of ${wrong}: it was ${right}`, wrong, {
    instead: { outcome: "POSTPONED", reason: "Not ready yet", ...by(right) },
  });

const CORRECTIONS: readonly Case[] = [
  takingBack(WP),
  takingBack(SG),
  correcting(WP, WP),
  correcting(WP, SG),
  correcting(SG, WP),
  onItem("mergeWorkItem", "", { into: "Y.QKD-IPsec-fr" }),
  onItem("takeBack", "of the registration", { event: 1 }),
  onItem("correctAct", "of the registration", { event: 1, instead: { summary: "Another" } }),
];

const ROW_OF_ANOTHER_RECORD = {
  cells: [
    { column: "WORK_ITEM", text: "Y.of-another-record" },
    { column: "QUESTION", text: QUESTION },
    { column: "STATUS", text: "Under study" },
  ],
};

const ITEMS: readonly Case[] = [
  tried("registerWorkItem", "", async () => ({})),
  tried("importRows", "", async () => ({ source: "wp.csv", rows: [ROW_OF_ANOTHER_RECORD] })),
  tried("agreeNewWorkItem", "by WP4/13", async () => by(WP)),
  tried("agreeNewWorkItem", "by SG13", async () => by(SG)),
  onItem("updateWorkItem", "of an editor's field", { summary: "Another" }),
  onItem("updateWorkItem", "of another field", { timing: "2027-02" }),
  onItem("updateWorkItem", "of both", { summary: "Another", timing: "2027-02" }),
  onItem("proposeForDecision"),
  onItem("withdrawCandidate"),
  onItem("recordContribution"),
  onItem("recordExternalStatus"),
  onItem("waitFor", "", { kind: "IPR_STATEMENT", what: "A statement" }),
  onItem("endWait", "", { wait: "W9" }),
  onItem("recordIprStatement", "", { holder: "A holder", terms: "FREE_OF_CHARGE" }),
  onItem("relateWorkItem", "", { to: "Y.QKD-IPsec-fr", kind: "COMPANION" }),
  onItem("shareWorkItem", "", { questions: ["Q17/13"] }),
];

/** What the secretariat records for somebody who could do it. */
const ON_BEHALF: readonly Case[] = [
  onItem("requestAnnouncement", "for the chair of SG13", { onBehalfOf: handleOf("SG_CHAIR", true) }),
];

const MEETINGS: readonly Case[] = [
  tried("setAgenda", "", async () => ({
    meeting: meetingOf(SG),
    agenda: [{ number: 1, title: "Consent", purpose: "CONSENT" }],
  })),
  tried("changeMeeting", "", async () => ({ meeting: meetingOf(SG), dryRun: true })),
  tried("postponeMeeting", "", async () => ({ meeting: meetingOf(SG), dryRun: true })),
  tried("callOffMeeting", "", async () => ({ meeting: meetingOf(SG), dryRun: true })),
  tried("changeAgenda", "", async () => ({ meeting: meetingOf(SG), dryRun: true })),
  tried("correctMeeting", "", async () => ({ meeting: meetingOf(SG), place: "Geneva" })),
  tried("planMeeting", "of SG13", async (props) => ({ code: `T25-SG13-${props.number()}`, studyGroup: SG })),
  tried("importLetter", "", async () => ({
    name: "letter.txt",
    text: "Geneva, 1 April 2026\nCollective letter 9/13\nSubject: Meeting of Working Party 4/13; Geneva, 9 June 2026",
    dryRun: true,
  })),
  tried("planMeeting", "of an assembly", async (props) => ({
    code: `WTSA-${props.number()}`,
    sittings: [{ body: "WTSA", startsOn: "2028-10-16" }],
  })),
  tried("authoriseWorkingParties", "", async () => ({})),
  tried("recordQualification", "", async () => ({})),
  tried("recordIprQuestion", "by WP4/13", async () => by(WP)),
  tried("recordIprQuestion", "by SG13", async () => by(SG)),
  tried("arrangeBusiness", "of WP4/13", async () => ({ ...by(WP), lines: [] })),
  ...["openSitting", "closeSitting"].flatMap((mutation) => [
    tried(mutation, "of WP4/13", async () => ({ ...by(WP), dryRun: true })),
    tried(mutation, "of SG13", async () => ({ ...by(SG), dryRun: true })),
  ]),
  tried("correctSession", "of SG13", async (props) => ({
    meeting: meetingOf(SG),
    session: await props.session(),
    dryRun: true,
  })),
  tried("arrangeBusiness", "of SG13", async () => ({ ...by(SG), lines: [] })),
];

const onLiaison = (mutation: string, what = "", said: Said = {}) =>
  tried(mutation, what, async (props) => ({ liaison: await props.liaison(), ...said }));

const LIAISONS: readonly Case[] = [
  tried("prepareLiaison", "", async () => ({ questions: [QUESTION] })),
  tried("recordIncomingLiaison", "", async () => ({ questions: [QUESTION] })),
  onLiaison("updateLiaison", "", { title: "Another" }),
  onLiaison("withdrawLiaison"),
  onLiaison("sendLiaison"),
  onLiaison("approveLiaison", "by WP4/13", { level: "WORKING_PARTY", ...by(WP) }),
  onLiaison("approveLiaison", "by SG13", { level: "STUDY_GROUP", ...by(SG) }),
  onLiaison("approveLiaison", "by a rapporteur group", { level: "RAPPORTEUR_GROUP" }),
  onLiaison("approveLiaison", "between meetings", { level: "MANAGEMENT_TEAM" }),
];

const NAMED = { names: [{ language: "en", text: "A name" }] };

const STRUCTURE: readonly Case[] = [
  tried("setUpStudyGroup", "", async (props) => ({
    ...NAMED,
    label: `SG${10 + (props.number() % 90)}`,
    studyPeriod: "2025-2028",
    dryRun: true,
  })),
  tried("turnStudyPeriod", "", async () => ({ studyGroup: SG, questions: [], dryRun: true })),
  tried("setUpWorkingParty", "", async () => ({ ...NAMED, label: "WP9/13", dryRun: true })),
  tried("renameStudyGroup", "", async () => ({ ...NAMED, studyGroup: SG, dryRun: true })),
  tried("renameWorkingParty", "", async () => ({ ...NAMED, workingParty: WP, dryRun: true })),
  tried("dissolveWorkingParty", "", async () => ({ workingParty: WP, dryRun: true })),
  tried("adoptQuestion", "", async () => ({ label: "Q99/13", titles: [], dryRun: true })),
  tried("proposeQuestion", "", async () => ({ label: "Q99/13", titles: [], dryRun: true })),
  ...QUESTION_ACTIONS.map((action) => {
    const mutation = action.toLowerCase().replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
    return tried(mutation, "", async () => ({ question: QUESTION, dryRun: true }));
  }),
  onItem("moveWorkItem", "", { question: "Q2/13", dryRun: true }),
  tried("entrustQuestion", "", async () => ({ question: QUESTION, workingParty: "WP1/13", dryRun: true })),
  tried("retitleQuestion", "", async () => ({
    question: QUESTION,
    titles: [{ language: "fr", text: "Un titre" }],
    dryRun: true,
  })),
];

const appointing = (role: Role, what: string, said: Said) =>
  tried("appoint", `as ${role}${what}`, async (props, doer) => ({
    person: await props.person(),
    role,
    scope: await scopeFor(role, props, doer),
    group: MANDATE_RULES[role].group ? "IETF TLS" : null,
    ...said,
  }));

const ON_THE_DAY = { from: AFTER_MEETING.slice(0, 10) };
const DATED_BACK = { from: "2026-02-27", basis: { note: "Agreed then" } };

/** The name of what a mandate is for, at what the cases are about. */
async function scopeFor(role: Role, props: Props, doer: Doer): Promise<string | null> {
  const { scope } = MANDATE_RULES[role];
  if (scope === "WORK_ITEM") return props.item("AAP", doer);
  return { STUDY_GROUP: SG, WORKING_PARTY: WP, QUESTION, ALL: null }[scope];
}

const ending = (role: Role) =>
  tried("endMandate", `as ${role}`, async (props) => ({ person: await props.person(role), mandate: "M1" }));

/** Of a mandate M1 that is for what the cases are about. */
const puttingRight = (role: Role, what: string, said: Said) =>
  tried("correctMandate", `of ${role}${what}`, async (props) => ({
    person: await props.person(role),
    mandate: "M1",
    ...said,
  }));

const voidingMandate = (role: Role) =>
  tried("voidMandate", `of ${role}`, async (props) => ({
    person: await props.person(role),
    mandate: "M1",
  }));

const identity = (props: Props) => ({
  identity: { issuer: "https://issuer.example", subject: `s${props.number()}` },
});

const PEOPLE: readonly Case[] = [
  tried("registerPerson", "", async () => ({})),
  tried("updatePerson", "oneself", async (_props, { handle }) => ({ person: handle, affiliation: "X" }), {
    isUponSelf: true,
  }),
  tried("updatePerson", "somebody else", async (props) => ({
    person: await props.person("RAPPORTEUR"),
    affiliation: "X",
  })),
  tried(
    "updatePerson",
    "the identity of oneself",
    async (props, { handle }) => ({ person: handle, ...identity(props) }),
    { isUponSelf: true },
  ),
  tried("updatePerson", "the identity of another", async (props) => ({
    person: await props.person("RAPPORTEUR"),
    ...identity(props),
  })),
  tried("updatePerson", "an administrator", async (props) => ({
    person: await props.person("ADMINISTRATOR"),
    affiliation: "X",
  })),
  tried(
    "correctPerson",
    "oneself",
    async (_props, { handle }) => ({ person: handle, event: 1, affiliation: "X" }),
    { isUponSelf: true },
  ),
  tried("correctPerson", "somebody else", async (props) => ({
    person: await props.person("RAPPORTEUR"),
    event: 1,
    affiliation: "X",
  })),
  ...ROLES.map((role) => appointing(role, "", ON_THE_DAY)),
  appointing("WP_CHAIR", " from a day that is over", DATED_BACK),
  appointing("EDITOR", " from a day that is over", DATED_BACK),
  ...ROLES.map(ending),
  ...ROLES.map((role) => puttingRight(role, "", { until: "2027-12-31" })),
  puttingRight("RAPPORTEUR", " to an earlier first day", { from: "2024-11-01" }),
  ...ROLES.map(voidingMandate),
];

const TOKENS: readonly Case[] = [
  tried("createToken", "", async () => ({}), { isUponSelf: true }),
  tried("revokeToken", "one's own", async (props, { handle }) => ({ id: await props.tokenOf(handle) }), {
    isUponSelf: true,
  }),
  tried("revokeToken", "somebody else's", async (props) => ({
    id: await props.tokenOf(await props.person("RAPPORTEUR")),
  })),
];

/** Every case that has a policy of its own. */
export const CASES: readonly Case[] = [
  ...PEOPLE,
  ...TOKENS,
  ...MEETINGS,
  ...LIAISONS,
  ...STRUCTURE,
  ...ITEMS,
  ...DECISIONS,
  ...DECISIONS_ON_SEVERAL,
  ...CORRECTIONS,
  ...ACTS,
  ...BULK_ACTS,
  ...ACTS_OF_THE_STUDY_GROUP,
  ...ON_BEHALF,
];

/** A case in words. */
export const nameOf = ({ mutation, what, process }: Case): string =>
  [mutation, ...(what ? [what] : []), ...(process ? [`(${process})`] : [])].join(" ");
