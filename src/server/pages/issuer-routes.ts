import { type Request, type Response, Router } from "express";
import type { CodeFlow, Leaving } from "../authentication/code-flow.js";
import { cookieIn } from "../authentication/session.js";
import { isFromHere } from "./guard.js";
import { finishSignIn, formBody, localAddress, type SignInParts, sendSignIn, textsIn } from "./sign-in.js";
import { Visit } from "./visit.js";

const COOKIE = "wpt_sign_in";
/** So long somebody has at the issuer, in seconds. */
const PATIENCE_SECONDS = 600;
/** What so many have typed is remembered while they are at the issuer. */
const MOST_TYPED = 500;
const CALLBACK = "/sign-in/callback";

/** Signing in at an issuer of OpenID Connect: there and back. */
export function issuerRoutes(parts: SignInParts, flow: CodeFlow): Router {
  const typedBy = new Map<string, string>();
  const router = Router();
  router.post("/sign-in/issuer", formBody, (request, response) =>
    leave(parts, flow, typedBy, request, response),
  );
  router.get(CALLBACK, (request, response) => arrive(parts, flow, typedBy, request, response));
  return router;
}

async function leave(
  parts: SignInParts,
  flow: CodeFlow,
  typedBy: Map<string, string>,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = await Visit.begin(parts, request, response);
  const said = textsIn(request.body);
  const onward = localAddress(said.onward);
  if (!isFromHere(request)) {
    response.status(403);
    return sendSignIn(parts, visit, { onward, problems: [{ message: visit.view.t.formIsOld }] });
  }
  try {
    const { to, leaving } = await flow.leave(hereOf(request));
    if (said.typed) remember(typedBy, leaving.state, said.typed);
    const sealed = await parts.sessions.sealFor(PATIENCE_SECONDS, { ...leaving, onward });
    visit.setCookie(COOKIE, sealed, PATIENCE_SECONDS);
    response.redirect(303, to.href);
  } catch {
    response.status(503);
    return sendSignIn(parts, visit, {
      onward,
      typed: said.typed ?? null,
      problems: [{ message: visit.view.t.issuerUnavailable }],
    });
  }
}

async function arrive(
  parts: SignInParts,
  flow: CodeFlow,
  typedBy: Map<string, string>,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = await Visit.begin(parts, request, response);
  const left = (await parts.sessions.unseal(cookieIn(request.headers.cookie, COOKIE))) as
    | (Leaving & { onward: string })
    | null;
  visit.setCookie(COOKIE, "", 0);
  const onward = localAddress(left?.onward);
  const typed = (left && typedBy.get(left.state)) ?? null;
  if (left) typedBy.delete(left.state);
  const address = new URL(request.originalUrl, hereOf(request));
  const identity = left && (await flow.arrive(address, left).catch(() => null));
  if (!identity) {
    response.status(401);
    return sendSignIn(parts, visit, { onward, typed, problems: [{ message: visit.view.t.issuerRefused }] });
  }
  request.body = { onward, typed };
  await finishSignIn(parts, visit, { identity }, { onward, typed });
}

/** The address at which the issuer sends browsers back. */
const hereOf = (request: Request): string => `${request.protocol}://${request.headers.host}${CALLBACK}`;

function remember(typedBy: Map<string, string>, state: string, typed: string): void {
  typedBy.set(state, typed);
  const [oldest] = typedBy.keys();
  if (typedBy.size > MOST_TYPED && oldest) typedBy.delete(oldest);
}
