import fc from "fast-check";
import { openStep, stepsOf } from "../../src/domain/approval-track.js";
import { addDays } from "../../src/domain/calendar.js";
import { usualProcess } from "../../src/domain/decisions/type-rules.js";
import type { ActionName } from "../../src/domain/procedures/actions.js";
import type { GavelAction } from "../../src/domain/procedures/effects/index.js";
import type { ActInput } from "../../src/domain/procedures/facts.js";
import { PROCEDURES, rowsFor } from "../../src/domain/procedures/index.js";
import { endOf } from "../../src/domain/procedures/periods.js";
import { ROLES, WORK_ITEM_TYPES } from "../../src/domain/vocabulary.js";
import type { WorkItem, WorkItemState } from "../../src/domain/work-item.js";
import { draft, inLastCall, meetingOn as plainMeeting, Story, SUBSTANTIVE } from "./story.js";

/** Meetings of other days have other codes, so that a code names one meeting in a random history. */
function meetingOn(startsOn: string, endsOn = startsOn, withStudyGroup = true) {
  const meeting = plainMeeting(startsOn, endsOn, withStudyGroup);
  return { ...meeting, code: `${meeting.code}-${endsOn}` };
}

const GAVEL = { CONSENT: "CONSENT", DETERMINE: "DETERMINATION", AGREE: "AGREEMENT" } as const;
/** Whether an act is recorded at the gavel. */
export const isGavel = (action: ActionName): action is GavelAction => action in GAVEL;

/** Acts that end or leave the path: they come up only when any act may. */
const RARE: readonly ActionName[] = ["DISCONTINUE", "CARRY_OVER", "SWITCH_PROCESS", "PUBLISH_CORRECTION"];

/** One act of a random sequence: which of the acts, how many days later, and what is said with it. */
export interface Move {
  pick: number;
  anyAct: boolean;
  anyRole: number | null;
  /** To the day after the open period, to the announced meeting, or so many days on. */
  days: number | "PERIOD_OVER" | "MEETING";
  ownMeeting: boolean;
  workingParty: boolean;
  complete: boolean;
  opposing: number;
  substantive: boolean;
  supports: boolean;
  flag: boolean;
  named: boolean;
}

/** Reads a move out of one random number: far cheaper than a dozen generators, with millions of moves to make. */
export function moveOf(random: number): Move {
  let rest = random;
  const upTo = (count: number): number => {
    const digit = rest % count;
    rest = Math.floor(rest / count);
    return digit;
  };
  const days = upTo(8);
  return {
    days: days < 3 ? "PERIOD_OVER" : days < 5 ? "MEETING" : days < 7 ? days - 5 : upTo(120) - 3,
    pick: upTo(256),
    anyAct: upTo(16) === 0,
    anyRole: upTo(12) === 0 ? upTo(ROLES.length) : null,
    ownMeeting: upTo(8) > 0,
    workingParty: upTo(8) === 0,
    complete: upTo(10) > 0,
    opposing: Math.max(0, upTo(6) - 3),
    substantive: upTo(3) > 0,
    supports: upTo(4) > 0,
    flag: upTo(4) > 0,
    named: upTo(2) > 0,
  };
}

/** Where a random sequence begins, and its moves. */
export const start = fc.record({
  type: fc.oneof(
    { weight: 8, arbitrary: fc.constant("RECOMMENDATION" as const) },
    fc.constantFrom(...WORK_ITEM_TYPES),
  ),
  tap: fc.boolean(),
  /** One walk in three starts further on: far stages are reached often then. */
  ahead: fc.constantFrom("START", "START", "START", "START", "RESOLVED", "MEETING" as const),
  moves: fc.array(fc.noBias(fc.maxSafeNat()).map(moveOf), { minLength: 5, maxLength: 24 }),
});

/** One random sequence. */
export type Sequence = typeof start extends fc.Arbitrary<infer S> ? S : never;

/** Plays a random sequence; most moves pick an act that the stage knows, so that the paths go deep. */
export function play({ type, tap, ahead, moves }: Sequence): WorkItem[] {
  return playStory({ type, tap, ahead, moves }).states;
}

