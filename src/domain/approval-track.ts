import type { CalendarDate } from "./calendar.js";
import type { BodyLabel } from "./labels.js";
import type {
  ApprovalVariant,
  CommentKind,
  CommentResult,
  MemberCategory,
  PositionKind,
  RegistrationResult,
  ReplyKind,
  StepKind,
  StepOutcome,
} from "./vocabulary.js";

/** A date of a step, computed once, with the rule that gave it. */
export interface StepDate {
  /** Which date it is, a key of `DATE_RULES`, e.g. `LAST_CALL_END`. */
  readonly name: string;
  readonly date: CalendarDate;
  /** The rule in words, e.g. `start + 27 days`; `given` when somebody set the date instead. */
  readonly rule: string;
  /** Where the rule stands. */
  readonly clause: string;
}

/** The Member States counted when a study group meeting decides; names where they were recorded, else null. */
export interface Count {
  readonly present: number;
  readonly opposing: number;
  readonly presentStates: readonly string[] | null;
  readonly opposingStates: readonly string[] | null;
  /** Those whose presence is ignored because they abstain. */
  readonly abstainingStates: readonly string[] | null;
}

/** One step of an approval: a last call, a consultation, a study group review … */
export interface Step {
  /** Kind and ordinal, e.g. `LAST_CALL-1`. */
  readonly id: string;
  readonly kind: StepKind;
  /** The attempt at approval to which the step belongs, from 1. */
  readonly cycle: number;
  /** Its first day. */
  readonly startedOn: CalendarDate;
  readonly dates: readonly StepDate[];
  /** Code of the meeting that it leads to or happens at. */
  readonly meeting: string | null;
  /** The announcement, circular or text. */
  readonly document: string | null;
  /** Of a preparation: the day from which the text's summary was with TSB. */
  readonly summaryOn: CalendarDate | null;
  /** Of a preparation: the day on which the study group chair asked the Director to go ahead. */
  readonly chairRequestedOn: CalendarDate | null;
  /** Of a study group review: Member States that opposed when more time was asked for. */
  readonly opposed: number | null;
  /** Of a study group meeting: the count of Member States; absent where none was made, and in older records. */
  readonly count?: Count | null;
  /** Of a notification: the step whose result it notifies; absent in older records. */
  readonly notifies?: string | null;
  readonly closedOn: CalendarDate | null;
  readonly outcome: StepOutcome | null;
}

/** A comment in a last call or additional review. */
export interface Comment {
  readonly id: string;
  readonly step: string;
  readonly member: string;
  readonly category: MemberCategory;
  readonly kind: CommentKind;
  readonly receivedOn: CalendarDate;
  /** What it says, and the change that would help approval (Rec. A.8 §4.4). */
  readonly text: string | null;
  /** What was done about it; absent while nothing is on record. */
  readonly resolution?: CommentResolution;
}

/** What was done about a comment. */
export interface CommentResolution {
  readonly result: CommentResult;
  /** What was changed in the text, or why nothing was. */
  readonly text: string;
  /** Who answered the member. */
  readonly answeredBy: string | null;
  readonly resolvedOn: CalendarDate;
}

/** A Member State's reply to a TAP consultation. */
export interface Reply {
  readonly id: string;
  readonly step: string;
  readonly memberState: string;
  readonly kind: ReplyKind;
  readonly receivedOn: CalendarDate;
  readonly text: string | null;
}

/** What a member said at or after a study group meeting. */
export interface Position {
  readonly id: string;
  readonly step: string;
  readonly member: string;
  readonly category: MemberCategory;
  readonly kind: PositionKind;
  readonly statedOn: CalendarDate;
  /** The concise note that is appended to the text. */
  readonly note: string | null;
  /** When it was taken back; an abstention can be, during the meeting. */
  readonly revokedOn: CalendarDate | null;
}

/** A contribution to the item: what keeps it from being stale. */
export interface Contribution {
  readonly id: string;
  /** E.g. `C123` or `TD410/WP1`. */
  readonly document: string;
  readonly source: string | null;
  /** Code of the meeting to which it was submitted. */
  readonly meeting: string | null;
  readonly receivedOn: CalendarDate;
}

/** How the item came into the work programme. */
export interface Registration {
  readonly meeting: string;
  readonly body: BodyLabel;
  readonly agreedOn: CalendarDate;
  readonly agendaItem: number;
  /** The document that carries the A.1 or A.13 form. */
  readonly document: string;
  readonly result: RegistrationResult;
}

