import { assert } from "chai";
import { prepareLiaison } from "../../../src/application/begin-liaison.js";
import { planMeeting } from "../../../src/application/plan-meeting.js";
import { recordDecision } from "../../../src/application/record-decision.js";
import { registerPerson } from "../../../src/application/register-person.js";
import { registerWorkItem } from "../../../src/application/register-work-item.js";
import { openSitting } from "../../../src/application/sittings.js";
import { createToken } from "../../../src/application/tokens.js";
import type { Tracker } from "../../../src/application/tracker.js";
import { MANDATE_RULES } from "../../../src/domain/people/mandate-rules.js";
import type { ApprovalProcess, Role, WorkItemType } from "../../../src/domain/vocabulary.js";
import { admit, charge } from "../../support/signed-in.js";
import { MEETING } from "../support.js";

/** The working party and the study group of the items that the cases are tried on. */
export const WP = "WP4/13";
export const SG = "SG13";
/** A Question of that working party. */
export const QUESTION = "Q16/13";
const SG_MEETING = "T25-SG13-260226";

/** Who does something, and whether the mandate reaches what it is done to. */
export interface Doer {
  readonly handle: string;
  readonly role: Role;
  readonly isOwn: boolean;
}

/** What the mandate of a role is for where it reaches what the cases are about; an editor's is for this item. */
export function ownScope(role: Role, item: string): string | null {
  return { STUDY_GROUP: SG, WORKING_PARTY: WP, QUESTION, WORK_ITEM: item, ALL: null }[
    MANDATE_RULES[role].scope
  ];
}

/** What it is for where it does not reach; null: there is no such thing. */
export function otherScope(role: Role, item: string): string | null {
  const others = {
    STUDY_GROUP: "SG99",
    WORKING_PARTY: "WP1/13",
    QUESTION: "Q2/13",
    WORK_ITEM: item,
    ALL: null,
  };
  return others[MANDATE_RULES[role].scope];
}

const TYPES: Readonly<Record<ApprovalProcess, WorkItemType>> = {
  AAP: "RECOMMENDATION",
  TAP: "RECOMMENDATION",
  AGREEMENT: "SUPPLEMENT",
  NONE: "ERRATUM",
};

const OFFICER = { name: "A test", role: "TSB" } as const;

/** The handle of a doer. */
export function handleOf(role: Role, isOwn: boolean): string {
  return `${isOwn ? "own" : "other"}-${role.toLowerCase().replaceAll("_", "-")}`;
}

/**
 * What the cases are tried on: everything is made anew each time, so that no cell depends on another. An officer on the
 * server itself makes it, who is not asked for a mandate.
 */
export class Props {
  private count = 0;

  private constructor(private readonly tracker: Tracker) {}

  /** The props for a server, with a meeting of the study group. */
  static async on(tracker: Tracker): Promise<Props> {
    await made(
      planMeeting(tracker, {
        by: OFFICER,
        code: SG_MEETING,
        title: "Study group meeting",
        studyGroup: SG,
        sittings: [{ body: SG, startsOn: "2026-02-26" }],
        agenda: [{ number: 1, title: "Consent", purpose: "CONSENT" }],
      }),
    );
    return new Props(tracker);
  }

  /** A number that no other call gives. */
  number(): number {
    this.count += 1;
    return this.count;
  }

  /** A work item of this process; its editor is the doer, where the doer is an editor whose mandate reaches. */
  async item(process: ApprovalProcess, { handle, role, isOwn }: Doer): Promise<string> {
    const acronym = `Y.prop-${this.number()}`;
    const item = { acronym, question: QUESTION, type: TYPES[process], process, date: "2025-12-01" };
    const { aggregate } = await made(registerWorkItem(this.tracker, { by: OFFICER, ...item }));
    if (role !== "EDITOR" || !isOwn) return acronym;
    await charge(this.tracker, { handle, role, scope: aggregate?.id ?? null });
    return acronym;
  }

  /** An item with the decision D1: this body postponed its consent. */
  async decided(body: string, doer: Doer): Promise<string> {
    const workItem = await this.item("AAP", doer);
    const decision = { body, meeting: meetingOf(body), kind: "CONSENT", outcome: "POSTPONED" } as const;
    await made(recordDecision(this.tracker, { by: OFFICER, workItem, ...decision, reason: "Not ready" }));
    return workItem;
  }

  /** A session of the study group's sitting, which stays open. */
  async session(): Promise<string> {
    const meeting = meetingOf(SG);
    if (!this.tracker.programme.current.meeting(meeting)?.sessions)
      await made(
        openSitting(this.tracker, { by: OFFICER, meeting, body: SG, at: "2026-02-26T09:00:00.000Z" }),
      );
    return "S1";
  }

  /** The code of a new liaison statement about {@link QUESTION}, which is only prepared. */
  async liaison(): Promise<string> {
    const destinations = [{ group: "IETF TLS", purpose: "INFORMATION" } as const];
    const about = { studyGroup: SG, questions: [QUESTION], title: "A statement", source: QUESTION };
    const { aggregate } = await made(prepareLiaison(this.tracker, { by: OFFICER, ...about, destinations }));
    return aggregate?.code ?? "";
  }

  /** A person who holds this role, as M1, for what the cases are about; or none. */
  async person(role?: Role): Promise<string> {
    const handle = `prop-${this.number()}`;
    if (role) await admit(this.tracker, { handle, role, scope: ownScope(role, this.anyItem()) });
    else await made(registerPerson(this.tracker, { by: OFFICER, handle, name: "A person" }));
    return handle;
  }

  /** The id of a new token of this person. */
  async tokenOf(handle: string): Promise<string> {
    const person = this.tracker.programme.current.person(handle);
    assert(person);
    const asked = { name: "A prop", scopes: ["READ"], days: 1 } as const;
    const { token } = await made(createToken(this.tracker, person, asked));
    assert(token);
    return token.id;
  }

  /** The id of an item under {@link QUESTION} that no case is about. */
  anyItem(): string {
    return this.tracker.programme.current.workItem("Y.QKD-TLS")?.id ?? "";
  }
}

/** A meeting at which this body sits. */
export function meetingOf(body: string): string {
  return body === SG ? SG_MEETING : MEETING;
}

async function made<T extends { readonly problems: readonly unknown[] }>(act: Promise<T>): Promise<T> {
  const outcome = await act;
  assert.deepEqual(outcome.problems, [], "a prop could not be made");
  return outcome;
}