/** The same, with the story that was told. */
export function playStory({ type, tap, ahead, moves }: Sequence): { story: Story; states: WorkItem[] } {
  const usual = usualProcess(type, null);
  const item = draft({ type, process: usual === "AAP" && tap ? "TAP" : usual });
  const story = AHEAD[ahead]?.[item.process]?.(item) ?? new Story(item);
  const states: WorkItem[] = [story.item];
  let today = story.item.stageSince ?? "2026-02-27";
  for (const chosen of moves) {
    today = dayAfter(story, chosen.days, today);
    story.today = today;
    playOne(story, chosen, today);
    if (story.item !== states.at(-1)) states.push(story.item);
  }
  return { story, states };
}

type Ahead = Partial<Record<WorkItemState["process"], (item: WorkItemState) => Story>>;
const AHEAD: Readonly<Record<string, Ahead>> = {
  RESOLVED: { AAP: resolved, TAP: taken },
  MEETING: { AAP: beforeMeeting, TAP: taken },
};

/** A text that is announced for a study group meeting under AAP, which has begun. */
function beforeMeeting(item: WorkItemState): Story {
  const orange = { member: "Orange", category: "SECTOR_MEMBER", positionKind: "CONCERN" } as const;
  return resolved(item)
    .do("JUDGE_TO_STUDY_GROUP", "2026-04-14", {}, { meeting: meetingOn("2026-07-13", "2026-08-13") })
    .do("ANNOUNCE_STUDY_GROUP", "2026-04-15", { document: "AAP-2" })
    .do("REGISTER_POSITION", "2026-07-13", orange);
}

/** A text under TAP that the study group has taken up for decision. */
function taken(item: WorkItemState): Story {
  const story = new Story(item);
  story.decide("DETERMINATION", meetingOn("2026-02-27", "2026-02-27", false));
  return story
    .do("RECORD_EDITED_TEXT", "2026-02-27", { document: "TD1", summaryIncluded: true })
    .do("REQUEST_ANNOUNCEMENT", "2026-02-27")
    .do(
      "ANNOUNCE_CONSULTATION",
      "2026-03-01",
      { document: "C" },
      { meeting: meetingOn("2026-07-13", "2026-08-13") },
    )
    .do("CLOSE_CONSULTATION", "2026-07-10")
    .do("OPEN_STUDY_GROUP_DECISION", "2026-07-13", { textDistributedOn: "2026-06-01" });
}

/** A text whose last call drew a substantive comment that is resolved. */
function resolved(item: WorkItemState): Story {
  return inLastCall("2026-03-16", "2026-02-27", item)
    .do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE)
    .do("CLOSE_LAST_CALL", "2026-04-13")
    .do("JUDGE_TO_COMMENT_RESOLUTION", "2026-04-13")
    .do("RECORD_REVISED_TEXT", "2026-04-13", { document: "TD2", summaryIncluded: true });
}

function dayAfter({ item, meetings }: Story, days: Move["days"], today: string): string {
  if (typeof days === "number") return addDays(today, days);
  const open = Object.values(item.steps).findLast((step) => !step.closedOn || step.outcome === "PASSED");
  const end = open && endOf(open);
  if (days === "PERIOD_OVER") return end && end >= today ? addDays(end, 1) : today;
  const opens = meetings.get(open?.meeting ?? "")?.startsOn;
  return opens && opens > today ? opens : today;
}

