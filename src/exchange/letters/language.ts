import type { AgendaPurpose, DeadlineKind } from "../../domain/vocabulary.js";

/** How something is named that has a number: before it (`Question 16/13`) or after it (`16/13号课题`). */
export interface Named {
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

/** How a kind of deadline is worded. */
export interface DeadlineWords {
  /** As it is written out. */
  readonly what: string;
  /** The rule that gives its date, with `{n}` for the number of the rule; what stands in brackets is for more than one. */
  readonly rule: string;
  /** Words by which it is known in letters, each enough by itself. */
  readonly known: readonly string[];
}

/**
 * Everything that reading and writing a letter needs of a language. Words are matched without regard to case and marks on
 * letters. In forms, a space stands for any white space or none; `{d}`, `{m}`, `{month}`, `{y}` are day, month as a number or name
 * and year, `{d2}` and so on those of the last day, `{to}` any of the words for "to", `{h}` and `{min}` a clock time, `{k}` a
 * number, `{n}/{g}` the number of a letter or Question with that of its study group, `{name}` a person's name.
 */
export interface LetterLanguage {
  /** The tag under which titles in it are kept. */
  readonly tag: string;
  /** In English. */
  readonly name: string;
  /** The names of the months, January first, each with its other forms; the first is written out. Empty: months are numbers. */
  readonly months: readonly (readonly string[])[];
  /** Days of the month in words. */
  readonly dayWords: Readonly<Record<string, number>>;
  /** Forms of a day; the first is written out. */
  readonly days: readonly string[];
  /** Forms of several days; the first three are written out: within a month, within a year, over years. */
  readonly ranges: readonly string[];
  readonly to: readonly string[];
  /** Forms of a clock time. */
  readonly times: readonly string[];
  /** Words that put a time into the afternoon. */
  readonly afternoon: readonly string[];
  /** Words that join the last of a list. */
  readonly and: readonly string[];
  readonly studyGroup: Named;
  readonly workingParty: Named;
  readonly question: Named;
  /** The numbers of a letter, as in `Collective letter {n}/{g}`; the first is written out. */
  readonly letter: readonly string[];
  /** As in `Addendum {k}`. */
  readonly addendum: readonly string[];
  readonly corrigendum: readonly string[];
  /** What letters of other kinds call themselves. */
  readonly otherKinds: readonly string[];
  /** What stands before the reference, the subject, the addressees and the particulars of contact. */
  readonly labels: Readonly<
    Record<
      "reference" | "subject" | "place" | "to" | "telephone" | "fax" | "email" | "web",
      readonly string[]
    >
  >;
  /** Forms of the chair's name and office. */
  readonly chair: readonly string[];
  /** What the words on the authority of the meeting begin with, and what ends them. */
  readonly authority: { readonly begins: readonly string[]; readonly ends: readonly string[] };
  readonly rapporteurGroup: readonly string[];
  /** As in `{k}th meeting`. */
  readonly ordinalMeeting: readonly string[];
  /** Headings of the parts of a letter; the first of each is written out. */
  readonly headings: Readonly<
    Record<"schedule" | "candidates" | "deadlines" | "agenda" | "annex", readonly string[]>
  >;
  /** Words that take a candidate off the list. */
  readonly removal: readonly string[];
  /** What may stand before the acronym of a candidate. */
  readonly draftPrefix: readonly string[];
  readonly deadlines: Readonly<Record<DeadlineKind, DeadlineWords>>;
  /** Words by which the purpose of an agenda item is known. */
  readonly purposes: Readonly<Partial<Record<AgendaPurpose, readonly string[]>>>;
  /** Titles are put between these. */
  readonly quotes: readonly [string, string];
  /** Places by their English names. */
  readonly places: Readonly<Record<string, string>>;
  /** The first of a month where it is written in a way of its own, as in `1er`. */
  readonly firstOfMonth?: string;
  /** What the writer of letters puts in. */
  readonly words: LetterWords;
}

/** What the writer of letters puts in; `{n}` is the number of a body or Question, `{g}` of a study group. */
export interface LetterWords {
  /** The name of a letter that has no number yet. */
  readonly noNumber: string;
  readonly studyGroup: string;
  readonly workingParty: string;
  readonly workingParties: string;
  readonly question: string;
  readonly questions: string;
  readonly meetingOfStudyGroup: string;
  readonly meetingOfWorkingParty: string;
  readonly meetingsOfWorkingParties: string;
  readonly rapporteurGroup: string;
  readonly rapporteurGroups: string;
  /** Between the members of a list, before the last of them; between the parts of a line; after a label. */
  readonly comma: string;
  readonly and: string;
  readonly pause: string;
  readonly colon: string;
  /** Around what is put in brackets. */
  readonly brackets: readonly [string, string];
  readonly missingTitle: string;
  readonly missingTitles: string;
  /** What stands before the rule that gives a deadline. */
  readonly rule: string;
}
