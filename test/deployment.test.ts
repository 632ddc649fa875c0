import { existsSync, readFileSync } from "node:fs";
import { assert } from "chai";
import { parse } from "yaml";

/** What cannot be run where no container engine is: that it names what is there. `docs/operations.md` says what was run. */
describe("the container's files", () => {
  const dockerfile = readFileSync("Dockerfile", "utf8");
  const letThrough = readFileSync(".dockerignore", "utf8").match(/(?<=^!).+$/gm) ?? [];
  const settings = readFileSync(".env.example", "utf8").match(/^#? ?[A-Z][A-Z_]+(?==)/gm) ?? [];
  const known = new Set(settings.map((name) => name.replace("# ", "")));
  // Set by the image or the platform, not in .env.
  known.add("NODE_ENV");

  it("copy what is there, and what the ignore file lets through", () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, from]) => from?.split(" ") ?? [],
    );
    assert.isAbove(copied.length, 5);
    for (const path of copied) {
      assert.isTrue(existsSync(path), path);
      assert.include(letThrough, path);
    }
  });

  it("run as nobody in particular, with a check of health", () => {
    assert.match(dockerfile, /^USER 1000:1000$/m);
    assert.match(dockerfile, /^HEALTHCHECK .*\\\n.*\/healthz/m);
  });

  it("set only settings that there are", () => {
    const compose = parse(readFileSync("compose.yaml", "utf8"), { merge: true }) as {
      services: Record<string, { environment?: Record<string, string>; read_only?: boolean }>;
    };
    const { tracker1, tracker2 } = compose.services;
    assert.deepEqual(tracker1, tracker2);
    assert.isTrue(tracker1?.read_only);
    const set = [
      ...Object.keys(tracker1?.environment ?? {}),
      ...[...(dockerfile.match(/^ENV (.+)$/m)?.[1] ?? "").matchAll(/([A-Z_]+)=/g)].map(
        ([, name]) => name ?? "",
      ),
    ];
    assert.isAbove(set.length, 5);
    for (const name of set) assert.isTrue(known.has(name), name);
    assert.match(tracker1?.environment?.MONGODB_URI ?? "", /replicaSet=.*w=majority/);
  });
});
