// Plays the sittings of the four working parties of SG13 on 27 February 2026, by the API alone: what is prepared, the order of
// business, the four chairs at the gavel, and what came of it. `npm run story` plays it on a server of its own and writes the reports.

export const MEETING = "T25-SG13-260223";
const NEXT = "T25-SG13-260713";
/** What was recorded before the meeting counts from this day. */
const PREPARED = "2026-02-20";

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const en = (text) => ({ language: "en", text });
const agreed = (workItem, assignedNumber, titles) => ({ workItem, outcome: "AGREED", assignedNumber, ...(titles ? { titles: [en(titles)] } : {}) });
const later = (workItem, reason) => ({ workItem, outcome: "POSTPONED", postponedTo: NEXT, reason });

/** The sittings in the order of the day: when they sit, and what comes of each line. */
export const SITTINGS = [
  {
    body: "WP4/13",
    from: "2026-02-27T08:02:00Z",
    to: "2026-02-27T09:14:00Z",
    lines: [
      agreed("Y.IMT2020-qos-cec-rf", "Y.3440"),
      agreed("Y.det-qos-req-ml-jrs", "Y.3441"),
      agreed("Y.IMT2020-QoS-FMSC", "Y.3230"),
      agreed("Y.QKDN-qos-allo", "Y.3829"),
      agreed("Y.QKD-TLS", "Y.3830", "Quantum key distribution networks – Integration with Transport Layer Security version 1.3"),
      later("Y.QKD-IPsec-fr", "The framework waits for a reply of the IETF."),
      agreed("Y.Supp.QKDNmc-UC"),
    ],
    proposals: [
      { acronym: "Y.QKDN-hyb", question: "Q16/13", title: "Quantum key distribution networks – Hybrid key establishment", outcome: "AGREED" },
      { acronym: "Y.qos-agent", question: "Q6/13", title: "QoS requirements of agent communication", outcome: "LIVING_LIST", reason: "More supporting members are wanted." },
    ],
  },
  {
    body: "WP3/13",
    from: "2026-02-27T09:31:00Z",
    to: "2026-02-27T11:20:00Z",
    lines: [
      agreed("Y.NCE-DAICC", "Y.2350"),
      agreed("Y.S-NICE-DLT-arch", "Y.2351"),
      agreed("Y.CPN-TP-arch", "Y.2504"),
      later("Y.CPN-CL-arch", "The architecture is to be aligned with Y.2501."),
      agreed("Y.bDDN-DTMec", "Y.3662"),
      agreed("Y.bDDN-MecArch-KC", "Y.3663"),
      agreed("Y.ICN-UP", "Y.3093"),
      agreed("Y.DTN-ModelReq", "Y.3094"),
      agreed("Y.Suppl.NGNe-UC-SCE"),
    ],
    proposals: [
      { acronym: "Y.FN-WDI", question: "Q22/13", title: "Future networks – Wide-area data interconnection", outcome: "AGREED" },
    ],
  },
  {
    body: "WP2/13",
    from: "2026-02-27T13:01:00Z",
    to: "2026-02-27T13:52:00Z",
    lines: [
      agreed("Y.FaaS-reqts", "Y.3534"),
      agreed("Y.ecs-reqts", "Y.3539"),
      agreed("Y.3510-rev", "Y.3510"),
      agreed("Y.cmi-arch", "Y.3540"),
      agreed("Y.ccm-arch", "Y.3541"),
      { workItem: "Y.rs-frame", outcome: "SENT_BACK", reason: "Two contributions ask for another framework." },
    ],
    proposals: [
      { acronym: "Y.cc-agent", question: "Q17/13", title: "Cloud computing – Requirements of agent hosting", outcome: "AGREED" },
      { acronym: "Y.cc-quantum", question: "Q18/13", title: "Cloud computing – Quantum computing resources", outcome: "REJECTED", reason: "Another study group does it." },
    ],
  },
  {
    body: "WP1/13",
    from: "2026-02-27T14:00:00Z",
    to: "2026-02-27T15:25:00Z",
    lines: [
      agreed("Y.IMT2020-DIC", "Y.3186"),
      agreed("Y.IMT2020-EE-CFW", "Y.3187"),
      later("Y.IMT2020-DDP", "The text came too late."),
      agreed("Y.FMSC-MPTC", "Y.3223"),
      agreed("Y.FMSC-DN", "Y.3224"),
      agreed("Y.FMSC-IUSU-arch", "Y.3225"),
      agreed("Y.Sup.MDT"),
    ],
    proposals: [
      { acronym: "Y.IMT2030-ai", question: "Q20/13", title: "IMT-2030 – Artificial intelligence in the architecture", outcome: "AGREED" },
    ],
  },
];

/**
 * Plays the day. `ask(who, query, variables)` asks as TSB or as the chair of a body, and answers with the data; `print(line)` tells what
 * happens. Throws where something is refused.
 */
