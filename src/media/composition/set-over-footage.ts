import { deriveSeed } from '#domain/random.ts';
import { luminance, mix, parseHex, toHex } from '../canvas/colour.ts';
import { lowestContrast, textContrast } from '../canvas/contrast.ts';
import { layoutOf } from '../scenes/layout-registry.ts';
import { groundOf, surveyBox } from './footage-survey.ts';
import { requiredContrast } from './measure-text.ts';
import { createVeil, veilOver } from './veil.ts';
import type { Box } from '../canvas/geometry.ts';
import type { SegmentTask } from '../render-task.ts';
import type { Stage } from '../scenes/stage.ts';
import type { GroundRange, TextPlacement, TypeLayers, TypeRequest } from '../scenes/type-request.ts';
import type { BoxSurvey, FootageSurvey } from './footage-survey.ts';
import type { Veil, VeiledArea } from './veil.ts';

/** Type over footage, and what holds the picture back under it. */
export interface FootageType {
  readonly type: TypeLayers;
  readonly veil: Veil | null;
}

/** Light letters on a darkened picture, or dark ones on a lightened one. */
type Side = 'night' | 'pale';

interface Trial {
  readonly seed: number;
  readonly side: Side;
  readonly areas: readonly VeiledArea[];
  /** How much of the picture is taken away, and how much lies in the way of the words: less is better. */
  readonly cost: number;
}

/** A layout knows three ways to place its words or fewer; a seed gives one of them. */
const differentTrials = 3;
const mostTrials = 9;
/** Contrast is made this much better than is needed, since the survey is coarser than the picture: most for small type. */
const largeMargin = 1.35;
const smallMargin = 1.4;
/** How far what is under the words may lie beyond what was surveyed, as a share of the way to black and to white. */
const doubt = 0.08;
/** Darkening is what a picture bears best: lightening has to be this much cheaper to be chosen. */
const paleHandicap = 0.36;
/** A veil counts, and more so where it changes the picture: white over snow is hardly seen, black makes it dirty. */
const opacityWeight = 0.6;
const changeWeight = 1.1;
/** No veil is stronger; with it any picture gives way to black or white letters. */
const strongest = 0.94;
/** Below this unrest letters stand clear; from here to there the picture goes out of focus under them. */
const calmUnrest = 0.012;
const busyUnrest = 0.045;
/** What lies under the words counts by so much: what there is to see, and the middle, where a subject stands. */
const unrestWeight = 2.4;
const middleWeight = 0.6;

/**
 * Sets the words of a beat where the footage leaves most room for them: of the ways its layout knows, the one under which
 * the clip is calmest from beginning to end. What still lies in the way is held back by a veil that grows from the nearest
 * edge, no stronger than contrast needs at the worst moment.
 */
export async function setOverFootage(task: SegmentTask, stage: Stage, survey: FootageSurvey): Promise<FootageType> {
  const tried: Trial[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < mostTrials && seen.size < differentTrials; index++) {
    const seed = index === 0 ? task.type.seed : deriveSeed(task.type.seed, 'over footage', index);
    const { placements } = await setOn(task, stage, { seed, side: 'night' }, [], survey);
    const places = JSON.stringify(placements.map(({ box }) => box));
    if (seen.has(places)) continue;
    seen.add(places);
    tried.push(...(['night', 'pale'] as const).map((side) => weigh(task, stage, survey, placements, { seed, side })));
  }
  const best = tried.reduce((least, trial) => (trial.cost < least.cost - 1e-9 ? trial : least));
  const colour = veilColour(task, best.side);
  const type = await setOn(task, stage, best, best.areas, survey);
  return { type, veil: createVeil(stage, best.areas, colour) };
}

/** The words set as one trial says, on the footage under its veil. */
function setOn(
  task: SegmentTask,
  stage: Stage,
  { seed, side }: Pick<Trial, 'seed' | 'side'>,
  areas: readonly VeiledArea[],
  survey: FootageSurvey,
): Promise<TypeLayers> {
  const request: TypeRequest = {
    ...task.type,
    seed,
    hasHero: false,
    overFootage: true,
    value: side,
    groundUnder: (box) => {
      const calming = veilOver(stage, areas, box, (area) => area.calming).most;
      const opacity = veilOver(stage, areas, box, (area) => area.opacity);
      return widened(veiledRange(surveyBox(survey, box, ignoredUnder(calming)), veilColour(task, side), opacity));
    },
  };
  return layoutOf(task.type.layout).setType(request, stage);
}

function veilColour({ type: { palette } }: SegmentTask, side: Side): string {
  return side === 'night' ? mix(palette.night, '#000000', 0.45) : mix(palette.pale, '#ffffff', 0.55);
}

