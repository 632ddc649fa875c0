import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import { Frame } from "../parts/frame.js";
import { ProblemList } from "../parts/problems.js";
import type { Told } from "../told.js";
import type { View } from "../view.js";

/** What the page for signing in shows. */
export interface SignInShown {
  /** The persons that may be tried out, by what they are. */
  readonly tryOut: readonly string[];
  readonly hasIssuer: boolean;
  /** Where to go on afterwards, an address of these pages. */
  readonly onward: string;
  /** What was typed into a form when the session ended, as JSON; null: nothing. */
  readonly typed: string | null;
  readonly problems: readonly Told[];
}

/** The document with the ways to sign in. */
export function signInDocument(shown: SignInShown, view: View): string {
  const { t } = view;
  return `<!doctype html>\n${render(
    <Frame view={view} title={t.signIn} kind="sign-in">
      <h1>{t.signIn}</h1>
      <ProblemList problems={shown.problems} view={view} />
      {shown.typed ? <p>{t.typedIsKept}</p> : null}
      {shown.tryOut.length > 0 ? <TryOut shown={shown} view={view} /> : null}
      {shown.hasIssuer ? <Issuer shown={shown} view={view} /> : null}
      <Token shown={shown} view={view} />
    </Frame>,
  )}`;
}

interface PartProps {
  readonly shown: SignInShown;
  readonly view: View;
}

function Hidden({ shown, view }: PartProps): VNode {
  return (
    <>
      <input type="hidden" name="formToken" value={view.formToken} />
      <input type="hidden" name="onward" value={shown.onward} />
      {shown.typed ? <input type="hidden" name="typed" value={shown.typed} /> : null}
    </>
  );
}

function TryOut({ shown, view }: PartProps): VNode {
  const { t } = view;
  return (
    <form method="post" action="/sign-in">
      <h2>{t.tryOutAs}</h2>
      <p>{t.tryOutNote}</p>
      <Hidden shown={shown} view={view} />
      <p class="choices">
        {shown.tryOut.map((what) => (
          <button type="submit" name="tryOut" value={what}>
            {what}
          </button>
        ))}
      </p>
    </form>
  );
}

function Issuer({ shown, view }: PartProps): VNode {
  return (
    <form method="post" action="/sign-in/issuer">
      <Hidden shown={shown} view={view} />
      <button type="submit">{view.t.withIssuer}</button>
    </form>
  );
}

function Token({ shown, view }: PartProps): VNode {
  const { t } = view;
  return (
    <form method="post" action="/sign-in">
      <h2>{t.withToken}</h2>
      <Hidden shown={shown} view={view} />
      <label>
        {t.token}
        <input type="password" name="token" autocomplete="off" spellcheck={false} required />
      </label>
      <button type="submit">{t.signIn}</button>
    </form>
  );
}
