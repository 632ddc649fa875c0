import { scaleBand, scaleLinear } from "d3-scale";
import type { VNode } from "preact";

/** What a part of each bar stands for, and the class that colours it. */
export interface Part {
  readonly name: string;
  readonly look: string;
}

/** A bar: how many there are of each part. */
export interface StackedBar {
  readonly name: string;
  readonly counts: readonly number[];
}

interface BarsProps {
  /** What is said instead of the drawing. */
  readonly says: string;
  readonly parts: readonly Part[];
  readonly bars: readonly StackedBar[];
}

/** The height of a bar with its name above it, and of the scale below all, in pixels. */
const ROW = 46;
const NAME = 18;
const SCALE = 22;
/** A digit needs so much of the width of a telephone, in percent. */
const DIGIT = 3;

const percent = (share: number) => `${Math.round(share * 100) / 100}%`;
const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);

/** Bars upon one scale, each put together of parts. Widths are shares of the page, so that the words stay as large on every screen. */
export function StackedBars({ says, parts, bars }: BarsProps): VNode {
  const most = Math.max(1, ...bars.map(({ counts }) => sum(counts)));
  const x = scaleLinear().domain([0, most]).range([0, 98]);
  const height = bars.length * ROW;
  const y = scaleBand<number>()
    .domain(bars.map((_, index) => index))
    .range([0, height]);
  return (
    <figure class="bars">
      <svg role="img" aria-label={says} width="100%" height={height + SCALE}>
        {x
          .ticks(5)
          .filter(Number.isInteger)
          .map((tick) => (
            <>
              <line x1={percent(x(tick))} x2={percent(x(tick))} y1={NAME} y2={height} />
              <text
                class="tick"
                x={percent(x(tick))}
                y={height + 15}
                text-anchor={tick === 0 ? "start" : "middle"}
              >
                {tick}
              </text>
            </>
          ))}
        {bars.map(({ name, counts }, index) => (
          <g>
            <text x="0" y={(y(index) ?? 0) + NAME - 4}>
              {name}
            </text>
            {counts.map((count, place) =>
              count > 0 ? (
                <Piece
                  part={parts[place]}
                  count={count}
                  from={x(sum(counts.slice(0, place)))}
                  width={x(count)}
                  top={(y(index) ?? 0) + NAME}
                />
              ) : null,
            )}
          </g>
        ))}
      </svg>
      <figcaption>
        <ul class="legend">
          {parts.map(({ name, look }) => (
            <li>
              <svg class="key" aria-hidden="true" width="14" height="14">
                <rect class={look} width="14" height="14" />
              </svg>{" "}
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

interface PieceProps {
  readonly part: Part | undefined;
  readonly count: number;
  /** Where it begins and how wide it is, in percent. */
  readonly from: number;
  readonly width: number;
  readonly top: number;
}

/** One part of a bar, with its count where there is room for it. */
function Piece({ part, count, from, width, top }: PieceProps): VNode {
  const said = String(count);
  const look = part?.look ?? "";
  return (
    <>
      <rect class={look} x={percent(from)} y={top} width={percent(width)} height={ROW - NAME - 6}>
        <title>{`${part?.name}: ${said}`}</title>
      </rect>
      {width >= DIGIT * said.length ? (
        <text class={look} x={percent(from + width / 2)} y={top + 16} text-anchor="middle">
          {said}
        </text>
      ) : null}
    </>
  );
}
