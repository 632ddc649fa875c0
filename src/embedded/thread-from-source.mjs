// Begins the store's thread where the program runs from its TypeScript sources, as in tests: a worker cannot begin with
// a .ts file, not even with `--import tsx`. The built program has no use for it.
import { register } from "tsx/esm/api";

register();
await import("./thread-main.ts");
