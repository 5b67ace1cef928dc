import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { prepareHero } from '../hero-sprite.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setCounter } from '../set-counter.ts';
import { setText, type SetText } from '../set-text.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { groundInks } from './ground-inks.ts';
import { splitFigure } from './split-figure.ts';

/** A figure as architecture: it fills the height and counts up to the beat, the object looms behind its shoulder. */
export const numberFrontLayout: Layout = { id: 'number-front', composePlate, setType };

interface NumberPlan {
  /** Room of figure, unit and line under each other. */
  readonly words: Box;
  readonly note: Box;
  readonly noteAlign: 'start' | 'end';
  readonly anchor: 'top' | 'bottom';
  readonly align: 'start' | 'end';
  /** The object's stretch; one that is wider begins (or ends) there and is cut by the frame. Fractions. */
  readonly hero: {
    readonly near: number;
    readonly far: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly tilt: number;
  };
}

const shapes = ['high', 'low', 'mirrored'] as const;

function planOf(stage: Stage, seed: number): NumberPlan {
  const random = createRandom(deriveSeed(seed, 'number-front'));
  const form = pick(random, shapes);
  const tilt = -20 + random() * 26;
  if (stage.shape !== 'landscape') return uprightPlan(stage, form === 'low', tilt);
  const mirrored = form === 'mirrored';
  return {
    words: boxFromStart(
      stage,
      mirrored ? 0.43 : 0.05,
      form === 'low' ? 0.17 : 0.085,
      0.52,
      form === 'low' ? 0.765 : 0.75,
    ),
    note: boxFromStart(stage, mirrored ? 0.55 : 0.05, form === 'low' ? 0.065 : 0.875, 0.4, 0.06),
    noteAlign: mirrored ? 'end' : 'start',
    anchor: form === 'low' ? 'bottom' : 'top',
    align: mirrored ? 'end' : 'start',
    hero: mirrored
      ? { near: 0.42, far: -0.02, y: 0.52, width: 0.62, height: 1.04, tilt }
      : { near: 0.56, far: 1.02, y: 0.52, width: 0.62, height: 1.04, tilt },
  };
}

