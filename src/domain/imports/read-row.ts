import { usualProcess } from "../decisions/type-rules.js";
import { questionLabel, studyGroupLabel } from "../labels.js";
import { ownEdition } from "../names/number.js";
import { parseNumber } from "../names/parse.js";
import { type Problem, problem } from "../problem.js";
import { isLine, isParagraphs, isSeen, LENGTHS, normalise } from "../text.js";
import type { WorkItemType } from "../vocabulary.js";
import { parseTiming } from "../work-items/timing.js";
import { readDay, readDayOrMonth } from "./dates.js";
import type { Entry } from "./entry.js";
import { splitList } from "./lists.js";
import { readName } from "./read-name.js";
import type { RawRow, RowField } from "./row.js";
import { readStatus } from "./status.js";
import { meaning, PRIORITY_WORDS, PROCESS_WORDS, TYPE_WORDS, VERSION_WORDS, wordFor } from "./words.js";

/** What a row was understood to say, or every reason why it cannot be understood. */
export type ReadRow =
  | { readonly entry: Entry; readonly problems: readonly [] }
  | { readonly entry: null; readonly problems: readonly Problem[] };

/** Understands a row of another record. Each cell that cannot be understood is a problem of its own. */
export function readRow(row: RawRow): ReadRow {
  const reading = new Reading(row);
  const entry = reading.entry();
  return reading.problems.length > 0 || !entry
    ? { entry: null, problems: reading.problems }
    : { entry, problems: [] };
}

class Reading {
  readonly problems: Problem[] = [];

  constructor(private readonly row: RawRow) {}

  entry(): Entry | null {
    const name = readName(this.cell("workItem") ?? "", this.cell("provisionalName") ?? "");
    if (name.fault) this.refuse("workItem", name.fault);
    const place = this.place();
    const approval = this.approval(name.number);
    const type = this.words("type", TYPE_WORDS) ?? name.type;
    const status = this.status(approval.approvedOn, type);
    const timing = this.timing();
    const entry = {
      acronym: name.acronym,
      number: name.number,
      ...place,
      status,
      ...approval,
      type,
      process: this.words("process", PROCESS_WORDS, type === "ERRATUM") ?? undefined,
      version: this.words("version", VERSION_WORDS) ?? undefined,
      title: this.line("title"),
      summary: this.paragraphs("summary"),
      ...timing,
      editors: this.editors(),
      liaisons: this.list("liaisons")?.map(withoutOurName),
      supportingMembers: this.list("supportingMembers"),
      baseTexts: this.list("baseTexts"),
      equivalentNumber: this.line("equivalentNumber"),
      registeredOn: this.day("registeredOn"),
      lastUpdate: this.cell("lastUpdate") || null,
    };
    return Object.fromEntries(
      Object.entries(entry).filter(([, value]) => value !== undefined),
    ) as unknown as Entry;
  }

  private place(): Pick<Entry, "studyGroup" | "question" | "jointQuestions" | "studyPeriod"> {
    const { studyPeriod: period, group, question: written } = inBreadcrumb(this.cell("question") ?? "");
    const [asked = "", ...further] = written.split(/\s*[,;]\s*/);
    const joint = further.map((one) => readQuestion(one) ?? "");
    if (joint.includes("")) this.refuse("question", `"${written}" names something that is no Question`);
    const question = asked === "" || asked === "-" || /^Q?ALL\b/i.test(asked) ? null : readQuestion(asked);
    if (question === undefined) this.refuse("question", `"${asked}" is no Question, e.g. Q16/13`);
    const ofQuestion = asked.split("/")[1] ?? "";
    const named = (this.cell("studyGroup") ?? group) || ofQuestion;
    const studyGroup = studyGroupLabel(named) ?? studyGroupLabel(`SG${named}`);
    if (!studyGroup)
      this.refuse("studyGroup", named ? `"${named}" is no study group` : "no study group is named");
    if (studyGroup && ofQuestion && studyGroup !== `SG${ofQuestion.trim()}`)
      this.refuse("question", `${asked} is no Question of ${studyGroup}`);
    const studyPeriod = (this.cell("studyPeriod") ?? period).replace(/^\[|\]$/g, "");
    if (studyPeriod && !/^\d{4}-\d{4}$/.test(studyPeriod))
      this.refuse("studyPeriod", `"${studyPeriod}" is no study period, e.g. 2025-2028`);
    return {
      studyGroup: studyGroup ?? "",
      ...(this.cell("question") === undefined ? {} : { question: question ?? null, jointQuestions: joint }),
      ...(studyPeriod ? { studyPeriod } : {}),
    };
  }

  /** The day of approval: of its column, or that which the number tells, where the list has a column for it. */
  private approval(number: string | null): Pick<Entry, "approvedOn" | "isMonthOnly"> {
    const written = this.cell("approvedOn");
    if (written === undefined) return { approvedOn: null, isMonthOnly: false };
    const { date, fault } = readDayOrMonth(written);
    if (fault) this.refuse("approvedOn", fault);
    if (date || fault) return { approvedOn: date, isMonthOnly: !/\d{4}-\d{2}-\d{2}/.test(written) };
    const parsed = number ? parseNumber(number) : null;
    const edition = parsed && ownEdition(parsed);
    const month = edition?.month ? `${edition.year}-${String(edition.month).padStart(2, "0")}` : null;
    return { approvedOn: month && `${month}-01`, isMonthOnly: month !== null };
  }

