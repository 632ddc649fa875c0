/** The ten public AAP records whose dates are known (domain §2.5): consent, start of the period, approval. */
export const DATED_RECORDS = [
  { number: "Y.3094", consent: "2026-02-27", start: "2026-03-16", approval: "2026-04-13", status: "A" },
  { number: "Y.3219", consent: "2025-03-14", start: "2025-04-01", approval: "2025-04-29", status: "A" },
  { number: "Y.3220", consent: "2025-03-14", start: "2025-04-01", approval: "2025-04-29", status: "A" },
  { number: "Y.3147", consent: "2025-03-14", start: "2025-04-01", approval: "2025-04-29", status: "A" },
  { number: "Y.3209", consent: "2024-07-26", start: "2024-08-16", approval: "2024-09-13", status: "A" },
  { number: "Y.3811", consent: "2022-07-15", start: "2022-09-01", approval: "2022-09-29", status: "A" },
  { number: "Y.3536", consent: "2021-12-10", start: "2022-01-16", approval: "2022-02-13", status: "A" },
  { number: "Y.3513", consent: "2014-07-18", start: "2014-08-01", approval: "2014-08-29", status: "A" },
  { number: "Y.3502", consent: "2014-07-07", start: "2014-07-16", approval: "2014-08-13", status: "A" },
  { number: "Y.3172", consent: "2019-03-14", start: "2019-06-01", approval: "2019-06-22", status: "AC" },
] as const;
