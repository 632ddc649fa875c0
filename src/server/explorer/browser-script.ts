/**
 * What runs in the browser: GraphiQL with the ready-made queries and an access token. Plain JavaScript as text, so
 * that it needs no second build; `React`, `ReactDOM` and `GraphiQL` are the globals of the packages' own builds.
 */
export const BROWSER_SCRIPT = /* js */ `"use strict";
(() => {
  // Libraries in GraphiQL look here for the nonce of the style elements that they create.
  window.__webpack_nonce__ = document.currentScript.nonce;

  const { title, endpoint, tabs } = JSON.parse(document.getElementById("settings").textContent);
  const h = React.createElement;
  const { useEditorContext, usePluginContext } = GraphiQL.React;
  const PANEL = "Ready-made queries";
  const TOKEN = "work-programme-tracker:token";
  const NARROW = "(max-width: 48rem)";
  const REPORT = /\\/reports\\/\\S*[^\\s.]/;

  // The token lives as long as the browser tab. A header that the user wrote in the headers editor goes first.
  const notice = document.getElementById("token-notice");
  const token = {
    refused: "",
    get: () => sessionStorage.getItem(TOKEN) ?? "",
    set: (text) => {
      sessionStorage.setItem(TOKEN, text.trim().replace(/^Bearer\\s+/i, ""));
      notice.hidden = true;
    },
    refuse: (text) => {
      token.refused = text;
      notice.hidden = false;
    },
  };
  // A token that is no longer good, as those for trying out are after a restart, must not keep anybody from reading.
  const send = async (url, init) => {
    const own = Object.keys(init.headers ?? {}).some((name) => name.toLowerCase() === "authorization");
    const used = token.get();
    if (own || !used || used === token.refused) return fetch(url, init);
    const response = await fetch(url, { ...init, headers: { ...init.headers, authorization: "Bearer " + used } });
    if (response.status !== 401) return response;
    token.refuse(used);
    return fetch(url, init);
  };
  const run = GraphiQL.createFetcher({ url: endpoint, fetch: send });
  const fetcher = (asked, options) =>
    mayRun(asked, options?.documentAST) ? run(asked, options) : { message: "It was not run; nothing has changed." };

  // Ctrl+Enter runs whatever the cursor stands in: what changes something is asked about first.
  function mayRun({ operationName }, document) {
    const operations = document?.definitions.filter(({ kind }) => kind === "OperationDefinition") ?? [];
    const operation = operations.find(({ name }) => name?.value === operationName) ?? operations[0];
    if (operation?.operation !== "mutation") return true;
    return confirm("Run the mutation " + (operation.name?.value ?? "") + "? It changes the work programme and is recorded.");
  }

  function Icon() {
    return h(
      "svg",
      { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", strokeWidth: 1.5, strokeLinecap: "round" },
      h("path", { d: "M4 6h9M4 12h16M4 18h7" }),
      h("circle", { cx: 18, cy: 6, r: 2 }),
      h("circle", { cx: 16, cy: 18, r: 2 }),
    );
  }

  function ReadyMadeQueries() {
    const editor = useEditorContext({ nonNull: true });
    const plugins = usePluginContext();
    const open = (example) => {
      const already = editor.tabs.findIndex((tab) => tab.query === example.query);
      if (already >= 0) {
        editor.changeTab(already);
      } else {
        ReactDOM.flushSync(() => editor.addTab());
        editor.queryEditor.setValue(example.query);
        editor.variableEditor.setValue("");
      }
      if (matchMedia(NARROW).matches) plugins?.setVisiblePlugin(null);
      editor.queryEditor.focus();
    };
    return h(
      "section",
      { "aria-label": PANEL, className: "tracker-panel" },
      h("h2", null, PANEL),
      h(
        "ul",
        null,
        tabs.map((example) =>
          h(
            "li",
            { key: example.title },
            h(
              "button",
              { type: "button", onClick: () => open(example) },
              h("strong", null, example.title),
              example.description ? h("span", null, example.description) : null,
            ),
            h(DocumentLink, example),
          ),
        ),
      ),
      h("p", null, "Run with ", h("kbd", null, "Ctrl"), " ", h("kbd", null, "Enter"), ", complete names with ",
        h("kbd", null, "Ctrl"), " ", h("kbd", null, "Space"), ". The book icon opens the documentation."),
      h(Identity),
    );
  }

  // Where a description names the address of a document, it can be opened.
  function DocumentLink({ description }) {
    const path = REPORT.exec(description ?? "")?.[0];
    return path ? h("p", null, h("a", { href: path, target: "_blank", rel: "noopener" }, "Open " + path)) : null;
  }

  function Identity() {
    const [text, setText] = React.useState(token.get);
    const change = (event) => {
      setText(event.target.value);
      token.set(event.target.value);
    };
    return h(
      React.Fragment,
      null,
      h("h2", null, "Acting as yourself"),
      h("label", { htmlFor: "access-token" }, "Access token"),
      h("input", {
        id: "access-token",
        type: "password",
        autoComplete: "off",
        spellCheck: false,
        value: text,
        placeholder: "Paste your token",
        onChange: change,
        "aria-describedby": "access-token-note",
      }),
      h("p", { id: "access-token-note" }, text.trim()
        ? "Sent as Authorization: Bearer with every request, and forgotten when this browser tab closes."
        : "Reading needs none. For changes, paste a token once here, or an Authorization header under Headers."),
    );
  }

  // The name of the project, which is always on the page and so is the place to reach all four editors from.
  function Brand() {
    const { queryEditor, variableEditor, headerEditor, responseEditor, tabs, activeTabIndex } = useEditorContext({ nonNull: true });
    // With more tabs than fit, the row of tabs scrolls.
    React.useEffect(() => {
      document.querySelector(".graphiql-tab-active")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }, [tabs.length, activeTabIndex]);
    React.useEffect(() => accessible(queryEditor, "Query"), [queryEditor]);
    React.useEffect(() => accessible(variableEditor, "Variables, as JSON"), [variableEditor]);
    React.useEffect(() => accessible(headerEditor, "Headers, as JSON"), [headerEditor]);
    React.useEffect(() => accessible(responseEditor, "Answer"), [responseEditor]);
    return h("span", { className: "tracker-logo" }, h(Icon), h("span", null, title));
  }

  // An editor has a name, wraps its lines, and lets Tab move on: whoever has no mouse must be able to leave it.
  function accessible(editor, label) {
    if (!editor) return;
    editor.setOption("screenReaderLabel", label);
    editor.setOption("lineWrapping", true);
    editor.addKeyMap({ Tab: false, "Shift-Tab": false });
  }

  // GraphiQL reads which panel was open, but leaves it to us to write it. A newcomer sees the ready-made queries.
  const storage = GraphiQL.createLocalStorage({ namespace: "work-programme-tracker" });
  const newcomer = !storage.getItem("graphiql:tabState");
  if (newcomer) storage.setItem("graphiql:visiblePlugin", PANEL);
  const rememberPanel = (panel) => storage.setItem("graphiql:visiblePlugin", panel?.title ?? "");

  // A link such as /graphql?query=… opens the query in a tab of its own. Nothing runs until the user runs it.
  const link = new URLSearchParams(location.search);
  const linked = link.get("query")
    ? { query: link.get("query"), variables: link.get("variables") ?? "", headers: "" }
    : null;
  // Three tabs fit beside the name of the project; whatever else is ready stands in the side panel.
  const readyMade = tabs.map(({ query }) => ({ query, variables: "", headers: "" }));
  const opened = (linked ? [linked, ...readyMade] : readyMade).slice(0, 3);

  ReactDOM.createRoot(document.getElementById("explorer")).render(
    h(
      GraphiQL,
      {
        fetcher,
        storage,
        plugins: [{ title: PANEL, icon: Icon, content: ReadyMadeQueries }],
        onTogglePluginVisibility: rememberPanel,
        defaultTabs: opened,
        defaultQuery: "",
        ...(linked ? { query: linked.query, variables: linked.variables } : {}),
        inputValueDeprecation: true,
        schemaDescription: true,
      },
      h(GraphiQL.Logo, null, h(Brand)),
    ),
  );
})();
`;
