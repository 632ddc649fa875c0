import type { AgendaItemRead, Unread } from "../../domain/letters/reading.js";
import { AGENDA_PURPOSES, type AgendaPurpose } from "../../domain/vocabulary.js";
import { acronymAt, holdsCandidate, mayBeCandidate } from "./candidates.js";
import { wordsPattern } from "./forms.js";
import type { Grammar } from "./grammar.js";
import { foldEach } from "./lines.js";
import { type Piece, passageOf } from "./passage.js";

const NUMBERED = /^(\d{1,3})(?:[.)\u3001]\s*|\s+)(?=\S)/u;

/** The part of a letter that is the draft agenda: numbered lines. Agendas are in English in letters of every language. */
export class AgendaPart {
  readonly unread: Unread[] = [];
  private items: Piece[][] = [];

  constructor(private readonly grammars: readonly Grammar[]) {}

  /** Takes the next piece; false where it belongs to the agenda no longer. */
  take(piece: Piece): boolean {
    if (!piece.isBullet && NUMBERED.test(piece.folded)) {
      this.items.push([piece]);
      return true;
    }
    const open = this.items.at(-1);
    if (piece.isBullet || /^[\s_*=-]{3,}$/u.test(piece.folded)) return false;
    if (!open) return !this.grammars.some((grammar) => mayBeCandidate(piece.folded, grammar));
    if (piece.afterBlank || beginsWithTitle(piece.folded, this.grammars)) return false;
    open.push(piece);
    return true;
  }

  /** What was read, each number once. */
  end(): AgendaItemRead[] {
    const read = this.items.map((pieces) => {
      const { text, folded, linesOf } = passageOf(pieces);
      const head = NUMBERED.exec(folded);
      const title = text
        .slice(head?.[0].length ?? 0)
        .replace(/\s+/gu, " ")
        .trim();
      return { number: Number(head?.[1]), title, purpose: this.purposeOf(title), lines: linesOf() };
    });
    const [grammar] = this.grammars;
    const isCandidate = ({ title }: AgendaItemRead) =>
      grammar !== undefined && holdsCandidate(foldEach(title), grammar);
    for (const { title, lines } of read.filter(isCandidate))
      this.unread.push({ lines, text: title, reason: "A candidate seems to stand in it." });
    const isAlone = ({ number }: AgendaItemRead) => read.filter((one) => one.number === number).length === 1;
    for (const { number, title, lines } of read.filter((one) => !isAlone(one)))
      this.unread.push({
        lines,
        text: `${number} ${title}`,
        reason: `The agenda has the number ${number} more than once.`,
      });
    return read.filter((one) => isAlone(one) && !isCandidate(one));
  }

  private purposeOf(title: string): AgendaPurpose | null {
    const folded = foldEach(title);
    const known = (purpose: AgendaPurpose) =>
      this.grammars.some(({ language }) => {
        const words = language.purposes[purpose];
        return words && new RegExp(wordsPattern(words), "iu").test(folded);
      });
    return NARROW_FIRST.find(known) ?? null;
  }
}

/** Whether a line begins with an acronym and a title: that is no more of the point before it. */
function beginsWithTitle(folded: string, grammars: readonly Grammar[]): boolean {
  return grammars.some((grammar) => acronymAt(folded, grammar) !== null && mayBeCandidate(folded, grammar));
}

/** New work items and liaison statements are agreed and approved too, in other words. */
const NARROW_FIRST: readonly AgendaPurpose[] = [
  "NEW_WORK_ITEMS",
  "LIAISONS",
  "FUTURE_ACTIVITIES",
  ...AGENDA_PURPOSES.filter((one) => !["NEW_WORK_ITEMS", "LIAISONS", "FUTURE_ACTIVITIES"].includes(one)),
];