function playOne(story: Story, chosen: Move, today: string): void {
  const { item } = story;
  const rows = rowsFor(item.process, "2026-02-27");
  const here = rows.filter((row) => row.from.includes(item.stage) && !RARE.includes(row.action));
  const onwards = here.filter((row) => row.to.length > 0 || !done(item, row.action));
  const pool = chosen.anyAct || here.length === 0 ? PROCEDURES.flatMap((p) => p.rows) : onwards;
  const row = pool[chosen.pick % pool.length];
  if (!row) return;
  if (row.action === "RECORD_COMMENT" && !openStep(item, "LAST_CALL", "ADDITIONAL_REVIEW")) {
    const review = stepsOf(item, "LAST_CALL").at(-1);
    if (!chosen.flag || !review) return;
    const inTime = addDays(review.startedOn, chosen.pick % 28);
    story.act(row.action, inTime, saidWith(chosen, today));
    return;
  }
  const near = meetingOn(today, addDays(today, 9), !chosen.workingParty);
  if (isGavel(row.action)) {
    const body = chosen.flag ? "WP3/13" : "SG13";
    story.decide(GAVEL[row.action], near, { body, decidedOn: today, chairConcurrence: today });
    return;
  }
  const ahead = row.guards.includes("ANNOUNCED_THREE_MONTHS_BEFORE") ? 100 : 25;
  const announces = row.guards.some((guard) => guard.startsWith("ANNOUNCED") || guard === "LATER_MEETING");
  const meeting =
    announces && row.action !== "ANNOUNCE_STUDY_GROUP"
      ? meetingOn(addDays(today, ahead), addDays(today, ahead + 40), !chosen.workingParty)
      : announces || row.guards.includes("AT_ANNOUNCED_MEETING")
        ? undefined
        : near;
  const role = chosen.anyRole === null ? row.by[0] : ROLES[chosen.anyRole];
  const input = chosen.complete ? saidWith(chosen, today) : {};
  story.act(row.action, today, input, { role, ...(chosen.ownMeeting ? { meeting } : { meeting: near }) });
}

/** Acts that only add to the record are done once at a stage, so that the walk goes on. */
function done(item: WorkItem, action: ActionName): boolean {
  const entered = [...item.history].findLastIndex((event) =>
    event.changes.some((change) => change.field === "stage"),
  );
  return item.history.slice(entered).some((event) => event.action === action);
}

/** What is said with a move. */
export function saidWith(chosen: Move, today: string): ActInput {
  return {
    document: "TD1",
    summaryIncluded: true,
    commentsPosted: true,
    textDistributedOn: "2026-01-01",
    body: chosen.workingParty ? "WP3/13" : "SG13",
    agendaItem: 7,
    finalText: "TD1",
    memberStatesPresent: 5,
    opposingMemberStates: chosen.opposing,
    member: SPELLINGS[chosen.pick % SPELLINGS.length]?.[0],
    ...(chosen.named ? { membersOpposing: opposers(chosen), opposingMemberStates: null } : {}),
    comment: "C1",
    commentResult: chosen.supports ? "WITHDRAWN" : "ACCEPTED",
    text: "said",
    category: chosen.flag ? "MEMBER_STATE" : "SECTOR_MEMBER",
    commentKind: chosen.substantive ? "SUBSTANTIVE" : "TYPOGRAPHICAL",
    replyKind: chosen.supports ? "SUPPORTS" : "DOES_NOT_SUPPORT",
    positionKind: chosen.supports ? (chosen.flag ? "RESERVATION" : "CONCERN") : "ABSTENTION",
    reason: "because",
    moveToTap: chosen.flag,
    process: chosen.flag ? "TAP" : "AAP",
    secondedBy: "Italy",
    studyPeriod: "2029-2032",
    chairConcurrence: today,
  };
}

/** Names of three Member States in several spellings, each with the State that the test knows it to be. */
export const SPELLINGS = [
  ["Korea (Republic of)", "KR"],
  ["Republic of Korea", "KR"],
  ["Rép. de Corée", "?"],
  ["大韩民国", "KR"],
  ["Turkey", "TR"],
  ["TÜRKIYE", "TR"],
  ["Egypt", "EG"],
  ["مصر", "EG"],
] as const;

/** As many spellings as are to oppose, and one of them in another spelling besides. */
function opposers({ pick, opposing }: Move): string[] {
  const from = pick % 4;
  return [0, 4, 6].slice(0, opposing).flatMap((first) => {
    const two = [SPELLINGS[first]?.[0] ?? "", SPELLINGS[first + 1]?.[0] ?? ""];
    return from === 0 ? two : two.slice(0, 1);
  });
}
