import type { ApolloServerPlugin } from "@apollo/server";
import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import type { RequestContext } from "../../graphql/context.js";
import { variablesFault } from "../door.js";
import type { RequestsUnderWay } from "../requests-under-way.js";
import { Bounded } from "./bounded.js";
import type { Headers } from "./exchange.js";
import type { Execute } from "./execution.js";
import { isFromMemory } from "./kept-answers.js";

/** What is remembered of queries at most, in characters: of all, and of one. */
const REMEMBERED = { altogether: 2 * 1024 * 1024, one: 32 * 1024 } as const;

/** A query that was found to fit the schema. */
export interface KnownQuery {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Whether everybody who did not sign in is answered the same, as long as the programme and the day are the same. */
  readonly isRepeatable: boolean;
}

/** A query that is known, with what this request says to it. */
export interface AskedAgain extends KnownQuery {
  readonly variables: Record<string, unknown>;
}

/** A message that asks for an operation, as GraphQL over HTTP has it. */
interface Message {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
}

/** What an operation was answered, with what is told of the caller's budget. */
export interface Said {
  readonly data: unknown;
  readonly told: Headers;
}

/**
 * The queries that were asked before. They were read, checked and found good by Apollo then, and are now answered without it, by the
 * same rules: what is in order comes out the same. What is not is left to Apollo, which has the words for it.
 */
export class KnownQueries {
  readonly #queries = new Bounded<KnownQuery>(REMEMBERED);

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly execute: Execute,
    private readonly underWay: RequestsUnderWay,
  ) {}

  /** Remembers the queries that are about to be executed. */
  readonly plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: async () => ({
      didResolveOperation: async ({ source, document, operation, request }) => {
        if (operation?.operation !== "query") return;
        const key = keyOf(source, request.operationName);
        if (this.#queries.get(key)) return;
        const isRepeatable = isFromMemory(source);
        this.#queries.keep(key, { document, operation, isRepeatable }, key.length);
      },
    }),
  };

  /** The query that a message asks for; null: it is not known, or the message says more. */
  find(message: unknown): AskedAgain | null {
    if (!isMessage(message)) return null;
    const known = this.#queries.get(keyOf(message.query, message.operationName));
    return known ? { ...known, variables: message.variables ?? {} } : null;
  }

  /**
   * Answers a query; null: it is to be asked of Apollo, because something in it is not in order. What it was charged, and what it was
   * answered as far as it was executed, stays with its work.
   */
  async answer(asked: AskedAgain, context: RequestContext): Promise<Said | null> {
    const { schema } = this;
    const { document, operation, variables, isRepeatable } = asked;
    const told = await this.#letIn(asked, context);
    if (!told) return null;
    const executed = await this.execute({
      schema,
      document,
      operationName: operation.name?.value,
      variableValues: variables,
      contextValue: context,
    });
    if (executed.errors) {
      context.work.executed = executed;
      return null;
    }
    context.work.isRepeatable = isRepeatable && !context.signedIn;
    return { data: executed.data, told };
  }

  async #letIn(
    { document, operation, variables }: AskedAgain,
    context: RequestContext,
  ): Promise<Headers | null> {
    if (variablesFault(variables)) return null;
    try {
      const cost = this.underWay.weigh({ schema: this.schema, document, operation, variables }, context);
      return cost === null ? null : await this.underWay.letIn(context, cost, false);
    } catch {
      return null;
    }
  }
}

const keyOf = (text: string, name: string | null | undefined) => `${name ?? ""}\n${text}`;

const PARTS = ["query", "operationName", "variables"];

/** Whether a message asks for an operation by its text, and says nothing else. */
function isMessage(message: unknown): message is Message {
  if (typeof message !== "object" || message === null || Array.isArray(message)) return false;
  const { query, operationName, variables } = message as Record<string, unknown>;
  return (
    typeof query === "string" &&
    (operationName === undefined || operationName === null || typeof operationName === "string") &&
    (variables === undefined || (typeof variables === "object" && !Array.isArray(variables))) &&
    Object.keys(message).every((part) => PARTS.includes(part))
  );
}
