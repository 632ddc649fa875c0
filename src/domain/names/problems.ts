import { entry, type ProblemEntry } from "../problem-entry.js";
import { LONGEST_NAME } from "./provisional.js";

/** What can be wrong with a name or number. */
export const NAME_PROBLEMS = {
  NAME_TAKEN: entry(
    "A1_1_4_7",
    (f) => `"${f.name}" already names the work item ${f.holder}.`,
    () => "Choose another acronym or alias.",
  ),
  NAME_MALFORMED: entry(
    "A12_2",
    (f) =>
      `"${f.name}" is not a provisional name: a series letter, a dot and a mnemonic, as in Y.QKD-TLS, of at most ${LONGEST_NAME} characters.`,
    () =>
      `Write the series letter, a dot, then letters, digits, dots, hyphens or underscores, a letter or digit last; at most ${LONGEST_NAME} characters.`,
  ),
  NAME_LIKE_NUMBER: entry(
    "A12_2",
    (f) => `"${f.name}" reads as the number ${f.number} of a published text, and would be taken for it.`,
    () => "Choose a mnemonic, as in Y.QKD-TLS, or for a revision the number with -rev, as in Y.3510-rev.",
  ),
  NAME_AMBIGUOUS: entry(
    "TRACKER",
    (f) => `"${f.name}" names more than one work item: ${f.items}.`,
    () =>
      "Name the one that is meant by its acronym or id, or the number with its edition, as in Y.3510 (2016).",
  ),
  NUMBER_MALFORMED: entry(
    "A12_2",
    (f) => `"${f.number}" is not a number of a published text, as in Y.3094.`,
    () =>
      "Write it as ITU-T does: Y.3094, G.709/Y.1331, Y.3172 (2019) Amd. 1, Y Suppl. 101 or Supplement 101 to Y.3302; leading zeros are left out.",
  ),
  NUMBER_UNFIT: entry(
    "A12_2",
    (f) => `${f.number} is the number of a text of type ${f.kind}, and the item is of type ${f.type}.`,
    (f) => `Assign a number as in ${f.example}.`,
  ),
  NUMBER_TAKEN: entry(
    "A12_2",
    (f) => `The number ${f.number} is already assigned to ${f.holder}.`,
    () =>
      "Assign another number; a revision keeps its number and is distinguished by its edition, year and month.",
  ),
} satisfies Record<string, ProblemEntry>;
