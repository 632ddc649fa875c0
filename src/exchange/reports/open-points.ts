import type { BusinessItem } from "../../application/business/order-of-business.js";
import { type Outlook, outlookOf } from "../../application/business/outlook.js";
import type { BusinessLine } from "../../domain/business/line.js";
import type { ProblemCode } from "../../domain/problem.js";
import type { Section } from "../documents/model.js";
import { type Business, listed } from "./business.js";
import { type Column, tabled } from "./tabled.js";

/** Something that stands in the way of lines, or is to be pointed out, said once for all lines that share it. */
interface OpenPoint {
  readonly kind: "MISSING" | "REFUSED" | "WARNED";
  /** In the words of the rules. */
  readonly what: string;
  readonly clause: string;
  /** The names of the lines. */
  readonly lines: string[];
}

/** What is missing of the lines, what would refuse them, and what rules point out, each with its clause. */
export function openPoints(
  business: Business,
  bodies: readonly { readonly body: string; readonly items: readonly BusinessItem[] }[],
): Section[] {
  const points = new Map<string, OpenPoint>();
  for (const { body, items } of bodies)
    for (const line of items.flatMap(({ lines }) => lines))
      for (const point of pointsOf(line, outlookAt(business, body, line))) {
        const key = `${point.kind} ${point.what}`;
        const known = points.get(key) ?? { ...point, lines: [] };
        known.lines.push(line.name);
        points.set(key, known);
      }
  const { captions } = business;
  const columns: readonly Column<OpenPoint>[] = [
    ["KIND", "LABEL", ({ kind }) => captions.points[kind]],
    ["WHAT", "TEXT", ({ what }) => what],
    ["CLAUSE", "TEXT", ({ clause }) => clause],
    ["LINES", "TEXT", ({ lines }) => listed(business, lines)],
  ];
  const rows = KINDS.flatMap((kind) => [...points.values()].filter((point) => point.kind === kind));
  return tabled(business, "OPEN_POINTS", columns, rows, { level: 1 });
}

/** What these say, the requirements say themselves. */
const REQUIREMENTS: readonly ProblemCode[] = ["REQUIREMENT_UNMET", "REQUIREMENT_UNKNOWN"];
const KINDS = ["REFUSED", "MISSING", "WARNED"] as const;

const outlooks = new WeakMap<Business, WeakMap<BusinessLine, Outlook>>();

/** The outlook of a line on the day of the document, worked out once. */
export function outlookAt(business: Business, body: string, line: BusinessLine): Outlook {
  const known = outlooks.get(business) ?? new WeakMap<BusinessLine, Outlook>();
  outlooks.set(business, known);
  const { programme, meeting, asOf } = business;
  const outlook = known.get(line) ?? outlookOf(line, { programme, meeting, body, today: asOf, now: null });
  known.set(line, outlook);
  return outlook;
}

/** What is missing is what would refuse it too, and is said once. */
function pointsOf(line: BusinessLine, { missing, problems, warnings }: Outlook): Omit<OpenPoint, "lines">[] {
  if (line.isDone) return [];
  const said = (kind: OpenPoint["kind"]) => (one: { readonly message: string; readonly clause: string }) => {
    return { kind, what: one.message, clause: one.clause };
  };
  const others = [...problems, ...warnings].filter(({ code }) => !REQUIREMENTS.includes(code));
  return [
    ...missing.map(said("MISSING")),
    ...others.filter((one) => problems.includes(one)).map(said("REFUSED")),
    ...others.filter((one) => warnings.includes(one)).map(said("WARNED")),
  ];
}
