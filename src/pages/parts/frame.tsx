import type { ComponentChildren, VNode } from "preact";
import { dayInWords } from "../dates.js";
import { LANGUAGES } from "../language.js";
import { addressOf, type View } from "../view.js";

/** What the script in the browser is told to leave alone, so that it keeps to the policy of the page. */
const HTMX = JSON.stringify({ includeIndicatorCSS: false, allowEval: false, history: false });

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#00609e"/><path d="M8 10h10M8 16h16M8 22h7" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>`;

interface FrameProps {
  readonly view: View;
  readonly title: string;
  /** The kind of page, for its style. */
  readonly kind: string;
  readonly children: ComponentChildren;
}

/** The whole document: head, banner, ways through the site, what the page shows, and the query behind it. */
export function Frame({ view, title, kind, children }: FrameProps): VNode {
  const { t, language, files, notice, tryOutDay, asked } = view;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content={HTMX} />
        <title>{`${title} · ${t.site}`}</title>
        <link rel="icon" type="image/svg+xml" href={`data:image/svg+xml,${encodeURIComponent(ICON)}`} />
        {files.styles.map((href) => (
          <link rel="stylesheet" href={href} key={href} />
        ))}
        {files.scripts.map((src) => (
          <script defer src={src} key={src} />
        ))}
      </head>
      <body class={`page-${kind}`}>
        <a class="skip" href="#content">
          {t.skip}
        </a>
        <Header view={view}>
          {tryOutDay ? (
            <p class="banner" role="note">
              {t.tryOutDay(dayInWords(tryOutDay, language))}
            </p>
          ) : null}
          {asked.asOf ? <AsOf view={view} /> : null}
        </Header>
        <main id="content" tabIndex={-1}>
          {notice ? (
            <p class="notice" role="status">
              {notice}
            </p>
          ) : null}
          {children}
        </main>
        <Footer view={view} />
      </body>
    </html>
  );
}

function AsOf({ view }: { readonly view: View }): VNode {
  const { t, language, asked } = view;
  return (
    <p class="banner past" role="note">
      {t.asOf(dayInWords(asked.asOf ?? "", language))} <a href={without(view, "asOf")}>{t.backToNow}</a>
    </p>
  );
}

function Header({ view, children }: { readonly view: View; readonly children: ComponentChildren }): VNode {
  const { t, me, asked } = view;
  const links: [string, string][] = [
    [addressOf(view, [""]), t.home],
    [addressOf(view, ["boards"]), t.boards],
    [addressOf(view, ["items"]), t.items],
    [addressOf(view, ["meetings"]), t.meetings],
    [addressOf(view, ["people"]), t.people],
    [addressOf(view, ["clauses"]), t.clauses],
  ];
  return (
    <header>
      {children}
      <nav aria-label={t.ways}>
        <ul>
          {links.map(([href, name]) => (
            <li key={href}>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
        <search>
          <form class="search" action="/search">
            <input type="search" name="text" aria-label={t.search} placeholder={t.search} maxLength={200} />
          </form>
        </search>
        <div class="who">
          {me ? (
            <>
              <a href={addressOf(view, ["people", me.handle])}>
                <bdi>{me.name}</bdi>
              </a>{" "}
              <form method="post" action="/sign-out" class="in-line">
                <input type="hidden" name="formToken" value={view.formToken} />
                <button type="submit">{t.signOut}</button>
              </form>
            </>
          ) : (
            <a
              href={addressOf(view, ["sign-in"], {
                onward: asked.path === "/sign-in" ? null : asked.address,
              })}
            >
              {t.signIn}
            </a>
          )}
        </div>
      </nav>
    </header>
  );
}

function Footer({ view }: { readonly view: View }): VNode {
  const { t, language, asked } = view;
  return (
    <footer>
      <ul>
        <li>
          <a href={withSaid(view, "behind", "query")}>{t.queryBehind}</a>
        </li>
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <li key={tag}>
            {tag === language ? (
              <span lang={tag}>{name}</span>
            ) : (
              <a lang={tag} hreflang={tag} href={withSaid(view, "lang", tag)}>
                {name}
              </a>
            )}
          </li>
        ))}
      </ul>
      <form class="as-of">
        {[...asked.search]
          .filter(([name]) => name !== "asOf" && name !== "lang")
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} key={name + value} />
          ))}
        <label>
          {t.asOfLabel} <input type="date" name="asOf" value={asked.asOf ?? ""} />
        </label>
        <button type="submit">{t.show}</button>
      </form>
    </footer>
  );
}

function withSaid({ asked }: View, name: string, value: string): string {
  const search = new URLSearchParams(asked.search);
  search.set(name, value);
  return `?${search}`;
}

function without({ asked }: View, name: string): string {
  const search = new URLSearchParams(asked.search);
  search.delete(name);
  return `?${search}`;
}
