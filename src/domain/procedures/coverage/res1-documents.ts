import { type CoveredClause, enforced, outOfScope } from "./clause-coverage.js";

const PRINCIPLES = "about the form and publication of texts";
const ASSEMBLY = "texts of the assembly, which are no work items";
const QUESTIONS = "section 7 says how";

/** WTSA Resolution 1 (Rev. Hammamet, 2016), section 1bis: which texts there are, and how they are agreed and deleted. */
export const RES1_DOCUMENTS_COVERAGE: readonly CoveredClause[] = [
  ...["1", "1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5", "1.2.1", "1.2.2"].map((clause) =>
    outOfScope(`1bis.${clause}`, "general principles", PRINCIPLES),
  ),
  ...["2.1", "2.2", "2.3"].map((clause) => outOfScope(`1bis.${clause}`, "resolutions", ASSEMBLY)),
  ...["3.1", "3.2", "3.3"].map((clause) => outOfScope(`1bis.${clause}`, "opinions", ASSEMBLY)),
  ...["4.1", "4.2", "4.3"].map((clause) => outOfScope(`1bis.${clause}`, "Questions", QUESTIONS)),
  outOfScope("1bis.5.1", "definition of a Recommendation", "a definition"),
  enforced("1bis.5.2", "Recommendations are approved as sections 8 and 9 and A.8 say", [
    "CONSENT",
    "DETERMINE",
  ]),
  enforced("1bis.5.3", "Recommendations are deleted as section 9.8 and A.8 §8 say", ["AGREE_DELETION"]),
  outOfScope("1bis.6.1", "definition of a supplement", "a definition"),
  enforced("1bis.6.2", "supplements are agreed as A.13 says", ["AGREE"], "A.13 itself was not at hand"),
  outOfScope(
    "1bis.6.3",
    "supplements are deleted as A.13 says",
    "the body of A.13 (09/2019) was not at hand",
  ),
  ...(
    [
      ["7", "implementation guidelines"],
      ["8", "technical reports"],
      ["9", "handbooks"],
    ] as const
  ).flatMap(([number, texts]) => [
    outOfScope(`1bis.${number}.1`, `definition of ${texts}`, "a definition"),
    enforced(
      `1bis.${number}.2`,
      `${texts} are agreed by consensus; a working party where authorised`,
      ["AGREE"],
      "WP_NOT_AUTHORISED without the study group's leave: authoriseWorkingParties",
    ),
    enforced(`1bis.${number}.3`, `${texts} are deleted by the study group, by consensus`, [
      "AGREE_DELETION",
      "STUDY_GROUP_DECIDES",
      "BY_CONSENSUS",
    ]),
  ]),
];
