import type { DeadlineRead, Unread } from "../../domain/letters/reading.js";
import { DEADLINE_KINDS, type DeadlineKind } from "../../domain/vocabulary.js";
import { mayBeCandidate } from "./candidates.js";
import { wordsPattern } from "./forms.js";
import type { Grammar } from "./grammar.js";
import { foldEach } from "./lines.js";
import { type Piece, passageOf, pieceOf } from "./passage.js";
import { isUnread } from "./schedule.js";

/** The kinds in the order in which their words are looked for: what is narrower comes before what is wider. */
const NARROW_FIRST: readonly DeadlineKind[] = [
  "TRANSLATION",
  "VISA_SUPPORT",
  "REGISTRATION",
  "ANNOUNCEMENT",
  "LETTER",
  "DRAFTS",
  "TEMPORARY_DOCUMENTS",
  "CONTRIBUTIONS",
];

/** The part of a letter that lists what is due when: a day, and after it what is due by it. */
export class DeadlinesPart {
  readonly deadlines: DeadlineRead[] = [];
  readonly unread: Unread[] = [];
  private date: { readonly on: string; readonly line: number } | null = null;
  private open: Piece[] = [];
  private isUsed = true;

  constructor(private readonly grammar: Grammar) {}

  /** Takes the next piece; false where it belongs to this part no longer. */
  take(piece: Piece): boolean {
    const [day, ...more] = this.grammar.calendar.datesIn(piece.folded);
    if (day && day.at <= 2) {
      this.close();
      this.endDate();
      this.isUsed = false;
      if (day.startsOn !== day.endsOn || more.some(({ at }) => at <= day.end + 3)) {
        this.unread.push({ lines: [piece.line], text: piece.text, reason: "It names more days than one." });
        this.isUsed = true;
        return true;
      }
      this.date = { on: day.startsOn, line: piece.line };
      const rest = pieceOf(piece.line, piece.text.slice(day.end).replace(/^[\s:\uff1a|\u2013-]+/u, ""));
      if (rest?.text) this.open = [rest];
      return true;
    }
    if (piece.isBullet) {
      this.close();
      this.open = [piece];
      return true;
    }
    if (this.open.length > 0 && !piece.afterBlank) {
      this.open.push(piece);
      return true;
    }
    if (/^\d/u.test(piece.folded)) {
      this.endDate();
      this.unread.push({ lines: [piece.line], text: piece.text, reason: "It names no day of the calendar." });
      return true;
    }
    if (this.date && !this.isUsed && this.open.length === 0) {
      this.open = [piece];
      return true;
    }
    return false;
  }

  /** Nothing more belongs to this part. */
  end(): void {
    this.close();
    this.endDate();
  }

  private endDate(): void {
    if (this.date && !this.isUsed)
      this.unread.push({
        lines: [this.date.line],
        text: this.date.on,
        reason: "Nothing is said to be due on that day.",
      });
    this.date = null;
  }

  private close(): void {
    if (this.open.length === 0) return;
    const passage = passageOf(this.open);
    this.open = [];
    this.isUsed = true;
    const read = readDeadline(passage.text, this.date, passage.linesOf(), this.grammar);
    if (isUnread(read)) this.unread.push(read);
    else this.deadlines.push(read);
  }
}

function readDeadline(
  text: string,
  date: { readonly on: string; readonly line: number } | null,
  lines: number[],
  grammar: Grammar,
): DeadlineRead | Unread {
  if (!date) return { lines, text, reason: "No day stands before it." };
  if (mayBeCandidate(foldEach(text), grammar))
    return { lines, text, reason: "A candidate seems to stand in it." };
  const what = withoutRule(text, grammar);
  const at = [...new Set([date.line, ...lines])].sort((a, b) => a - b);
  return { date: date.on, what, kind: kindOf(what, grammar), lines: at };
}

/** What is due, without the rule that the writer of letters puts after it. */
function withoutRule(text: string, { language }: Grammar): string {
  const rule = new RegExp(`\\s*\\[\\s*${wordsPattern([language.words.rule])}\\s*:[^\\]]*\\]\\s*$`, "iu");
  const cut = rule.exec(foldEach(text));
  return (cut ? text.slice(0, cut.index) : text).replace(/\s+/gu, " ").trim();
}

function kindOf(what: string, { language }: Grammar): DeadlineKind | null {
  const folded = foldEach(what).toLowerCase();
  const written = DEADLINE_KINDS.find(
    (kind) => foldEach(language.deadlines[kind].what).toLowerCase() === folded,
  );
  return (
    written ??
    NARROW_FIRST.find((kind) =>
      new RegExp(wordsPattern(language.deadlines[kind].known), "iu").test(folded),
    ) ??
    null
  );
}
