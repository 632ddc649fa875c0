/** The look of the page on top of GraphiQL's own: colours, the side panel, and one column on a narrow screen. */
export const BROWSER_STYLE = /* css */ `
html, body, #explorer { height: 100%; margin: 0; }
body { background: Canvas; overflow: hidden; }
.visually-hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.notice { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 2rem; text-align: center; }
body:has(> .page-notice:not([hidden])) { display: flex; flex-direction: column; }
body:has(> .page-notice:not([hidden])) #explorer { flex: 1; min-height: 0; }
.page-notice {
  font: 0.875rem/1.4 system-ui, sans-serif; margin: 0; padding: 0.4rem 1rem; text-align: center;
  color: #1f1300; background: #ffd479;
}

body .graphiql-container, body .CodeMirror-info, body .CodeMirror-lint-tooltip,
body .graphiql-dialog, body .graphiql-tooltip {
  --color-primary: 203, 100%, 31%;
}
@media (prefers-color-scheme: dark) {
  body:not(.graphiql-light) .graphiql-container, body:not(.graphiql-light) .CodeMirror-info,
  body:not(.graphiql-light) .CodeMirror-lint-tooltip, body:not(.graphiql-light) .graphiql-dialog,
  body:not(.graphiql-light) .graphiql-tooltip {
    --color-primary: 200, 90%, 68%;
  }
}
body.graphiql-dark .graphiql-container, body.graphiql-dark .CodeMirror-info,
body.graphiql-dark .CodeMirror-lint-tooltip, body.graphiql-dark .graphiql-dialog,
body.graphiql-dark .graphiql-tooltip {
  --color-primary: 200, 90%, 68%;
}
@media (prefers-color-scheme: dark) {
  body:not(.graphiql-light) .graphiql-container .graphiql-execute-button > svg { color: hsl(var(--color-base)); }
}
body.graphiql-dark .graphiql-container .graphiql-execute-button > svg { color: hsl(var(--color-base)); }
.graphiql-container :focus-visible { outline: 2px solid hsl(var(--color-primary)); outline-offset: 1px; }

.graphiql-container .graphiql-session-header > :first-child { flex: 1; min-width: 0; }
.graphiql-container .graphiql-tabs { scrollbar-width: thin; }
.graphiql-container .graphiql-tabs > * { flex: none; }
.graphiql-container .graphiql-logo { flex: none; padding: 0 var(--px-12); }
@media (max-width: 90rem) { .tracker-logo span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } }
.tracker-logo { display: flex; align-items: center; gap: var(--px-8); white-space: nowrap; }
.tracker-logo svg { width: 1.4em; color: hsl(var(--color-primary)); }

.tracker-panel { font-size: var(--font-size-body); line-height: 1.45; }
.tracker-panel h2 { margin: 0 0 var(--px-12); font-size: var(--font-size-h3); font-weight: var(--font-weight-medium); }
.tracker-panel * + h2 { margin-top: var(--px-24); }
.tracker-panel ul { list-style: none; margin: 0 0 var(--px-16); padding: 0; display: grid; gap: var(--px-8); }
.tracker-panel button, .tracker-panel input {
  box-sizing: border-box; width: 100%; font: inherit; color: inherit; text-align: start;
  padding: var(--px-10) var(--px-12); border-radius: var(--border-radius-8);
  border: 1px solid hsla(var(--color-neutral), 0.35); background: hsl(var(--color-base));
}
.tracker-panel button { cursor: pointer; }
.tracker-panel button:hover { border-color: hsl(var(--color-primary)); }
.tracker-panel button strong { display: block; font-weight: var(--font-weight-medium); color: hsl(var(--color-primary)); }
.tracker-panel button span, .tracker-panel p { color: hsla(var(--color-neutral), 0.85); }
.tracker-panel p { margin: var(--px-8) 0 0; }
.tracker-panel label { display: block; margin-bottom: var(--px-4); }
.tracker-panel kbd {
  font: 0.85em var(--font-family-mono); padding: 1px 5px; border-radius: 4px;
  border: 1px solid hsla(var(--color-neutral), 0.35);
}

@media (max-width: 48rem) {
  .graphiql-container .graphiql-session { flex-direction: column; }
  .graphiql-container .graphiql-horizontal-drag-bar { display: none; }
  .graphiql-container .graphiql-logo { display: none; }
  .graphiql-container .graphiql-sidebar { width: auto; }
  .graphiql-container .graphiql-main { flex-direction: column; }
  .graphiql-container .graphiql-main > div:first-child:not(:only-child):has(.tracker-panel, .graphiql-doc-explorer, .graphiql-history) {
    flex: 2 !important; min-height: 0; overflow: auto; border-bottom: 1px solid hsla(var(--color-neutral), 0.35);
  }
  .graphiql-container .graphiql-main > div:first-child:not(.graphiql-sessions, :has(.tracker-panel, .graphiql-doc-explorer, .graphiql-history)) {
    display: none !important;
  }
  .graphiql-container .graphiql-main > div:last-child { flex: 3 !important; min-height: 0; }
  .graphiql-container .graphiql-sessions { margin: var(--px-8); }
}
`;
