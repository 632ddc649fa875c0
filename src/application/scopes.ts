import { questionLabel, studyGroupLabel, workingPartyLabel } from "../domain/labels.js";
import type { NamedScope } from "../domain/people/appoint.js";
import { scopesAround } from "../domain/people/standing.js";
import { type HeldMandate, mandatesFor } from "../domain/person.js";
import { isOver, stands } from "../domain/study-group.js";
import type { Programme } from "../programme/programme.js";

/** What a scope names: a label or a work item's name, in any case; null where it names nothing. */
export function readScope(programme: Programme, text: string | null): NamedScope | null {
  if (text === null) return { kind: "ALL", id: null };
  const label = studyGroupLabel(text) ?? workingPartyLabel(text) ?? questionLabel(text);
  return (label && !isGone(programme, label) && scopeNamed(programme, label)) || itemNamed(programme, text);
}

/** Whether a label names a working party or Question that is no more. */
function isGone(programme: Programme, label: string): boolean {
  const party = programme.workingParty(label);
  const question = programme.question(label);
  return (party !== null && !stands(party)) || (question !== null && isOver(question));
}

/** What the scope of a mandate on record is: a label, the id of a work item, or null for the whole programme. */
export function scopeNamed(programme: Programme, scope: string | null): NamedScope | null {
  if (scope === null) return { kind: "ALL", id: null };
  if (programme.studyGroup(scope)) return { kind: "STUDY_GROUP", id: scope };
  if (programme.workingParty(scope)) return { kind: "WORKING_PARTY", id: scope };
  if (programme.question(scope)) return { kind: "QUESTION", id: scope };
  return programme.workItemById(scope) && { kind: "WORK_ITEM", id: scope };
}

/** The scope of a mandate with what is above it: for a Question, its working party and study group. */
export function scopesAboveAnd(programme: Programme, scope: string | null): ReadonlySet<string | null> {
  if (scope === null) return new Set([null]);
  const item = programme.workItemById(scope);
  if (item) return scopesAround(item, programme.homeOf(item));
  const question = programme.question(scope);
  if (question) {
    const { studyGroup, workingParty } = question;
    return new Set([studyGroup, ...(workingParty ? [workingParty] : []), scope, null]);
  }
  const party = programme.workingParty(scope);
  return new Set([...(party ? [party.studyGroup] : []), scope, null]);
}

/** What everybody but this person holds, held or will hold for a scope. */
export function heldByOthers(programme: Programme, person: string, scope: string | null): HeldMandate[] {
  const others = programme.personsCharged(scope ?? "").filter(({ id }) => id !== person);
  return mandatesFor(others, scope);
}

function itemNamed(programme: Programme, text: string): NamedScope | null {
  const item = programme.workItem(text);
  return item && { kind: "WORK_ITEM", id: item.id };
}
