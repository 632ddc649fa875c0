import { EJSON } from "bson";
import { assert } from "chai";
import type { PEOPLE_PROBLEMS } from "../../src/domain/people/problems.js";
import { inputName } from "../../src/graphql/inputs/input-of.js";
import { authenticator } from "../../src/server/authentication/authenticate.js";
import { FAILED_SIGN_INS } from "../../src/server/authentication/failed-sign-ins.js";
import { startTestServer, type TestServer, type Who } from "../support/test-server.js";

type Code = keyof typeof PEOPLE_PROBLEMS;

const NOW = "2026-03-02T09:00:00.000Z";
const ROOT = { name: "Root", role: "ADMINISTRATOR" } as const;
const ALL = ["READ", "WORK_ITEMS", "APPROVAL", "MEETINGS", "PEOPLE", "TOKENS"];
const ME = "{ me { person { handle } tokens { id name revokedAt expiresAt lastUsedAt } } }";

describe("personal tokens", () => {
  let server: TestServer;
  let now = NOW;
  let count = 0;
  /** Begins the count of failed sign-ins anew. */
  let forget = (): void => undefined;
  before(async () => {
    server = await startTestServer({
      now: () => now,
      authenticate: (tracker, log) => {
        const make = () => authenticator({ tracker, log, verify: null, tryOut: null });
        let real = make();
        forget = () => {
          real = make();
        };
        return async (request) => (request.headers["x-test-actor"] ? ROOT : real(request));
      },
    });
  });
  beforeEach(() => {
    now = NOW;
  });
  after(() => server.close());

  /** Does a mutation and gives its payload; thrown errors fail the test. */
  async function act(verb: string, input: Record<string, unknown>, who: Who = { by: ROOT }) {
    const type = inputName(verb);
    const wanted = {
      createToken: "secret token { id expiresAt scopes }",
      revokeToken: "token { id revokedAt }",
      updateWorkItem:
        "workItem { revision history { nodes { by { name role handle onBehalfOf { name role handle } } } } }",
      recordDecision:
        "workItem { stage history { nodes { by { name role handle onBehalfOf { name role handle } } } } }",
      requestAnnouncement:
        "workItem { stage history { nodes { by { name role handle onBehalfOf { name role handle } } } } }",
    }[verb];
    const { data, errors } = await server.ask(
      `mutation($input: ${type}!) { ${verb}(input: $input) { problems { code message remedy } ${wanted ?? ""} } }`,
      { input },
      who,
    );
    assert.deepEqual(errors, []);
    return data[verb];
  }
  const codesOf = (payload: { problems: { code: string }[] }) => payload.problems.map(({ code }) => code);

  /** A registered person with these mandates, and a token of his or hers. */
  async function aPerson(mandates: Record<string, unknown>[] = []) {
    count += 1;
    const handle = `person-${count}`;
    assert.deepEqual(codesOf(await act("registerPerson", { handle, name: `Person ${count}` })), []);
    for (const mandate of mandates) {
      const appointed = await act("appoint", {
        person: handle,
        from: "2025-01-01",
        basis: { note: "Since the study period began" },
        ...mandate,
      });
      assert.deepEqual(codesOf(appointed), []);
    }
    const { tracker } = server.programme;
    const person = tracker.programme.current.person(handle);
    assert.isNotNull(person);
    const { createToken } = await import("../../src/application/tokens.js");
    const made = await createToken({ ...tracker, now: () => now }, person as never, {
      name: "first",
      scopes: ALL as never,
    });
    return { handle, token: made.secret ?? "", id: made.token?.id ?? "" };
  }

  it("sign somebody in, and tell when they were last used", async () => {
    const { handle, token, id } = await aPerson();
    const first = await server.ask(ME, {}, { token });
    assert.equal(first.data.me.person.handle, handle);
    assert.deepInclude(first.data.me.tokens[0], { id, name: "first", revokedAt: null, lastUsedAt: NOW });
    assert.equal(first.data.me.tokens[0].expiresAt, "2026-05-31T09:00:00.000Z");
    now = "2026-03-02T09:00:59.000Z";
    assert.equal((await server.ask(ME, {}, { token })).data.me.tokens[0].lastUsedAt, NOW);
    now = "2026-03-02T09:01:00.000Z";
    assert.equal((await server.ask(ME, {}, { token })).data.me.tokens[0].lastUsedAt, now);
  });

  it("are shown once, and kept as a digest only", async () => {
    const { token } = await aPerson();
    const made = await act("createToken", { name: "script", scopes: ["READ"], days: 1 }, { token });
    assert.match(made.secret, /^wpt_[0-9a-f]{16}_[0-9a-f]{64}$/);
    assert.equal((await server.ask(ME, {}, { token: made.secret })).status, 200);
    const stored: unknown[] = [];
    for (const { name } of await server.database.connection.listCollections()) {
      stored.push(await server.database.connection.collection(name).find().toArray());
    }
    for (const secret of [token, made.secret].map((text) => text.split("_")[2] ?? "")) {
      assert.notInclude(EJSON.stringify(stored), secret);
      assert.notInclude(JSON.stringify(server.logged), secret);
      assert.notInclude(JSON.stringify((await server.ask(ME, {}, { token })).data), secret);
    }
  });

  it("are good for nothing once they are revoked, also while they are in use", async () => {
    const { token } = await aPerson();
    const { secret, token: made } = await act("createToken", { name: "x", scopes: ALL }, { token });
    const using = Array.from({ length: 20 }, () => server.ask(ME, {}, { token: secret }));
    const { token: revoked } = await act("revokeToken", { id: made.id }, { token: secret });
    assert.equal(revoked.revokedAt, NOW);
    for (const { status } of await Promise.all(using)) assert.oneOf(status, [200, 401]);
    const after = await Promise.all(Array.from({ length: 3 }, () => server.ask(ME, {}, { token: secret })));
    assert.deepEqual(
      after.map(({ status }) => status),
      [401, 401, 401],
    );
    assert.equal((await server.ask(ME, {}, { token })).status, 200);
  });

  it("are good to the last moment of their term, and not after", async () => {
    const { token } = await aPerson();
    now = "2026-05-31T08:59:59.999Z";
    assert.equal((await server.ask(ME, {}, { token })).status, 200);
    now = "2026-05-31T09:00:00.000Z";
    assert.equal((await server.ask(ME, {}, { token })).status, 401);
  });

  for (const [what, spoil] of [
    ["truncated", (token: string) => token.slice(0, -1)],
    ["with another secret", (token: string) => token.replace(/.$/, (last) => (last === "0" ? "1" : "0"))],
    ["with another id", (token: string) => token.replace(/_./, (start) => (start === "_0" ? "_1" : "_0"))],
    ["in capitals", (token: string) => token.toUpperCase()],
    ["oversized", (token: string) => token + "0".repeat(9000)],
    ["with an operator", () => 'wpt_{"$gt":""}'],
    ["without a secret", (token: string) => token.split("_").slice(0, 2).join("_")],
  ] as const) {
    it(`are refused ${what}`, async () => {
      const { token } = await aPerson();
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${spoil(token)}` },
        body: JSON.stringify({ query: ME }),
      });
      assert.equal(response.status, 401);
      assert.match(response.headers.get("www-authenticate") ?? "", /^Bearer/);
      assert.notInclude(await response.text(), token.slice(25));
      forget();
    });
  }

  it("let no request pass that began after they were revoked, whoever else is using them", async () => {
    const { token } = await aPerson();
    const { secret, token: made } = await act("createToken", { name: "x", scopes: ALL }, { token });
    let revokedAt = Number.POSITIVE_INFINITY;
    let before = 0;
    let after = 0;
    const passed: number[] = [];
    const use = async () => {
      while (after < 80) {
        const began = performance.now();
        const { status } = await server.ask(ME, {}, { token: secret });
        if (status === 200) passed.push(began);
        if (began > revokedAt) after += 1;
        else before += 1;
      }
    };
    const revoke = async () => {
      while (before < 40) await new Promise((resolve) => setTimeout(resolve, 1));
      await act("revokeToken", { id: made.id }, { token });
      revokedAt = performance.now();
    };
    await Promise.all([revoke(), ...Array.from({ length: 8 }, use)]);
    assert.isNotEmpty(passed);
    assert.isEmpty(passed.filter((began) => began > revokedAt));
    forget();
  });

  it("are refused in any other form of the header, and a header is never read as nobody's", async () => {
    const { token } = await aPerson();
    for (const authorization of [`Basic ${token}`, token, `Bearer`, `Bearer ${token} x`, "", `Bearer a,b`]) {
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization },
        body: JSON.stringify({ query: "{ __typename }" }),
      });
      assert.equal(response.status, 401, authorization);
    }
    forget();
  });

  it(`keep an address waiting after ${FAILED_SIGN_INS.most} failed sign-ins; good tokens and readers pass`, async () => {
    const { token } = await aPerson();
    const { token: unused } = await aPerson();
    assert.equal((await server.ask(ME, {}, { token })).status, 200);
    const guess = () => server.ask(ME, {}, { token: `wpt_${"0".repeat(16)}_${"0".repeat(64)}` });
    for (let i = 0; i < FAILED_SIGN_INS.most; i += 1) assert.equal((await guess()).status, 401);
    const refused = await guess();
    assert.deepEqual([refused.status, refused.errors[0]?.extensions.code], [429, "TOO_MANY_REQUESTS"]);
    assert.match(refused.errors[0]?.message ?? "", /Try again in \d+ seconds/);
    assert.equal((await server.ask(ME, {}, { token })).status, 200, "a token that was good lately");
    assert.equal((await server.ask("{ __typename }")).status, 200, "somebody who reads");
    assert.equal((await server.ask(ME, {}, { token: unused })).status, 200, "a token not seen before");
    assert.equal((await guess()).status, 429, "good tokens do not clear the count");
    assert.include(JSON.stringify(server.logged), "sign-in failed");
    forget();
  });

  it("are counted before they are looked at: many bad ones at once are no more than one after another", async () => {
    const { token } = await aPerson();
    let looks = 0;
    const { find, usable } = server.programme.tracker.tokens;
    const counted = <A, R>(look: (about: A) => R) => {
      return (about: A) => {
        looks += 1;
        return look(about);
      };
    };
    Object.assign(server.programme.tracker.tokens, { find: counted(find), usable: counted(usable) });
    try {
      const guesses = Array.from({ length: 400 }, (_, i) =>
        server.ask(ME, {}, { token: `wpt_${i.toString(16).padStart(16, "0")}_${"0".repeat(64)}` }),
      );
      const [good, ...answers] = await Promise.all([server.ask(ME, {}, { token }), ...guesses]);
      assert.equal(good?.status, 200);
      assert.lengthOf(
        answers.filter(({ status }) => status === 401),
        FAILED_SIGN_INS.most,
      );
      assert.isTrue(answers.every(({ status }) => status === 401 || status === 429));
      assert.isAtMost(looks, FAILED_SIGN_INS.most + 6, "the digests are read once a second at most");
    } finally {
      Object.assign(server.programme.tracker.tokens, { find, usable });
      forget();
    }
  });

  describe("what they let somebody do", () => {
    const edit = (workItem: string, expectedRevision: number) => ({
      workItem,
      expectedRevision,
      timing: "2026-07",
    });

    it("ends with the mandate: what it allowed until yesterday it does not allow today", async () => {
      const { token } = await aPerson([{ role: "RAPPORTEUR", scope: "Q16/13", until: "2026-03-01" }]);
      const refused = await act("updateWorkItem", edit("Y.QKD-IPsec-fr", 2), { token });
      assert.deepEqual(codesOf(refused), ["MANDATE_NOT_IN_FORCE"]);
      assert.match(refused.problems[0].message, /is RAPPORTEUR from 2025-01-01 to 2026-03-01/);
      now = "2026-03-01T22:59:59.000Z";
      assert.deepEqual(codesOf(await act("updateWorkItem", edit("Y.QKD-IPsec-fr", 2), { token })), []);
    });

    it("ends during a session as soon as the mandate is ended", async () => {
      const { handle, token } = await aPerson([{ role: "RAPPORTEUR", scope: "Q2/13" }]);
      assert.deepEqual(codesOf(await act("updateWorkItem", edit("Y.DTN-ModelReq", 2), { token })), [
        "MANDATE_ELSEWHERE",
      ]);
      await act("endMandate", { person: handle, mandate: "M1", until: "2026-03-01" });
      const own = await server.ask(
        `{ question(label: "Q2/13") { workItems(first: 1) { nodes { acronym revision } } } }`,
      );
      const [{ acronym, revision }] = own.data.question.workItems.nodes;
      assert.deepEqual(codesOf(await act("updateWorkItem", edit(acronym, revision), { token })), [
        "MANDATE_NOT_IN_FORCE",
      ]);
    });

    it("is judged on the day of the act, and what was done may be written down for a while", async () => {
      const { token } = await aPerson([{ role: "WP_CHAIR", scope: "WP3/13", until: "2026-02-28" }]);
      const consent = {
        workItem: "Y.DTN-ModelReq",
        kind: "CONSENT",
        outcome: "AGREED",
        meeting: "T25-SG13-260223",
        body: "WP3/13",
        finalText: "TD305-R1/WP3",
      };
      now = "2026-03-31T09:00:00.000Z";
      assert.deepEqual(codesOf(await act("recordDecision", consent, { token })), ["RECORDED_TOO_LATE"]);
      now = "2026-03-30T09:00:00.000Z";
      const { workItem, problems } = await act("recordDecision", consent, { token });
      assert.deepEqual(problems, []);
      assert.deepInclude(workItem.history.nodes.at(-1).by, { role: "WP_CHAIR", onBehalfOf: null });
    });

    it("keeps both names where TSB records for somebody, who must be one that may", async () => {
      const { token, handle } = await aPerson([{ role: "TSB" }]);
      const { token: other } = await aPerson([{ role: "RAPPORTEUR", scope: "Q16/13" }]);
      const request = { workItem: "Y.DTN-ModelReq", date: "2026-03-02", onBehalfOf: "kazunori-tanikawa" };
      assert.deepEqual(
        codesOf(await act("requestAnnouncement", { ...request, onBehalfOf: null }, { token })),
        ["ROLE_FORBIDS"],
      );
      assert.include(
        codesOf(await act("requestAnnouncement", request, { token: other })),
        "ON_BEHALF_FORBIDDEN",
      );
      assert.deepEqual(
        codesOf(await act("requestAnnouncement", { ...request, onBehalfOf: handle }, { token })),
        ["ROLE_FORBIDS"],
      );
      assert.deepEqual(
        codesOf(await act("requestAnnouncement", { ...request, onBehalfOf: "nobody" }, { token })),
        ["PERSON_NOT_FOUND"],
      );
      const { workItem, problems } = await act("requestAnnouncement", request, { token });
      assert.deepEqual(problems, []);
      const { by } = workItem.history.nodes.at(-1);
      assert.deepEqual([by.role, by.handle], ["TSB", handle]);
      assert.deepEqual(by.onBehalfOf, {
        name: "Kazunori Tanikawa",
        role: "SG_CHAIR",
        handle: "kazunori-tanikawa",
      });
    });

    it("never makes TSB an administrator: nobody acts for one", async () => {
      const { token, handle } = await aPerson([{ role: "TSB" }]);
      const { handle: root } = await aPerson([{ role: "ADMINISTRATOR" }]);
      const appointment = { person: handle, role: "ADMINISTRATOR", from: "2026-03-02", onBehalfOf: root };
      const refused = await act("appoint", appointment, { token });
      assert.deepEqual(codesOf(refused), ["ACT_IN_PERSON"]);
      const identity = { issuer: "https://login.example.org", subject: "me" };
      const link = await act("updatePerson", { person: handle, identity, onBehalfOf: root }, { token });
      assert.deepEqual(codesOf(link), ["ACT_IN_PERSON"]);
    });

    it("is asked anew when a request that was refused for want of leave is sent again", async () => {
      const { handle, token } = await aPerson();
      const change = {
        workItem: "Y.det-qos-req-ml-jrs",
        expectedRevision: 2,
        timing: "2026-07",
        idempotencyKey: "again",
      };
      assert.deepEqual(codesOf(await act("updateWorkItem", change, { token })), ["ROLE_FORBIDS"]);
      await act("appoint", { person: handle, role: "RAPPORTEUR", scope: "Q6/13", from: "2026-03-02" });
      assert.deepEqual(codesOf(await act("updateWorkItem", change, { token })), []);
      assert.equal((await act("updateWorkItem", change, { token })).workItem.revision, 3);
    });

    it("is told by the item itself", async () => {
      const { handle, token } = await aPerson([{ role: "WP_CHAIR", scope: "WP4/13" }]);
      const ask = (who: string) =>
        `{ workItem(acronym: "Y.QKD-TLS") { availableActions${who} { action possible } } }`;
      const mine = await server.ask(ask(""), {}, { token });
      assert.deepEqual(mine.errors, []);
      assert.deepEqual(mine.data, (await server.ask(ask(`(by: { person: "${handle}" })`))).data);
      assert.equal((await server.ask(ask(""))).errors[0]?.extensions.code, "BAD_USER_INPUT");
    });

    it("can be narrowed to one capacity", async () => {
      const { token } = await aPerson([
        { role: "RAPPORTEUR", scope: "Q6/13" },
        { role: "EDITOR", scope: "Y.QKDN-qos-allo" },
      ]);
      const change = (as: string | null) =>
        act(
          "updateWorkItem",
          { workItem: "Y.QKDN-qos-allo", expectedRevision: 2, timing: "2026-07", as },
          { token },
        );
      const refused = await change("EDITOR");
      assert.deepEqual(codesOf(refused), ["ROLE_FORBIDS"]);
      assert.match(
        refused.problems[0].remedy,
        /^It is for RAPPORTEUR or .+Person \d+ \(RAPPORTEUR of Q6\/13\)/,
      );
      assert.deepEqual(codesOf(await change("RAPPORTEUR")), []);
    });
  });

  const refusals = new Map<Code, () => Promise<{ problems: { code: string }[] }>>([
    [
      "TOKEN_LIFE",
      async () => act("createToken", { name: "x", scopes: ["READ"], days: 367 }, await aPerson()),
    ],
    [
      "TOKEN_SHOWN_ONCE",
      async () => {
        const who = await aPerson();
        const request = { name: "x", scopes: ["READ"], idempotencyKey: "k" };
        const made = await Promise.all([1, 2, 3].map(() => act("createToken", request, who)));
        assert.lengthOf(
          made.filter(({ secret }) => secret !== null),
          1,
        );
        assert.lengthOf(new Set(made.map(({ token }) => token.id)), 1);
        const other = await act("createToken", { ...request, scopes: ["PEOPLE"] }, who);
        assert.deepEqual(codesOf(other), ["IDEMPOTENCY_KEY_REUSED"]);
        assert.isNull(other.token);
        return act("createToken", request, who);
      },
    ],
    [
      "TOO_MANY_TOKENS",
      async () => {
        const who = await aPerson();
        for (let i = 1; i < 20; i += 1) await act("createToken", { name: `t${i}`, scopes: ["READ"] }, who);
        return act("createToken", { name: "one more", scopes: ["READ"] }, who);
      },
    ],
    [
      "TOKEN_TOO_WIDE",
      async () => {
        const { token } = await aPerson();
        const narrow = await act("createToken", { name: "n", scopes: ["TOKENS", "READ"] }, { token });
        return act("createToken", { name: "x", scopes: ["APPROVAL"] }, { token: narrow.secret });
      },
    ],
    ["TOKEN_NOT_FOUND", async () => act("revokeToken", { id: "0".repeat(16) }, await aPerson())],
    [
      "TOKEN_SCOPE_MISSING",
      async () => {
        const { token } = await aPerson([{ role: "RAPPORTEUR", scope: "Q16/13" }]);
        const reading = await act("createToken", { name: "r", scopes: ["READ"] }, { token });
        const change = { workItem: "Y.QKD-TLS", expectedRevision: 2, particulars: { scope: "x" } };
        return act("updateWorkItem", change, { token: reading.secret });
      },
    ],
  ]);
  for (const [code, refuse] of refusals) {
    it(`refuses with ${code}`, async () => {
      assert.deepEqual(codesOf(await refuse()), [code]);
    });
  }

  it("are not taken back by somebody else, unless an administrator does", async () => {
    const { token, id } = await aPerson();
    const { token: other } = await aPerson([{ role: "TSB" }]);
    const { token: root } = await aPerson([{ role: "ADMINISTRATOR" }]);
    assert.deepEqual(codesOf(await act("revokeToken", { id }, { token: other })), ["ROLE_FORBIDS"]);
    assert.equal((await server.ask(ME, {}, { token })).status, 200);
    assert.deepEqual(codesOf(await act("revokeToken", { id }, { token: root })), []);
    assert.equal((await server.ask(ME, {}, { token })).status, 401);
  });

  it("need the scope TOKENS to make others, and READ to ask who one is", async () => {
    const { token } = await aPerson();
    const { secret: writer } = await act("createToken", { name: "w", scopes: ["WORK_ITEMS"] }, { token });
    const me = await server.ask(ME, {}, { token: writer });
    assert.equal(me.errors[0]?.extensions.code, "FORBIDDEN");
    const more = await server.ask(
      `mutation { createToken(input: { name: "x", scopes: [WORK_ITEMS] }) { secret } }`,
      {},
      { token: writer },
    );
    assert.equal(more.errors[0]?.extensions.code, "FORBIDDEN");
  });

  it("are told, where somebody without one changes something, that one is needed", async () => {
    const { status, errors } = await server.ask(
      `mutation { updateWorkItem(input: { workItem: "Y.QKD-TLS", expectedRevision: 2, particulars: { scope: "x" } }) { problems { code } } }`,
    );
    assert.deepEqual([status, errors[0]?.extensions.code], [401, "UNAUTHENTICATED"]);
    assert.match(errors[0]?.message ?? "", /Authorization: Bearer/);
  });
});
