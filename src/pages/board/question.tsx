import type { VNode } from "preact";
import type { BoardQuery } from "../api-types.js";
import { ClauseLink, Day } from "../parts/words.js";
import { addressOf, type View } from "../view.js";

interface QuestionProps {
  readonly question: NonNullable<BoardQuery["question"]>;
  readonly view: View;
}

/** What a Question is, and what may be done with it. */
export function QuestionFacts({ question, view }: QuestionProps): VNode {
  const { t, me, asked } = view;
  const { status, statusSince, text, supporters, label, revision } = question;
  const possible = (question.availableActions ?? []).filter((act) => act.possible);
  const back = addressOf(view, ["boards", label]);
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{t.stageNow}</dt>
          <dd>
            {t.value.QuestionStatus[status]} {statusSince ? <Day day={statusSince} view={view} /> : null}
          </dd>
        </div>
        {supporters.length > 0 ? (
          <div>
            <dt>{t.supporters}</dt>
            <dd>
              <bdi>{supporters.map(({ member }) => member).join("; ")}</bdi>
            </dd>
          </div>
        ) : null}
      </dl>
      {text ? (
        <details>
          <summary>{t.text}</summary>
          <p class="as-written" dir="auto">
            {text}
          </p>
        </details>
      ) : null}
      {me && !asked.asOf && possible.length > 0 ? (
        <ul class="acts">
          {possible.map(({ mutation, says, clause }) => (
            <li>
              <a
                class="button"
                href={addressOf(view, ["acts", mutation], {
                  question: label,
                  expectedRevision: revision,
                  back,
                })}
              >
                {t.actName(mutation)}
              </a>{" "}
              {says} <ClauseLink clause={clause} view={view} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
