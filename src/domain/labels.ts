import { fold } from "./names/fold.js";

/** `SG13`: a study group. */
export type StudyGroupLabel = string;
/** `WP4/13`: a working party, with the number of its study group. */
export type WorkingPartyLabel = string;
/** `Q16/13`: a Question, with the number of its study group. */
export type QuestionLabel = string;
/** The World Telecommunication Standardization Assembly, as a body that decides. */
export const ASSEMBLY = "WTSA";
/** A body that can take decisions: a study group, a working party, or the assembly. */
export type BodyLabel = StudyGroupLabel | WorkingPartyLabel | typeof ASSEMBLY;

const NUMBER = "([1-9]\\d?)";
const PAIR = `${NUMBER}\\s?/\\s?${NUMBER}`;

/**
 * How people write labels, folded: in ITU-T's own form, spelled out, and in the six official languages, general knowledge
 * all of it; what is read is written in the one form.
 */
const STUDY_GROUP = spelled(
  NUMBER,
  [
    "(?:itu-t )?(?:sg|study group)",
    "(?:commission d'etudes|ce|comision de estudio)",
    "(?:исследовательская комиссия|ик)",
    "لجنة الدراسات",
  ],
  [`第?${NUMBER}研究组`],
);
const WORKING_PARTY = spelled(
  PAIR,
  [
    "(?:wp|working party)",
    "(?:groupe de travail|gt|grupo de trabajo)",
    "(?:рабочая группа|рг)",
    "فرقة العمل",
  ],
  [`第?${PAIR}工作组`],
);
const QUESTION = spelled(
  PAIR,
  ["(?:q\\.?|question|cuestion)", "(?:вопрос|в)", "المسالة"],
  [`第?${PAIR}号?课题`],
);
const ASSEMBLY_NAME =
  /^(?:wtsa(?:-\d{2,4})?|world telecommunication standardization assembly|amnt|世界电信标准化全会)$/;

/** The label in its one written form (`wp 4/13` becomes `WP4/13`), or null when it is no study-group label. */
export const studyGroupLabel = (text: string): StudyGroupLabel | null => read(STUDY_GROUP, "SG", text);
/** The label in its one written form, or null when it is no working-party label. */
export const workingPartyLabel = (text: string): WorkingPartyLabel | null => read(WORKING_PARTY, "WP", text);
/** The label in its one written form, or null when it is no Question label. */
export const questionLabel = (text: string): QuestionLabel | null => read(QUESTION, "Q", text);
/** The label in its one written form, or null when it names neither a study group, a working party nor the assembly. */
export const bodyLabel = (text: string): BodyLabel | null =>
  studyGroupLabel(text) ?? workingPartyLabel(text) ?? (ASSEMBLY_NAME.test(fold(text)) ? ASSEMBLY : null);

/** Whether a label of a body is that of a working party (and not of a study group). */
export const isWorkingParty = (body: BodyLabel): boolean => workingPartyLabel(body) !== null;

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

/** The form of labels with these numbers: after one of the names, or within one of the whole forms. */
function spelled(numbers: string, names: readonly string[], whole: readonly string[]): RegExp {
  return new RegExp(`^(?:(?:${names.join("|")})\\s?${numbers}|${whole.join("|")})$`, "u");
}

function read(form: RegExp, prefix: string, text: string): string | null {
  const numbers = form
    .exec(fold(text))
    ?.slice(1)
    .filter((number) => number !== undefined);
  return numbers ? `${prefix}${numbers.join("/")}` : null;
}
