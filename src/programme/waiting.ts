import type { CalendarDate } from "../domain/calendar.js";
import type { Liaison } from "../domain/liaison.js";
import { type Meeting, sittingsHeld } from "../domain/meeting.js";
import type { Mandate } from "../domain/person.js";
import { meetingAhead } from "../domain/procedures/meeting-ahead.js";
import { type Waiting, waitingFor } from "../domain/queries/waiting.js";
import { liaisonSignsFor, liaisonSignsOf } from "../domain/queries/waiting-liaisons.js";
import { STEERING } from "../domain/queries/waiting-roles.js";
import { signsOf, WAITING_SIGNS } from "../domain/queries/waiting-signs.js";
import type { Role } from "../domain/vocabulary.js";
import type { WorkItem } from "../domain/work-item.js";
import { compareByAcronym } from "../domain/work-items/place.js";
import { addSlots, type Bits, both, hasBit, noBits, type Slots, slotsIn, slotsOf } from "./bits.js";
import { fieldIndex } from "./field-index.js";
import { type Asked, allItems } from "./field-sets.js";
import { itemsMeeting } from "./item-sets.js";
import type { Listing } from "./listing.js";
import type { Programme } from "./programme.js";
import { SETS } from "./tables.js";

/** By what is seen on them, the items on which something may wait. */
export const SIGNS = fieldIndex<WorkItem>("signs of waiting", signsOf);

const LIAISON_SIGNS = fieldIndex<Liaison>("signs of waiting", liaisonSignsOf);

/** Items on which something may wait for some roles, due on a day or later. */
interface Group {
  readonly due: CalendarDate;
  readonly roles: readonly Role[];
  readonly slots: Slots;
}

/** What a mandate reaches. */
interface Reach {
  readonly role: Role;
  readonly items: Bits;
}

/**
 * What waits for somebody with these mandates, soonest first, what is due on one day by acronym: so many at most. Items are looked at
 * by the day on which something of theirs can be due, and no more than have to be.
 */
export function waitingOf(mandates: readonly Mandate[], most: number, asked: Asked): Waiting[] {
  const { programme } = asked;
  const { items } = programme;
  const reaches = mandates.map(({ role, scope }) => ({ role, items: itemsOf(programme, role, scope) }));
  const groups = groupsOf(asked).filter(({ roles }) => reaches.some(({ role }) => roles.includes(role)));
  const looking = lookingAt(reaches, asked);
  const found: Waiting[] = [];
  const seen = new Set<number>();
  for (let start = 0, end = 0; start < groups.length; start = end) {
    const due = groups[start]?.due ?? "";
    while (groups[end]?.due === due) end += 1;
    let settled = found.filter((one) => dayOf(one) < due).length;
    if (settled >= most) break;
    const mine = slotsMeant(groups.slice(start, end), reaches).filter((slot) => !seen.has(slot));
    for (const slot of mine) seen.add(slot);
    for (const item of items.withSlots(slotsOf(mine, items.members.end))) {
      if (settled >= most) break;
      const waiting = looking(item);
      found.push(...waiting);
      settled += waiting.filter((one) => dayOf(one) <= due).length;
    }
  }
  return found
    .sort((a, b) => dayOf(a).localeCompare(dayOf(b)) || compareByAcronym(a.item, b.item))
    .slice(0, most);
}

/** The liaison statements in which something may wait for somebody with these mandates, by day. */
export function liaisonsFor(mandates: readonly Mandate[], { letters }: Programme): Listing<Liaison> {
  return letters.withSlots(letters.derived(LIAISON_SIGNS).havingAny(mandates.flatMap(liaisonSignsFor)));
}

/** What has no day comes last. */
const dayOf = ({ due }: Waiting) => due ?? "9999";

