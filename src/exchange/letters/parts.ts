import type {
  AgendaItemRead,
  CandidateRead,
  DeadlineRead,
  Fact,
  GatheringRead,
  Unread,
} from "../../domain/letters/reading.js";
import { AgendaPart } from "./agenda.js";
import { acronymAt, mayBeCandidate, type OpenPart, readCandidate, secondAcronymAt } from "./candidates.js";
import { DeadlinesPart } from "./deadlines.js";
import { wordsPattern } from "./forms.js";
import type { Grammar } from "./grammar.js";
import { Headings, type Part } from "./headings.js";
import { type Passage, type Piece, passageOf, pieceOf } from "./passage.js";
import { isUnread, readGathering, readSchedule, type ScheduleFound } from "./schedule.js";

/** What the parts of a letter say, piece by piece. */
export interface PartsRead {
  readonly addressees: readonly Fact<string>[];
  readonly candidates: readonly CandidateRead[];
  readonly gatherings: readonly GatheringRead[];
  readonly schedules: readonly ScheduleFound[];
  readonly deadlines: readonly DeadlineRead[];
  readonly agenda: readonly AgendaItemRead[];
  /** The running text, a paragraph each. */
  readonly prose: readonly Passage[];
  readonly unread: readonly Unread[];
}

/**
 * Goes through the pieces of a letter once: headings open its parts, and each bullet comes to be a fact or is listed as
 * unread. No bullet is passed over.
 */
export function readParts(pieces: readonly Piece[], grammar: Grammar, english: Grammar): PartsRead {
  const reader = new PartsReader(grammar, english);
  reader.read(pieces);
  return reader;
}

/** After so many characters a paragraph of running text is taken to be another one. */
const LONGEST_PARAGRAPH = 4_000;
const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text }) => sum + text.length, 0);
/** Over so many lines a candidate can run. */
const MOST_LINES = 7;

class PartsReader implements PartsRead {
  readonly addressees: Fact<string>[] = [];
  readonly candidates: CandidateRead[] = [];
  readonly gatherings: GatheringRead[] = [];
  readonly schedules: ScheduleFound[] = [];
  readonly deadlines: DeadlineRead[] = [];
  agenda: AgendaItemRead[] = [];
  readonly prose: Passage[] = [];
  readonly unread: Unread[] = [];

  private waiting: Piece[] = [];
  private paragraph: Piece[] = [];
  private part: DeadlinesPart | AgendaPart | null = null;
  private body: string | null = null;
  private isAddressed = false;
  private isTakenOff = false;

  private readonly headings: Headings;

  constructor(
    private readonly grammar: Grammar,
    private readonly english: Grammar,
  ) {
    this.headings = new Headings(grammar, english);
  }

  read(pieces: readonly Piece[]): void {
    // The next piece is the last of the list, so that what is left of one can be put back.
    this.waiting = [...pieces].reverse();
    for (let piece = this.waiting.pop(); piece; piece = this.waiting.pop()) this.take(piece);
    this.endPart();
    this.endParagraph();
  }

  private take(piece: Piece): void {
    if (this.opensPart(piece)) return;
    // In a list of deadlines a candidate is out of place, and no deadline.
    if (this.part instanceof DeadlinesPart && acronymAt(piece.folded, this.grammar)) {
      this.takeCandidate(piece);
      return;
    }
    if (this.part?.take(piece)) return;
    this.endPart();
    if (!piece.isBullet && this.grammar.after(piece.folded, "to") !== null) this.isAddressed = true;
    else if (!piece.isBullet) this.isAddressed = false;
    const isCandidate = acronymAt(piece.folded, this.grammar) !== null;
    if (!piece.isBullet && !isCandidate) {
      const second = this.body ? secondAcronymAt(piece.folded) : null;
      if (second) {
        this.putBack(piece, second);
        this.putBack(piece, 0, second);
        return;
      }
      if (piece.afterBlank || lengthOf(this.paragraph) > LONGEST_PARAGRAPH) this.endParagraph();
      this.paragraph.push(piece);
      return;
    }
    this.endParagraph();
    if (this.isAddressed && !isCandidate) this.addressees.push({ value: piece.text, lines: [piece.line] });
    else if (isCandidate || this.body) this.takeCandidate(piece);
    else this.takeBullet(piece);
  }

  /** A heading opens a part of the letter; what stands after it on its line is read as a line of its own. */
  private opensPart(piece: Piece): boolean {
    if (piece.isBullet) return false;
    const { folded } = piece;
    const opened = this.headings.part(folded);
    if (opened) {
      this.openPart(opened.part);
      this.putBack(piece, opened.end);
      return true;
    }
    const heading = this.headings.body(piece, this.waiting.at(-1));
    if (!heading) return false;
    this.endPart();
    this.endParagraph();
    this.isAddressed = false;
    this.isTakenOff = false;
    this.body = heading.label;
    if (heading.used > 1) this.waiting.pop();
    else this.putBack(piece, heading.end);
    return true;
  }

