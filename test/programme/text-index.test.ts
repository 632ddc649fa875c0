import { assert } from "chai";
import fc from "fast-check";
import { advance, begin } from "../../src/domain/history.js";
import type { WorkItem, WorkItemState } from "../../src/domain/work-item.js";
import { LiveProgramme } from "../../src/programme/live-programme.js";
import type { Programme } from "../../src/programme/programme.js";
import { distancesFrom, itemSet } from "../../src/programme/search.js";
import { plainDistance, plainSearch } from "../support/plain-search.js";
import { draft } from "../support/story.js";

const DAY = "2026-02-27";
const act = {
  action: "UPDATE",
  effectiveOn: DAY,
  recordedAt: `${DAY}T09:00:00.000Z`,
  by: { name: "T", role: "TSB" },
} as const;
const WORDS = [
  "quantum",
  "Quality",
  "e-health",
  "ehealth",
  "Suppl.",
  "supplement",
  "réseau",
  "量子密钥",
  "密钥",
  "5G",
  "Y.2770",
  "of",
  "the",
];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 });
const titleOf = (text: string) => ({ en: { text, provenance: "MEMBER" as const } });

function found(programme: Programme, text: string): string[] {
  return [...itemSet(programme, { text }, DAY).list()].map(({ acronym }) => acronym);
}

/** A commit: an item with this number gets a title, or is made. */
function commit(live: LiveProgramme, number: number, title: string): void {
  const known = live.current.workItem(`Y.item-${number}`);
  const aggregate = known
    ? advance<WorkItemState>(known, { titles: titleOf(title) }, act)
    : begin(`id-${number}`, draft({ acronym: `Y.item-${number}`, titles: titleOf(title) }), act);
  live.apply([{ kind: "workItem", aggregate: aggregate as WorkItem }]);
}

describe("the index of words", () => {
  const commits = fc.array(fc.tuple(fc.nat({ max: 9 }), words), { minLength: 1, maxLength: 25 });

  it("finds, after any commits, what a look at every item finds, in the newest programme and in an older one", () => {
    fc.assert(
      fc.property(commits, fc.nat({ max: 24 }), words, fc.nat({ max: 6 }), (all, held, asked, letters) => {
        const live = new LiveProgramme();
        let older = live.current;
        for (const [index, [number, title]] of all.entries()) {
          commit(live, number, title.join(" "));
          if (index === held) older = live.current;
        }
        const text = asked
          .slice(0, 2)
          .join(" ")
          .slice(0, letters + 2);
        for (const programme of [live.current, older]) {
          const scanned = plainSearch(programme, { text }, DAY);
          assert.deepEqual(
            found(programme, text),
            scanned.map(({ acronym }) => acronym),
            text,
          );
          const distance = distancesFrom(programme, text, itemSet(programme, { text }, DAY).slots).of;
          const plain = plainDistance(programme, text);
          for (const item of scanned) assert.equal(distance(item), plain(item), `${item.acronym}: ${text}`);
        }
      }),
    );
  });

  it("finds an item by every beginning of every word of its title, in any case and without accents", () => {
    fc.assert(
      fc.property(commits, fc.nat(), fc.nat(), (all, which, length) => {
        const live = new LiveProgramme();
        for (const [number, title] of all) commit(live, number, title.join(" "));
        for (const { acronym, titles } of live.current.workItems()) {
          const parts = titles.en?.text.split(" ") ?? [];
          const word = parts[which % parts.length] ?? "";
          const beginning = word.slice(0, 1 + (length % word.length));
          const plain = beginning.normalize("NFD").replace(/\p{Mn}/gu, "");
          for (const text of [word, beginning, word.toUpperCase(), plain])
            assert.include(found(live.current, text), acronym, text);
        }
      }),
    );
  });

  it("puts what is named first, then words of names, beginnings of names, titles, and everything else", () => {
    const live = new LiveProgramme();
    const make = (acronym: string, more: Partial<WorkItemState>) => {
      const aggregate = begin(
        acronym,
        draft({ acronym, titles: {}, summary: null, ...more }),
        act,
      ) as WorkItem;
      live.apply([{ kind: "workItem", aggregate }]);
    };
    make("Y.a", { summary: "About qkd" });
    make("Y.b", { titles: titleOf("The qkdn") });
    make("Y.c", { titles: titleOf("The QKD") });
    make("Y.QKDN", {});
    make("Y.QKD-x", {});
    make("QKD", {});
    const found = itemSet(live.current, { text: "qkd" }, DAY);
    const distance = distancesFrom(live.current, "qkd", found.slots).of;
    const items = live.current.workItems().toSorted((a, b) => distance(a) - distance(b));
    assert.deepEqual(
      items.map(({ acronym }) => acronym),
      ["QKD", "Y.QKD-x", "Y.QKDN", "Y.c", "Y.b", "Y.a"],
    );
  });
});
