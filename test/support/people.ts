import { assert } from "chai";
import type { TokenScope } from "../../src/domain/vocabulary.js";
import { admit, type SignInServer, startSignInServer, tokenFor } from "./signed-in.js";
import type { Answer } from "./test-server.js";

/** What came of an act, as far as the tests of persons look. */
export interface Done {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
  readonly person: any;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
  readonly workItem: any;
  /** The codes of the refusals. */
  readonly codes: string[];
  /** The codes of what is to be looked at. */
  readonly warnings: string[];
  readonly problems: { code: string; message: string; remedy: string; clause: { citation: string } }[];
}

const PERSON = `person { handle name affiliation revision
  mandates(all: true) { nodes { code role from until inForce replacing voided { reason event } question { label } } }
  history { nodes { seq action effectiveOn recordedAt corrects by { name role handle } basis { note document } } } }`;
const ITEM = `workItem { stage history { nodes { action effectiveOn
  by { name role handle replacing mandate { code } person { name } } basis { document note } } } }`;

/** The mutations whose payload has a work item; the others have a person. */
const ON_ITEMS = /WorkItem|Decision|Announcement|judge|close|Contribution/;

/** A server with an administrator `root`, and acts as whoever is named. */
export class People {
  private constructor(
    readonly server: SignInServer,
    private readonly clock: { now: string },
  ) {}

  static async on(now: string): Promise<People> {
    const clock = { now };
    const server = await startSignInServer({ now: () => clock.now });
    await admit(server.tracker, { handle: "root", role: "ADMINISTRATOR", scope: null });
    return new People(server, clock);
  }

  /** Sets the clock. */
  at(now: string): void {
    this.clock.now = now;
  }

  /** Does a mutation as somebody, by a token good for all or for these scopes. */
  async act(
    who: string,
    verb: string,
    input: Record<string, unknown>,
    scopes?: readonly TokenScope[],
  ): Promise<Done> {
    const type = await this.inputOf(verb);
    const { data, errors } = await this.server.ask(
      `mutation($input: ${type}!) { ${verb}(input: $input) { ${ON_ITEMS.test(verb) ? ITEM : PERSON}
        problems { code message remedy clause { citation } } warnings { code message remedy } } }`,
      { input },
      { token: tokenFor(who, scopes) },
    );
    assert.deepEqual(errors, [], verb);
    const { problems, warnings, person, workItem } = data[verb];
    const codes = problems.map(({ code }: { code: string }) => code);
    return {
      person,
      workItem,
      problems,
      codes,
      warnings: warnings.map(({ code }: { code: string }) => code),
    };
  }

  /** Does it, and fails where it is refused. */
  async done(who: string, verb: string, input: Record<string, unknown>): Promise<Done> {
    const outcome = await this.act(who, verb, input);
    assert.deepEqual(outcome.problems, [], `${verb} by ${who}`);
    return outcome;
  }

  /** Registers persons with these handles. */
  async register(...handles: string[]): Promise<void> {
    for (const handle of handles) {
      await this.done("root", "registerPerson", { handle, name: `The ${handle}`, since: "2025-01-01" });
    }
  }

  private async inputOf(verb: string): Promise<string> {
    const query = `{ __schema { mutationType { fields { name args { type { ofType { name } } } } } } }`;
    const { data } = await this.server.ask(query);
    const field = data.__schema.mutationType.fields.find(({ name }: { name: string }) => name === verb);
    return field.args[0].type.ofType.name;
  }

  ask(query: string, who?: string, scopes?: readonly TokenScope[]): Promise<Answer> {
    return this.server.ask(query, {}, who ? { token: tokenFor(who, scopes) } : {});
  }
}
