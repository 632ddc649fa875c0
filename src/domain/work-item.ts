import type { ApprovalTrack, Count } from "./approval-track.js";
import type { CalendarDate } from "./calendar.js";
import type { Actor, Aggregate } from "./history.js";
import type { BodyLabel, QuestionLabel, StudyGroupLabel } from "./labels.js";
import { nameKey } from "./names/fold.js";
import { exactKeys } from "./names/key.js";
import { ownEdition, type PublishedNumber } from "./names/number.js";
import { parseNumber } from "./names/parse.js";
import type {
  ApprovalProcess,
  CandidateStatus,
  CheckAnswer,
  DecisionKind,
  DecisionOutcome,
  DecisionTextKind,
  IprTerms,
  KinKind,
  Priority,
  Provenance,
  Stage,
  Version,
  WaitKind,
  WorkItemType,
} from "./vocabulary.js";

/** A title in one language, with where it comes from. */
export interface Title {
  readonly text: string;
  readonly provenance: Provenance;
}

/** When a decision on the text is aimed at. The public database has free text here, so the words are kept. */
export interface Timing {
  /** As written, e.g. `2026-02 (High priority)`. */
  readonly raw: string;
  /** The month aimed at, `YYYY-MM`, where it could be read from the words. */
  readonly month: string | null;
}

/** An editor of the draft. */
export interface Editor {
  readonly name: string;
  readonly affiliation: string | null;
}

/** The justification of a normative reference to another organisation's document (Rec. A.5). */
export interface A5Justification {
  readonly organization: string;
  readonly document: string;
  readonly version: string | null;
  /** The TD that carries the justification. */
  readonly td: string | null;
  /** Whether the organisation is qualified under A.5; null when not recorded. */
  readonly qualified: boolean | null;
}

/** A rapporteur's answer to one point of the checklist. */
export interface CheckRecord {
  readonly answer: CheckAnswer;
  readonly note: string | null;
}

/** A plan to put the item to a decision at a meeting. Plans decide nothing. */
export interface Candidacy {
  readonly meeting: string;
  readonly body: BodyLabel;
  readonly kind: DecisionKind;
  readonly agendaItem: number | null;
  readonly status: CandidateStatus;
  /** The date of the document that listed it. */
  readonly proposedOn: CalendarDate;
  /** Why it was withdrawn. */
  readonly reason: string | null;
  /** The document that was proposed for the decision, e.g. `TD305/WP3`; absent or null where none was named. */
  readonly text?: string | null;
}

/** Something without which the item should not go on: another text, a reply, a statement. */
export interface Wait {
  readonly id: string;
  readonly kind: WaitKind;
  /** Id of the work item that is waited for; null: something else is. */
  readonly awaitedItem: string | null;
  /** Id of the liaison statement whose reply is waited for; null: something else is. */
  readonly liaison: string | null;
  /** What is waited for, in words, where it is on no record here. */
  readonly what: string | null;
  readonly since: CalendarDate;
  readonly note: string | null;
  /** That somebody said that it is waited for no longer; null: nobody did. */
  readonly ended: { readonly on: CalendarDate; readonly reason: string } | null;
}

/** What an item is to another one. */
export interface Kin {
  readonly kind: KinKind;
  /** Id of the other one. */
  readonly workItem: string;
  readonly since: CalendarDate;
  readonly note: string | null;
}

/** A further Question under which an item is studied, with the study period in which it has that label. */
export interface JointQuestion {
  readonly question: QuestionLabel;
  readonly studyPeriod: string;
}

/** A statement on intellectual property that the text may need, as it was received. */
export interface IprStatement {
  /** Who holds it. */
  readonly holder: string;
  readonly terms: IprTerms;
  readonly receivedOn: CalendarDate;
  /** The statement itself, e.g. its number in the database of ITU; null where none was named. */
  readonly document: string | null;
  readonly note: string | null;
}

/** A document that goes with the text of a decision. */
export interface DecisionText {
  readonly kind: DecisionTextKind;
  /** E.g. `TD305-R1/WP3`, or the name of an attachment. */
  readonly document: string;
}

/** What a meeting decided on the item. */
export interface Decision {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly outcome: DecisionOutcome;
  readonly meeting: string;
  readonly body: BodyLabel;
  readonly decidedOn: CalendarDate;
  readonly agendaItem: number;
  /** The text that was before the meeting, e.g. `TD305-R1/WP3`. */
  readonly finalText: string | null;
  /** The documents that go with it, the clean text among them; absent where none was named. */
  readonly texts?: readonly DecisionText[];
  readonly assignedNumber: string | null;
  readonly reason: string | null;
  /** Code of the meeting to which it was put off; absent where none was named. */
  readonly postponedTo?: string;
  /** Why the meeting went ahead although a requirement was unmet. */
  readonly overrideReason: string | null;
  /** When the study group chair concurred, where that is needed (Rec. A.8 §7.1). */
  readonly chairConcurrence: CalendarDate | null;
  /** The Member States counted, where it takes a count; absent in older records. */
  readonly count?: Count | null;
  /** Whether the item was on the meeting's list of candidates. */
  readonly wasCandidate: boolean;
  /** That it was recorded by mistake and taken back; it stays on record. Absent while it stands. */
  readonly voided?: Voiding;
}

/** How a decision was taken back. */
export interface Voiding {
  readonly reason: string;
  readonly by: Actor;
  /** Position of the event that took it back. */
  readonly event: number;
}

/**
 * The state of a work item. In the fields that say "or null", null means that nothing was recorded, which is not
 * the same as an empty text or list: that says there is none.
 */
