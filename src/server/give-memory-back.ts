import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** A smaller heap, in bytes, is not worth the pause. */
const WORTH_IT = 100 * 1024 * 1024;
/** A programme that takes less than this, in bytes, is small whatever is left over. */
const WORTH_SPARING = 70 * 1024 * 1024;
/** By so much of what is alive, in per cent, the heap grows meanwhile before the engine looks for what can go; 0: as it thinks best. */
const GROWTH = 50;

/**
 * Has the engine look early for what can go, while indexes are made: otherwise it lets some hundreds of megabytes come together first, which
 * a small machine may not have. It ends when memory is given back.
 */
export function spareMemory(): void {
  if (process.memoryUsage().heapUsed < WORTH_SPARING) return;
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  // How far the heap may grow is worked out anew whenever that was done.
  collect();
}

/**
 * Lets the engine give back what loading the programme and making its indexes left over, some hundreds of megabytes at 20 000 items, which
 * it otherwise keeps until enough is asked of the server. It holds the thread for some tenths of a second, once.
 */
export function giveMemoryBack(): void {
  setFlagsFromString("--heap-growing-percent=0");
  if (process.memoryUsage().heapUsed < WORTH_IT) return;
  // What is left is moved together, so that whole pages go back.
  setFlagsFromString("--compact-on-every-full-gc");
  collect();
  setFlagsFromString("--no-compact-on-every-full-gc");
}

function collect(): void {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  setFlagsFromString("--no-expose-gc");
  gc();
}
