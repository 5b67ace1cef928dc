import { compareJoin } from './measure-join.ts';
import { joinFields, readJoinPicture, type JoinPicture } from './join-pictures.ts';
import type { ChannelMatch, ColourMatch } from '../ffmpeg/conform.ts';

/** No channel is changed by more than this share of its range: more would be another picture. */
export const mostChange = 0.12;

/** Below this likeness the two pictures show different things, and their colours say nothing about the camera. */
const leastLikeness = 0.45;

/** A change below this, in levels of 255, would not be seen and is not made. */
const leastChange = 0.6;

/** Fields near black or white are held there whatever the light was, so they say little. */
const readable = { darkest: 6, lightest: 249 };

/**
 * The change of colour that makes a clip go on in the light of the one before it: for each channel a gain and an offset,
 * fitted to the fields of the last frame and the first, at most 12 % each. `null` when there is nothing to change, or when
 * the pictures show different things. Both are pictures of ours (PNG).
 */
export async function colourMatchOf(
  previousLastFramePath: string,
  nextFirstFramePath: string,
): Promise<ColourMatch | null> {
  const [previous, next] = await Promise.all([
    readJoinPicture(previousLastFramePath),
    readJoinPicture(nextFirstFramePath),
  ]);
  return fitColours(previous, next);
}

/** The same for pictures that are read already. */
export function fitColours(previous: JoinPicture, next: JoinPicture): ColourMatch | null {
  if (compareJoin(previous, next).likeness < leastLikeness) return null;
  const [red, green, blue] = [0, 1, 2].map((channel) => fitChannel(previous.levels, next.levels, channel));
  const match: ColourMatch = { red: red!, green: green!, blue: blue! };
  const isSeen = Object.values(match).some(
    ({ gain, offset }: ChannelMatch) => Math.abs(128 * (gain - 1) + offset) > leastChange || Math.abs(gain - 1) > 0.02,
  );
  return isSeen ? match : null;
}

/** What `next` has to be multiplied by and shifted to lie on `previous`, by least squares over fields that are alike. */
function fitChannel(previous: Float32Array, next: Float32Array, channel: number): ChannelMatch {
  const pairs = usefulPairs(previous, next, channel);
  if (pairs.length < joinFields / 20) return { gain: 1, offset: 0 };
  const first = lineThrough(pairs);
  // What moved between the two frames lies far off the line; without it the line is that of the light alone.
  const residues = pairs.map(([x, y]) => Math.abs(y - (first.gain * x + first.offset)));
  const limit = Math.max(3, 2 * median(residues));
  return lineThrough(pairs.filter((_, index) => residues[index]! <= limit));
}

function usefulPairs(previous: Float32Array, next: Float32Array, channel: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let field = 0; field < joinFields; field++) {
    const [from, to] = [next[field * 3 + channel]!, previous[field * 3 + channel]!];
    const isReadable = (level: number): boolean => level > readable.darkest && level < readable.lightest;
    if (isReadable(from) && isReadable(to)) pairs.push([from, to]);
  }
  return pairs;
}

function lineThrough(pairs: readonly (readonly [number, number])[]): ChannelMatch {
  const count = Math.max(1, pairs.length);
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / count;
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / count;
  let spread = 0;
  let common = 0;
  for (const [x, y] of pairs) {
    spread += (x - meanX) ** 2;
    common += (x - meanX) * (y - meanY);
  }
  // A flat picture has no slope to be read from: then only its level is moved. 40 levels squared count as one such doubt.
  const doubt = count * 40;
  const gain = held((common + doubt) / (spread + doubt), 1 - mostChange, 1 + mostChange);
  return { gain, offset: held(meanY - gain * meanX, -mostChange * 255, mostChange * 255) };
}

function held(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value));
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
