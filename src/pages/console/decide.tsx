import type { VNode } from "preact";
import { type Typed, textOf } from "../act/field.js";
import type { ActProblem } from "../act/outcome.js";
import { Faster } from "../parts/faster.js";
import { ProblemList } from "../parts/problems.js";
import { Day, Mark } from "../parts/words.js";
import { addressOf, type View } from "../view.js";
import type { Line } from "./lines.js";

interface TextProps {
  readonly line: Line;
  readonly view: View;
}

/** The fields in which a decision on a text is said, or what was decided on it. */
export function Text({ line, view }: TextProps): VNode | null {
  const { t, me, asked, sent } = view;
  const { workItem } = line;
  const last = line.decisions.at(-1);
  const isSent = textOf(sent?.typed ?? {}, "workItem") === line.name;
  const typed = isSent ? (sent?.typed ?? {}) : {};
  const problems = isSent ? (sent?.problems ?? []).filter((one) => !one.line || one.line === line.name) : [];
  if (last) {
    return (
      <>
        {isSent ? <TooLate typed={typed} problems={problems} view={view} /> : null}
        <Decided line={line} last={last} view={view} />
      </>
    );
  }
  if (!me) {
    return (
      <p>
        <a href={addressOf(view, ["sign-in"], { onward: asked.address })}>{t.signIn}</a>
      </p>
    );
  }
  if (asked.asOf) return null;
  const own = workItem?.titles.find(({ language }) => language === "en") ?? workItem?.titles[0];
  const value = (name: string, else_: string) => (isSent ? textOf(typed, name) : else_);
  const finalText = value("finalText", line.text ?? "");
  const shown = { problems, view };
  return (
    <form
      method="post"
      action={asked.path}
      class="decide"
      hx-post={asked.path}
      hx-trigger="input delay:400ms"
      hx-vals='{"rehearse":"1"}'
      hx-target="#rehearsal"
      hx-select="#rehearsal"
      hx-swap="outerHTML"
    >
      <input type="hidden" name="formToken" value={view.formToken} />
      <input type="hidden" name="workItem" value={line.name} />
      <input type="hidden" name="expectedRevision" value={String(workItem?.revision ?? "")} />
      <input type="hidden" name="titleLanguage" value={own?.language ?? "en"} />
      <input type="hidden" name="titleWas" value={own?.text ?? ""} />
      {isSent ? <Faster events={sent?.changedSince ?? []} view={view} /> : null}
      <ProblemList problems={problems.filter(({ path }) => !FIELDS.includes(path ?? ""))} view={view} />
      <Field name="title" label={t.title} value={value("title", own?.text ?? "")} {...shown} isLong />
      <div class="beside">
        <Field
          name="finalText"
          label={t.document}
          value={finalText}
          {...shown}
          isFocused={finalText === ""}
        />
        <Field name="assignedNumber" label={t.number} value={value("assignedNumber", "")} {...shown} />
      </div>
      <Field name="reason" label={t.reasonIfNot} value={value("reason", "")} {...shown} />
      {line.verdict === "BLOCKED" || problems.some(({ path }) => path === "overrideReason") ? (
        <Field
          name="overrideReason"
          label={t.overrideReason}
          value={value("overrideReason", "")}
          {...shown}
        />
      ) : null}
      <p class="choices">
        <button type="submit" name="outcome" value="AGREED" data-key="a">
          {t.agreeOn[line.candidate?.kind ?? "APPROVAL"]} <kbd>a</kbd>
        </button>
        {(
          [
            ["POSTPONED", "p", t.postpone],
            ["REJECTED", "n", t.reject],
          ] as const
        ).map(([outcome, key, label]) => (
          <button
            type="submit"
            name="outcome"
            value={outcome}
            class="secondary"
            data-key={key}
            data-needs="reason"
          >
            {label} <kbd>{key}</kbd>
          </button>
        ))}
      </p>
    </form>
  );
}

const FIELDS = ["title", "titles", "finalText", "assignedNumber", "reason", "overrideReason"];
/** The keys that lead to a field. */
const FIELD_KEYS: Readonly<Record<string, string>> = { title: "t", finalText: "f", assignedNumber: "#" };

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly problems: readonly ActProblem[];
  readonly view: View;
  readonly isLong?: boolean;
  readonly isFocused?: boolean;
}

function Field({ name, label, value, problems, view, isLong = false, isFocused = false }: FieldProps): VNode {
  const about = problems.filter(({ path }) => path === name || (name === "title" && path === "titles"));
  const key = FIELD_KEYS[name];
  const all = {
    id: `line-${name}`,
    name,
    dir: "auto" as const,
    ...(key ? { "data-field-key": key } : {}),
    ...(about.length > 0 ? { "aria-invalid": "true" as const } : {}),
  };
  return (
    <div class="field">
      <label for={all.id}>{label}</label>
      {isLong ? (
        <textarea {...all} rows={2}>
          {value}
        </textarea>
      ) : (
        <input {...all} type="text" value={value} data-first={isFocused ? "" : undefined} />
      )}
      <ProblemList problems={about} view={view} />
    </div>
  );
}

interface TooLateProps {
  readonly typed: Typed;
  readonly problems: readonly ActProblem[];
  readonly view: View;
}

/** Where somebody else decided on the line meanwhile: why what was typed was not recorded, and what it was. */
function TooLate({ typed, problems, view }: TooLateProps): VNode {
  const { t } = view;
  const said: [string, string][] = [
    [t.title, textOf(typed, "title")],
    [t.document, textOf(typed, "finalText")],
    [t.number, textOf(typed, "assignedNumber")],
    [t.reason, textOf(typed, "reason")],
  ];
  return (
    <>
      <ProblemList problems={problems} view={view} />
      <section class="notice">
        <p>{t.youTyped}</p>
        <dl class="facts">
          {said
            .filter(([, text]) => text !== "")
            .map(([name, text]) => (
              <div>
                <dt>{name}</dt>
                <dd dir="auto">{text}</dd>
              </div>
            ))}
        </dl>
      </section>
    </>
  );
}

/** What was decided, and how it is put right at once. */
function Decided({ line, last, view }: TextProps & { readonly last: Line["decisions"][number] }): VNode {
  const { t, me, asked } = view;
  return (
    <>
      <p>
        <Mark tone={last.outcome === "AGREED" ? "good" : "bad"}>{t.outcome[last.outcome]}</Mark>{" "}
        {t.decisionKind[last.kind]} <Day day={last.decidedOn} view={view} /> {last.assignedNumber}{" "}
        {last.finalText} <bdi>{last.reason}</bdi>
      </p>
      {me && !asked.asOf ? (
        <form method="post" action={asked.path} class="decide">
          <input type="hidden" name="formToken" value={view.formToken} />
          <input type="hidden" name="workItem" value={line.name} />
          <input type="hidden" name="takeBack" value={last.id} />
          <label>
            {t.reason}
            <input type="text" name="reason" value={t.byMistake} required dir="auto" />
          </label>
          <button type="submit" class="secondary" data-key="u">
            {t.takeBack} <kbd>u</kbd>
          </button>
        </form>
      ) : null}
    </>
  );
}
