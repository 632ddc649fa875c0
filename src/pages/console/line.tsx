import type { VNode } from "preact";
import { textOf } from "../act/field.js";
import type { ActProblem } from "../act/outcome.js";
import { ProblemList } from "../parts/problems.js";
import { BoardLink, ClauseLink, Day, humanised, ItemLink, Mark, Title } from "../parts/words.js";
import { addressOf, type View } from "../view.js";
import { type ConsoleMeeting, isText, type Line, linesOf, type ShortLine } from "./lines.js";

interface LineProps {
  readonly line: Line;
  readonly meeting: ConsoleMeeting;
  readonly view: View;
}

/** The line that is before the meeting: what it is, what stands against it, and the decision. */
export function Before({ line, meeting, view }: LineProps): VNode {
  const { t } = view;
  const { workItem } = line;
  return (
    <article class="before" id="before">
      <header>
        <h2>
          {workItem ? <ItemLink item={workItem} view={view} /> : line.name}{" "}
          {workItem ? (
            <Mark tone="plain">{t.stage[workItem.stage]}</Mark>
          ) : (
            <small>{humanised(line.purpose)}</small>
          )}
        </h2>
        {workItem ? (
          <p>
            <Title text={workItem.title ?? null} lang={workItem.titleLanguage} />
            <br />
            <small>
              {workItem.question ? <BoardLink label={workItem.question.label} view={view} /> : null}
              {` · ${humanised(workItem.version)} · ${line.candidate ? t.decisionKind[line.candidate.kind] : humanised(line.purpose)}`}
              {workItem.editors?.length ? ` · ${workItem.editors.map(({ name }) => name).join(", ")}` : ""}
              {line.isAdded ? ` · ${t.added}` : ""}
            </small>
          </p>
        ) : (
          <p>
            <Title text={line.liaisonStatement?.title ?? line.activity?.title ?? null} />
          </p>
        )}
      </header>
      {isText(line) ? (
        <Text line={line} meeting={meeting} view={view} />
      ) : (
        <Other line={line} meeting={meeting} view={view} />
      )}
      <Rehearsal line={line} view={view} />
      <Around line={line} meeting={meeting} view={view} />
    </article>
  );
}

/** The fields in which a decision on a text is said. */
function Text({ line, view }: LineProps): VNode | null {
  const { t, me, asked, sent } = view;
  const { workItem } = line;
  const last = line.decisions.at(-1);
  if (last) return <Decided line={line} last={last} view={view} />;
  if (!me) {
    return (
      <p>
        <a href={addressOf(view, ["sign-in"], { onward: asked.address })}>{t.signIn}</a>
      </p>
    );
  }
  if (asked.asOf) return null;
  const isSent = textOf(sent?.typed ?? {}, "workItem") === line.name;
  const typed = isSent ? (sent?.typed ?? {}) : {};
  const problems = isSent ? (sent?.problems ?? []).filter((one) => !one.line || one.line === line.name) : [];
  const own = workItem?.titles.find(({ language }) => language === "en") ?? workItem?.titles[0];
  const value = (name: string, else_: string) => (isSent ? textOf(typed, name) : else_);
  const finalText = value("finalText", line.text ?? "");
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
      <ProblemList problems={problems.filter(({ path }) => !FIELDS.includes(path ?? ""))} view={view} />
      <Field
        name="title"
        label={t.title}
        value={value("title", own?.text ?? "")}
        problems={problems}
        view={view}
        isLong
      />
      <div class="beside">
        <Field
          name="finalText"
          label={t.document}
          value={finalText}
          problems={problems}
          view={view}
          isFocused={finalText === ""}
        />
        <Field
          name="assignedNumber"
          label={t.number}
          value={value("assignedNumber", "")}
          problems={problems}
          view={view}
        />
      </div>
      <Field
        name="reason"
        label={t.reasonIfNot}
        value={value("reason", "")}
        problems={problems}
        view={view}
      />
      {line.verdict === "BLOCKED" || problems.some(({ path }) => path === "overrideReason") ? (
        <Field
          name="overrideReason"
          label={t.overrideReason}
          value={value("overrideReason", "")}
          problems={problems}
          view={view}
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

/** What was decided, and how it is put right at once. */
function Decided({
  line,
  last,
  view,
}: { readonly line: Line; readonly last: Line["decisions"][number] } & Pick<LineProps, "view">): VNode {
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

/** What the API says would come of it, were it agreed to now: with what was typed, where that was asked, else with what is on record. */
function Rehearsal({ line, view }: Pick<LineProps, "line" | "view">): VNode | null {
  const { t, sent } = view;
  if (line.isDone) return null;
  const { problems, stage, ...rehearsed } = sent?.rehearsed ?? { ...line, stage: null };
  // Below, each of those requirements has its own words.
  const warnings = rehearsed.warnings.filter(({ code }) => code !== "REQUIREMENT_UNKNOWN");
  const open = line.missing.filter(({ severity }) => severity === "BLOCKING");
  return (
    <details
      class="rehearsal"
      id="rehearsal"
      open={problems.length > 0 || warnings.length > 0}
      aria-live="polite"
    >
      <summary>
        {t.rehearsal(problems.length, open.length)} {stage ? <Mark tone="good">{t.stage[stage]}</Mark> : null}
      </summary>
      <ProblemList problems={problems} view={view} />
      {warnings.length > 0 ? <h3>{t.toBeMinded}</h3> : null}
      <ul>
        {warnings.map(({ message, clause }) => (
          <li>
            {message} <ClauseLink clause={clause ?? null} view={view} />
          </li>
        ))}
        {open.map(({ requirement, status, remedy, clause }) => (
          <li>
            {requirement} <Mark tone={status === "UNMET" ? "bad" : "mind"}>{t.finding[status]}</Mark> {remedy}{" "}
            <ClauseLink clause={clause} view={view} />
          </li>
        ))}
      </ul>
      <p>{line.isIprAsked ? t.iprAsked : t.iprNotAsked}</p>
    </details>
  );
}

/** Lines that are no decision on a text are done by their own forms. */
function Other({ line, meeting, view }: LineProps): VNode | null {
  const { t, me, asked } = view;
  if (!me || line.isDone || asked.asOf) return null;
  const body = asked.params.body ?? "";
  const shared = { meeting: meeting.code, body, back: asked.address };
  const [mutation, said] = line.liaisonStatement
    ? (["approveLiaison", { liaison: line.liaisonStatement.code, ...shared }] as const)
    : ([
        "agreeNewWorkItem",
        { workItem: line.workItem?.acronym, expectedRevision: line.workItem?.revision, ...shared },
      ] as const);
  if (line.activity) return <p>{t.agreedInReport}</p>;
  return (
    <p>
      <a class="button" href={addressOf(view, ["acts", mutation], said)}>
        {t.actName(mutation)}
      </a>
    </p>
  );
}

function Around({ line, meeting, view }: LineProps): VNode {
  const lines = linesOf(meeting);
  const index = lines.findIndex(({ name }) => name === line.name);
  const path = decodeURIComponent(view.asked.path).slice(1).split("/");
  const to = (other: ShortLine | undefined, rel: string, label: string) =>
    other ? (
      <a href={addressOf(view, path, { line: other.name })} rel={rel} data-key={rel === "next" ? "j" : "k"}>
        {label}
      </a>
    ) : null;
  return (
    <p class="choices around">
      {to(lines[index - 1], "prev", view.t.previous)} {to(lines[index + 1], "next", view.t.next)}
    </p>
  );
}
