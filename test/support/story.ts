import { NO_APPROVAL_TRACK } from "../../src/domain/approval-track.js";
import { type CorrectionConclusion, concludeCorrection } from "../../src/domain/corrections/conclude.js";
import type { Judge } from "../../src/domain/corrections/rerun.js";
import { concludeDecision, type DecisionRequest } from "../../src/domain/decisions/record-decision.js";
import type { TextInForce } from "../../src/domain/decisions/text-in-force.js";
import { advance, begin } from "../../src/domain/history.js";
import type { MeetingState } from "../../src/domain/meeting.js";
import { judgePermission } from "../../src/domain/policies/judge.js";
import type { Problem } from "../../src/domain/problem.js";
import { concludeAct, policyOf, rowAt } from "../../src/domain/procedures/act.js";
import type { ActionName } from "../../src/domain/procedures/actions.js";
import type { GavelAction } from "../../src/domain/procedures/effects/index.js";
import type { ActInput } from "../../src/domain/procedures/facts.js";
import { HOLIDAYS } from "../../src/domain/procedures/holidays.js";
import { meetingAhead } from "../../src/domain/procedures/meeting-ahead.js";
import type { StudyGroupState } from "../../src/domain/study-group.js";
import { DECISION_KINDS, type DecisionKind, type Role } from "../../src/domain/vocabulary.js";
import type { WorkItem, WorkItemState } from "../../src/domain/work-item.js";
import { NO_PARTICULARS } from "../../src/domain/work-items/particulars.js";

export const studyGroup: StudyGroupState = {
  label: "SG13",
  names: {},
  studyPeriod: "2025-2028",
  authorisations: [
    { type: "SUPPLEMENT", basis: "practice of February 2026", verified: false },
    { type: "TECHNICAL_REPORT", basis: "test", verified: true },
  ],
};

/** A draft that is ready for its first decision. */
export function draft(particulars: Partial<WorkItemState> = {}): WorkItemState {
  return {
    ...NO_PARTICULARS,
    ...NO_APPROVAL_TRACK,
    acronym: "Y.DTN-ModelReq",
    aliases: [],
    number: null,
    studyGroup: "SG13",
    studyPeriod: "2025-2028",
    question: "Q22/13",
    type: "RECOMMENDATION",
    version: "NEW",
    integral: null,
    process: "AAP",
    stage: "UNDER_STUDY",
    titles: { en: { text: "Digital twin network", provenance: "OFFICIAL" } },
    summary: "What the model domain has to do.",
    editors: [{ name: "An editor", affiliation: null }],
    baseTexts: ["TD305/WP3"],
    externalReferences: [],
    checklist: { TECHNICAL_ACCURACY: { answer: "YES", note: null } },
    candidacies: {},
    decisions: {},
    ...particulars,
  };
}

const agenda = (["CONSENT", "DETERMINATION", "AGREEMENT", "APPROVAL", "NEW_WORK_ITEMS"] as const).map(
  (purpose, position) => ({ number: position + 4, title: purpose, purpose }),
);

/** A meeting of the study group and its working party WP3/13, or of the working party alone. */
export function meetingOn(startsOn: string, endsOn = startsOn, withStudyGroup = true): MeetingState {
  const sitting = { title: "Sitting", startsOn, endsOn, startTime: null };
  return {
    code: `${withStudyGroup ? "SG13" : "WP3"}-${startsOn}`,
    title: "Meeting",
    studyGroup: "SG13",
    startsOn,
    endsOn,
    place: null,
    letter: null,
    sittings: [
      ...(withStudyGroup ? [{ ...sitting, kind: "STUDY_GROUP", body: "SG13" } as const] : []),
      { ...sitting, kind: "WORKING_PARTY", body: "WP3/13" },
      { ...sitting, kind: "WORKING_PARTY", body: "WP4/13" },
    ],
    agenda,
    deadlines: [],
  };
}