  private openPart(part: Part): void {
    this.endPart();
    this.endParagraph();
    this.body = null;
    this.isAddressed = false;
    if (part === "deadlines") this.part = new DeadlinesPart(this.grammar);
    if (part === "agenda") this.part = new AgendaPart([...new Set([this.grammar, this.english])]);
  }

  private putBack(piece: Piece, from: number, to?: number): void {
    const rest = pieceOf(piece.line, piece.text.slice(from, to), from === 0 && piece.afterBlank);
    if (rest) this.waiting.push(rest);
  }

  /** A candidate runs on over the lines that follow as long as its Question is not named. */
  private takeCandidate(first: Piece): void {
    const pieces = [first];
    for (;;) {
      const passage = passageOf(pieces);
      const found = readCandidate(passage, this.grammar);
      if (found.candidate) {
        this.listed(found.candidate, passage, found.end, pieces);
        return;
      }
      const next = this.waiting.at(-1);
      if (next && found.open && pieces.length < MOST_LINES && this.goesOn(next, found.open, pieces)) {
        pieces.push(next);
        this.waiting.pop();
        continue;
      }
      const mayGoOn = found.open === "TITLE" && first.isBullet && next && !next.isBullet && !next.afterBlank;
      if (mayGoOn && acronymAt(next.folded, this.grammar)) {
        this.waiting.pop();
        const both = passageOf([...pieces, next]);
        this.misread(both, "Whether its title goes on with another acronym is not clear.");
        return;
      }
      this.waiting.push(...pieces.slice(1).reverse());
      this.misread(passageOf([first]), found.unread.reason);
      return;
    }
  }

  private misread({ text, linesOf }: Passage, reason: string): void {
    this.unread.push({ lines: linesOf(), text, reason });
  }

  private goesOn(next: Piece, open: OpenPart, pieces: readonly Piece[]): boolean {
    if (next.isBullet || next.afterBlank) return false;
    if (this.headings.body(next) || this.headings.part(next.folded)) return false;
    if (open === "HEAD") return acronymAt(passageOf([...pieces, next]).folded, this.grammar) !== null;
    return open !== "TITLE" || acronymAt(next.folded, this.grammar) === null;
  }

  private listed(
    candidate: Omit<CandidateRead, "body">,
    passage: Passage,
    end: number,
    pieces: readonly Piece[],
  ): void {
    const last = pieces.at(-1)?.line ?? 0;
    const rest = pieceOf(last, passage.text.slice(end));
    const { text } = passage;
    const { lines } = candidate;
    const isOff = rest && new RegExp(wordsPattern(this.grammar.language.removal), "iu").test(rest.folded);
    if (this.isTakenOff || isOff) {
      this.unread.push({
        lines,
        text: text.slice(0, end),
        reason: "It is taken off the list: withdraw it where that is so.",
      });
    } else if (this.body) this.candidates.push({ ...candidate, body: this.body });
    else this.unread.push({ lines, text: text.slice(0, end), reason: "It stands under no body." });
    if (rest && !isOff) this.waiting.push(rest);
  }

  /** A bullet outside the lists: a gathering, a sitting, or nothing that is known. */
  private takeBullet(first: Piece): void {
    const pieces = [first];
    for (let next = this.waiting.at(-1); next && this.isMoreOf(next); next = this.waiting.at(-1)) {
      this.waiting.pop();
      pieces.push(next);
    }
    const passage = passageOf(pieces);
    if (mayBeCandidate(passage.folded, this.grammar)) {
      this.misread(passage, "A candidate seems to stand in it.");
      return;
    }
    const gathering = readGathering(passage, this.grammar);
    if (gathering) {
      if (isUnread(gathering)) this.unread.push(gathering);
      else this.gatherings.push(gathering);
      return;
    }
    const schedule = readSchedule(passage, this.grammar);
    if (schedule.sittings.length + schedule.unread.length > 0) this.schedules.push(schedule);
    else
      this.unread.push({
        lines: passage.linesOf(),
        text: passage.text,
        reason: "It stands in no part of a letter that is read.",
      });
  }

  private isMoreOf(next: Piece): boolean {
    if (next.isBullet || next.afterBlank || mayBeCandidate(next.folded, this.grammar)) return false;
    if (acronymAt(next.folded, this.grammar) || this.headings.label(next.folded)) return false;
    return (
      this.grammar.workingPartiesIn(next.folded).length === 0 && this.headings.part(next.folded) === null
    );
  }

  private endParagraph(): void {
    if (this.paragraph.length === 0) return;
    const passage = passageOf(this.paragraph);
    this.paragraph = [];
    this.prose.push(passage);
    if (mayBeCandidate(passage.folded, this.grammar))
      this.misread(passage, "A candidate seems to stand in it.");
    if (this.body && new RegExp(wordsPattern(this.grammar.language.removal), "iu").test(passage.folded))
      this.isTakenOff = true;
  }

  private endPart(): void {
    const { part } = this;
    this.part = null;
    if (part instanceof DeadlinesPart) {
      part.end();
      this.deadlines.push(...part.deadlines);
      this.unread.push(...part.unread);
    }
    if (part instanceof AgendaPart) {
      this.agenda = [...this.agenda, ...part.end()];
      this.unread.push(...part.unread);
    }
  }
}
