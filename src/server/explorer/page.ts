import type { Asset } from "./assets.js";
import type { ExplorerTab } from "./tab.js";

interface Page {
  /** The path of the endpoint as the browser sees it. */
  readonly path: string;
  readonly tabs: readonly ExplorerTab[];
  readonly assets: readonly Asset[];
  readonly nonce: string;
  /** A line above everything; null: none. */
  readonly notice: string | null;
}

const TITLE = "Work programme tracker";

const STALE_TOKEN =
  "The access token is not good any more; those for trying out end with the server. Reading goes on without it. " +
  "To change something, paste a new one under Ready-made queries.";

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#00609e"/><path d="M8 10h10M8 16h16M8 22h7" stroke="#fff" stroke-width="3" stroke-linecap="round"/><circle cx="23" cy="10" r="2.5" fill="#7fd1ff"/><circle cx="20" cy="22" r="2.5" fill="#7fd1ff"/></svg>`;

/** The HTML of the explorer. It holds no executable script: its settings are data that the script file reads. */
export function explorerPage({ path, tabs, assets, nonce, notice }: Page): string {
  const address = (asset: Asset): string => escapeHtml(`${path}/assets/${asset.fileName}`);
  const styles = assets
    .filter(({ kind }) => kind === "style")
    .map((asset) => `<link rel="stylesheet" href="${address(asset)}">`);
  const scripts = assets
    .filter(({ kind }) => kind === "script")
    .map((asset) => `<script defer src="${address(asset)}" nonce="${nonce}"></script>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${TITLE} · GraphQL explorer</title>
<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
${styles.join("\n")}
<script type="application/json" id="settings">${inlineJson({ title: TITLE, endpoint: path, tabs })}</script>
${scripts.join("\n")}
</head>
<body>
${notice ? `<p class="page-notice" role="note">${escapeHtml(notice)}</p>\n` : ""}<p class="page-notice" id="token-notice" role="alert" hidden>${STALE_TOKEN}</p>
<h1 class="visually-hidden">${TITLE}: GraphQL explorer</h1>
<main id="explorer"><p class="notice" role="status">Loading the explorer …</p></main>
<noscript><p class="notice">The explorer needs JavaScript. The API answers without it: send a POST request with JSON to ${escapeHtml(path)}.</p></noscript>
</body>
</html>
`;
}

/** JSON that cannot end the element it stands in. */
const inlineJson = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
