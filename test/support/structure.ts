import { assert } from "chai";
import { assertWellWorded, codes, mutate, type ProblemAnswer } from "../graphql/support.js";
import type { TestServer } from "./test-server.js";

const administrator = { name: "Administrator", role: "ADMINISTRATOR" };
const PROBLEMS = "problems { code message clause { citation } path remedy }";

/** Titles or names in English. */
export const en = (text: string) => [{ language: "en", text }];

/** Does acts upon the structure through the API, and remembers every refusal and warning that it met. */
export class Structure {
  readonly seen = new Set<string>();

  constructor(readonly server: TestServer) {}

  /** Sends an act: what it answers of these fields, refused or not. */
  async send(mutation: string, input: object, fields = "", by: object = administrator) {
    const answer = await mutate(
      this.server,
      mutation,
      { input, by },
      `${fields} ${PROBLEMS} warnings { ${"code message clause { citation } path remedy"} }`,
    );
    for (const problem of [...answer.problems, ...answer.warnings] as ProblemAnswer[]) {
      assertWellWorded(problem);
      this.seen.add(problem.code);
    }
    return answer;
  }

  /** Does an act that has to succeed. */
  async done(mutation: string, input: object, fields = "", by: object = administrator) {
    const answer = await this.send(mutation, input, fields, by);
    assert.deepEqual(answer.problems, [], mutation);
    return answer;
  }

  /** Registers a person. */
  async person(input: object) {
    const { problems } = await mutate(this.server, "registerPerson", { input }, PROBLEMS);
    assert.deepEqual(problems, []);
  }

  /** Appoints somebody, as an administrator. */
  async appoint(input: object) {
    const { problems } = await mutate(this.server, "appoint", { input, by: administrator }, PROBLEMS);
    assert.deepEqual(problems, []);
  }

  /** The codes of a refusal. */
  async refused(mutation: string, input: object, by: object = administrator) {
    return codes((await this.send(mutation, input, "", by)).problems);
  }

  /** The answer to a query without errors. */
  async ask(query: string) {
    const { data, errors } = await this.server.ask(query);
    assert.deepEqual(errors, []);
    return data;
  }
}
