import { type CoveredClause, enforced, outOfScope, warned } from "./clause-coverage.js";

/** Rec. ITU-T A.1 (10/2016) §1.4.6, §1.4.7 and §1.5. */
export const A1_COVERAGE: readonly CoveredClause[] = [
  warned(
    "1.4.6",
    "the chair asks the IPR question about each text; the report records it with the responses",
    "recordIprQuestion; the report names the texts for which it is not on record",
  ),
  enforced(
    "1.4.7 (fields)",
    "what the work programme holds of an item",
    ["FORM_COMPLETE"],
    "the fields of the work item; registration by agreement asks for them",
  ),
  enforced(
    "1.4.7 (registration)",
    "a new item is documented with the template in the report of the meeting",
    ["ADOPT_FROM_LIVING_LIST", "KEEP_IN_LIVING_LIST", "BODY_OF_THE_QUESTION", "BODY_SITS"],
    "agreeNewWorkItem; what was not agreed yet goes to the living list",
  ),
  enforced(
    "1.4.7 (number)",
    "the number, or the provisional mnemonic",
    ["ASSIGN_NUMBER", "NOT_NUMBERED", "NUMBER_FITS"],
    "or with the decision; the provisional name is kept",
  ),
  warned(
    "1.4.7 (target dates)",
    "target dates for consent or determination",
    "overdue lists items whose timing has passed",
  ),
  enforced(
    "1.4.7 (discontinuation)",
    "an item may be discontinued",
    ["DISCONTINUE", "REASON_GIVEN"],
    "staleCandidates lists items without a contribution over the previous two study group meetings",
  ),
  warned(
    "1.5",
    "liaison statements: destinations with their purpose, deadline, contact, the level of approval",
    "prepareLiaison, approveLiaison, sendLiaison; liaisonsAwaitingReply lists what is not answered",
  ),
];

/** Which process for which text: domain §4. */
export const TEXT_COVERAGE: readonly CoveredClause[] = [
  enforced("New Recommendation", "AAP or TAP", ["CONSENT", "DETERMINE", "PROCESS_FITS_TYPE"]),
  enforced(
    "Revised Recommendation",
    "the same",
    ["CONSENT", "DETERMINE"],
    "within two years of approval: the warning RECENTLY_APPROVED",
  ),
  enforced("Amendment, integral", "as a Recommendation", ["PROCESS_FITS_TYPE"], "integral: true"),
  enforced("Amendment, non-integral", "agreement", ["AGREE", "PROCESS_FITS_TYPE"], "integral: false"),
  enforced("Annex", "as a Recommendation", ["PROCESS_FITS_TYPE"]),
  enforced(
    "Appendix",
    "agreement by the study group",
    ["AGREE"],
    "a working party is refused: WP_NOT_AUTHORISED",
  ),
  enforced("Corrigendum", "as a Recommendation; TSB corrects obvious errors with the chair's concurrence", [
    "PROCESS_FITS_TYPE",
    "PUBLISH_CORRECTION",
    "IS_CORRIGENDUM",
    "CHAIR_CONCURRED",
  ]),
  enforced("Erratum", "published by TSB with the chair's concurrence", [
    "PUBLISH_ERRATUM",
    "IS_ERRATUM",
    "CHAIR_CONCURRED",
  ]),
  enforced(
    "Supplement",
    "agreement; a working party where authorised",
    ["AGREE"],
    "authorisations of the study group, as data",
  ),
  enforced("Implementers' guide", "agreement; a working party with the chair's concurrence", ["AGREE"]),
  enforced("Technical report", "agreement; a working party where authorised", ["AGREE"]),
  enforced("Handbook", "agreement; a working party where authorised", ["AGREE"]),
  enforced("Implementation guideline", "agreement; a working party where authorised", ["AGREE"]),
  enforced("Technical paper", "agreement; a working party where authorised", ["AGREE"]),
  enforced("Deletion of a Recommendation", "unopposed (AAP: one Member State), circular, three months", [
    "AGREE_DELETION",
    "DELETION_TOLERATED",
    "CLOSE_DELETION_PERIOD",
  ]),
  outOfScope("Deletion of a supplement", "per Rec. A.13", "the body of A.13 (09/2019) was not at hand"),
  outOfScope(
    "New or changed Question",
    "study group consensus, or consultation",
    "Questions are not approved here; they come with the seeds",
  ),
  outOfScope(
    "Deletion of a Question",
    "study group consensus and a circular",
    "Questions are not deleted here",
  ),
  enforced("New work item", "agreement with the A.1 or A.13 form", ["FORM_COMPLETE"], "agreeNewWorkItem"),
  enforced("Discontinuing a work item", "agreement", ["DISCONTINUE"]),
];
