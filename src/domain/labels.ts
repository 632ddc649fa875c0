import { plain } from "./names/fold.js";

/** `SG13`: a study group. */
export type StudyGroupLabel = string;
/** `WP4/13`: a working party, with the number of its study group. */
export type WorkingPartyLabel = string;
/** `Q16/13`: a Question, with the number of its study group. */
export type QuestionLabel = string;
/** A body that can take decisions: a study group or a working party. */
export type BodyLabel = StudyGroupLabel | WorkingPartyLabel;

const STUDY_GROUP = /^SG([1-9]\d?)$/i;
const WORKING_PARTY = /^WP([1-9]\d?)\/([1-9]\d?)$/i;
const QUESTION = /^Q([1-9]\d?)\/([1-9]\d?)$/i;

/** The label in its one written form (`wp4/13` becomes `WP4/13`), or null when it is no study-group label. */
export const studyGroupLabel = (text: string): StudyGroupLabel | null => canonical(STUDY_GROUP, text);
/** The label in its one written form, or null when it is no working-party label. */
export const workingPartyLabel = (text: string): WorkingPartyLabel | null => canonical(WORKING_PARTY, text);
/** The label in its one written form, or null when it is no Question label. */
export const questionLabel = (text: string): QuestionLabel | null => canonical(QUESTION, text);
/** The label in its one written form, or null when it names neither a study group nor a working party. */
export const bodyLabel = (text: string): BodyLabel | null => studyGroupLabel(text) ?? workingPartyLabel(text);

/** Whether a label of a body is that of a working party (and not of a study group). */
export const isWorkingParty = (body: BodyLabel): boolean => WORKING_PARTY.test(body);

/** Order of labels as people expect it: by study group, then by number (`Q2/13` before `Q16/13`). */
export function compareLabels(a: string, b: string): number {
  const [aNumber = 0, aGroup = 0] = numbersIn(a);
  const [bNumber = 0, bGroup = 0] = numbersIn(b);
  return aGroup - bGroup || aNumber - bNumber;
}

/** The place of a label among others of its kind, as {@link compareLabels} has them, as one number. */
export function labelPlace(label: string): number {
  const [number = 0, group = 0] = numbersIn(label);
  return group * 1000 + number;
}

function numbersIn(label: string): number[] {
  return (label.match(/\d+/g) ?? []).map(Number);
}

function canonical(form: RegExp, text: string): string | null {
  const label = plain(text);
  return form.test(label) ? label.toUpperCase() : null;
}
