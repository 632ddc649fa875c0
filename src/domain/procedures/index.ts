import type { ApprovalProcess } from "../vocabulary.js";
import { AAP } from "./aap.js";
import { AGREEMENT, PUBLICATION } from "./agreement.js";
import { checkProcedures } from "./check.js";
import { DELETION, DELETION_OF_AGREED, DELETION_TAP } from "./deletion.js";
import type { Procedure, Row } from "./table.js";
import { TAP } from "./tap.js";
import { WORK_PROGRAMME } from "./work-programme.js";

/** Every procedure that a study group applies. */
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

const applying = (process: ApprovalProcess): readonly Row[] =>
  PROCEDURES.filter((procedure) => procedure.processes.includes(process)).flatMap(
    (procedure) => procedure.rows,
  );

const ROWS: Readonly<Record<ApprovalProcess, readonly Row[]>> = {
  AAP: applying("AAP"),
  TAP: applying("TAP"),
  AGREEMENT: applying("AGREEMENT"),
  NONE: applying("NONE"),
};

/** The rows that apply to items of an approval process. */
export function rowsFor(process: ApprovalProcess): readonly Row[] {
  return ROWS[process];
}
