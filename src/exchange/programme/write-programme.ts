import { writeRow } from "../../domain/imports/write-row.js";
import type { WorkItem } from "../../domain/work-item.js";
import type { Programme } from "../../programme/programme.js";
import { type SheetFormat, writeSheet } from "../spreadsheets/write-sheet.js";
import { PROGRAMME_COLUMNS } from "./columns.js";

/** What of the programme is written: these study groups, or all. Items of the living list are not in the programme yet. */
export function itemsOf(programme: Programme, studyGroups: readonly string[]): readonly WorkItem[] {
  const wanted = new Set(studyGroups);
  return programme
    .workItems()
    .filter(
      ({ stage, studyGroup, mergedInto }) =>
        stage !== "LIVING_LIST" && !mergedInto && (wanted.size === 0 || wanted.has(studyGroup)),
    );
}

/** Writes items as a table with the columns of the public work programme. */
export function writeProgramme(format: SheetFormat, items: readonly WorkItem[]): Promise<Uint8Array> {
  const rows = items.map((item) => {
    const row = writeRow(item);
    return PROGRAMME_COLUMNS.map(({ key }) => row[key]);
  });
  return writeSheet(
    format,
    PROGRAMME_COLUMNS.map(({ heading }) => heading),
    rows,
  );
}