function weigh(
  task: SegmentTask,
  stage: Stage,
  survey: FootageSurvey,
  placements: readonly TextPlacement[],
  { seed, side }: Pick<Trial, 'seed' | 'side'>,
): Trial {
  const colour = veilColour(task, side);
  const brightness = parseHex(colour)[1] / 255;
  const inks = [task.type.palette.paper, task.type.palette.ink];
  const areas: VeiledArea[] = [];
  let cost = side === 'pale' ? paleHandicap : 0;
  const standing = placements.filter(({ ground }) => ground === null);
  const inkArea = standing.reduce((sum, { box }) => sum + box.width * box.height, 0);
  const groups = neighbours(standing, stage.side * 0.16);
  // The small ones last: what the large ones' veils leave of the picture is their ground.
  for (const group of groups.toSorted((one, other) => Number(isSmall(one)) - Number(isSmall(other)))) {
    // A signature alone takes whichever ink can be read; words and what stands with them keep to one.
    const fills = isSmall(group) ? inks : [inks[side === 'night' ? 0 : 1]!];
    const unrest = Math.max(...group.map(({ box }) => surveyBox(survey, box).unrest));
    const calming = Math.min(1, Math.max(0, (unrest - calmUnrest) / (busyUnrest - calmUnrest)));
    const grounds = group.map((text) => {
      const box = grown(text.box, stage.unit * 6);
      const veiled = veilOver(stage, areas, box, (area) => area.opacity);
      const ground = veiledRange(surveyBox(survey, box, ignoredUnder(calming)), colour, veiled);
      return { needed: neededBy(text, stage), ground: [ground.darkest, ground.lightest] };
    });
    const opacity = Math.min(
      ...fills.map((fill) => Math.max(...grounds.map((each) => opacityFor(each, fill, colour)))),
    );
    areas.push({
      box: around(
        group.map(({ box }) => box),
        stage.side * 0.025,
      ),
      opacity,
      calming,
    });
    for (const { box } of group) {
      const { mean, unrest: ownUnrest } = surveyBox(survey, box);
      const loss = opacity * (opacityWeight + changeWeight * Math.abs(mean / 255 - brightness));
      const share = (box.width * box.height) / inkArea;
      cost += share * (loss + unrestWeight * ownUnrest + middleWeight * inMiddle(box, stage));
    }
  }
  return { seed, side, areas, cost };
}

function isSmall(group: readonly TextPlacement[]): boolean {
  return group.every(({ role }) => role === 'note');
}

/** Contrast a text is given: more than it needs, and that of small type unless it is a headline. */
function neededBy(text: TextPlacement, stage: Stage): number {
  const isLarge = text.role === 'headline' || text.role === 'monument';
  return isLarge ? requiredContrast(text, stage.side) * largeMargin : textContrast * smallMargin;
}

/** The weakest veil under which a text can be read at every moment. */
function opacityFor(
  { needed, ground }: { readonly needed: number; readonly ground: readonly string[] },
  fill: string,
  colour: string,
): number {
  for (let opacity = 0; opacity < strongest; opacity += 0.02) {
    const veiled = ground.map((under) => blended(under, colour, opacity));
    if (lowestContrast(fill, veiled) >= needed) return opacity;
  }
  return strongest;
}

/** The darkest and lightest colour of a ground under a veil that is not everywhere as strong. */
function veiledRange(
  survey: BoxSurvey,
  colour: string,
  { least, most }: { readonly least: number; readonly most: number },
): GroundRange {
  const range = groundOf(survey);
  const seen = [least, most].flatMap((opacity) => [
    blended(range.darkest, colour, opacity),
    blended(range.lightest, colour, opacity),
  ]);
  seen.sort((one, other) => luminance(one) - luminance(other));
  return { darkest: seen[0]!, lightest: seen.at(-1)! };
}

/** Loud colours are taken only where they can be read beyond doubt: a little darker and lighter than what was surveyed. */
function widened({ darkest, lightest }: GroundRange): GroundRange {
  return { darkest: blended(darkest, '#000000', doubt), lightest: blended(lightest, '#ffffff', doubt) };
}

/** A colour seen through a veil, as the canvas blends. */
function blended(under: string, over: string, opacity: number): string {
  const [a, b] = [parseHex(under), parseHex(over)];
  const channel = (index: 0 | 1 | 2): number => a[index] + (b[index] - a[index]) * opacity;
  return toHex([channel(0), channel(1), channel(2)]);
}

/** Texts that stand together, so that one veil serves them. */
function neighbours(texts: readonly TextPlacement[], distance: number): TextPlacement[][] {
  const groups: TextPlacement[][] = [];
  for (const text of texts) {
    const near = groups.filter((group) => group.some(({ box }) => gapBetween(box, text.box) < distance));
    const joined = [text, ...near.flat()];
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups;
}

function gapBetween(one: Box, other: Box): number {
  const across = Math.max(0, other.x - one.x - one.width, one.x - other.x - other.width);
  const down = Math.max(0, other.y - one.y - one.height, one.y - other.y - other.height);
  return Math.hypot(across, down);
}

function around(boxes: readonly Box[], by: number): Box {
  const left = Math.min(...boxes.map((box) => box.x)) - by;
  const top = Math.min(...boxes.map((box) => box.y)) - by;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + by;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + by;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function grown(box: Box, by: number): Box {
  return around([box], by);
}

/** Out of focus, the lightest and darkest specks are spread over their surroundings. */
function ignoredUnder(calming: number): number {
  return 0.15 + 0.07 * calming;
}

/** How much of a box lies where a picture has its subject: the middle, in upright frames the upper middle, where faces are. */
function inMiddle(box: Box, { width, height, shape }: Stage): number {
  const middle: Box =
    shape === 'landscape'
      ? { x: width * 0.32, y: height * 0.2, width: width * 0.36, height: height * 0.5 }
      : { x: width * 0.15, y: height * 0.24, width: width * 0.7, height: height * 0.3 };
  const across = Math.min(box.x + box.width, middle.x + middle.width) - Math.max(box.x, middle.x);
  const down = Math.min(box.y + box.height, middle.y + middle.height) - Math.max(box.y, middle.y);
  return across <= 0 || down <= 0 ? 0 : (across * down) / (box.width * box.height);
}
