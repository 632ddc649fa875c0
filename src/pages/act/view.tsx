import type { VNode } from "preact";
import type { ActQuery } from "../api-types.js";
import { Faster } from "../parts/faster.js";
import { ProblemList } from "../parts/problems.js";
import { Coded, Mark, Title } from "../parts/words.js";
import type { View } from "../view.js";
import type { FormField, Typed } from "./field.js";
import { Fields, isAbout } from "./fields.js";
import type { ActAnswer, Outcome } from "./outcome.js";
import { Sections } from "./sections.js";

/** What the page of an act shows. */
export interface ActShown {
  readonly mutation: string;
  /** What the act is, in the API's words. */
  readonly description: string;
  readonly fields: readonly FormField[];
  readonly typed: Typed;
  /** What stood in the fields when they were first shown; null: nothing did. */
  readonly was: Typed | null;
  /** Where to go back to, an address of these pages. */
  readonly back: string;
  /** How it went; null: it was not sent yet. */
  readonly outcome: Outcome | null;
  readonly idempotencyKey: string;
}

interface ActProps {
  readonly shown: ActShown;
  readonly about: Partial<Pick<ActQuery, "workItem">>;
  readonly view: View;
}

/** Fields that are filled in by the page itself. */
const HIDDEN = ["expectedRevision", "dryRun"];

/** The form of an act, or what became of it. */
export function Act({ shown, about, view }: ActProps): VNode {
  const { t } = view;
  const { mutation, description, outcome, back } = shown;
  const { workItem } = about;
  return (
    <>
      <hgroup>
        <h1>{t.actName(mutation)}</h1>
        <p>
          <Coded text={description} />
        </p>
      </hgroup>
      {workItem ? (
        <p>
          <strong>
            <bdi>{workItem.designation}</bdi>
          </strong>{" "}
          <Mark tone="plain">{t.stage[workItem.stage]}</Mark>{" "}
          <Title text={workItem.title ?? null} lang={workItem.titleLanguage} />
        </p>
      ) : null}
      {outcome?.isDone ? (
        <Done answer={outcome.answer} back={back} view={view} />
      ) : (
        <Form shown={shown} view={view} />
      )}
    </>
  );
}

function Form({ shown, view }: Omit<ActProps, "about">): VNode {
  const { t } = view;
  const { fields, typed, outcome, back } = shown;
  // That the role is not the right one is about the act, unless a role was chosen.
  const problems = (outcome?.problems ?? []).map((one) =>
    /(^|\.)as$/.test(one.path ?? "") && !typed["acting.as"]?.[0] ? { ...one, path: null } : one,
  );
  const visible = fields.filter(({ path }) => !HIDDEN.includes(path) && !isFixed(path, typed, problems));
  const general = problems.filter(({ path }) => !leavesOf(visible).some((field) => isAbout(path, field)));
  const needed = visible.filter(({ isRequired }) => isRequired);
  const more = visible.filter(({ isRequired, path }) => !isRequired && path !== "acting");
  const acting = visible.filter(({ path }) => path === "acting");
  const parts = { typed, was: shown.was ?? {}, problems, view };
  return (
    <form method="post" action={`/acts/${shown.mutation}`} class="act">
      <input type="hidden" name="formToken" value={view.formToken} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="idempotencyKey" value={shown.idempotencyKey} />
      {shown.was ? <input type="hidden" name="was" value={JSON.stringify(shown.was)} /> : null}
      {fields
        .filter(({ path }) => path !== "dryRun" && !visible.some((field) => field.path === path))
        .map(({ path }) => (
          <input type="hidden" name={path} value={typed[path]?.[0] ?? ""} />
        ))}
      <ProblemList problems={general} view={view} />
      {outcome ? <Rehearsed outcome={outcome} view={view} /> : null}
      <Fields fields={needed} {...parts} />
      <Sections fields={more} {...parts} />
      <Fields fields={acting} {...parts} />
      <p class="choices">
        <button type="submit">{t.actName(shown.mutation)}</button>
        {fields.some(({ path }) => path === "dryRun") ? (
          <button type="submit" name="rehearse" value="1" class="secondary">
            {t.rehearse}
          </button>
        ) : null}
        <a href={back}>{t.back}</a>
      </p>
    </form>
  );
}

/** The item that the form is about is said once, above it, unless something stands against it. */
function isFixed(path: string, typed: Typed, problems: Outcome["problems"]): boolean {
  return path === "workItem" && Boolean(typed[path]?.[0]) && !problems.some((one) => one.path === path);
}

const leavesOf = (fields: readonly FormField[]): FormField[] =>
  fields.flatMap((field) => [field, ...leavesOf(field.fields)]);

/** What a rehearsal found, and what others changed meanwhile. */
function Rehearsed({ outcome, view }: { readonly outcome: Outcome; readonly view: View }): VNode {
  const { t } = view;
  const { answer, isRehearsal, problems } = outcome;
  return (
    <>
      <Faster events={answer.changedSince} view={view} />
      {isRehearsal && problems.length === 0 ? (
        <section class="notice good" role="status">
          <p>{t.rehearsed}</p>
          <ResultOf answer={answer} view={view} />
        </section>
      ) : null}
    </>
  );
}

function Done({
  answer,
  back,
  view,
}: {
  readonly answer: ActAnswer;
  readonly back: string;
  readonly view: View;
}): VNode {
  const { t } = view;
  return (
    <section class="notice good" role="status">
      <p>{t.done}</p>
      <ResultOf answer={answer} view={view} />
      <p>
        <a href={back}>{t.back}</a>
      </p>
    </section>
  );
}

function ResultOf({ answer, view }: { readonly answer: ActAnswer; readonly view: View }): VNode {
  const { t } = view;
  const { workItem, warnings, secret } = answer;
  return (
    <>
      {workItem ? (
        <p>
          <bdi>{workItem.designation}</bdi> <Mark tone="plain">{t.stage[workItem.stage]}</Mark>
        </p>
      ) : null}
      {secret ? (
        <p>
          {t.secret} <code>{secret}</code>
        </p>
      ) : null}
      {warnings.length > 0 ? (
        <>
          <p>{t.toBeMinded}</p>
          <ProblemList problems={warnings} view={view} />
        </>
      ) : null}
    </>
  );
}
