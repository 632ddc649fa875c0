import type { ExplorerTab } from "./tab.js";

/** What each of the three main users of the API asks first. A test runs all of it. */
export const EXAMPLES: readonly ExplorerTab[] = [
  {
    title: "Rapporteur of Q16/13",
    description: "What is on my list, when is each due, and on which text does it stand? Then move a date.",
    query: `# Rapporteur of Q16/13: what is on my list, when is each due, on which text does it stand?
query Rapporteur_ItemsOfQ16 {
  question(label: "Q16/13") {
    label
    workingParty { label }
    workItems {
      totalCount
      nodes {
        acronym
        title
        stage
        timing { raw month }
        baseTexts
        editors { name }
        revision
      }
    }
  }
}

# Then move a date (the run button asks which of the two). Give the revision that you read above:
# if somebody else has changed the item since, nothing is stored and you get the fresh one.
mutation Rapporteur_MoveDate {
  updateWorkItem(
    input: {
      workItem: "Y.QKD-TLS"
      expectedRevision: 2
      timing: "2026-07 (High priority)"
    }
  ) {
    workItem { acronym timing { month } priority revision }
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
    designation
    title
    stage
    question { label }
    editors { name affiliation }
    readiness {
      verdict
      findings(status: [UNMET, UNKNOWN], severity: BLOCKING) { rule status message clause remedy }
    }
    history { nodes { seq action effectiveOn by { name role } changes { field before after } } }
  }
}
`,
  },
  {
    title: "Chair of WP4/13",
    description:
      "Before the sitting: which candidates are ready, which are not, and why? Then record a decision.",
    query: `# Chair of WP4/13: which candidates are ready, which are not, and why?
query Chair_Candidates($meeting: String!, $body: String!) {
  meeting(code: $meeting) {
    title
    candidates(body: $body) { nodes {
      workItem { acronym title question { label } }
      kind
      agendaItem
      status
      readiness {
        verdict
        findings(status: [UNMET, UNKNOWN], severity: BLOCKING) { message clause }
      }
    } }
  }
}

# At the gavel: put one off to a later meeting, with the reason that the report has to give.
mutation Chair_Postpone {
  recordDecision(
    input: {
      workItem: "Y.QKDN-qos-allo"
      kind: CONSENT
      outcome: POSTPONED
      meeting: "T25-SG13-260223"
      body: "WP4/13"
      reason: "Editor's notes remain in clause 8"
    }
  ) {
    decision { outcome decidedOn agendaItem reason }
    problems { code message clause remedy }
    warnings { code message clause }
  }
}
`,
    variables: { meeting: "T25-SG13-260223", body: "WP4/13" },
  },
];
