import type { CalendarDate } from "../calendar.js";
import type { Amendment } from "../editions/amendment.js";
import { amendmentsOn } from "../editions/in-force.js";
import type { ApprovalProcess } from "../vocabulary.js";
import { AAP } from "./aap.js";
import { AGREEMENT, PUBLICATION } from "./agreement.js";
import { checkProcedures } from "./check.js";
import { DELETION, DELETION_OF_AGREED, DELETION_TAP } from "./deletion.js";
import type { Procedure, Row } from "./table.js";
import { TAP } from "./tap.js";
import { WORK_PROGRAMME } from "./work-programme.js";

/** Every procedure that a study group applies, as read; {@link proceduresOn} has what later editions say. */
export const PROCEDURES: readonly Procedure[] = [
  AAP,
  TAP,
  AGREEMENT,
  PUBLICATION,
  DELETION,
  DELETION_TAP,
  DELETION_OF_AGREED,
  WORK_PROGRAMME,
];

// A table that leads nowhere must not serve a single request.
checkProcedures(PROCEDURES);

/** The procedures as the editions in force on a day have them. */
export function proceduresOn(day: CalendarDate): readonly Procedure[] {
  return tablesOn(day).procedures;
}

/** The rows that apply to items of an approval process on a day. */
export function rowsFor(process: ApprovalProcess, day: CalendarDate): readonly Row[] {
  return tablesOn(day).rows[process];
}

interface Tables {
  readonly procedures: readonly Procedure[];
  readonly rows: Readonly<Record<ApprovalProcess, readonly Row[]>>;
}

const UNAMENDED = tablesOf(PROCEDURES);
let amended: { readonly by: readonly Amendment[]; readonly tables: Tables } = { by: [], tables: UNAMENDED };

function tablesOn(day: CalendarDate): Tables {
  const by = amendmentsOn(day);
  if (by.length === 0) return UNAMENDED;
  const isSame = by.length === amended.by.length && by.every((one, index) => one === amended.by[index]);
  if (!isSame) amended = { by, tables: tablesOf(amendedBy(by)) };
  return amended.tables;
}

function amendedBy(amendments: readonly Amendment[]): readonly Procedure[] {
  let procedures = PROCEDURES;
  for (const { rows } of amendments)
    if (rows) procedures = procedures.map((procedure) => ({ ...procedure, rows: rows(procedure) }));
  checkProcedures(procedures);
  return procedures;
}

function tablesOf(procedures: readonly Procedure[]): Tables {
  const applying = (process: ApprovalProcess): readonly Row[] =>
    procedures.filter(({ processes }) => processes.includes(process)).flatMap(({ rows }) => rows);
  const rows = {
    AAP: applying("AAP"),
    TAP: applying("TAP"),
    AGREEMENT: applying("AGREEMENT"),
    NONE: applying("NONE"),
  };
  return { procedures, rows };
}
