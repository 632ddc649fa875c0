import type { Entry } from "../../domain/imports/entry.js";
import { exactKeys, textKeys } from "../../domain/names/key.js";
import { parseNumber } from "../../domain/names/parse.js";
import type { Version } from "../../domain/vocabulary.js";
import type { WorkItem, WorkItemState } from "../../domain/work-item.js";
import { isItemOf } from "../../domain/work-items/named.js";
import type { Programme } from "../../programme/programme.js";
import { holderAmong } from "../number-holder.js";

/** Who has which number, in the programme and among what is brought in with it. */
export class Editions {
  private readonly planned = new Map<string, WorkItem[]>();
  /** The earliest day in the record of each text, by its exact keys. */
  private readonly earliest = new Map<string, string>();

  constructor(private readonly programme: Programme) {}

  /** What the record has altogether: which edition of a text is its earliest. */
  expect(entries: readonly Entry[]): void {
    for (const entry of entries) {
      for (const key of keysOf(entry.number)) {
        const day = dayOf(entry);
        const known = this.earliest.get(key);
        if (known === undefined || day < known) this.earliest.set(key, day);
      }
    }
  }

  add(item: WorkItem): void {
    const number = item.number ? parseNumber(item.number) : null;
    for (const key of number ? textKeys(number) : []) {
      const known = this.planned.get(key);
      if (known) known.push(item);
      else this.planned.set(key, [item]);
    }
  }

  /** What the rules need to know of the numbers for an entry, which may be about an item that is there. */
  factsOn(entry: Entry, itself: WorkItem | null) {
    return {
      versionLeftOut: this.versionOf(entry, itself),
      numberHolder: (state: WorkItemState, number: string) =>
        holderAmong(this.others(number, itself), state, number),
    };
  }

  /** The earliest edition that anybody knows of is new, as far as the record tells. */
  private versionOf(entry: Entry, itself: WorkItem | null): Version {
    const { number } = entry;
    if (!number) return "NEW";
    const earlier = keysOf(number).some((key) => (this.earliest.get(key) ?? "") < dayOf(entry));
    return earlier || this.others(number, itself).length > 0 ? "REVISED" : "NEW";
  }

  private others(number: string, itself: WorkItem | null): WorkItem[] {
    const parsed = parseNumber(number);
    if (!parsed) return [];
    const planned = textKeys(parsed).flatMap((key) => this.planned.get(key) ?? []);
    const all = new Set([...this.programme.workItemsOfText(number), ...planned]);
    return [...all].filter((item) => item.id !== itself?.id && isItemOf(parsed, item));
  }
}

function keysOf(text: string | null): string[] {
  const number = text ? parseNumber(text) : null;
  return number ? exactKeys(number) : [];
}

const dayOf = ({ status, approvedOn }: Entry) => approvedOn ?? status.on ?? "9999";
