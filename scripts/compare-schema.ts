import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mayBreak, schemaChanges } from "./schema-changes.js";

// Tells what clients of the last tagged version would notice of schema.graphql. Ends with 1 where something breaks that the
// version in package.json does not allow to. Run in the folder of the repository.
const tag = git("describe", "--tags", "--abbrev=0");
const older = tag && git("show", `${tag}:schema.graphql`);
if (!tag) {
  console.log(
    "No version is tagged yet, so there is no schema that schema.graphql has to be compatible with.",
  );
} else if (!older) {
  console.log(`There is no schema.graphql in ${tag}, so there is nothing to compare with.`);
} else {
  const { breaking, dangerous } = schemaChanges(older, readFileSync("schema.graphql", "utf8"));
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  console.log(
    `Since ${tag}: ${breaking.length} breaking and ${dangerous.length} dangerous changes of the schema.`,
  );
  for (const change of breaking) console.log(`  breaking   ${change}`);
  for (const change of dangerous) console.log(`  dangerous  ${change}`);
  if (breaking.length > 0 && !mayBreak(tag, version)) {
    console.log(
      `Version ${version} may not break what ${tag} promised: raise it, or keep what is old as deprecated.`,
    );
    process.exitCode = 1;
  }
}

/** What git says; null where it fails, as without a tag or outside a repository. */
function git(...args: string[]): string | null {
  try {
    return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return null;
  }
}
