import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** A smaller heap, in bytes, is not worth the pause. */
const WORTH_IT = 150 * 1024 * 1024;

/**
 * Lets the engine give back what loading the programme and making its indexes left over, some hundreds of megabytes at 20 000 items, which
 * it otherwise keeps until enough is asked of the server. It holds the thread for some tenths of a second, once.
 */
export function giveMemoryBack(): void {
  if (process.memoryUsage().heapUsed < WORTH_IT) return;
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  setFlagsFromString("--no-expose-gc");
  // What is left is moved together, so that whole pages go back.
  setFlagsFromString("--compact-on-every-full-gc");
  collect();
  setFlagsFromString("--no-compact-on-every-full-gc");
}
