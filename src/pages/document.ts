import { createHash } from "node:crypto";
import markdownIt from "markdown-it";

/** The look of a document: on a screen of any width, and on paper. */
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 70rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
table { display: block; overflow-x: auto; border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.3rem 0.6rem; border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); text-align: start; vertical-align: top; }
th { background: color-mix(in srgb, CanvasText 8%, Canvas); }
@media print { table { display: table; font-size: 8pt; } main { max-width: none; padding: 0; } h2 { break-after: avoid; } }
`;

/** What a browser may do with a document: show it, with its own style. Nothing is loaded, nothing runs. */
export const DOCUMENT_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

// HTML within Markdown is shown as it is written, and links that would run something are none.
const markdown = markdownIt({ html: false, linkify: false });

/** A document in HTML, from Markdown. */
export function documentPage(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markdown.utils.escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${markdown.render(text)}</main>
</body>
</html>
`;
}
