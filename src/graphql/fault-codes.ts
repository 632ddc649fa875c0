import { registerEnumType } from "type-graphql";
import { FAULT_CODES, type FaultCode } from "../domain/verify-history.js";

const ABOUT: Record<FaultCode, string> = {
  UNREADABLE: "It cannot be read as what it should be; it is left out of the programme.",
  SEQUENCE: "An event is missing, doubled or out of its place.",
  HASH: "An event is not what was written, or the one before it was put in its place.",
  REVISION: "The revision is not the number of events.",
  STATE: "The events do not lead to the stored state.",
  UNKNOWN_FIELD: "It has a field that the program does not know.",
  INSTANT: "An event says that it was recorded before the one that it follows: a clock was put back.",
  COUNTER: "The counter of commits is behind a document; the next start raises it.",
};

/** The faults of a stored history, as a GraphQL enum. */
export const FaultCodeEnum = Object.fromEntries(FAULT_CODES.map((code) => [code, code])) as Record<
  FaultCode,
  FaultCode
>;

registerEnumType(FaultCodeEnum, {
  name: "FaultCode",
  description: "What can be wrong with a stored history.",
  valuesConfig: Object.fromEntries(FAULT_CODES.map((code) => [code, { description: ABOUT[code] }])) as Record<
    FaultCode,
    { description: string }
  >,
});
