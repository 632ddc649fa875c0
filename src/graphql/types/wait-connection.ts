import { connectionOf } from "../connection.js";
import { Wait } from "./wait.js";

export const WaitConnection = connectionOf(Wait, "Wait");
