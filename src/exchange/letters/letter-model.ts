import { compareLabels } from "../../domain/labels.js";
import type { Deadline, Meeting, Sitting } from "../../domain/meeting.js";
import { isGathering } from "../../domain/meetings/plan.js";
import { POLICY } from "../../domain/procedures/policy.js";
import type { DeadlineKind } from "../../domain/vocabulary.js";
import type { WorkItem } from "../../domain/work-item.js";
import type { Programme } from "../../programme/programme.js";
import { writtenForm } from "./forms.js";
import { grammarOf } from "./grammar.js";
import type { LetterLanguage } from "./language.js";
import { foldEach } from "./lines.js";
import {
  writtenBody,
  writtenDay,
  writtenDays,
  writtenList,
  writtenMeeting,
  writtenPlace,
  writtenWhen,
} from "./write-words.js";

/** A candidate as a letter lists it. */
export interface WrittenCandidate {
  readonly acronym: string;
  /** In the letter's language; null where there is none in it. */
  readonly title: string | null;
  /** Of one without a title in the letter's language: another one, with its language. */
  readonly instead: { readonly language: string; readonly text: string } | null;
  /** Null for a text of a former Question that is on no record. */
  readonly question: string | null;
}

/** A letter for a meeting, in one language, ready to be set in any format. */
export interface LetterModel {
  readonly language: LetterLanguage;
  readonly name: string;
  readonly dated: string | null;
  readonly reference: string | null;
  readonly place: string | null;
  readonly subject: string;
  readonly schedule: readonly string[];
  readonly lists: readonly { readonly heading: string; readonly candidates: readonly WrittenCandidate[] }[];
  readonly deadlines: readonly {
    readonly date: string;
    readonly what: string;
    readonly rule: string | null;
  }[];
  readonly agenda: readonly { readonly number: number; readonly title: string }[];
  /** Acronyms of the candidates that have no title in the language. */
  readonly missing: readonly string[];
}

/** The letter of a meeting as the programme has it. */
export function letterOf(programme: Programme, meeting: Meeting, language: LetterLanguage): LetterModel {
  const { letter, place, agenda } = meeting;
  const lists = listsOf(programme, meeting, language);
  return {
    language,
    name: nameOf(meeting, language),
    dated: letter ? writtenDay(letter.date, language) : null,
    reference: letter?.reference ?? null,
    place: place ? writtenPlace(place, language) : null,
    subject: subjectOf(meeting, language),
    schedule: scheduleOf(meeting, language),
    lists,
    deadlines: meeting.deadlines.map((deadline) => deadlineOf(deadline, meeting, language)),
    agenda: agenda.map(({ number, title }) => ({ number, title })),
    missing: lists.flatMap(({ candidates }) =>
      candidates.filter(({ title }) => title === null).map(({ acronym }) => acronym),
    ),
  };
}

function nameOf({ letter, studyGroup }: Meeting, { letter: [form = ""], words }: LetterLanguage): string {
  const [, n, g] = /^(\d{1,3})\/(\d{1,2})$/.exec(letter?.number ?? "") ?? [];
  if (n && g) return writtenForm(form, { n, g });
  return words.noNumber.replace("{g}", studyGroup?.slice(2) ?? "");
}

function subjectOf(meeting: Meeting, language: LetterLanguage): string {
  const { words } = language;
  const deciding = meeting.sittings.filter((one) => !isGathering(one));
  const bodies = [...new Set(deciding.map(({ body }) => body))].sort(compareLabels);
  const named = writtenMeeting(bodies, meeting.studyGroup ?? "", language);
  const days = deciding.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]).sort();
  const [startsOn = meeting.startsOn, endsOn = meeting.endsOn] = [days[0], days.at(-1)];
  return `${named}${words.pause}${writtenDays({ startsOn, endsOn }, language)}`;
}

function scheduleOf({ sittings }: Meeting, language: LetterLanguage): string[] {
  const groups = sittings.filter(({ kind }) => kind === "RAPPORTEUR_GROUP");
  return sittings.map((sitting) => {
    const who = isGathering(sitting)
      ? gatheringOf(sitting, groups.length > 1, language)
      : writtenBody(sitting.body, language);
    return `${who}${language.words.colon}${writtenWhen(sitting, language)}`;
  });
}

const PLAIN_JCA = /^JCA-[\w/.-]*\w$/;

