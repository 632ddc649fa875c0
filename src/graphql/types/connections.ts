import { connectionOf } from "../connection.js";
import { Comment, Contribution, Position, Reply } from "./approval.js";
import { Candidate, Decision } from "./decision.js";
import { IprQuestion, Meeting } from "./meeting.js";
import { Mandate } from "./person.js";
import { Qualification } from "./qualification.js";
import { WorkItem } from "./work-item.js";

export const WorkItemConnection = connectionOf(WorkItem, "WorkItem");
export const DecisionConnection = connectionOf(Decision, "Decision");
export const CandidateConnection = connectionOf(Candidate, "Candidate");
export const MandateConnection = connectionOf(Mandate, "Mandate");
export const MeetingConnection = connectionOf(Meeting, "Meeting");
export const CommentConnection = connectionOf(Comment, "Comment");
export const ReplyConnection = connectionOf(Reply, "Reply");
export const PositionConnection = connectionOf(Position, "Position");
export const ContributionConnection = connectionOf(Contribution, "Contribution");
export const QualificationConnection = connectionOf(Qualification, "Qualification");
export const IprQuestionConnection = connectionOf(IprQuestion, "IprQuestion");