export interface WorkItemState extends ApprovalTrack {
  /** The provisional name; kept when a number is assigned. */
  readonly acronym: string;
  readonly aliases: readonly string[];
  /** The number of the text, e.g. `Y.3094`, as it was assigned; {@link heldNumber} says whether the item still holds it. */
  readonly number: string | null;
  /** Id of the item that this one repeated and was merged into; absent unless it was. */
  readonly mergedInto?: string | null;
  readonly studyGroup: StudyGroupLabel;
  readonly studyPeriod: string;
  /** Null: no Question is on record for it, as of a text that was approved before the programme was kept here. */
  readonly question: QuestionLabel | null;
  readonly type: WorkItemType;
  readonly version: Version;
  /**
   * Of an amendment: whether it changes or adds normative content, and so goes the way of a Recommendation; false
   * when it holds only non-integral matter such as an appendix. Null when not recorded, and for every other type.
   */
  readonly integral: boolean | null;
  readonly process: ApprovalProcess;
  /** Of a text that needs no selection: AAP or TAP, whichever it had before it became one; absent unless it had one. */
  readonly selectedBefore?: "AAP" | "TAP" | null;
  readonly stage: Stage;
  /** The Recommendation or series that the text belongs to, e.g. `Y.2300-series` for a Supplement. */
  readonly parent: string | null;
  /** Titles by language tag (`en`, `zh`, `ar`). */
  readonly titles: Readonly<Record<string, Title>>;
  readonly summary: string | null;
  readonly scope: string | null;
  readonly timing: Timing | null;
  readonly priority: Priority | null;
  readonly editors: readonly Editor[] | null;
  /** Relations to Recommendations and other standards, approved or under development (Rec. A.1 Annex A). */
  readonly relations: readonly string[] | null;
  readonly liaisons: readonly string[] | null;
  readonly supportingMembers: readonly string[] | null;
  /** Documents that hold the current draft, e.g. `TD410/WP1`. */
  readonly baseTexts: readonly string[] | null;
  /** Documents of other organisations that the text refers to normatively. */
  readonly externalReferences: readonly string[] | null;
  readonly a5Justifications: readonly A5Justification[] | null;
  /** The number of a common text, e.g. with ISO/IEC. */
  readonly equivalentNumber: string | null;
  /** Answers to the checklist, by check. */
  readonly checklist: Readonly<Record<string, CheckRecord>>;
  /** Plans, by meeting code. */
  readonly candidacies: Readonly<Record<string, Candidacy>>;
  /** Decisions, by decision id. */
  readonly decisions: Readonly<Record<string, Decision>>;
  /** What it waits for, `W1`, `W2` … ; absent while nothing was ever named. */
  readonly waits?: Readonly<Record<string, Wait>>;
  /** The IPR statements that were received on it, `I1`, `I2` … ; absent while there are none. */
  readonly iprStatements?: Readonly<Record<string, IprStatement>>;
  /** What it is to other items, `K1`, `K2` … ; absent while nothing was ever named. */
  readonly kin?: Readonly<Record<string, Kin>>;
  /** Further Questions under which it is studied; leave and reports follow {@link question}. Absent while there never were any. */
  readonly jointQuestions?: readonly JointQuestion[];
}

/** A work item: an assigned piece of work within a Question that will result in a text. */
export type WorkItem = Aggregate<WorkItemState>;

/** The decisions that stand, oldest first: those that were recorded by mistake and taken back are left out. */
export function standingDecisions(item: Pick<WorkItemState, "decisions">): readonly Decision[] {
  return Object.values(item.decisions).filter((decision) => !decision.voided);
}

/** What names the item besides its number, in the form in which names are matched: acronym and aliases. */
export function namesOf({ acronym, aliases }: Pick<WorkItemState, "acronym" | "aliases">): string[] {
  return [...new Set([acronym, ...aliases].map(nameKey))];
}

/** The number that the item holds. One that was discontinued has given its number back: nothing was published. */
export function heldNumber({ number, stage }: Pick<WorkItemState, "number" | "stage">): string | null {
  return stage === "DISCONTINUED" ? null : number;
}

/**
 * The keys that no two items may share. A number is unique with its edition (Rec. A.12 §2): a new text holds its
 * number alone, a revised one shares it with earlier editions, one a month. A discontinued item gives it back.
 */
export function uniqueKeysOf(item: WorkItemState): string[] {
  const names = namesOf(item).map((name) => `name:${name}`);
  const held = heldNumber(item);
  if (!held) return names;
  const number = parseNumber(held);
  const keys = number ? exactKeys(number) : [nameKey(held)];
  return [...names, ...keys.map((key) => `number:${key}@${editionKey(item, number)}`)];
}

/** The edition in a key: of the first decision where the number does not say its month. */
function editionKey(item: WorkItemState, number: PublishedNumber | null): string {
  if (item.version === "NEW") return "first";
  const written = number && ownEdition(number);
  if (written?.month) return `${written.year}-${String(written.month).padStart(2, "0")}`;
  const taken = standingDecisions(item).filter((decision) => decision.outcome === "AGREED");
  // Where TSB assigned the number later, the first decision gives the edition.
  const assigned = taken.find((decision) => decision.assignedNumber === item.number) ?? taken[0];
  // What was approved before the programme was kept here has no decision on record.
  return (assigned?.decidedOn ?? item.approvedOn ?? item.stageSince)?.slice(0, 7) ?? "undated";
}

/** How the item is written in reports: its number with the provisional name, or the provisional name. */
export function designation(item: WorkItemState): string {
  const number = heldNumber(item);
  return number && nameKey(number) !== nameKey(item.acronym)
    ? `${number} (ex ${item.acronym})`
    : item.acronym;
}
