import { expect } from "chai";
import { withoutOpposites } from "../../src/graphql/suggestions.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const SAYS = 'Value "NOT_AGREED" does not exist in "DecisionOutcome" enum.';

describe("suggestions for an enum value that is not there", () => {
  it("are none that say the opposite", () => {
    expect(withoutOpposites(`${SAYS} Did you mean the enum value "AGREED"?`)).to.equal(SAYS);
    const others = 'Value "APPROVE" does not exist in "Act" enum.';
    expect(withoutOpposites(`${others} Did you mean the enum value "NOT_APPROVE" or "APPROVED"?`)).to.equal(
      `${others} Did you mean the enum value "APPROVED"?`,
    );
    expect(
      withoutOpposites(`${others} Did you mean the enum value "DOES_APPROVE", "NOT_APPROVE", or "APPROVED"?`),
    ).to.equal(`${others} Did you mean the enum value "DOES_APPROVE" or "APPROVED"?`);
  });

  it("are left as they are otherwise", () => {
    for (const said of [
      'Value "AGRED" does not exist in "DecisionOutcome" enum. Did you mean the enum value "AGREED"?',
      'Value "NOTIFIED" does not exist in "X" enum. Did you mean the enum value "NOTICE"?',
      'Cannot query field "workItm" on type "Query". Did you mean "workItem"?',
    ])
      expect(withoutOpposites(said)).to.equal(said);
  });

  describe("through the API", () => {
    let server: TestServer;
    before(async () => {
      server = await startTestServer();
    });
    after(() => server.close());

    it("hold for values in the text and in variables", async () => {
      const literal = await server.ask("{ decisions(filter: { outcomes: [NOT_AGREED] }) { totalCount } }");
      const query = "query($o: DecisionOutcome!) { decisions(filter: { outcomes: [$o] }) { totalCount } }";
      const variable = await server.ask(query, { o: "NOT_AGREED" });
      for (const { errors } of [literal, variable]) {
        expect(errors[0]?.message).to.include('"NOT_AGREED" does not exist in "DecisionOutcome" enum.');
        expect(errors[0]?.message).not.to.include("Did you mean");
      }
      const near = await server.ask("{ decisions(filter: { outcomes: [AGRED] }) { totalCount } }");
      expect(near.errors[0]?.message).to.include('Did you mean the enum value "AGREED"?');
    });
  });
});
