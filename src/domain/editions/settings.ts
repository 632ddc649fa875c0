import type { CalendarDate } from "../calendar.js";
import { POLICY, type Setting, type SettingName, type Settings } from "../procedures/policy.js";
import { amendmentsOn, isVerifiedOn } from "./in-force.js";

/** A number of the procedures as it is on a day: that of the edition in force then which changed it last, else the one of {@link POLICY}. */
export function settingOn<K extends SettingName>(name: K, day: CalendarDate): Settings[K] {
  const last = amendmentsOn(day).findLast(({ settings }) => settings && name in settings);
  return (last?.settings?.[name] ?? POLICY[name].value) as Settings[K];
}

/** Whether a number stands in the edition of its text that is in force on a day; also false where it rests on practice. */
export function isSettingVerifiedOn({ source, verified }: Setting<unknown>, day: CalendarDate): boolean {
  return isVerifiedOn({ citation: source.replace(/[:,].*/, ""), verified }, day);
}
