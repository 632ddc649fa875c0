import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { openTestStore, type TestStore } from "../support/test-store.js";
import { AFTER_MEETING, done, MEETING, rapporteur } from "./support.js";

const EVERYTHING = `{
  studyGroup(label: "SG13") { workingParties { label workItems(first: 100) { totalCount nodes { acronym readiness { verdict } } }
    questions { label workItems(first: 10) { nodes { acronym history { nodes { seq changes { field after } } }
      question { workingParty { studyGroup { label } } } } } } } }
  meeting(code: "${MEETING}") { candidates(first: 100) { nodes { readiness { verdict findings { rule } } } } decisions { totalCount } }
  workItems(filter: { text: "quantum" }, orderBy: [{ field: TITLE }]) { totalCount nodes { title } }
  decisions { totalCount } none: workItem(acronym: "Y.none") { acronym } }`;

describe("reads", () => {
  let server: TestServer;
  let store: TestStore;
  const commands: string[] = [];
  before(async () => {
    store = await openTestStore();
    const separator = store.uri.includes("?") ? "&" : store.uri.endsWith("/") ? "?" : "/?";
    server = await startTestServer({
      uri: `${store.uri}${separator}monitorCommands=true`,
      now: () => AFTER_MEETING,
    });
    // The driver of the server itself; mongoose gives its client out.
    const client = server.database.connection.getClient();
    // A change stream goes on being read; whatever else is read begins with another command.
    client.on("commandStarted", ({ commandName }) => {
      if (commandName !== "getMore") commands.push(commandName);
    });
  });
  beforeEach(() => void commands.splice(0));
  after(async () => {
    await server.database.connection.dropDatabase();
    await server.close();
    await store.close();
  });

  it("sees the commands of a write, so that the next test can fail", async () => {
    await done(server, "updateWorkItem", {
      workItem: "Y.QKD-TLS",
      expectedRevision: 2,
      scope: "s",
      by: rapporteur,
    });
    assert.includeMembers(commands, ["update"]);
  });

  it("cost no database command in steady state", async () => {
    // Where the database tells of commits, the server has a look at what was written just now.
    for (let before = -1; before !== commands.length; ) {
      before = commands.length;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    commands.splice(0);
    for (let times = 0; times < 5; times += 1) {
      const { data, errors } = await server.ask(EVERYTHING);
      assert.deepEqual(
        errors.map((error) => error.extensions.code),
        ["NOT_FOUND"],
        JSON.stringify(errors),
      );
      assert.equal(data.studyGroup.workingParties.length, 4);
      assert.equal(data.meeting.candidates.nodes.length, 29);
    }
    assert.deepEqual(commands, []);
  });
});
