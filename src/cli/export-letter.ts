import { LETTER_LANGUAGES, letterLanguage } from "../exchange/letters/languages.js";
import { letterOf } from "../exchange/letters/letter-model.js";
import { letterAsDocx } from "../exchange/letters/write-docx.js";
import { letterAsMarkdown } from "../exchange/letters/write-markdown.js";
import type { ExportRun } from "./exchange.js";
import { CommandRefused } from "./refused.js";

/** The letter of a meeting in a language; the titles that are missing in it are named beside. */
export async function exportLetter({
  tracker,
  of,
  format = "md",
  language: tag,
  note,
}: ExportRun): Promise<Uint8Array> {
  const [code, ...more] = of;
  if (!code || more.length > 0) throw new CommandRefused("Name one meeting, e.g. T25-SG13-260223.");
  const programme = tracker.programme.current;
  const meeting = programme.meeting(code);
  if (!meeting) throw new CommandRefused(`There is no meeting "${code}".`);
  if (!meeting.studyGroup) throw new CommandRefused("An assembly is convened by no collective letter.");
  const language = letterLanguage(tag ?? "en");
  const tags = LETTER_LANGUAGES.map((one) => one.tag).join(", ");
  if (!language) throw new CommandRefused(`Letters are written in ${tags}; "${tag}" is none of them.`);
  if (format !== "md" && format !== "docx")
    throw new CommandRefused(`"${format}" is none of the formats md, docx.`);
  const letter = letterOf(programme, meeting, language);
  if (letter.missing.length > 0)
    note(`No title in ${language.name}: ${letter.missing.join(", ")}. They are marked in the letter.`);
  return format === "docx" ? letterAsDocx(letter) : Buffer.from(letterAsMarkdown(letter));
}
