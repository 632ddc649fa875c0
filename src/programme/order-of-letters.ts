import { compareLabels } from "../domain/labels.js";
import type { WorkItem } from "../domain/work-item.js";
import { compareByAcronym } from "../domain/work-items/place.js";
import type { Programme } from "./programme.js";

/** Compares work items as letters and reports have them: by working party and Question, then by acronym. */
export function inOrderOfLetters(programme: Programme): (one: WorkItem, other: WorkItem) => number {
  return (one, other) =>
    compareLabels(programme.homeOf(one) ?? "", programme.homeOf(other) ?? "") ||
    compareLabels(one.question ?? "", other.question ?? "") ||
    compareByAcronym(one, other);
}
