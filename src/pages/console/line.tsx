import type { VNode } from "preact";
import { ProblemList } from "../parts/problems.js";
import { BoardLink, ClauseLink, ItemLink, Mark, Title } from "../parts/words.js";
import { addressOf, type View } from "../view.js";
import { Text } from "./decide.js";
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
            <small>{t.value.AgendaPurpose[line.purpose]}</small>
          )}
        </h2>
        {workItem ? (
          <p>
            <Title text={workItem.title ?? null} lang={workItem.titleLanguage} />
            <br />
            <small>
              {workItem.question ? <BoardLink label={workItem.question.label} view={view} /> : null}
              {` · ${t.value.Version[workItem.version]} · ${line.candidate ? t.decisionKind[line.candidate.kind] : t.value.AgendaPurpose[line.purpose]}`}
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
      {isText(line) ? <Text line={line} view={view} /> : <Other line={line} meeting={meeting} view={view} />}
      <Rehearsal line={line} view={view} />
      <Around line={line} meeting={meeting} view={view} />
    </article>
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
