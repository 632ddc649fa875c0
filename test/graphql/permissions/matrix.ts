import { assert } from "chai";
import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery } from "graphql";
import { LEAVE_PROBLEMS } from "../../../src/domain/policies/judge.js";
import { ROLES, type Role, TOKEN_SCOPES, type TokenScope } from "../../../src/domain/vocabulary.js";
import { leastInput, type Said } from "../../support/least-input.js";
import { admit, type SignInServer, tokenFor } from "../../support/signed-in.js";
import type { Answer } from "../../support/test-server.js";
import { MEETING } from "../support.js";
import { type Case, nameOf } from "./cases.js";
import { type Doer, handleOf, otherScope, ownScope, Props, QUESTION, SG, WP } from "./props.js";

/** What the API answered to one case: to each role, with a mandate that reaches it and with another one. */
export interface Row {
  readonly tried: Case;
  readonly own: ReadonlySet<Role>;
  readonly other: ReadonlySet<Role>;
  /** What a token has to be good for. */
  readonly scope: TokenScope;
}

interface Attempt {
  readonly doer: Doer;
  readonly scopes: readonly TokenScope[];
}

/** Refusals that come before anybody is asked for leave: a case that meets one has not been tried. */
const BEFORE_LEAVE = /^(?!WAIT_).*_NOT_FOUND$|^BODY_UNKNOWN$|^REVISION_CONFLICT$|^IDEMPOTENCY_KEY_REUSED$/;

/** Tries the cases on the API of a server. */
export class Trial {
  private constructor(
    private readonly server: SignInServer,
    private readonly schema: GraphQLSchema,
    private readonly props: Props,
    readonly doers: readonly Doer[],
  ) {}

  /** A trial on a server, with two persons for each role: one whose mandate reaches, one with another. */
  static async on(server: SignInServer): Promise<Trial> {
    const { data } = await server.ask(getIntrospectionQuery());
    const props = await Props.on(server.tracker);
    const doers: Doer[] = [];
    for (const role of ROLES) {
      const own = { handle: handleOf(role, true), role, isOwn: true };
      await admit(server.tracker, { ...own, scope: ownScope(role, props.anyItem()) });
      doers.push(own);
      const scope = otherScope(role, props.anyItem());
      if (scope === null) continue;
      const other = { handle: handleOf(role, false), role, isOwn: false };
      await admit(server.tracker, { ...other, scope });
      doers.push(other);
    }
    return new Trial(server, buildClientSchema(data), props, doers);
  }

  /** The names of all mutations that the API has. */
  mutations(): string[] {
    return Object.keys(this.schema.getMutationType()?.getFields() ?? {});
  }

  /** Tries a case as everybody, and finds out what scope its token needs. */
  async row(tried: Case): Promise<Row> {
    await this.refuseNobody(tried);
    const may = await this.allowed(
      tried,
      this.doers.map((doer) => ({ doer, scopes: TOKEN_SCOPES })),
    );
    const [first] = may;
    assert(first, `nobody may ${nameOf(tried)}`);
    const roles = (isOwn: boolean) =>
      new Set(may.filter(({ doer }) => doer.isOwn === isOwn).map(({ doer }) => doer.role));
    return { tried, own: roles(true), other: roles(false), scope: await this.scopeOf(tried, first.doer) };
  }

  /** The acts that `availableActions` does not refuse this person on an item for want of permission. */
  async available(process: NonNullable<Case["process"]>, doer: Doer): Promise<Available> {
    const workItem = await this.props.item(process, doer);
    const judged = "action problems { code }";
    const query = `{ workItem(acronym: "${workItem}") {
      person: availableActions(by: { person: "${doer.handle}" }) { ${judged} holders { person { handle } } }
      role: availableActions(by: { role: ${doer.role} }) { ${judged} } } }`;
    const { data, errors } = await this.server.ask(query);
    assert.deepEqual(errors, []);
    return data.workItem;
  }

