import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { memberStatesFile } from "./table.js";

// Writes the table of Member States anew, after a change of itu-names.tsv or of the package of short names:
//   npx tsx scripts/member-states/write.ts
writeFileSync(join(import.meta.dirname, "../../src/domain/members/member-states.ts"), memberStatesFile());
