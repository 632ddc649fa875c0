// Takes four texts through their approval, by the API alone, and prints each step with its clause.
//
//   node docs/approval-walkthrough.mjs http://localhost:4000/graphql
//
// It writes: run it on a server whose data you can spare. What it prints is in approval-walkthrough.txt.
import { pathToFileURL } from "node:url";

const TSB = { name: "TSB", role: "TSB" };
const SG_CHAIR = { name: "Chair of SG13", role: "SG_CHAIR" };
const WP_CHAIR = { name: "Chair of the working party", role: "WP_CHAIR" };
const EDITOR = { name: "Editor", role: "EDITOR" };
const FEBRUARY = "T25-SG13-260223";

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const inputType = {
  judgeToCommentResolution: "ProcedureActInput",
  judgeToAdditionalReview: "ProcedureActInput",
  requestAnnouncement: "ProcedureActInput",
  closeConsultation: "ProcedureActInput",
  recordEditedText: "EditedTextInput",
  recordRevisedText: "EditedTextInput",
  closeLastCall: "CloseReviewInput",
  closeAdditionalReview: "CloseReviewInput",
  openStudyGroupDecision: "OpenDecisionInput",
  approveAtStudyGroup: "StudyGroupDecisionInput",
};

/** Does everything with `ask(query, variables)`, which answers with the data; prints with `print(line)`. */
export async function walk(ask, print) {
  const act = async (mutation, input, quiet = false) => {
    const type = inputType[mutation] ?? `${capital(mutation)}Input`;
    const wanted = quiet ? "designation" : "designation stage history { action effectiveOn basis { clause } }";
    const data = await ask(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { problems { code message clause } workItem { ${wanted} } } }`,
      { input },
    );
    const { problems, workItem } = data[mutation];
    for (const { code, message, clause } of problems) print(`            refused: ${code} ${message} [${clause}]`);
    if (problems.length > 0 || quiet) return;
    const { action, effectiveOn, basis } = workItem.history.at(-1);
    print(`${effectiveOn}  ${action} -> ${workItem.stage} [${basis.clause}]`);
  };
  const plan = (code, title, startsOn, endsOn) =>
    ask("mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { problems { code message } } }", {
      input: {
        code,
        title,
        studyGroup: "SG13",
        by: TSB,
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
        approvedOn statusCode { code } support { percentage passes } steps { kind startedOn dates { name date rule clause } } } } }`,
      { acronym },
    );
    return workItem;
  };
  const showDates = async (acronym, kind) => {
    const { approval: track } = await approval(acronym);
    for (const { name, date, rule, clause } of track.steps.findLast((step) => step.kind === kind).dates) {
      print(`            ${name} ${date}: ${rule} [${clause}]`);
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
    ...dtn, by: WP_CHAIR, kind: "CONSENT", outcome: "AGREED", meeting: FEBRUARY, body: "WP3/13",
    finalText: "TD305-R1/WP3", assignedNumber: "Y.3094",
  });
  await act("startLastCall", { ...dtn, by: TSB, date: "2026-03-16", document: "AAP announcement of 16 March 2026" });
  await act("recordEditedText", { ...dtn, by: EDITOR, date: "2026-03-09", document: "TD305-R1/WP3", summaryIncluded: true });
  await act("requestAnnouncement", { ...dtn, by: SG_CHAIR, date: "2026-03-10" });
  await act("startLastCall", { ...dtn, by: TSB, date: "2026-03-16", document: "AAP announcement of 16 March 2026" });
  await showDates(dtn.workItem, "LAST_CALL");
  await act("closeLastCall", { ...dtn, by: SG_CHAIR, date: "2026-04-12" });
  await act("closeLastCall", { ...dtn, by: SG_CHAIR, date: "2026-04-13" });
  await conclude(dtn.workItem);

  print("Y.QKD-TLS: substantive comments, resolution, additional review, approval");
  const tls = { workItem: "Y.QKD-TLS" };
  const japan = { member: "Japan", category: "MEMBER_STATE", commentKind: "SUBSTANTIVE", text: "Clause 8 needs work." };
  await act("recordDecision", {
    ...tls, by: WP_CHAIR, kind: "CONSENT", outcome: "AGREED", meeting: FEBRUARY, body: "WP4/13", finalText: "TD410/WP4",
  });
  await act("recordEditedText", { ...tls, by: EDITOR, date: "2026-03-20", document: "TD410-R1/WP4", summaryIncluded: true });
  await act("requestAnnouncement", { ...tls, by: SG_CHAIR, date: "2026-03-23" });
  await act("startLastCall", { ...tls, by: TSB, date: "2026-04-01", document: "AAP announcement of 1 April 2026" });
  await act("recordComment", { ...tls, by: TSB, date: "2026-03-31", ...japan });
  await act("recordComment", { ...tls, by: TSB, date: "2026-04-20", ...japan });
  await act("closeLastCall", { ...tls, by: SG_CHAIR, date: "2026-04-29" });
  await act("judgeToCommentResolution", { ...tls, by: WP_CHAIR, date: "2026-04-30" });
  await act("judgeToCommentResolution", { ...tls, by: SG_CHAIR, date: "2026-04-30" });
  await act("recordRevisedText", { ...tls, by: EDITOR, date: "2026-05-20", document: "TD410-R2/WP4", summaryIncluded: true });
  await act("judgeToAdditionalReview", { ...tls, by: SG_CHAIR, date: "2026-05-22" });
  await act("startAdditionalReview", {
    ...tls, by: TSB, date: "2026-06-01", document: "AAP announcement of 1 June 2026", commentsPosted: true,
  });
  await showDates(tls.workItem, "ADDITIONAL_REVIEW");
  await act("closeAdditionalReview", { ...tls, by: SG_CHAIR, date: "2026-06-22" });
  await conclude(tls.workItem);

  print("Y.NGNe-num: TAP, with 69 per cent in support, and then 70");
  const num = { workItem: "Y.NGNe-num" };
  await plan("T22-SG13-240304", "SG13, Geneva", "2024-03-04", "2024-03-15");
  await plan("T22-SG13-240722", "SG13, interim plenary", "2024-07-22", "2024-07-22");
  await plan("T25-SG13-250303", "SG13, Geneva", "2025-03-03", "2025-03-14");
  await ask("mutation ($input: RegisterWorkItemInput!) { registerWorkItem(input: $input) { problems { code } } }", {
    input: {
      acronym: "Y.NGNe-num", question: "Q2/13", type: "RECOMMENDATION", process: "TAP", by: TSB,
      titles: [{ language: "en", text: "Numbering in NGN evolution" }], summary: "Numbering.",
      baseTexts: ["TD1/PLEN"], editors: [{ name: "Editor" }], externalReferences: [],
      checklist: [{ check: "IPR_ASKED", answer: "YES" }],
    },
  });
  await act("recordDecision", {
    ...num, by: SG_CHAIR, kind: "DETERMINATION", outcome: "AGREED", meeting: "T22-SG13-240304", body: "SG13",
    decidedOn: "2024-03-15", finalText: "TD1/PLEN",
  });
  const consult = async (prepared, announced, meeting, supporting, total, replied, closed) => {
    await act("recordEditedText", { ...num, by: EDITOR, date: prepared, document: "TD1-R1/PLEN", summaryIncluded: true });
    await act("requestAnnouncement", { ...num, by: SG_CHAIR, date: prepared });
    await act("announceConsultation", { ...num, by: TSB, date: announced, meeting, document: "TSB Circular" });
    await showDates(num.workItem, "CONSULTATION");
    for (let state = 1; state <= total; state += 1) {
      const replyKind = state <= supporting ? "SUPPORTS" : "DOES_NOT_SUPPORT";
      const reply = { member: `Member State ${state}`, category: "MEMBER_STATE", replyKind };
      await act("recordReply", { ...num, by: TSB, date: replied, ...reply }, true);
    }
    const { support } = (await approval(num.workItem)).approval;
    print(`            ${total} replies, ${support.percentage} per cent in support: ${support.passes ? "may" : "may not"} proceed`);
    await act("closeConsultation", { ...num, by: TSB, date: closed });
  };
  await consult("2024-03-20", "2024-03-26", "T22-SG13-240722", 69, 100, "2024-06-03", "2024-07-12");
  await act("openStudyGroupDecision", { ...num, by: SG_CHAIR, date: "2024-07-22", textDistributedOn: "2024-06-01" });
  await consult("2024-09-02", "2024-10-01", "T25-SG13-250303", 7, 10, "2024-12-02", "2025-02-21");
  await act("openStudyGroupDecision", { ...num, by: SG_CHAIR, date: "2025-03-03", textDistributedOn: "2025-01-15" });
  const counted = { memberStatesPresent: 24, finalText: "TD1-R1/PLEN" };
  await act("approveAtStudyGroup", { ...num, by: SG_CHAIR, date: "2025-03-14", ...counted, opposingMemberStates: 1 });
  await act("approveAtStudyGroup", { ...num, by: SG_CHAIR, date: "2025-03-14", ...counted, opposingMemberStates: 0 });
  await conclude(num.workItem);

  print("Y.Sup.MDT: a Supplement, by one agreement");
  await act("recordDecision", {
    workItem: "Y.Sup.MDT", by: WP_CHAIR, kind: "AGREEMENT", outcome: "AGREED", meeting: FEBRUARY, body: "WP1/13",
    finalText: "TD411/WP1",
  });
  await conclude("Y.Sup.MDT");
}

/** Asks a server over HTTP; an error is thrown. */
function askAt(url) {
  return async (query, variables) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors.map((error) => error.message).join("\n"));
    return data;
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const url = process.argv[2];
  if (!url) {
    console.error("Usage: node docs/approval-walkthrough.mjs URL");
    process.exit(2);
  }
  await walk(askAt(url), (line) => console.log(line));
}