/** What the approval of an item has left on record so far. All of it is empty while the item is under study. */
export interface ApprovalTrack {
  /** Attempts at approval, counted from 1 at consent or determination; 0 before. */
  readonly cycle: number;
  /** The day on which the item came to its stage, before which nothing can happen at it; null: from the beginning. */
  readonly stageSince: CalendarDate | null;
  /** Steps, by step id. */
  readonly steps: Readonly<Record<string, Step>>;
  /** Comments, by comment id. */
  readonly comments: Readonly<Record<string, Comment>>;
  /** Replies of Member States, by reply id. */
  readonly replies: Readonly<Record<string, Reply>>;
  /** Positions, by position id. */
  readonly positions: Readonly<Record<string, Position>>;
  /** Contributions, by contribution id. */
  readonly contributions: Readonly<Record<string, Contribution>>;
  readonly approvedOn: CalendarDate | null;
  readonly approvalVariant: ApprovalVariant | null;
  /** A status code as another system gave it, e.g. `AT`; kept as it is even when unknown. */
  readonly externalStatus: string | null;
  readonly registration: Registration | null;
  /** Earlier study periods from which the item was carried over. */
  readonly carriedFrom: readonly string[];
}

/** The track of an item that has taken no step yet. */
export const NO_APPROVAL_TRACK: ApprovalTrack = {
  cycle: 0,
  stageSince: null,
  steps: {},
  comments: {},
  replies: {},
  positions: {},
  contributions: {},
  approvedOn: null,
  approvalVariant: null,
  externalStatus: null,
  registration: null,
  carriedFrom: [],
};

/** The steps of a kind, in the order in which they were taken. */
export function stepsOf(track: Pick<ApprovalTrack, "steps">, kind: StepKind): readonly Step[] {
  return Object.values(track.steps).filter((step) => step.kind === kind);
}

/** The step of one of these kinds that is going on. */
export function openStep(track: Pick<ApprovalTrack, "steps">, ...kinds: StepKind[]): Step | null {
  return Object.values(track.steps).find((step) => kinds.includes(step.kind) && !step.closedOn) ?? null;
}

/** The step of the study group meeting of this attempt, open or over: where positions of members belong. */
export function meetingStep(track: Pick<ApprovalTrack, "steps" | "cycle">): Step | null {
  const steps = Object.values(track.steps).filter(({ cycle }) => cycle === track.cycle);
  return steps.findLast(({ kind }) => kind === "SG_REVIEW" || kind === "SG_DECISION") ?? null;
}

/** The step that says for which study group meeting the text is announced; null where it is announced for none. */
export function announcedStep(track: Pick<ApprovalTrack, "steps" | "cycle">): Step | null {
  const open = openStep(track, "SG_REVIEW", "SG_DECISION", "MORE_TIME");
  if (open) return open;
  const steps = Object.values(track.steps).filter(({ cycle }) => cycle === track.cycle);
  return steps.findLast(({ kind }) => kind === "CONSULTATION" || kind === "DEFERRAL") ?? null;
}

/** A date of a step by the name of its rule. */
export function dateOf(step: Step | null, name: string): CalendarDate | null {
  return step?.dates.find((date) => date.name === name)?.date ?? null;
}

/** What members said in a step, without what was taken back. */
export function positionsIn(track: ApprovalTrack, step: Step | null, kind: PositionKind): Position[] {
  return Object.values(track.positions).filter(
    (position) => position.step === step?.id && position.kind === kind && !position.revokedOn,
  );
}

/** The replies to a consultation. */
export function repliesIn(track: ApprovalTrack, step: Step | null): Reply[] {
  return Object.values(track.replies).filter((reply) => reply.step === step?.id);
}

/** The comments in a last call or additional review. */
export function commentsIn(track: ApprovalTrack, step: Step | null): Comment[] {
  return Object.values(track.comments).filter((comment) => comment.step === step?.id);
}

/** The ordinal after the highest one in the keys of entries such as `C1`, `C2`; one may have been taken back. */
export function nextOrdinal(entries: Readonly<Record<string, unknown>>): number {
  return Math.max(0, ...Object.keys(entries).map((key) => Number(key.slice(1)))) + 1;
}
