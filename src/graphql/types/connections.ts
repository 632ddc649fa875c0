import { connectionOf } from "../connection.js";
import { Decision } from "./decision.js";
import { WorkItem } from "./work-item.js";

export const WorkItemConnection = connectionOf(WorkItem, "WorkItem");
export const DecisionConnection = connectionOf(Decision, "Decision");
