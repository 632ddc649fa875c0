import { randomUUID } from "node:crypto";
import { Router } from "express";
import type { GraphQLSchema } from "graphql";
import type { Typed } from "../../pages/act/field.js";
import { ACT_QUERY, actDocument, particularsOf } from "../../pages/act/index.js";
import { type ActAnswer, type ActProblem, NO_ANSWER, type Outcome } from "../../pages/act/outcome.js";
import { inputIn } from "../../pages/act/read-form.js";
import type { ActShown } from "../../pages/act/view.js";
import type { ActQuery } from "../../pages/api-types.js";
import { type ActForm, actForm } from "./form-fields.js";
import { parsed, problemsOf, textsOf } from "./forms.js";
import { isFromHere } from "./guard.js";
import { sendDocument } from "./send.js";
import { statusOf } from "./show.js";
import { formBody, localAddress, type SignInParts, sendSignIn } from "./sign-in.js";
import { Visit } from "./visit.js";

/** What the routes of acts need. */
export interface ActParts extends SignInParts {
  readonly schema: GraphQLSchema;
}

/** The form of an act at an address of its own, and the act itself. */
export function actRoutes(parts: ActParts): Router {
  const forms = new Map<string, ActForm | null>();
  const formOf = (mutation: string) => {
    const known = forms.get(mutation);
    if (known !== undefined) return known;
    const made = actForm(parts.schema, mutation);
    forms.set(mutation, made);
    return made;
  };
  const router = Router();
  router.get("/acts/:mutation", async (request, response, next) => {
    const form = formOf(request.params.mutation);
    if (!form) return next();
    const visit = await Visit.begin(parts, request, response);
    await new Performance(parts, visit, form, request.params.mutation, typedIn(visit.asked.search)).show(
      null,
    );
  });
  router.post("/acts/:mutation", formBody, async (request, response, next) => {
    const mutation = String(request.params.mutation);
    const form = formOf(mutation);
    if (!form) return next();
    const visit = await Visit.begin(parts, request, response);
    await new Performance(parts, visit, form, mutation, textsOf(request.body)).send();
  });
  return router;
}

/** Shows the form of an act again with what was typed into it before the session ended. */
export async function showAgain(parts: ActParts, visit: Visit): Promise<boolean> {
  const { onward, typed } = visit.request.body as { onward?: string; typed?: string };
  const mutation = /^\/acts\/(\w+)$/.exec(onward ?? "")?.[1];
  const form = mutation ? actForm(parts.schema, mutation) : null;
  const kept = typed ? parsed(typed) : null;
  if (!form || !mutation || !kept) return false;
  await new Performance(parts, visit, form, mutation, kept).show(null);
  return true;
}

/** One showing or sending of a form. */
class Performance {
  constructor(
    private readonly parts: ActParts,
    private readonly visit: Visit,
    private readonly form: ActForm,
    private readonly mutation: string,
    private readonly typed: Typed,
  ) {}

  /** Shows the form, or what became of it. */
  async show(outcome: Outcome | null): Promise<void> {
    const { visit, mutation, form } = this;
    const workItem = this.typed.workItem?.[0] ?? "";
    const variables = { workItem, isAbout: workItem !== "", language: visit.language };
    const { data } = await visit.ask<ActQuery>(ACT_QUERY, variables);
    const item = data?.workItem ?? null;
    const isFresh = outcome === null && this.typed.was === undefined;
    const begun = isFresh && mutation === "updateWorkItem" && item ? particularsOf(item) : null;
    const isConflict = (outcome?.answer.changedSince.length ?? 0) > 0;
    const typed: Typed = {
      ...begun,
      ...this.typed,
      ...(isConflict && item ? { expectedRevision: [String(item.revision)] } : {}),
    };
    const shown: ActShown = {
      mutation,
      description: form.description,
      fields: form.fields,
      typed,
      was: begun ?? this.was,
      back: localAddress(this.typed.back?.[0]),
      outcome,
      idempotencyKey: randomUUID(),
    };
    const view = { ...visit.view, me: data?.me?.person ?? null };
    await sendDocument(visit.response, actDocument(shown, { workItem: item }, view));
  }

  /** Does what the form says, or shows it again with what stands against that. */
  async send(): Promise<void> {
    const { visit, typed } = this;
    const { request, response } = visit;
    if (!visit.session) return this.signInFirst();
    if (!isFromHere(request) || !this.parts.sessions.isOwnForm(visit.session, typed.formToken?.[0])) {
      response.status(403);
      return this.show(outcomeOf(NO_ANSWER, [{ message: visit.view.t.formIsOld }], true));
    }
    const isRehearsal = typed.rehearse !== undefined;
    const { data, errors } = await visit.ask<{ told: Partial<ActAnswer> | null }>(this.form.operation, {
      input: this.input(isRehearsal),
    });
    if (!visit.session) return this.signInFirst();
    const answer = { ...NO_ANSWER, ...data?.told };
    const problems = [...answer.problems, ...errors.flatMap(problemsOf)];
    if (problems.length > 0) response.status(errors[0] ? statusOf(errors[0]) : 422);
    const outcome = outcomeOf(answer, problems, isRehearsal);
    if (!outcome.isDone || answer.warnings.length > 0 || answer.secret) return this.show(outcome);
    response.redirect(303, localAddress(typed.back?.[0]));
  }

  /** What stood in the form when it was first shown, as it comes back with it. */
  private get was(): Typed | null {
    const [sent] = this.typed.was ?? [];
    return sent ? parsed(sent) : null;
  }

  private input(isRehearsal: boolean): Record<string, unknown> {
    const { form, typed, was } = this;
    const input = inputIn(form.fields, typed, was ?? {});
    if (isRehearsal) return { ...input, dryRun: true };
    const idempotencyKey = typed.idempotencyKey?.[0];
    const hasActing = form.fields.some(({ path }) => path === "acting");
    if (!idempotencyKey || !hasActing) return input;
    return { ...input, acting: { ...(input.acting as object | undefined), idempotencyKey } };
  }

  /** Nothing that was typed is lost: it comes back in the form after signing in. */
  private signInFirst(): Promise<void> {
    const { visit, typed, parts, mutation } = this;
    const { formToken: _token, idempotencyKey: _key, ...kept } = typed;
    visit.response.status(401);
    return sendSignIn(parts, visit, {
      onward: `/acts/${mutation}`,
      typed: JSON.stringify(kept),
      problems: [{ message: visit.view.t.sessionEnded }],
    });
  }
}

function outcomeOf(answer: ActAnswer, problems: readonly ActProblem[], isRehearsal: boolean): Outcome {
  return { isDone: problems.length === 0 && !isRehearsal, isRehearsal, problems, answer };
}

function typedIn(search: URLSearchParams): Typed {
  return Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]));
}
