import type { Recorded } from "../../domain/history.js";
import { type ChangeMeeting, changeMeeting } from "../change-meeting.js";
import type { Outcome } from "../outcome.js";
import type { Acting } from "../permit.js";
import { type PlanMeeting, planMeeting } from "../plan-meeting.js";
import { type ProposeForDecision, proposeForDecision } from "../propose-for-decision.js";
import { type RegisterWorkItem, registerWorkItem } from "../register-work-item.js";
import { type SetAgenda, setAgenda } from "../set-agenda.js";
import type { Tracker } from "../tracker.js";
import { type UpdateWorkItem, updateWorkItem } from "../update-work-item.js";

type Asked<R> = Omit<R, "by" | "dryRun">;

/** An act by which a letter is taken over: always one that people do too, with all its rules. */
export type LetterAct =
  | { readonly act: "planMeeting"; readonly request: Asked<PlanMeeting> }
  | { readonly act: "changeMeeting"; readonly request: Asked<ChangeMeeting> }
  | { readonly act: "setAgenda"; readonly request: Asked<SetAgenda> }
  | { readonly act: "registerWorkItem"; readonly request: Asked<RegisterWorkItem> }
  | { readonly act: "updateWorkItem"; readonly request: Asked<UpdateWorkItem> }
  | { readonly act: "proposeForDecision"; readonly request: Asked<ProposeForDecision> };

/** Does an act of a letter. */
export function doAct(tracker: Tracker, act: LetterAct, by: Acting): Promise<Outcome<Recorded>> {
  switch (act.act) {
    case "planMeeting":
      return planMeeting(tracker, { ...act.request, by });
    case "changeMeeting":
      return changeMeeting(tracker, { ...act.request, by });
    case "setAgenda":
      return setAgenda(tracker, { ...act.request, by });
    case "registerWorkItem":
      return registerWorkItem(tracker, { ...act.request, by });
    case "updateWorkItem":
      return updateWorkItem(tracker, { ...act.request, by });
    case "proposeForDecision":
      return proposeForDecision(tracker, { ...act.request, by });
  }
}
