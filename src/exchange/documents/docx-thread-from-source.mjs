// Where the program runs from its sources, as in tests: node itself does not read TypeScript.
import { register } from "tsx/esm/api";

register();
await import("./docx-thread.ts");
