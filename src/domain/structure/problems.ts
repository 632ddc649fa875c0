import { entry, type ProblemEntry } from "../problem-entry.js";

/** The refusals and warnings about study groups, working parties and Questions. */
export const STRUCTURE_PROBLEMS = {
  LABEL_TAKEN: entry(
    "TRACKER",
    (f) => `${f.label} is there already, since ${f.since}.`,
    () => "Choose another number, or change the one that is there.",
  ),
  LABEL_MALFORMED: entry(
    "TRACKER",
    (f) => `"${f.label}" is not the label of ${f.what}.`,
    (f) => `Write it as in ${f.example}.`,
  ),
  STUDY_GROUP_UNKNOWN: entry(
    "RES1_1_11_3",
    (f) => `There is no study group ${f.studyGroup}, to which ${f.label} would belong.`,
    () => "Set up the study group first, or look at the number after the stroke.",
  ),
  WORKING_PARTY_UNKNOWN: entry(
    "A1_2_1_2",
    (f) => `There is no working party ${f.label}.`,
    () => "Use the label of a working party of the study group, e.g. WP4/13.",
  ),
  WORKING_PARTY_DISSOLVED: entry(
    "A1_2_1_2",
    (f) => `${f.label} is dissolved since ${f.since}.`,
    () => "Use a working party that stands.",
  ),
  WORKING_PARTY_ELSEWHERE: entry(
    "A1_2_1_2",
    (f) => `${f.label} is no working party of ${f.studyGroup}, to which ${f.question} belongs.`,
    () => "A study group entrusts its Questions to its own working parties.",
  ),
  QUESTIONS_ENTRUSTED: entry(
    "A1_2_1_2",
    (f) => `${f.questions} would be left without a working party: ${f.label} handles it.`,
    () => "Entrust its Questions to another one first, or say with questionsTo where they go.",
  ),
  NAME_MISSING: entry(
    "TRACKER",
    (f) => `${f.label} would have no name.`,
    () => "Give a name in one language at least.",
  ),
  FEW_SUPPORTERS: entry(
    "RES1_7_2_2",
    (f) =>
      `${f.label} has ${f.count} members on record that support the work; normally it takes at least ${f.needed}.`,
    () => "Record every member that commits itself, with the kind of support, as the report has it.",
  ),
  MANDATES_END: entry(
    "TRACKER",
    (f) => `With ${f.label} end the mandates of ${f.people}.`,
    () => "Whoever goes on with the work is appointed for what goes on with it: appoint.",
  ),
  CODE_OF_OTHER_PERIOD: entry(
    "TRACKER",
    (f) => `The code ${f.code} is not one of the study period ${f.period}, in which the meeting begins.`,
    (f) => `The codes of its meetings begin with ${f.prefix}.`,
  ),
  PERIOD_UNKNOWN: entry(
    "TRACKER",
    (f) => `"${f.period}" is no study period, or overlaps one that is known.`,
    (f) => `Give one of ${f.known}, or one before or after them, by its first and last year.`,
  ),
} as const satisfies Record<string, ProblemEntry>;
