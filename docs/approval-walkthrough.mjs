// Takes four texts through their approval, by the API alone, and prints each step with its clause.
//
//   node docs/approval-walkthrough.mjs http://localhost:4000/graphql TOKEN
//
// TOKEN is the secretariat's, as npm start prints it: TSB records for the study group chair what only the chair does.
// It writes: run it on a server whose data you can spare. What it prints is in approval-walkthrough.txt.
import { pathToFileURL } from "node:url";

const SG_CHAIR = "kazunori-tanikawa";
/** The secretariat records what the chair of the study group does. */
const FOR_THE_CHAIR = { onBehalfOf: SG_CHAIR };
const FEBRUARY = "T25-SG13-260223";

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** Does everything with `ask(query, variables)`, which answers with the data; prints with `print(line)`. */
export async function walk(ask, print) {
  const act = async (mutation, input, quiet = false) => {
    const wanted = quiet ? "designation" : "designation stage history(last: 1) { nodes { action effectiveOn basis { clause { citation } } } }";
    const data = await ask(
      `mutation ($input: ${capital(mutation)}Input!) { ${mutation}(input: $input) { problems { code message clause { citation } } workItem { ${wanted} } } }`,
      { input },
    );
    const { problems, workItem } = data[mutation];
    for (const { code, message, clause } of problems) print(`            refused: ${code} ${message} [${clause.citation}]`);
    if (problems.length > 0 || quiet) return;
    const { action, effectiveOn, basis } = workItem.history.nodes[0];
    print(`${effectiveOn}  ${action} -> ${workItem.stage} [${basis.clause.citation}]`);
  };
  const plan = (code, title, startsOn, endsOn) =>
    ask("mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { problems { code message } } }", {
      input: {
        code,
        title,
        studyGroup: "SG13",
        sittings: [{ body: "SG13", startsOn, endsOn }],
        agenda: [
          { number: 7, title: "Determination", purpose: "DETERMINATION" },
          { number: 8, title: "Decision under TAP", purpose: "APPROVAL" },
        ],
      },
    });
  const approval = async (acronym) => {
    const { workItem } = await ask(
      `query ($acronym: String!) { workItem(acronym: $acronym) { designation stage approval {
        approvedOn statusCode { code } support { percentage passes } steps { kind startedOn dates { name date rule clause { citation } } } } } }`,
      { acronym },
    );
    return workItem;
  };
  const showDates = async (acronym, kind) => {
    const { approval: track } = await approval(acronym);
    for (const { name, date, rule, clause } of track.steps.findLast((step) => step.kind === kind).dates) {
      print(`            ${name} ${date}: ${rule} [${clause.citation}]`);
    }
  };
  const conclude = async (acronym) => {
    const { designation, stage, approval: track } = await approval(acronym);
    const code = track.statusCode ? `, status ${track.statusCode.code}` : "";
    print(`            ${designation} is ${stage}${track.approvedOn ? ` on ${track.approvedOn}` : ""}${code}`);
    print("");
  };

  print("Y.DTN-ModelReq: approved at the end of its last call");
  const dtn = { workItem: "Y.DTN-ModelReq" };
  await act("recordDecision", {
    ...dtn, kind: "CONSENT", outcome: "AGREED", meeting: FEBRUARY, body: "WP3/13",
    finalText: "TD305-R1/WP3", assignedNumber: "Y.3094",
  });
  await act("startLastCall", { ...dtn, date: "2026-03-16", document: "AAP announcement of 16 March 2026" });
  await act("recordEditedText", { ...dtn, date: "2026-03-09", document: "TD305-R1/WP3", summaryIncluded: true });
  await act("requestAnnouncement", { ...dtn, acting: FOR_THE_CHAIR, date: "2026-03-10" });
  await act("startLastCall", { ...dtn, date: "2026-03-16", document: "AAP announcement of 16 March 2026" });
  await showDates(dtn.workItem, "LAST_CALL");
  await act("closeLastCall", { ...dtn, acting: FOR_THE_CHAIR, date: "2026-04-12" });
  await act("closeLastCall", { ...dtn, acting: FOR_THE_CHAIR, date: "2026-04-13" });
  await conclude(dtn.workItem);

  print("Y.QKD-TLS: substantive comments, resolution, additional review, approval");
  const tls = { workItem: "Y.QKD-TLS" };
  const japan = { member: "Japan", category: "MEMBER_STATE", commentKind: "SUBSTANTIVE", text: "Clause 8 needs work." };
  await act("recordDecision", {
    ...tls, kind: "CONSENT", outcome: "AGREED", meeting: FEBRUARY, body: "WP4/13", finalText: "TD410/WP4",
  });
  await act("recordEditedText", { ...tls, date: "2026-03-20", document: "TD410-R1/WP4", summaryIncluded: true });
  await act("requestAnnouncement", { ...tls, acting: FOR_THE_CHAIR, date: "2026-03-23" });
  await act("startLastCall", { ...tls, date: "2026-04-01", document: "AAP announcement of 1 April 2026" });
  await act("recordComment", { ...tls, date: "2026-03-31", ...japan });
  await act("recordComment", { ...tls, date: "2026-04-20", ...japan });
  await act("closeLastCall", { ...tls, acting: FOR_THE_CHAIR, date: "2026-04-29" });
  await act("judgeToCommentResolution", { ...tls, date: "2026-04-30" });
  await act("judgeToCommentResolution", { ...tls, acting: FOR_THE_CHAIR, date: "2026-04-30" });
  await act("recordRevisedText", { ...tls, date: "2026-05-20", document: "TD410-R2/WP4", summaryIncluded: true });
  await act("judgeToAdditionalReview", { ...tls, acting: FOR_THE_CHAIR, date: "2026-05-22" });
  await act("startAdditionalReview", {
    ...tls, date: "2026-06-01", document: "AAP announcement of 1 June 2026", commentsPosted: true,
  });
  await showDates(tls.workItem, "ADDITIONAL_REVIEW");
  await act("closeAdditionalReview", { ...tls, acting: FOR_THE_CHAIR, date: "2026-06-22" });
  await conclude(tls.workItem);

  print("Y.NGNe-num: TAP, with 69 per cent in support, and then 70");
  const num = { workItem: "Y.NGNe-num" };
  await plan("T25-SG13-250303", "SG13, Geneva", "2025-03-03", "2025-03-14");
  await plan("T25-SG13-250721", "SG13, interim plenary", "2025-07-21", "2025-07-21");
  await plan("T25-SG13-260302", "SG13, Geneva", "2026-03-02", "2026-03-13");
  await ask("mutation ($input: RegisterWorkItemInput!) { registerWorkItem(input: $input) { problems { code } } }", {
    input: {
      acronym: "Y.NGNe-num", question: "Q2/13", type: "RECOMMENDATION", date: "2025-01-15",
      particulars: {
      process: "TAP", titles: [{ language: "en", text: "Numbering in NGN evolution" }], summary: "Numbering.",
      baseTexts: ["TD1/PLEN"], editors: [{ name: "Editor" }], externalReferences: [],
      checklist: [{ check: "TECHNICAL_ACCURACY", answer: "YES" }],
      },
    },
  });
  await act("recordDecision", {
    ...num, acting: FOR_THE_CHAIR, kind: "DETERMINATION", outcome: "AGREED", meeting: "T25-SG13-250303", body: "SG13",
    decidedOn: "2025-03-14", finalText: "TD1/PLEN",
  });
  const consult = async (prepared, announced, meeting, supporting, total, replied, closed) => {
    await act("recordEditedText", { ...num, date: prepared, document: "TD1-R1/PLEN", summaryIncluded: true });
    await act("requestAnnouncement", { ...num, acting: FOR_THE_CHAIR, date: prepared });
    await act("announceConsultation", { ...num, date: announced, meeting, document: "TSB Circular" });
    await showDates(num.workItem, "CONSULTATION");
    for (let state = 1; state <= total; state += 1) {
      const replyKind = state <= supporting ? "SUPPORTS" : "DOES_NOT_SUPPORT";
      const reply = { member: `Member State ${state}`, category: "MEMBER_STATE", replyKind };
      await act("recordReply", { ...num, date: replied, ...reply }, true);
    }
    const { support } = (await approval(num.workItem)).approval;
    print(`            ${total} replies, ${support.percentage} per cent in support: ${support.passes ? "may" : "may not"} proceed`);
    await act("closeConsultation", { ...num, date: closed });
  };
  await consult("2025-03-19", "2025-03-26", "T25-SG13-250721", 69, 100, "2025-06-02", "2025-07-11");
  await act("openStudyGroupDecision", { ...num, acting: FOR_THE_CHAIR, date: "2025-07-21", textDistributedOn: "2025-06-01" });
  await consult("2025-09-01", "2025-10-01", "T25-SG13-260302", 7, 10, "2025-12-01", "2026-02-20");
  await act("openStudyGroupDecision", { ...num, acting: FOR_THE_CHAIR, date: "2026-03-02", textDistributedOn: "2026-01-15" });
  const counted = { memberStatesPresent: 24, finalText: "TD1-R1/PLEN" };
  await act("approveAtStudyGroup", { ...num, acting: FOR_THE_CHAIR, date: "2026-03-13", ...counted, opposingMemberStates: 1 });
  await act("approveAtStudyGroup", { ...num, acting: FOR_THE_CHAIR, date: "2026-03-13", ...counted, opposingMemberStates: 0 });
  await conclude(num.workItem);

  print("Y.Sup.MDT: a Supplement, by one agreement");
  await act("recordDecision", {
    workItem: "Y.Sup.MDT", kind: "AGREEMENT", outcome: "AGREED", meeting: FEBRUARY, body: "WP1/13",
    finalText: "TD411/WP1",
  });
  await conclude("Y.Sup.MDT");
}

/** Asks a server over HTTP; an error is thrown. */
function askAt(url, token) {
  return async (query, variables) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors.map((error) => error.message).join("\n"));
    return data;
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [url, token] = process.argv.slice(2);
  if (!url || !token) {
    console.error("Usage: node docs/approval-walkthrough.mjs URL TOKEN");
    process.exit(2);
  }
  await walk(askAt(url, token), (line) => console.log(line));
}
