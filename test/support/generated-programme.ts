import type { RawRow } from "../../src/domain/imports/row.js";
import { randomFrom } from "./random.js";

/** The study groups of 2025-2028. */
export const GROUPS = [2, 3, 5, 11, 12, 13, 15, 17, 20, 21];

const MEMBERS = [
  "China Telecom",
  "China Unicom",
  "KT Corp.",
  "ETRI",
  "Orange",
  "Müller & Cie, SA",
  "中国移动",
  "NICT",
];
const LIAISONS = ["IETF CATS", "3GPP SA5", "ETSI NFV", "IETF NMRG", "ISO/IEC JTC 1"];
const MONTHS = ["January", "Feb", "March", "Sept.", "Dec"];
const LETTERS: Readonly<Record<number, string>> = {
  2: "E",
  3: "D",
  5: "K",
  11: "Q",
  12: "P",
  13: "Y",
  15: "G",
  17: "X",
  20: "Y",
  21: "H",
};
const MARKER = "[Issued from previous study period]";

/**
 * Rows of a work programme as the public database has them, in all the spellings that were seen there: statuses with and
 * without dates and markers, timings, lists with any separator, names with the provisional one behind the number.
 */
export function generatedRows(count: number, { seed = 1, groups = GROUPS } = {}): RawRow[] {
  const random = randomFrom(seed);
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  const some = (values: readonly string[]) => values.filter(() => random() < 0.4);
  const list = (values: readonly string[], last = "") =>
    values.length === 0
      ? pick(["-", ""])
      : `${values.join(values.some((one) => one.includes(",")) ? "; " : pick([", ", "; ", ";", "\n"]))}${last}`;
  return Array.from({ length: count }, (_one, index) => {
    const group = groups[index % groups.length] ?? 13;
    const kind = pick([
      "work",
      "work",
      "work",
      "consented",
      "approved",
      "supplement",
      "report",
      "revised",
      "deleted",
    ] as const);
    const letter = LETTERS[group] ?? "Y";
    const day = `2026-0${1 + (index % 9)}-1${index % 10}`;
    const acronym =
      kind === "supplement"
        ? `${letter}.${pick(["Sup", "Suppl", "Supp"])}.uc-${index}`
        : kind === "report"
          ? `${letter}STR.study-${index}`
          : `${letter}.${pick(["net", "IMT2020-x", "QKDN_km", "Fn", "ml.arch"])}-${index}`;
    const isOld = random() < 0.4;
    const number = kind === "approved" ? `${letter}.${10_000 + index}` : null;
    const status = {
      work: "Under study",
      revised: pick(["Under study", "under study"]),
      report: "Under study",
      consented: `Consented on ${day}`,
      approved: `Approved on ${day}`,
      supplement: pick(["Under study", `Agreed on ${day}`]),
      deleted: `Deleted on ${day}`,
    }[kind];
    const isAgreed = kind === "supplement" || kind === "report";
    return {
      workItem: number ? `${number} (ex ${acronym})` : acronym,
      question: pick([
        `Q${1 + (index % 12)}/${group}`,
        `${1 + (index % 12)}/${group}`,
        `[2025-2028] : [SG${group}] : [Q${1 + (index % 12)}/${group}]`,
      ]),
      equivalentNumber: pick(["-", "", "ISO/IEC 9594-8"]),
      status: `${status}${isOld ? ` ${MARKER}` : ""}`,
      timing: kind === "approved" ? "-" : timing(index, pick),
      process: isAgreed ? pick(["Agreement", "agreement"]) : pick(["AAP", "AAP", "aap"]),
      version: kind === "revised" ? pick(["Revised", "Rev.", "Revision"]) : "New",
      liaisons: list([...(random() < 0.5 ? ["ITU-T SG2", "SG11"] : []), ...some(LIAISONS)]),
      title: `${pick(["Requirements and framework of ", "Use cases – ", "量子密钥分发网络 "])}network ${index}`,
      priority: pick(["", "High", "Medium", "-"]),
      studyGroup: pick([`SG${group}`, `${group}`]),
      studyPeriod: "2025-2028",
      type: isAgreed ? pick([kind === "report" ? "Technical report" : "Supplement"]) : "Recommendation",
      provisionalName: pick(["", "-"]),
      baseTexts: list(some(["TD12/WP1", "C123", "SG13-TD305-R1/WP3 (2026-02)"])),
      editors: list(
        some(["Yuexia FU, Editor", "Ada Lovelace (KT)"]).map((one) =>
          one.replace(",", random() < 0.5 ? "," : " ,"),
        ),
        ";",
      ),
      supportingMembers: list(some(MEMBERS), pick(["", "."])),
      summary: pick(["", "-", `This draft, number ${index}, describes:\n- one thing;\n- another thing.`]),
      comment: pick(["-", "", "See =1+1"]),
      a5Justifications: "-",
      registeredOn: `2025-${String(1 + (index % 12)).padStart(2, "0")}-18 17:21:31`,
      lastUpdate: `2026-10-0${1 + (index % 9)} 14:48:24`,
    };
  });
}

function timing(index: number, pick: <T>(values: readonly T[]) => T): string {
  const month = String(1 + (index % 12)).padStart(2, "0");
  const words = pick([`2027-${month}`, `${month}-2027`, `2028-Q${1 + (index % 4)}`, `${pick(MONTHS)} 2027`]);
  return `${words}${pick(["", " (High priority)", " (Medium priority)"])}`;
}
