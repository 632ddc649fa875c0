import { type ValidationError, validateSync } from "class-validator";
import { badInput } from "./errors.js";

/** Checks an argument against the rules on its class. The faults name the field and the rule, never the value. */
export function validateInput(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const one of Array.isArray(value) ? value : [value]) {
    if (typeof one !== "object" || one === null || Object.getPrototypeOf(one) === Object.prototype) continue;
    if (Object.values(one).every((member) => member === null || member === undefined)) continue;
    const errors = validateSync(one, {
      forbidUnknownValues: false,
      skipUndefinedProperties: true,
      skipNullProperties: true,
    });
    if (errors.length === 0) continue;
    const faults = errors.flatMap((error) => faultsIn(error, ""));
    throw badInput(
      `The input is not valid: ${faults.map((f) => `${f.path} ${f.message}`).join("; ")}.`,
      faults,
    );
  }
}

function faultsIn(error: ValidationError, prefix: string): { path: string; message: string }[] {
  const path = prefix ? `${prefix}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((message) => ({
    path,
    message: message.replace(new RegExp(`^(each value in )?${error.property} `), ""),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsIn(child, path))];
}
