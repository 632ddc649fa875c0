import { docOf, int, isDoc, type Value } from "../bson.js";
import { refuse } from "../errors.js";
import { describePlan, type Examined, plan } from "../planner.js";
import { aggregated, leadingMatch } from "./aggregate.js";
import { type FindOptions, findOptions, found } from "./find.js";
import { type Command, collectionName, optionalDoc, type Request, statements } from "./request.js";

const VERBOSITIES: readonly Value[] = ["queryPlanner", "executionStats", "allPlansExecution"];

const explain: Command = {
  fields: ["verbosity"],
  run(request) {
    const inner = request.body.get("explain");
    if (!isDoc(inner)) refuse("TypeMismatch", "explain takes a command");
    const verbosity = request.body.get("verbosity") ?? "allPlansExecution";
    if (!VERBOSITIES.includes(verbosity))
      refuse("BadValue", `verbosity must be one of ${VERBOSITIES.join(", ")}`);
    const nested: Request = { ...request, name: inner.keys().next().value ?? "", body: inner };
    const { options, pipeline } = explained(nested);
    const name = collectionName(nested);
    const collection = request.engine.collection(request.caller, request.database, name);
    const reply = docOf({
      explainVersion: "1",
      queryPlanner: docOf({
        namespace: `${request.database}.${name}`,
        parsedQuery: options.filter,
        winningPlan: collection
          ? describePlan(plan(collection, options.filter), options.filter)
          : docOf({ stage: "EOF" }),
        rejectedPlans: [],
      }),
    });
    if (verbosity === "queryPlanner") return reply.set("ok", 1);
    const examined: Examined = { keys: 0, documents: 0 };
    const rows = pipeline
      ? aggregated(nested, collection, pipeline, examined)
      : found(nested, collection, options, examined);
    let n = 0;
    while (!rows.next().done) n++;
    const stats = docOf({
      executionSuccess: true,
      nReturned: int(n),
      totalKeysExamined: int(examined.keys),
      totalDocsExamined: int(examined.documents),
    });
    return reply.set("executionStats", stats).set("ok", 1);
  },
};

/** What the command that is explained looks for. */
function explained({ name, body }: Request): { options: FindOptions; pipeline?: Value[] } {
  if (name === "find") return { options: findOptions(body) };
  const nothing = findOptions(new Map());
  if (name === "count" || name === "distinct")
    return { options: { ...nothing, filter: optionalDoc(body.get("query") ?? undefined, "query") } };
  if (name === "aggregate") {
    const pipeline = statements(body, "pipeline");
    return { options: { ...nothing, filter: leadingMatch(pipeline).filter }, pipeline };
  }
  refuse("CommandNotFound", `this store explains find, aggregate, count and distinct, not ${name}`);
}

/** `explain`. */
export const explainCommands: Record<string, Command> = { explain };