  private status(approvedOn: string | null, type: WorkItemType): Entry["status"] {
    const written = this.cell("status");
    if (written) return readStatus(written);
    if (written === undefined && !approvedOn) this.refuse("approvedOn", "there is no day of approval");
    if (written === "") this.refuse("status", "there is no status");
    const approved = usualProcess(type, null) === "AGREEMENT" ? "Agreed" : "Approved";
    return { raw: `${approved} on ${approvedOn}`, status: approved, on: approvedOn, carried: false };
  }

  private timing(): Pick<Entry, "timing" | "priority"> {
    const words = this.line("timing", true);
    const parsed = typeof words === "string" ? parseTiming(words) : null;
    const given = this.cell("priority");
    const priority = given && given !== "-" ? this.words("priority", PRIORITY_WORDS) : null;
    const fromTiming = given === "-" ? null : (parsed?.priority ?? null);
    if (words === undefined && given === undefined) return {};
    return {
      ...(words === undefined ? {} : { timing: parsed?.timing ?? null }),
      priority: priority ?? fromTiming,
    };
  }

  private editors(): Entry["editors"] {
    return this.list("editors", (cell) => cell.replace(ROLE, ";"))?.map((written) => {
      const [, name = written, affiliation = null] = /^(.*\S)\s*\((.*)\)$/.exec(written) ?? [];
      return { name: normalise(name), affiliation: affiliation ? normalise(affiliation) : null };
    });
  }

  private list(field: RowField, prepared = (cell: string) => cell): readonly string[] | null | undefined {
    const written = this.cell(field);
    if (!written) return written === undefined ? undefined : null;
    const items = splitList(prepared(written));
    if (items.length > LENGTHS.list) this.refuse(field, `it has more than ${LENGTHS.list} entries`);
    const wrong = items.find((item) => item.length > LENGTHS.name || !isLine(item) || !isSeen(item));
    if (wrong !== undefined)
      this.refuse(field, `"${excerpt(wrong)}" is no name of at most ${LENGTHS.name} characters`);
    return items;
  }

  /** One line; line breaks within a cell are spaces. `-` says that there is none, unless it is kept as it is. */
  private line(field: RowField, keepsHyphen = false): string | null | undefined {
    const written = this.cell(field)?.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ");
    if (!written) return written === undefined ? undefined : null;
    if (written === "-" && !keepsHyphen) return field === "title" ? null : "";
    if (written.length > LENGTHS.line || !isLine(written) || !isSeen(written))
      this.refuse(field, `"${excerpt(written)}" is no line of at most ${LENGTHS.line} visible characters`);
    return written;
  }

  private paragraphs(field: RowField): string | null | undefined {
    const written = this.cell(field)?.replace(/\r\n?|[\u2028\u2029]/g, "\n");
    if (!written) return written === undefined ? undefined : null;
    if (written.length > LENGTHS.paragraphs || !isParagraphs(written))
      this.refuse(field, `it is no plain text of at most ${LENGTHS.paragraphs} characters`);
    return written === "-" ? "" : written;
  }

  private words<T extends string>(
    field: RowField,
    words: Readonly<Record<T, readonly string[]>>,
    hyphenMeans = false,
  ): T | null {
    const written = this.cell(field);
    if (!written || (written === "-" && !hyphenMeans)) return null;
    const meant = meaning(words, written);
    const known = Object.keys(words).map((one) => wordFor(words, one as T));
    if (!meant) this.refuse(field, `"${excerpt(written)}" is none of ${known.join(", ")}`);
    return meant;
  }

  private day(field: RowField) {
    const { date, fault } = readDay(this.cell(field) ?? "");
    if (fault) this.refuse(field, fault);
    return date;
  }

  private cell(field: RowField): string | undefined {
    const text = this.row[field];
    return text === undefined ? undefined : normalise(text);
  }

  private refuse(field: RowField, why: string): void {
    this.problems.push(problem("ROW_UNREAD", { why: `${field}: ${why}` }, { path: field }));
  }
}

/** `[2025-2028] : [SG13] : [Q22/13]`, as a page of the public record has it, or a Question alone. */
function inBreadcrumb(text: string) {
  const [, studyPeriod = "", group = "", question = text.trim()] =
    /^\[([^\]]*)\]\s*:\s*\[([^\]]*)\]\s*:\s*\[([^\]]*)\]$/.exec(text.trim()) ?? [];
  return { studyPeriod, group, question };
}

/** The label; undefined where it is none. */
function readQuestion(text: string): string | undefined {
  return questionLabel(text) ?? questionLabel(`Q${text}`) ?? undefined;
}

/** `Yuexia FU, Editor`: the role, as the page of an item has it, ends an entry. */
const ROLE = /\s*,\s*editors?\b\.?/gi;

/** A list of groups names ITU-T before the first one only. */
const withoutOurName = (group: string) => group.replace(/^ITU-T (?=SG\s?\d)/, "");

const excerpt = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