function uprightPlan({ safe, ...rest }: Stage, low: boolean, tilt: number): NumberPlan {
  const stage = { safe, ...rest };
  const tall = stage.height > stage.width * 1.5;
  const at = (y: number, height: number): Box => ({
    x: safe.x,
    y: safe.y + y * safe.height,
    width: safe.width,
    height: height * safe.height,
  });
  const middle = (y: number): number => (safe.y + y * safe.height) / stage.height;
  return {
    words: low ? at(tall ? 0.44 : 0.34, tall ? 0.56 : 0.66) : at(0.06, tall ? 0.54 : 0.66),
    note: low ? at(0, 0.045) : at(0.955, 0.045),
    noteAlign: 'start',
    anchor: low ? 'bottom' : 'top',
    align: 'start',
    hero: { near: 0.1, far: 1.06, y: low ? middle(0.24) : middle(0.76), width: 1.02, height: 0.46, tilt },
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const { hero } = planOf(stage, request.seed);
  const photo = request.hero.kind === 'photo';
  const squarish = stage.shape !== 'landscape' && stage.height <= stage.width * 1.5;
  const scale = photo ? (squarish ? 0.56 : 0.68) : 1;
  // A whole photograph keeps clear of the words in squarer frames.
  const y = photo && squarish ? hero.y + (hero.y > 0.5 ? 0.06 : -0.05) : hero.y;
  const sign = stage.direction === 'rtl' ? -1 : 1;
  const room = {
    width: hero.width * scale * stage.width,
    height: hero.height * scale * stage.height,
    tiltDegrees: hero.tilt * sign,
  };
  const share = (await prepareHero(request, room)).width / stage.width;
  const stretch = Math.abs(hero.far - hero.near);
  const towards = hero.far > hero.near ? 1 : -1;
  const middle =
    share <= stretch || photo
      ? (hero.near + hero.far) / 2 - (photo ? towards * 0.02 : 0)
      : hero.near + (towards * share) / 2;
  const x = fromStart(stage, middle);
  return composeStandardPlate(request, stage, {
    focus: { x: Math.min(0.9, Math.max(0.1, x / stage.width)), y, floorY: null },
    stands: [{ x, y: y * stage.height, room, anchor: 'centre' }],
  });
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { faces, text } = request;
  const note = text.note === '' ? request.signature : text.note;
  return typeLayers([
    ...(plan.anchor === 'top' ? setDownwards(request, stage, plan) : setUpwards(request, stage, plan)),
    setText(request, stage, {
      text: note,
      role: 'note',
      room: plan.note,
      face: faces.text as FaceName,
      align: plan.noteAlign,
      maxLines: 1,
      maxSize: 0.04,
      startSeconds: 0.7,
      entrance: 'fade',
    }),
  ]);
}

/** Heights of the rooms of figure, unit and line, and the space between them, in pixels. */
interface Rooms {
  readonly figure: number;
  readonly unit: number;
  readonly line: number;
  readonly gap: number;
}

/** Shares the room out: unit and line take what they need, the figure all the rest up to two thirds. */
function roomsOf({ text }: TypeRequest, stage: Stage, plan: NumberPlan, unitText: string): Rooms {
  const { height } = plan.words;
  const gap = Math.min(0.045 * stage.side, 0.06 * height);
  const unit = unitText === '' ? 0 : Math.min(0.19 * stage.side, 0.2 * height);
  const line = text.line === '' ? 0 : Math.min(0.18 * stage.side, 0.24 * height);
  const rest = height - (unit === 0 ? 0 : unit + gap) - (line === 0 ? 0 : line + gap);
  return { figure: Math.min(rest, 0.7 * height), unit, line, gap };
}

function setDownwards(request: TypeRequest, stage: Stage, plan: NumberPlan): (SetText | null)[] {
  const { words } = plan;
  const { figure, unit } = partsOf(request);
  const rooms = roomsOf(request, stage, plan, unit);
  const below = (above: SetText | null, top: number): number =>
    above === null ? top : above.box.y + above.box.height + rooms.gap;
  const large = setFigure(request, stage, plan, figure, { ...words, height: rooms.figure });
  const unitTop = below(large, words.y);
  const middle = setUnit(request, stage, plan, unit, { ...words, y: unitTop, height: rooms.unit });
  return [
    large,
    middle,
    setLine(request, stage, plan, { ...words, y: below(middle, unitTop), height: rooms.line }, 'top'),
  ];
}

function setUpwards(request: TypeRequest, stage: Stage, plan: NumberPlan): (SetText | null)[] {
  const { words } = plan;
  const { figure, unit } = partsOf(request);
  const rooms = roomsOf(request, stage, plan, unit);
  const over = (below: SetText | null, last: number): number => (below === null ? last : below.box.y - rooms.gap);
  const bottom = words.y + words.height;
  const line = setLine(request, stage, plan, { ...words, y: bottom - rooms.line, height: rooms.line }, 'bottom');
  const unitBottom = over(line, bottom);
  const middle = setUnit(
    request,
    stage,
    plan,
    unit,
    { ...words, y: unitBottom - rooms.unit, height: rooms.unit },
    'bottom',
  );
  const figureBottom = over(middle, unitBottom);
  const height = Math.min(figureBottom - words.y, 0.74 * words.height);
  return [setFigure(request, stage, plan, figure, { ...words, y: figureBottom - height, height }), middle, line];
}

function partsOf({ text }: TypeRequest): { readonly figure: string; readonly unit: string } {
  const split = splitFigure(text.headline);
  return split === null ? { figure: text.headline, unit: '' } : { figure: split.figure, unit: split.words };
}

function setFigure(request: TypeRequest, stage: Stage, plan: NumberPlan, text: string, room: Box): SetText | null {
  return setCounter(request, stage, {
    text,
    role: 'headline',
    room,
    face: request.faces.display as FaceName,
    align: plan.align,
    anchor: plan.anchor,
    maxLines: text.length > 8 ? 3 : 1,
    maxSize: request.overFootage === true ? 0.4 : 0.95,
    fills: groundInks(request),
    leading: 0.9,
  });
}

/** The unit in the loud colour, a clear step smaller than its figure. */
function setUnit(
  request: TypeRequest,
  stage: Stage,
  plan: NumberPlan,
  text: string,
  room: Box,
  anchor: 'top' | 'bottom' = 'top',
): SetText | null {
  const { palette, value } = request;
  const loud = value === 'hot' ? [] : [palette.hot, palette.accent];
  return setText(request, stage, {
    text,
    role: 'headline',
    room,
    face: request.faces.display as FaceName,
    align: plan.align,
    anchor,
    maxLines: 2,
    maxSize: request.overFootage === true ? 0.11 : 0.17,
    ...(text.length <= 3 ? { letterCase: 'as-written' as const } : {}),
    fills: [...loud, ...groundInks(request)],
    startSeconds: 0.3,
  });
}

function setLine(
  request: TypeRequest,
  stage: Stage,
  plan: NumberPlan,
  room: Box,
  anchor: 'top' | 'bottom',
): SetText | null {
  return setText(request, stage, {
    text: request.text.line,
    role: 'line',
    room,
    face: request.faces.text as FaceName,
    align: plan.align,
    anchor,
    maxLines: 3,
    maxSize: 0.07,
    leading: 1.14,
    startSeconds: 0.45,
    letterCase: 'as-written',
    fills: groundInks(request),
  });
}
