import { studyGroupLabel } from "../domain/labels.js";
import { itemsOf, writeProgramme } from "../exchange/programme/write-programme.js";
import { SHEET_FORMATS, type SheetFormat } from "../exchange/spreadsheets/write-sheet.js";
import type { ExportRun } from "./exchange.js";
import { CommandRefused } from "./refused.js";

/** The work programme of these study groups, or of all, with the columns of the public one. */
export async function exportProgramme({ tracker, of, format = "csv" }: ExportRun): Promise<Uint8Array> {
  const programme = tracker.programme.current;
  const groups = of.map((name) => {
    const group = programme.studyGroup(studyGroupLabel(name) ?? "");
    if (!group) throw new CommandRefused(`There is no study group "${name}".`);
    return group.label;
  });
  if (!isFormat(format))
    throw new CommandRefused(`"${format}" is none of the formats ${SHEET_FORMATS.join(", ")}.`);
  return writeProgramme(format, itemsOf(programme, groups));
}

const isFormat = (format: string): format is SheetFormat =>
  (SHEET_FORMATS as readonly string[]).includes(format);
