/** `Y.3094`, `H.222.0`, `X.1303 bis`, `D.600 R`: as the source of a regular expression without groups. */
export const ONE_NUMBER =
  "[A-Z]\\.[1-9]\\d{0,4}(?:\\.(?:0|[1-9]\\d{0,3}))*(?: ?(?:bis|ter))?(?:(?<=D\\.\\d+) ?R)?(?![A-Z0-9.])";

const PIECES = /^([A-Z])(\.[\d.]+) ?(bis|ter)? ?(R)?$/i;

/** A Recommendation's number in its one written form: `d.609r` as `D.609 R`. */
export function writtenRecommendation(number: string): string {
  const [, series = "", digits = "", suffix, region] = PIECES.exec(number) ?? [];
  const written = `${series.toUpperCase()}${digits}`;
  return [written, suffix?.toLowerCase(), region?.toUpperCase()].filter(Boolean).join(" ");
}
