import { type Problem, problem } from "../problem.js";
import { POLICY } from "../procedures/policy.js";
import type { WorkItemType } from "../vocabulary.js";
import { designation, type WorkItemState } from "../work-item.js";

/** The justification form of a new work item: A.1 for a normative text, A.13 for another. */
export type JustificationForm = "A.1" | "A.13";

type FormField =
  | "titles"
  | "baseTexts"
  | "timing"
  | "editors"
  | "scope"
  | "summary"
  | "relations"
  | "liaisons"
  | "supportingMembers";

/** The fields of the forms that are recorded with the item, in the forms' order (domain §5.1, §5.2). */
export const FORM_FIELDS: readonly { readonly field: FormField; readonly label: string }[] = [
  { field: "titles", label: "title" },
  { field: "baseTexts", label: "base text" },
  { field: "timing", label: "timing" },
  { field: "editors", label: "editors" },
  { field: "scope", label: "scope" },
  { field: "summary", label: "summary" },
  { field: "relations", label: "relations to Recommendations or other standards" },
  { field: "liaisons", label: "liaisons" },
  { field: "supportingMembers", label: "supporting members" },
];

/** Which form the item needs. */
export function formOf(item: Pick<WorkItemState, "process">): JustificationForm {
  return item.process === "AAP" || item.process === "TAP" ? "A.1" : "A.13";
}

/** Types of text that change or complete another one. */
const CONTINUING: readonly WorkItemType[] = ["AMENDMENT", "CORRIGENDUM", "ERRATUM", "ANNEX", "APPENDIX"];

/**
 * Whether the item needs its form: new work does. What continues existing work, as a revision or an amendment, may do without
 * (Rec. A.1 §1.4.7), unless `POLICY.formForContinuation` says otherwise.
 */
export function needsForm({ version, type }: Pick<WorkItemState, "version" | "type">): boolean {
  const continues = version === "REVISED" || CONTINUING.includes(type);
  return !continues || POLICY.formForContinuation.value;
}

/** What the item's justification form still lacks; an empty list that says "there are none" fills a field. */
export function formGaps(item: WorkItemState): { form: JustificationForm; missing: string[] } {
  const missing = FORM_FIELDS.filter(({ field }) => {
    const value = item[field];
    if (value === null || value === "") return true;
    return field === "titles" && Object.keys(item.titles).length === 0;
  });
  return { form: formOf(item), missing: missing.map(({ label }) => label) };
}

/** What the form lacks, as a refusal or a warning; `path` is the input field that it is about, where there is one. */
export function judgeForm(item: WorkItemState, path?: string): Problem[] {
  const { form, missing } = formGaps(item);
  if (missing.length === 0) return [];
  const said = { form, name: designation(item), missing: missing.join(", ") };
  return [problem("FORM_INCOMPLETE", said, path ? { path } : {})];
}
