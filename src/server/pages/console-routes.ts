import { randomUUID } from "node:crypto";
import { Router } from "express";
import { type Typed, textOf } from "../../pages/act/field.js";
import type { ActProblem, OthersEvent } from "../../pages/act/outcome.js";
import type {
  DecideMutation,
  DecideMutationVariables,
  DecisionOutcome,
  SinceQuery,
  TakeBackMutation,
} from "../../pages/api-types.js";
import { consolePage, DECIDE, SINCE, TAKE_BACK } from "../../pages/console/index.js";
import { parsed, problemsOf, textsOf } from "./forms.js";
import { isFromHere } from "./guard.js";
import { showPage, statusOf } from "./show.js";
import { formBody, type SignInParts, sendSignIn } from "./sign-in.js";
import { Visit } from "./visit.js";

const ADDRESS = /^\/meetings\/([^/]+)\/console\/([^?]+)/;

/** What the forms of the console send. */
export function consoleRoutes(parts: SignInParts): Router {
  const router = Router();
  router.post(consolePage.path, formBody, async (request, response) => {
    const visit = await Visit.begin(parts, request, response);
    const typed = textsOf(request.body);
    if (!visit.session) return signInFirst(parts, visit, typed);
    if (!isFromHere(request) || !parts.sessions.isOwnForm(visit.session, textOf(typed, "formToken"))) {
      response.status(403);
      return showPage(consolePage, visit, { typed, problems: [{ message: visit.view.t.formIsOld }] });
    }
    if (typed.rehearse) return rehearse(visit, typed);
    const problems = typed.takeBack
      ? await takeBack(visit, typed)
      : (await decide(visit, typed, false)).problems;
    if (!visit.session) return signInFirst(parts, visit, typed);
    if (response.headersSent) return;
    if (problems.length === 0) return response.redirect(303, `${request.path}`);
    if (response.statusCode === 200) response.status(422);
    const changedSince = await changesMeanwhile(visit, typed, problems);
    await showPage(consolePage, atLine(visit, typed), { typed, problems, changedSince });
  });
  return router;
}

/** The console at the line that a form is about. */
function atLine(visit: Visit, typed: Typed): Visit {
  const line = textOf(typed, "workItem");
  const query = line ? `?line=${encodeURIComponent(line)}` : "";
  return visit.elsewhere(`${visit.request.path}${query}`, visit.asked.params);
}

/** What was recorded of a line's item since its form was shown, where that is why a decision was refused. */
async function changesMeanwhile(
  visit: Visit,
  typed: Typed,
  problems: readonly ActProblem[],
): Promise<readonly OthersEvent[]> {
  if (!problems.some(({ code }) => code === "REVISION_CONFLICT")) return [];
  const { data } = await visit.ask<SinceQuery>(SINCE, { workItem: textOf(typed, "workItem") });
  const seen = Number(textOf(typed, "expectedRevision"));
  return (data?.workItem?.history.nodes ?? []).filter(({ seq }) => seq > seen);
}

/** Shows what would come of agreeing to a line with what is typed so far; nothing is stored. */
async function rehearse(visit: Visit, typed: Typed): Promise<void> {
  const { told, problems } = await decide(visit, { ...typed, outcome: ["AGREED"] }, true);
  if (visit.response.headersSent) return;
  const [result] = told?.results ?? [];
  const stage = problems.length === 0 ? (result?.workItem?.stage ?? null) : null;
  const rehearsed = { problems, warnings: result?.warnings ?? [], stage };
  await showPage(consolePage, atLine(visit, typed), { typed, problems: [], rehearsed });
}

/** Shows the console again with what was typed into it before the session ended; false: nothing was. */
export async function showConsoleAgain(visit: Visit): Promise<boolean> {
  const { onward = "", typed } = visit.request.body as { onward?: string; typed?: string };
  const [, code, body] = ADDRESS.exec(onward) ?? [];
  const kept = typed ? parsed(typed) : null;
  if (!code || !body || !kept) return false;
  const params = { code: decodeURIComponent(code), body: decodeURIComponent(body) };
  await showPage(consolePage, visit.elsewhere(onward, params), { typed: kept, problems: [] });
  return true;
}

function signInFirst(parts: SignInParts, visit: Visit, { formToken: _token, ...kept }: Typed): Promise<void> {
  visit.response.status(401);
  const line = textOf(kept, "workItem");
  return sendSignIn(parts, visit, {
    onward: `${visit.request.path}${line ? `?line=${encodeURIComponent(line)}` : ""}`,
    typed: JSON.stringify(kept),
    problems: [{ message: visit.view.t.sessionEnded }],
  });
}

type Lines = NonNullable<DecideMutationVariables["input"]["on"]["lines"]>;

/** Records one line, or a block of them, or rehearses that. */
async function decide(
  visit: Visit,
  typed: Typed,
  dryRun: boolean,
): Promise<{ told: DecideMutation["recordDecisions"] | undefined; problems: ActProblem[] }> {
  const { params } = visit.asked;
  const input: DecideMutationVariables["input"] = {
    meeting: params.code ?? "",
    body: params.body ?? "",
    on: { lines: linesOf(typed) },
    ...(dryRun ? { dryRun } : { acting: { idempotencyKey: randomUUID() } }),
  };
  const { data, errors } = await visit.ask<DecideMutation>(DECIDE, { input });
  if (errors[0]) visit.response.status(statusOf(errors[0]));
  const told = data?.recordDecisions;
  const each = (told?.results ?? []).flatMap(({ name, problems }) =>
    problems.map((one) => ({ ...one, line: name })),
  );
  // What stands against every line is told of the whole too; it is said at the lines alone.
  const isOfLine = ({ code, message }: ActProblem) =>
    each.some((one) => one.code === code && one.message === message);
  const whole = (told?.problems ?? []).filter((one) => !isOfLine(one));
  return { told, problems: [...whole, ...each, ...errors.flatMap(problemsOf)] };
}

function linesOf(typed: Typed): Lines {
  const outcome = textOf(typed, "outcome") as DecisionOutcome;
  if (typed.block?.length && !typed.workItem) return typed.block.map((workItem) => ({ workItem, outcome }));
  const said = (name: string) => textOf(typed, name).trim() || undefined;
  const title = said("title");
  const revision = Number(textOf(typed, "expectedRevision"));
  return [
    {
      workItem: textOf(typed, "workItem"),
      outcome,
      expectedRevision: revision > 0 ? revision : undefined,
      finalText: said("finalText"),
      assignedNumber: said("assignedNumber"),
      reason: said("reason"),
      overrideReason: said("overrideReason"),
      titles:
        title && title !== textOf(typed, "titleWas")
          ? [{ language: textOf(typed, "titleLanguage") || "en", text: title }]
          : undefined,
    },
  ];
}

async function takeBack(visit: Visit, typed: Typed): Promise<ActProblem[]> {
  const input = {
    workItem: textOf(typed, "workItem"),
    act: { decision: textOf(typed, "takeBack") },
    reason: textOf(typed, "reason"),
  };
  const { data, errors } = await visit.ask<TakeBackMutation>(TAKE_BACK, { input });
  if (errors[0]) visit.response.status(statusOf(errors[0]));
  return [...(data?.takeBack?.problems ?? []), ...errors.flatMap(problemsOf)];
}