function gatheringOf(
  { kind, body, questions = [] }: Sitting,
  isOneOfSeveral: boolean,
  language: LetterLanguage,
): string {
  const { words, quotes } = language;
  const named = `${quotes[0]}${body}${quotes[1]}`;
  if (kind === "JOINT_COORDINATION") return PLAIN_JCA.test(body) ? body : `JCA ${named}`;
  const isNamed = isOneOfSeveral || !/^RGM[ /]/.test(body);
  const numbers = questions.map((label) => label.slice(1));
  const form = numbers.length > 1 ? words.questions : words.question;
  const of =
    numbers.length > 0 ? inBrackets(form.replace("{n}", writtenList(numbers, language)), language) : "";
  const what = numbers.length === 1 ? words.rapporteurGroup : words.rapporteurGroups;
  return `${what}${isNamed ? ` ${named}` : ""}${of}`;
}

/** A text in brackets as the language sets them. */
export const inBrackets = (text: string, { words: { brackets } }: LetterLanguage): string =>
  `${brackets[0]}${text}${brackets[1]}`;

function listsOf(programme: Programme, meeting: Meeting, language: LetterLanguage): LetterModel["lists"] {
  const items = programme.workItemsOfMeeting(meeting.code);
  const bodyOf = (item: WorkItem) => {
    const candidacy = item.candidacies[meeting.code];
    return candidacy && candidacy.status !== "WITHDRAWN" ? candidacy.body : null;
  };
  const bodies = [...new Set(items.flatMap((item) => bodyOf(item) ?? []))].sort(compareLabels);
  return bodies.map((body) => ({
    heading: headingOf(programme, body, language),
    candidates: items
      .filter((item) => bodyOf(item) === body)
      .sort((a, b) => compareLabels(a.question ?? "", b.question ?? "") || a.acronym.localeCompare(b.acronym))
      .map((item) => candidateOf(item, language)),
  }));
}

/** A body with its name, where it has one in the language that needs no brackets of its own. */
function headingOf(programme: Programme, body: string, language: LetterLanguage): string {
  const name = (programme.workingParty(body) ?? programme.studyGroup(body))?.names[language.tag]?.text;
  const isPlain = name !== undefined && !/[()（）:：]/u.test(name);
  return `${writtenBody(body, language)}${isPlain ? inBrackets(name, language) : ""}${language.words.colon.trimEnd()}`;
}

function candidateOf({ acronym, titles, question }: WorkItem, language: LetterLanguage): WrittenCandidate {
  const title = titles[language.tag]?.text ?? null;
  const other = title === null ? (["en", ...Object.keys(titles)].find((tag) => titles[tag]) ?? null) : null;
  const text = other === null ? undefined : titles[other]?.text;
  const isPlain =
    text !== undefined &&
    !/[()（）[\]]/u.test(text) &&
    grammarOf(language).questionsIn(foldEach(text)).length === 0;
  return { acronym, title, instead: other !== null && isPlain ? { language: other, text } : null, question };
}

function deadlineOf(
  { date, what, kind, given }: Deadline,
  meeting: Meeting,
  language: LetterLanguage,
): LetterModel["deadlines"][number] {
  const words = kind ? language.deadlines[kind] : null;
  const rule = words && kind && !given ? ruleWith(words.rule, numberOf(kind, meeting)) : null;
  return { date: writtenDay(date, language), what: words?.what ?? what, rule };
}

/** A rule with its number: `1 month`, `2 months`. */
const ruleWith = (rule: string, number: number): string =>
  rule.replace("{n}", String(number)).replace(/\((\p{L}+)\)/gu, number === 1 ? "" : "$1");

/** The number in the rule of a kind of deadline. */
function numberOf(kind: DeadlineKind, { agreedAt }: Meeting): number {
  const settings: Readonly<Record<DeadlineKind, { readonly value: number }>> = {
    LETTER: agreedAt ? POLICY.letterMonths : POLICY.letterUnplannedMonths,
    TRANSLATION: POLICY.translationMonths,
    ANNOUNCEMENT: POLICY.rapporteurMeetingMonths,
    DRAFTS: POLICY.draftsWeeks,
    REGISTRATION: POLICY.registrationMonths,
    VISA_SUPPORT: POLICY.visaSupportMonths,
    CONTRIBUTIONS: POLICY.contributionsClearDays,
    TEMPORARY_DOCUMENTS: POLICY.temporaryDocumentsDays,
  };
  return settings[kind].value;
}

/** What stands after the acronym in a candidate's line: its title, or that there is none, and its Question. */
export function candidateText(
  { title, instead, question }: WrittenCandidate,
  language: LetterLanguage,
): string {
  const { words, quotes } = language;
  const other = instead ? ` – ${instead.language}${words.colon}${instead.text}` : "";
  const named =
    title === null
      ? inBrackets(`${words.missingTitle}${other}`, language).trimStart()
      : `${quotes[0]}${title}${quotes[1]}`;
  const of = question && inBrackets(words.question.replace("{n}", question.slice(1)), language);
  return `${named}${of ?? ""}`;
}