  /** Those of the attempts that were not refused for want of permission. */
  private async allowed(tried: Case, attempts: readonly Attempt[]): Promise<Attempt[]> {
    const allowed: Attempt[] = [];
    let input: Said | null = null;
    for (const attempt of attempts) {
      const { doer, scopes } = attempt;
      if (!input || isMadeFor(tried, doer)) input = await this.inputOf(tried, doer);
      const answer = await this.send(tried, input, tokenFor(doer.handle, scopes));
      if (!isGranted(tried, answer, `${nameOf(tried)} as ${doer.handle} with ${scopes}`)) continue;
      allowed.push(attempt);
      // What was refused has changed nothing, and is tried on the next; what was done is spent.
      input = null;
    }
    return allowed;
  }

  private async refuseNobody(tried: Case): Promise<void> {
    const [doer] = this.doers;
    assert(doer);
    const { status, data, errors } = await this.send(tried, await this.inputOf(tried, doer));
    const said = { status, data, codes: errors.map(({ extensions }) => extensions.code) };
    assert.deepEqual(said, { status: 401, data: null, codes: ["UNAUTHENTICATED"] }, nameOf(tried));
  }

  /** The one scope that is enough alone, and without which all the others are not. */
  private async scopeOf(tried: Case, doer: Doer): Promise<TokenScope> {
    const alone = await this.allowed(
      tried,
      TOKEN_SCOPES.map((scope) => ({ doer, scopes: [scope] })),
    );
    const [scope, ...more] = alone.flatMap(({ scopes }) => scopes);
    assert(scope && more.length === 0, `${nameOf(tried)} is done with any of ${[scope, ...more]}`);
    const others = TOKEN_SCOPES.filter((one) => one !== scope);
    assert.isEmpty(
      await this.allowed(tried, [{ doer, scopes: others }]),
      `${nameOf(tried)} without ${scope}`,
    );
    return scope;
  }

  private async inputOf(tried: Case, doer: Doer): Promise<Said> {
    const field = this.schema.getMutationType()?.getFields()[tried.mutation];
    const [input] = field?.args ?? [];
    assert(input, `there is no mutation ${tried.mutation}`);
    const said = await tried.prepare(this.props, doer);
    const least = leastInput(input.type, { ...usual(this.props), ...said });
    return { ...(least as Said), ...said };
  }

  private send({ mutation }: Case, input: Said, token?: string): Promise<Answer> {
    const type = this.schema.getMutationType()?.getFields()[mutation]?.args[0]?.type;
    const query = `mutation($input: ${type}) { ${mutation}(input: $input) { problems { code } } }`;
    return this.server.ask(query, { input }, token ? { token } : {});
  }
}

/** The acts as `availableActions` judges them for a person, and for the person's role. */
export type Available = Readonly<Record<"person" | "role", readonly AvailableAct[]>>;

interface AvailableAct {
  readonly action: string;
  readonly problems: readonly { code: string }[];
  /** Only of a person's acts. */
  readonly holders?: readonly { person: { handle: string } }[];
}

function isMadeFor({ isUponSelf }: Case, { role, isOwn }: Doer): boolean {
  return isUponSelf || (role === "EDITOR" && isOwn);
}

/** Whether none of these refusals is about permission. */
export function isPermitted(problems: readonly { code: string }[]): boolean {
  return !problems.some(({ code }) => (LEAVE_PROBLEMS as readonly string[]).includes(code));
}

/** Tokens are asked for without mandates: their refusal is a thrown error. */
function isGranted({ mutation }: Case, { data, errors }: Answer, what: string): boolean {
  const [error] = errors;
  if (mutation === "createToken" && error?.extensions.code === "FORBIDDEN") return false;
  assert.deepEqual(errors, [], what);
  const problems: readonly { code: string }[] = data[mutation].problems;
  const early = problems.filter(({ code }) => BEFORE_LEAVE.test(code));
  assert.deepEqual(early, [], `${what} was not tried`);
  return isPermitted(problems);
}

const usual = (props: Props): Said => ({
  meeting: MEETING,
  body: WP,
  studyGroup: SG,
  question: QUESTION,
  acronym: `Y.new-${props.number()}`,
  handle: `new-${props.number()}`,
  document: "TD1/WP4",
  studyPeriod: "2029-2032",
  expectedRevision: 1,
  successor: "Q2/13",
  successors: "Q2/13",
});