export async function play(ask, print) {
  const act = async (who, mutation, input, fields = "problems { code message }") => {
    const query = `mutation ($input: ${capital(mutation)}Input!) { ${mutation}(input: $input) { ${fields} } }`;
    const payload = (await ask(who, query, { input }))[mutation];
    const [problem] = payload.problems ?? payload.results.flatMap(({ problems }) => problems);
    if (problem) throw new Error(`${who} ${mutation}: ${problem.code} ${problem.message}`);
    return payload;
  };
  const tds = await prepare(ask, act);
  print("Prepared: texts, editors and references of 29 candidates; the meeting of July; proposals and a liaison statement.");

  for (const sitting of SITTINGS) {
    const { body, from, to } = sitting;
    const at = { meeting: MEETING, body };
    await act(body, "openSitting", { ...at, at: from });
    const business = await orderOfBusiness(ask, body);
    print(`${body} opens at ${from.slice(11, 16)}Z: ${business}.`);
    await act(body, "recordIprQuestion", at);
    const lines = sitting.lines.map((line) => ({ ...line, finalText: line.outcome === "AGREED" ? tds.get(line.workItem) : undefined }));
    const proposals = sitting.proposals.map(({ acronym, outcome, reason }) => ({
      workItem: acronym,
      outcome,
      reason,
      finalText: outcome === "REJECTED" ? undefined : `TD-A1-${acronym}`,
    }));
    const request = { ...at, on: { lines: [...lines, ...proposals] }, acting: { idempotencyKey: `the sitting of ${body}` } };
    const told = "results { name workItem { stage } problems { code message } } problems { code message }";
    const rehearsed = await act(body, "recordDecisions", { ...request, dryRun: true }, told);
    const { results } = await act(body, "recordDecisions", request, told);
    if (JSON.stringify(rehearsed.results) !== JSON.stringify(results)) throw new Error(`${body}: the rehearsal was another`);
    print(`${body} decides on ${results.length} lines: ${counted(results.map(({ workItem }) => workItem.stage))}.`);
    if (body === "WP4/13") {
      await act(body, "approveLiaison", { ...at, liaison: "SG13-LS-o1" });
      print(`${body} approves SG13-LS-o1.`);
    }
    await act(body, "closeSitting", { ...at, at: to });
  }
}

/** What is on record before the day; the TDs of the candidates. */
async function prepare(ask, act) {
  await act("TSB", "planMeeting", {
    code: NEXT,
    title: "Study Group 13 with its working parties",
    studyGroup: "SG13",
    place: "Geneva",
    agreedAt: MEETING,
    announcedOn: "2026-02-27",
    sittings: [
      { body: "SG13", startsOn: "2026-07-13", endsOn: "2026-07-24" },
      ...[1, 2, 3, 4].map((number) => ({ body: `WP${number}/13`, startsOn: "2026-07-17" })),
    ],
    agenda: [],
  });
  const { meeting } = await ask(
    "TSB",
    `{ meeting(code: "${MEETING}") { candidates(first: 100) { nodes { body { label } workItem { acronym revision } } } } }`,
  );
  const tds = new Map();
  for (const [index, { body, workItem }] of meeting.candidates.nodes.entries()) {
    const td = `TD${401 + index}/${body.label.slice(0, 3)}`;
    tds.set(workItem.acronym, td);
    const refers = workItem.acronym === "Y.QKD-TLS";
    await act("TSB", "updateWorkItem", {
      workItem: workItem.acronym,
      expectedRevision: workItem.revision,
      date: PREPARED,
      particulars: {
        summary: "What the text is about, in one paragraph.",
        baseTexts: [td],
        editors: [{ name: `Editor ${index + 1}`, affiliation: "A member" }],
        externalReferences: refers ? ["IETF RFC 8446"] : [],
        ...(refers ? { a5Justifications: [{ organization: "IETF", document: "IETF RFC 8446", td: "TD450/WP4", qualified: true }] } : {}),
      },
    });
  }
  for (const { body, proposals } of SITTINGS)
    for (const { acronym, question, title } of proposals)
      await act(body, "registerWorkItem", {
        acronym,
        question,
        type: "RECOMMENDATION",
        date: PREPARED,
        particulars: {
          titles: [en(title)],
          summary: "What it is to say.",
          scope: "What it is about.",
          baseTexts: [`TD-${acronym}`],
          timing: "2027-07",
          editors: [{ name: "Wang Ling", affiliation: "CAICT" }],
          relations: [],
          liaisons: [],
          supportingMembers: ["CAICT", "ETRI", "KT"],
        },
      });
  await act("WP4/13", "prepareLiaison", {
    studyGroup: "SG13",
    title: "Integration of quantum key distribution and TLS 1.3",
    source: "Q16/13",
    questions: ["Q16/13"],
    workItems: ["Y.QKD-TLS"],
    destinations: [
      { group: "IETF TLS", purpose: "ACTION" },
      { group: "ETSI ISG QKD", purpose: "INFORMATION" },
    ],
    deadline: "2026-06-15",
    contact: "Rapporteur of Q16/13",
    documents: ["TD460/WP4"],
    meeting: MEETING,
    date: PREPARED,
  });
  return tds;
}

/** What a body has before it, in one line. */
async function orderOfBusiness(ask, body) {
  const { meeting } = await ask(
    body,
    `{ meeting(code: "${MEETING}") { orderOfBusiness(body: "${body}") { agendaItem { title } lines(first: 100) { totalCount nodes { verdict } } } } }`,
  );
  return meeting.orderOfBusiness
    .filter(({ lines }) => lines.totalCount > 0)
    .map(({ agendaItem, lines }) => {
      const ready = lines.nodes.filter(({ verdict }) => verdict === "READY").length;
      return `${agendaItem?.title ?? "else"} ${lines.totalCount} (${ready} ready)`;
    })
    .join(", ");
}

function counted(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word.toLowerCase().replaceAll("_", " ")}`).join(", ");
}
