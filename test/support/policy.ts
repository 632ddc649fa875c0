import { POLICY, type Setting } from "../../src/domain/procedures/policy.js";

type Value<K extends keyof typeof POLICY> = (typeof POLICY)[K] extends Setting<infer V> ? V : never;

/** Turns a switch of the policy for as long as something is tried. */
export function withPolicy<K extends keyof typeof POLICY>(key: K, value: Value<K>, tried: () => void): void {
  const setting = POLICY[key] as { value: unknown };
  const before = setting.value;
  setting.value = value;
  try {
    tried();
  } finally {
    setting.value = before;
  }
}
