import { type Request, type RequestHandler, type Response, Router, urlencoded } from "express";
import { type SignInShown, signInDocument } from "../../pages/sign-in/view.js";
import type { CodeFlow } from "../authentication/code-flow.js";
import type { Identity } from "../authentication/identity.js";
import type { TryOutPerson } from "../authentication/try-out.js";
import { LARGEST_BODY } from "../body-limit.js";
import { isFromHere } from "./guard.js";
import { sendDocument } from "./send.js";
import { Visit, type VisitParts } from "./visit.js";

/** How browsers sign in to the pages. */
export interface SignInOptions {
  /** What sessions are sealed with. Processes that serve the same people have the same. */
  readonly secret: string;
  /** The persons that may be tried out with one click; left out: none. */
  readonly tryOut?: readonly TryOutPerson[];
  /** Signing in at an issuer; left out: there is none. */
  readonly codeFlow?: CodeFlow | null;
}

/** What the routes for signing in need. */
export interface SignInParts extends VisitParts {
  readonly signIn: SignInOptions;
  /** Shows what was begun before the session ended; false: nothing was. */
  readonly showAgain?: (visit: Visit) => Promise<boolean>;
}

/** Reads a form; what it says are texts. */
export const formBody: RequestHandler = urlencoded({
  extended: false,
  limit: LARGEST_BODY,
  parameterLimit: 2000,
});

const WHO = "query SignedIn { me { person { name } } }";

/** Signing in with a token or as somebody to try out, and signing out. */
export function signInRoutes(parts: SignInParts): Router {
  const router = Router();
  router.get("/sign-in", async (request, response) => {
    const visit = await Visit.begin(parts, request, response);
    await sendSignIn(parts, visit, { onward: localAddress(visit.asked.search.get("onward")) });
  });
  router.post("/sign-in", formBody, (request, response) => signIn(parts, request, response));
  router.post("/sign-out", formBody, async (request, response) => {
    const visit = await Visit.begin(parts, request, response);
    if (isFromHere(request)) visit.signOut();
    response.redirect(303, "/");
  });
  return router;
}

async function signIn(parts: SignInParts, request: Request, response: Response): Promise<void> {
  const visit = await Visit.begin(parts, request, response);
  const said = textsIn(request.body);
  const shown = { onward: localAddress(said.onward), typed: said.typed ?? null };
  if (!isFromHere(request)) {
    response.status(403);
    return sendSignIn(parts, visit, { ...shown, problems: [{ message: visit.view.t.formIsOld }] });
  }
  const token =
    said.token?.trim() || parts.signIn.tryOut?.find(({ what }) => what === said.tryOut)?.token || "";
  await finishSignIn(parts, visit, { token }, shown);
}

/** Signs in, if the API knows who that is, and goes on to where somebody was; what was typed there is shown again. */
export async function finishSignIn(
  parts: SignInParts,
  visit: Visit,
  who: { readonly token: string } | { readonly identity: Identity },
  shown: { readonly onward: string; readonly typed: string | null },
): Promise<void> {
  const { response } = visit;
  await visit.signIn(who);
  const { data } = await visit.ask<{ me: unknown }>(WHO, {});
  if (!data?.me) {
    const message = "token" in who ? visit.view.t.tokenNotGood : (visit.notice ?? visit.view.t.issuerRefused);
    visit.signOut();
    visit.notice = null;
    response.status(401);
    return sendSignIn(parts, visit, { ...shown, problems: [{ message }] });
  }
  if (shown.typed && (await parts.showAgain?.(visit))) return;
  response.redirect(303, shown.onward);
}

/** Sends the page for signing in. */
export function sendSignIn(
  { signIn }: Pick<SignInParts, "signIn">,
  visit: Visit,
  shown: Partial<SignInShown> & Pick<SignInShown, "onward">,
): Promise<void> {
  const all: SignInShown = {
    tryOut: (signIn.tryOut ?? []).map(({ what }) => what),
    hasIssuer: Boolean(signIn.codeFlow),
    typed: null,
    problems: [],
    ...shown,
  };
  // The form leads on to the issuer, and a browser asks for leave where a form ends.
  const issuer = signIn.codeFlow ? [new URL(signIn.codeFlow.options.issuer).origin] : [];
  return sendDocument(visit.response, signInDocument(all, visit.view), issuer);
}

/** The texts of a form, the first of each name. */
export function textsIn(body: unknown): Readonly<Record<string, string | undefined>> {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.map(([name, value]) => [name, String([value].flat()[0] ?? "")]));
}

/** An address of these pages, and of no other site; what is none leads to the start page. */
export function localAddress(address: string | null | undefined): string {
  if (!address || !/^\/(?![/\\])/.test(address)) return "/";
  return URL.canParse(address, "http://here") && new URL(address, "http://here").host === "here"
    ? address
    : "/";
}
