import type { Entry } from "../../domain/imports/entry.js";
import { editionsAgree, ownEdition } from "../../domain/names/number.js";
import { parseNumber } from "../../domain/names/parse.js";
import type { WorkItem } from "../../domain/work-item.js";
import { editionOf } from "../../domain/work-items/named.js";
import type { Programme } from "../../programme/programme.js";

/** The item that an entry is about; null where it is about none that is here. */
export function findNamed(programme: Programme, entry: Entry): WorkItem | null {
  const { acronym, number } = entry;
  if (acronym !== number) return programme.workItem(acronym);
  const named = programme.workItemsOfText(number);
  const itself = named.find((item) => item.acronym === acronym);
  return itself ?? named.find((item) => isEditionOf(item, entry)) ?? null;
}

/** Whether the item is the edition that the entry's number or day tells; of what is under way there is no edition yet. */
function isEditionOf(item: WorkItem, { number, status, approvedOn }: Entry): boolean {
  const parsed = number ? parseNumber(number) : null;
  const day = approvedOn ?? (status.status === "Approved" || status.status === "Agreed" ? status.on : null);
  const ofDay = day ? { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) } : null;
  const theirs = (parsed && ownEdition(parsed)) ?? ofDay;
  const ours = editionOf(item);
  if (!theirs) return ours === null;
  return ours !== null && editionsAgree(ours, theirs);
}
