import { runInNewContext } from "node:vm";
import { expect } from "chai";
import { parse } from "graphql";
import { BROWSER_SCRIPT } from "../../src/server/explorer/browser-script.js";

interface Sent {
  readonly authorization: string | undefined;
}

/** The script of the page with stand-ins for the browser and its libraries; no component is drawn. */
function openPage(answers: { status: (authorization: string | undefined) => number; confirms?: boolean }) {
  const sent: Sent[] = [];
  const asked: string[] = [];
  const stored = new Map<string, string>();
  const notice = { hidden: true };
  const elements: Record<string, object> = {
    settings: { textContent: JSON.stringify({ title: "Tracker", endpoint: "/graphql", tabs: [] }) },
    "token-notice": notice,
  };
  type Fetcher = (asked: { operationName?: string }, options: { documentAST: object }) => unknown;
  let fetcher: Fetcher = () => undefined;
  const send = async (_url: string, { headers }: { headers: Record<string, string> }) => {
    sent.push({ authorization: headers.authorization });
    return { status: answers.status(headers.authorization) };
  };
  const GraphiQL = Object.assign(() => null, {
    React: {},
    createFetcher:
      ({ fetch }: { fetch: typeof send }) =>
      () =>
        fetch("/graphql", { headers: {} }),
    createLocalStorage: () => ({ getItem: () => "known", setItem: () => undefined }),
  });
  runInNewContext(BROWSER_SCRIPT, {
    window: {},
    document: { currentScript: {}, getElementById: (id: string) => elements[id] },
    location: { search: "" },
    sessionStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    },
    URLSearchParams,
    React: { createElement: (_type: unknown, props: object | null) => ({ props }) },
    ReactDOM: {
      createRoot: () => ({
        render: ({ props }: { props: { fetcher: Fetcher } }) => {
          fetcher = props.fetcher;
        },
      }),
    },
    GraphiQL,
    fetch: send,
    confirm: (question: string) => {
      asked.push(question);
      return answers.confirms ?? false;
    },
  });
  return {
    sent,
    asked,
    notice,
    hasToken: (token: string) => stored.set("work-programme-tracker:token", token),
    run: (document: string, operationName?: string) =>
      fetcher({ operationName }, { documentAST: parse(document) }),
  };
}

const BOTH = "query Look { verify { sound } } mutation Act { act { done } }";

describe("the script of the explorer page", () => {
  it("goes on without a token that is not good, says so, and does not try it again", async () => {
    const page = openPage({ status: (authorization) => (authorization ? 401 : 200) });
    page.hasToken("old");
    expect(await page.run("{ verify { sound } }")).to.deep.equal({ status: 200 });
    expect(page.notice.hidden).to.equal(false);
    await page.run("{ verify { sound } }");
    expect(page.sent.map(({ authorization }) => authorization)).to.deep.equal([
      "Bearer old",
      undefined,
      undefined,
    ]);
  });

  it("sends a token that is good, and says nothing", async () => {
    const page = openPage({ status: () => 200 });
    page.hasToken("good");
    await page.run("{ verify { sound } }");
    expect(page.sent).to.deep.equal([{ authorization: "Bearer good" }]);
    expect(page.notice.hidden).to.equal(true);
  });

  it("asks before it runs a mutation, and only then", async () => {
    const page = openPage({ status: () => 200 });
    await page.run(BOTH, "Look");
    expect(page.asked).to.deep.equal([]);
    expect(page.run(BOTH, "Act")).to.have.property("message").that.includes("not run");
    expect(page.asked).to.have.length(1);
    expect(page.asked[0]).to.include("Act");
    expect(page.sent).to.have.length(1);
  });

  it("runs a mutation when that was meant", async () => {
    const page = openPage({ status: () => 200, confirms: true });
    expect(await page.run("mutation { act { done } }")).to.deep.equal({ status: 200 });
  });
});
