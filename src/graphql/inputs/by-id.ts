import { badInput } from "../errors.js";
import { type NodeName, readNodeId } from "../node-id.js";

/** The fields of inputs that name something which also has a global id, and the type of what they name. */
const NAMED: Readonly<Record<string, string>> = {
  workItem: "WorkItem",
  workItems: "WorkItem",
  into: "WorkItem",
  decision: "Decision",
  comment: "Comment",
  mandate: "Mandate",
  awaitedItem: "WorkItem",
  wait: "Wait",
  liaison: "LiaisonStatement",
  replyTo: "LiaisonStatement",
};

/** The input with every global id put into the words of the record: an item's own id, or a part's code such as `D1`. */
export function withoutGlobalIds<I extends object>(input: I): I {
  return Object.fromEntries(
    Object.entries(input).map(([field, value]) => [field, inRecordsWords(field, value)]),
  ) as I;
}

function inRecordsWords(field: string, value: unknown): unknown {
  const type = Object.hasOwn(NAMED, field) ? NAMED[field] : undefined;
  if (!type) return value;
  if (Array.isArray(value)) return value.map((member) => inRecordsWords(field, member));
  const name = typeof value === "string" ? readNodeId(value) : null;
  return name ? ownName(name, type, field) : value;
}

function ownName({ type, aggregate, part, moment }: NodeName, wanted: string, path: string): string {
  if (type !== wanted) throw refused(path, `must be the id of a ${wanted}; it is that of a ${type}`);
  if (moment)
    throw refused(path, "names a view of the past; acts are upon the present: ask for its id without asOf");
  return part ?? aggregate;
}

function refused(path: string, message: string) {
  return badInput(`The field "${path}" ${message}.`, [{ path, message }]);
}
