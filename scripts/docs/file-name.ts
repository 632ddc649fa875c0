/** The name of a procedure as a file name: `work-programme`. */
export function fileName(procedure: string): string {
  return procedure.toLowerCase().replaceAll("_", "-");
}