/** The items of groups that are meant for a role of somebody, and within its reach. */
function slotsMeant(groups: readonly Group[], reaches: readonly Reach[]): number[] {
  const found = new Set<number>();
  for (const { roles, slots } of groups) {
    for (const { role, items } of reaches) {
      if (!roles.includes(role)) continue;
      const some = slots instanceof Uint32Array ? slotsIn(both(slots, items)) : slots;
      for (const slot of some) if (hasBit(items, slot)) found.add(slot);
    }
  }
  return [...found];
}

/** Finds what waits on one item for somebody with this reach. */
function lookingAt(
  reaches: readonly Reach[],
  { programme, day: today }: Asked,
): (item: WorkItem) => Waiting[] {
  const all = programme.meetings();
  const general = all.filter(({ standing, endsOn }) => standing || today <= endsOn);
  const studyGroups = programme.studyGroups();
  const homeOf = (item: WorkItem) => programme.homeOf(item);
  return (item) => {
    const slot = programme.items.slotOf(item.id) ?? 0;
    const charges = reaches
      .filter(({ items }) => hasBit(items, slot))
      .map(({ role }) => ({ role, items: [item] }));
    const own = [...Object.keys(item.candidacies), meetingAhead(item) ?? ""].flatMap(
      (code) => programme.meeting(code) ?? [],
    );
    const meetings = [...new Set([...own, ...general])];
    return waitingFor(charges, { studyGroups, meetings, homeOf, today });
  };
}

/** The items that a mandate reaches: as editor the item, as rapporteur those of the Question, as chair those of the body. */
export function itemsOf(programme: Programme, role: Role, scope: string | null): Bits {
  const { items } = programme;
  if (scope === null && role === "TSB") return allItems(programme);
  const bits = noBits(items.members.end);
  if (scope === null) return bits;
  const slot = items.slotOf(scope);
  if (slot !== null) addSlots(bits, [slot]);
  const labels = programme.question(scope) ? [scope] : programme.questions(scope).map(({ label }) => label);
  const byQuestion = items.derived(SETS.question);
  for (const label of slot === null ? labels : []) addSlots(bits, byQuestion.having(label) ?? []);
  return bits;
}

const kept = new WeakMap<Programme, { readonly day: CalendarDate; readonly groups: readonly Group[] }>();

/** All groups of a day, the soonest first: made once for a programme. */
function groupsOf(asked: Asked): readonly Group[] {
  const { programme, day } = asked;
  const known = kept.get(programme);
  if (known?.day === day) return known.groups;
  const groups = [...bySign(asked), ...toPropose(asked)].sort((a, b) => a.due.localeCompare(b.due));
  kept.set(programme, { day, groups });
  return groups;
}

function* bySign({ programme, day: today }: Asked): Generator<Group> {
  const facts = { today, meeting: (code: string) => programme.meeting(code) };
  for (const [value, slots] of programme.items.derived(SIGNS).entries()) {
    const [number = "", ...seen] = String(value).split(" ");
    const sign = WAITING_SIGNS[Number(number)];
    const due = sign?.dueOn(seen.join(" "), facts);
    if (sign && due) yield { due, roles: sign.roles, slots };
  }
}

/** Items under study that aim at the month of the next sitting of their body, or an earlier one. */
function* toPropose({ programme, day }: Asked): Generator<Group> {
  for (const [body, due] of nextSittings(programme.meetings(), day)) {
    const isParty = programme.workingParty(body) !== null;
    const within = isParty ? { workingParty: { in: [body] } } : { studyGroup: { in: [body] } };
    const aiming = { stage: { in: ["UNDER_STUDY"] }, timing: { to: due.slice(0, 7) } };
    yield { due, roles: STEERING, slots: itemsMeeting({ ...within, ...aiming }, { programme, day }) };
  }
}

/** The first day of each body's next sitting, or of the one that it holds. */
function nextSittings(meetings: readonly Meeting[], day: CalendarDate): Map<string, CalendarDate> {
  const next = new Map<string, CalendarDate>();
  for (const { body, startsOn, endsOn } of meetings.flatMap(sittingsHeld)) {
    const known = next.get(body);
    if (day <= endsOn && (!known || startsOn < known)) next.set(body, startsOn);
  }
  return next;
}
