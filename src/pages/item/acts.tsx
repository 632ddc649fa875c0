import type { VNode } from "preact";
import type { DecisionKind } from "../api-types.js";
import type { Captions } from "../captions/index.js";
import { ClauseLink } from "../parts/words.js";
import { addressOf } from "../view.js";
import type { ItemData, ItemProps } from "./item-data.js";

type Act = NonNullable<ItemData["availableActions"]>[number];

/** The acts that whoever signed in may do, each leading to its form, and the others with the reason. */
export function Acts({ item, view }: ItemProps): VNode | null {
  const { t, me, asked } = view;
  const acts = item.availableActions ?? [];
  const mayAct = me !== null && asked.asOf === null;
  const possible = acts.filter((act) => act.possible && mayAct);
  const others = acts.filter((act) => !possible.includes(act));
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">{t.acts}</h2>
      {me ? null : <p>{t.signInToAct}</p>}
      {possible.length > 0 ? (
        <ul class="acts">
          {possible.map(({ action, mutation, says, clause }) => (
            <li key={action}>
              <a
                class="button"
                href={addressOf(view, ["acts", mutation], {
                  workItem: item.acronym,
                  expectedRevision: item.revision,
                  ...begunWith(item, action),
                  back: addressOf(view, ["items", item.acronym]),
                })}
              >
                {nameOf(action, mutation, t)}
              </a>{" "}
              {says} <ClauseLink clause={clause} view={view} />
            </li>
          ))}
        </ul>
      ) : null}
      {mayAct ? <Upkeep item={item} view={view} listed={possible.map(({ mutation }) => mutation)} /> : null}
      {others.length > 0 ? (
        <details>
          <summary>{t.notPossibleNow(others.length)}</summary>
          <ul>
            {others.map((act) => (
              <li key={act.action}>
                <strong>{nameOf(act.action, act.mutation, t)}</strong> — {act.says}{" "}
                <ClauseLink clause={act.clause} view={view} />
                <Why act={act} view={view} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function Why({ act, view }: { readonly act: Act } & Pick<ItemProps, "view">): VNode {
  const { t } = view;
  const holders = act.holders.map(({ person, role }) => `${person.name} (${t.role[role]})`);
  return (
    <ul>
      {act.problems.map(({ message, remedy, clause }) => (
        <li key={message}>
          {message} {remedy} <ClauseLink clause={clause} view={view} />
        </li>
      ))}
      <li>
        {t.holders}: {act.by.map((role) => t.role[role]).join(", ")}
        {holders.length > 0 ? ` — ${holders.join("; ")}` : ` — ${t.nobody}`}
      </li>
    </ul>
  );
}

/** What else may be recorded of an item, by whoever may; whether that is so is said when the form is sent. */
const UPKEEP = [
  "updateWorkItem",
  "proposeForDecision",
  "recordContribution",
  "waitFor",
  "relateWorkItem",
  "takeBack",
  "correctAct",
];

function Upkeep({ item, view, listed }: ItemProps & { readonly listed: readonly string[] }): VNode {
  const { t } = view;
  return (
    <p class="upkeep">
      {t.also}:{" "}
      {UPKEEP.filter((mutation) => !listed.includes(mutation)).map((mutation) => (
        <>
          <a
            href={addressOf(view, ["acts", mutation], {
              workItem: item.acronym,
              expectedRevision: item.revision,
              back: addressOf(view, ["items", item.acronym]),
            })}
          >
            {t.actName(mutation)}
          </a>{" "}
        </>
      ))}
    </p>
  );
}

/** The kind of decision that an act records. */
const DECISIONS: Partial<Record<Act["action"], DecisionKind>> = {
  CONSENT: "CONSENT",
  DETERMINE: "DETERMINATION",
  AGREE: "AGREEMENT",
  DISCONTINUE: "DISCONTINUATION",
};

/** What an act is called: a decision by its kind, as the form records any of them. */
function nameOf(action: Act["action"], mutation: string, t: Captions): string {
  const kind = DECISIONS[action];
  return kind ? t.agreeOn[kind] : t.actName(mutation);
}

/** What the form of an act begins with: of a decision its kind, and the meeting at which it is planned. */
function begunWith(item: ItemData, action: Act["action"]): Record<string, string | number | null> {
  const kind = DECISIONS[action];
  if (!kind) return {};
  const planned = item.candidacies.nodes.find((one) => one.status === "PLANNED" && one.kind === kind);
  return {
    kind,
    outcome: "AGREED",
    meeting: planned?.meeting?.code ?? null,
    body: planned?.body.label ?? null,
    agendaItem: planned?.agendaItem ?? null,
    finalText: planned?.text ?? null,
  };
}