const NOTHING_SAID: Omit<DecisionRequest, "kind"> = {
  outcome: "AGREED",
  body: "WP3/13",
  decidedOn: null,
  agendaItem: null,
  finalText: "TD305-R1/WP3",
  assignedNumber: null,
  reason: null,
  overrideReason: null,
  chairConcurrence: null,
};

/** Whether an act is a decision, by the name in the history or by its kind. */
const isDecision = (action: string) =>
  action === "RECORD_DECISION" || DECISION_KINDS.includes(action as DecisionKind);

const NO_OTHER_TEXT = { numberHolder: null, changes: null };

/** What came of one act in a story. */
export interface Told {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** An item on its way, act by act, with the calendar in the test's hands. */
export class Story {
  item: WorkItem;
  readonly meetings = new Map<string, MeetingState>();
  today = "2099-12-31";
  /** The names of members on record that a new one is compared with. */
  membersLike: () => readonly string[] = () => [];

  constructor(state: WorkItemState = draft()) {
    this.item = begin<WorkItemState>("item", state, this.#event("REGISTER", "2000-01-01"));
  }

  /** Records a first decision at a working party or study group meeting. */
  decide(
    kind: DecisionRequest["kind"],
    meeting: MeetingState,
    said: Partial<DecisionRequest> = {},
    numberHolder: string | null = null,
    changes: TextInForce | null = null,
  ): Told {
    this.meetings.set(meeting.code, meeting);
    const facts = { numberHolder, changes };
    const asked = { meeting: meeting.code, kind, ...said };
    const { problems, warnings, next, decidedOn } = this.#decision(this.item, asked, facts);
    if (next)
      this.item = advance<WorkItemState>(
        this.item,
        next,
        this.#event("RECORD_DECISION", decidedOn ?? "", asked),
      );
    return { problems, warnings };
  }

  #decision(
    item: WorkItemState,
    { meeting, ...said }: Partial<DecisionRequest> & Pick<DecisionRequest, "kind"> & { meeting: string },
    facts: { numberHolder: string | null; changes: TextInForce | null } = NO_OTHER_TEXT,
  ) {
    const known = this.meetings.get(meeting);
    if (!known) throw new Error(`There is no meeting ${meeting}.`);
    return concludeDecision(
      { item, meeting: known, home: "WP3/13", studyGroup, ...facts, today: this.today },
      { ...NOTHING_SAID, ...said },
    );
  }

  /** Does an act; the role is the first that may, the meeting the one the open step leads to, unless given. */
  act(
    action: Exclude<ActionName, GavelAction>,
    date: string,
    input: ActInput = {},
    { role, meeting }: { role?: Role; meeting?: MeetingState | null } = {},
  ): Told {
    const fitting = role ?? rowAt(this.item, action, "2026-02-27")?.by[0] ?? "TSB";
    if (meeting) this.meetings.set(meeting.code, meeting);
    const asked = { ...input, date, ...(meeting === undefined ? {} : { meeting: meeting?.code ?? null }) };
    const { problems, warnings, next, effectiveOn, basis } = this.#procedureAct(this.item, action, asked);
    const forbidden = forbids(this.item, action, fitting, date);
    if (next && forbidden.length === 0) {
      this.item = advance<WorkItemState>(this.item, next, {
        ...this.#event(action, effectiveOn, asked),
        basis,
      });
    }
    return { problems: [...forbidden, ...problems], warnings };
  }

  #procedureAct(
    item: WorkItemState,
    action: Exclude<ActionName, GavelAction>,
    { date, meeting, ...input }: ActInput & { date: string; meeting?: string | null },
  ) {
    const named = meeting ? (this.meetings.get(meeting) ?? null) : null;
    return concludeAct(
      {
        item,
        studyGroup,
        home: "WP3/13",
        meeting: meeting === undefined ? this.#announced(item) : named,
        date,
        today: this.today,
        holidays: HOLIDAYS,
        meetingNamed: (code) => this.meetings.get(code) ?? null,
        membersLike: this.membersLike,
        input,
      },
      action,
    );
  }

