import { type DocumentNode, type GraphQLError, type GraphQLSchema, Kind, visit } from "graphql";
import { type Acting, isSignedIn } from "../../application/permit.js";
import type { Tracker } from "../../application/tracker.js";
import { contextFor } from "../../graphql/context.js";
import { formatError } from "../../graphql/errors.js";
import type { Subscribed, ToldOfActs } from "../../graphql/subscriptions/watching.js";
import type { Commit } from "../../programme/commit.js";
import type { Told } from "../../programme/watch.js";
import type { Execute } from "../api/execution.js";
import type { Slices } from "./slices.js";

/** What the selections of subscriptions are executed with. */
export interface ExecutionParts {
  readonly schema: GraphQLSchema;
  readonly tracker: Tracker;
  readonly execute: Execute;
  /** Logs what went wrong inside. */
  readonly report: (error: unknown) => string;
  readonly slices: Slices;
}

/** So many answers are kept for those who come a little later. */
const MOST_KEPT = 64;

/** Those who subscribe to the same in the same words and see the same: what each is told is worked out once. */
export interface Group {
  /** What an event is to them, as the text of an answer. */
  textOf(told: Told): Promise<string>;
  /** Whether it has to be worked out for one of them alone, as what is long over. */
  isAlone(told: Told): boolean;
  leave(): void;
}

/** The executions of all subscriptions of a process. */
export class SharedExecutions {
  readonly #groups = new Map<string, { members: number; readonly known: Map<Commit, Promise<string>> }>();
  readonly #documents = new WeakMap<DocumentNode, number>();
  #count = 0;

  constructor(private readonly parts: ExecutionParts) {}

  /** How many different subscriptions there are. */
  get size(): number {
    return this.#groups.size;
  }

  /** Joins those who are told the same. */
  join(subscribed: Subscribed, signedIn: Acting | null): Group {
    const key = this.#keyOf(subscribed, signedIn);
    const group = this.#groups.get(key) ?? { members: 0, known: new Map<Commit, Promise<string>>() };
    this.#groups.set(key, group);
    group.members += 1;
    const { feed } = this.parts.tracker.programme;
    const isAlone = ({ commit, seen }: Told) => seen !== commit.seen || !feed.programmeAfter(commit);
    return {
      isAlone,
      textOf: (told) => {
        if (isAlone(told)) return this.#execute(subscribed, signedIn, told);
        const text = group.known.get(told.commit) ?? this.#execute(subscribed, signedIn, told);
        group.known.set(told.commit, text);
        const [oldest] = group.known.keys();
        if (group.known.size > MOST_KEPT && oldest) group.known.delete(oldest);
        return text;
      },
      leave: () => {
        group.members -= 1;
        if (group.members === 0) this.#groups.delete(key);
      },
    };
  }

  /** The programme is as the act left it; of what is long over, as it is now. */
  async #execute(
    { document, operationName, variables }: Subscribed,
    signedIn: Acting | null,
    told: Told,
  ): Promise<string> {
    const { schema, tracker, execute, report, slices } = this.parts;
    await slices.turn();
    const { current, feed } = tracker.programme;
    const programme = feed.programmeAfter(told.commit) ?? current;
    const contextValue = { ...contextFor(tracker, signedIn), programme };
    const rootValue: ToldOfActs = { acts: told };
    const asked = { schema, document, operationName, variableValues: variables, contextValue, rootValue };
    const { data, errors } = await execute(asked);
    const formatted = errors?.map((error: GraphQLError) =>
      formatError(error.toJSON(), error, report, schema),
    );
    return JSON.stringify(formatted ? { data, errors: formatted } : { data });
  }

  #keyOf({ document, operationName, variables }: Subscribed, signedIn: Acting | null): string {
    const known = this.#documents.get(document) ?? ++this.#count;
    this.#documents.set(document, known);
    const where = variableOfAfter(document);
    const said = Object.entries(variables).filter(([name]) => name !== where);
    return JSON.stringify([known, operationName, viewerOf(signedIn), said]);
  }
}

/** Who sees the same. */
export function viewerOf(signedIn: Acting | null): unknown {
  if (!signedIn || !isSignedIn(signedIn)) return signedIn;
  return [signedIn.person.handle, signedIn.scopes];
}

const known = new WeakMap<DocumentNode, string | null>();

/** The variable that says nothing but from where to go on, which makes no difference afterwards; null: there is none. */
function variableOfAfter(document: DocumentNode): string | null {
  const before = known.get(document);
  if (before !== undefined) return before;
  const uses = new Map<string, number>();
  let after: string | null = null;
  visit(document, {
    Field(field) {
      const argument = field.arguments?.find(({ name }) => name.value === "after");
      if (field.name.value === "acts" && argument?.value.kind === Kind.VARIABLE)
        after = argument.value.name.value;
    },
    Variable({ name }) {
      uses.set(name.value, (uses.get(name.value) ?? 0) + 1);
    },
  });
  // It is named where it is defined and where it is used.
  const only = after !== null && uses.get(after) === 2 ? after : null;
  known.set(document, only);
  return only;
}
