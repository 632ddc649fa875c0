import type { ExplorerTab } from "./tab.js";

/** What each of the three main users of the API asks first. A test checks that all of it is GraphQL. */
export const EXAMPLES: readonly ExplorerTab[] = [
  {
    title: "Rapporteur of Q16/13",
    description: "What is on my list, when is each due, and on which text does it stand? Then move a date.",
    query: `# Rapporteur of Q16/13: what is on my list, when is each due, on which text does it stand?
query Rapporteur_ItemsOfQ16 {
  question(label: "Q16/13") {
    label
    title
    workItems(first: 20) {
      totalCount
      nodes {
        acronym
        title(language: "en")
        stage
        timing { raw month }
        baseTexts
        editors { name }
        revision
      }
    }
  }
}

# Then move a date (the run button asks which of the two). expectedRevision is the revision that you read above: if somebody else has changed the item since, nothing is stored and you get the fresh one.
mutation Rapporteur_MoveDate {
  updateWorkItem(
    input: {
      acronym: "Y.QKD-TLS"
      expectedRevision: 1
      timing: "2026-07"
    }
  ) {
    workItem { acronym timing { raw } revision }
    problems { code message clause remedy }
  }
}
`,
  },
  {
    title: "Editor of Y.QKD-TLS",
    description: "Where is my draft, what is missing before consent, and what has changed?",
    query: `# Editor of Y.QKD-TLS: where is my draft, what is missing before consent, what has changed?
query Editor_WhereIsMyDraft {
  workItem(acronym: "Y.QKD-TLS") {
    acronym
    title(language: "en")
    stage
    question { label }
    editors { name }
    readiness(meeting: "T25-SG13-260223") {
      verdict
      findings { rule status message clause }
    }
    history {
      seq
      action
      effectiveOn
      by { name }
      changes { field before after }
    }
  }
}
`,
  },
  {
    title: "Chair of WP4/13",
    description: "Before the sitting: which candidates are ready, which are blocked, and why?",
    query: `# Chair of WP4/13: which candidates are ready, which are blocked, and why?
query Chair_ReadyOrBlocked(
  $meeting: String!
  $workingParty: String!
) {
  meeting(code: $meeting) {
    code
    title
    candidates(workingParty: $workingParty) {
      kind
      agendaItem
      workItem {
        acronym
        title(language: "en")
        question { label }
      }
      readiness {
        verdict
        findings { rule status message clause }
      }
    }
  }
}
`,
    variables: { meeting: "T25-SG13-260223", workingParty: "WP4/13" },
  },
];