  /** Does an act with what was said with it before. */
  again(action: string, said: object): Told {
    if (isDecision(action)) {
      const { meeting, kind, ...asked } = said as Partial<DecisionRequest> & {
        meeting: string;
        kind: DecisionKind;
      };
      const known = this.meetings.get(meeting);
      if (!known) throw new Error(`There is no meeting ${meeting}.`);
      return this.decide(kind, known, asked);
    }
    const { date, meeting, ...input } = said as ActInput & { date: string; meeting?: string | null };
    const known =
      meeting === undefined ? {} : { meeting: meeting ? (this.meetings.get(meeting) ?? null) : null };
    return this.act(action as "RETRY", date, input, known);
  }

  /** Judges an act of the story anew, with something said otherwise or as it was said. */
  judging(otherwise: object = {}): Judge {
    return ({ action, said, effectiveOn }, item) => {
      const asked = { ...said, ...otherwise };
      if (isDecision(action)) {
        const told = this.#decision(item, asked as { kind: DecisionKind; meeting: string });
        return { ...told, effectiveOn: told.decidedOn ?? effectiveOn, said: asked };
      }
      const told = this.#procedureAct(item, action as "RETRY", asked as { date: string });
      return { ...told, said: asked };
    };
  }

  /** Puts an act of the story right, or takes it back. */
  correct(
    event: number,
    instead: object | null,
    { withWhatFollows = false }: { withWhatFollows?: boolean } = {},
  ): CorrectionConclusion {
    const request = { event, reason: "wrong", instead: instead && this.judging(instead), withWhatFollows };
    const by = { name: "Test", role: "TSB" as const };
    const conclusion = concludeCorrection(this.item, request, this.judging(), {
      recordedAt: "2026-12-01T00:00:00.000Z",
      by,
    });
    if (conclusion.becomes && conclusion.problems.length === 0) this.item = conclusion.becomes;
    return conclusion;
  }

  /** Does an act that must succeed. */
  do(...said: Parameters<Story["act"]>): this {
    const { problems } = this.act(...said);
    if (problems.length > 0) throw new Error(`${said[0]} refused: ${JSON.stringify(problems, null, 2)}`);
    return this;
  }

  #announced(item: WorkItemState): MeetingState | null {
    return this.meetings.get(meetingAhead(item) ?? "") ?? null;
  }

  #event(action: string, effectiveOn: string, said: object = {}) {
    const by = { name: "Test", role: "TSB" as const };
    return { action, effectiveOn, recordedAt: "2026-01-01T00:00:00.000Z", by, said };
  }
}

/** Why the policy of the act forbids it to the role, where it does. */
function forbids(item: WorkItemState, action: ActionName, role: Role, on: string): readonly Problem[] {
  const policy = policyOf(item, action, "2026-02-27");
  if (!policy) return [];
  const permission = { ...policy, act: action, upon: item.acronym, scopes: new Set([null]), on };
  const facts = { today: on, holders: [], nameOf: () => "" };
  return judgePermission({ name: "Test", role }, permission, facts).problems;
}

/** The codes of problems, for comparison. */
export const codesOf = (told: { readonly problems: readonly Problem[] }): string[] =>
  told.problems.map((p) => p.code);

/** Takes a story from its draft to a last call that began on `start`. */
export function inLastCall(start = "2026-03-16", consent = "2026-02-27", state = draft()): Story {
  const story = new Story(state);
  const { problems } = story.decide("CONSENT", meetingOn(consent, consent, false));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return story
    .do("RECORD_EDITED_TEXT", consent, { document: "TD305-R1/WP3", summaryIncluded: true })
    .do("REQUEST_ANNOUNCEMENT", consent)
    .do("START_LAST_CALL", start, { document: "AAP-1" });
}

/** A comment on the substance, as a Member State makes it. */
export const SUBSTANTIVE = { member: "Japan", category: "MEMBER_STATE", commentKind: "SUBSTANTIVE" } as const;

/** The clause of the first refusal. */
export const clauseOfRefusal = (told: Told): string | undefined => told.problems[0]?.clause;
