import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed, shuffle } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import { outQuint, progress } from '../../canvas/easing.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { createHeroActor, type HeroActor } from '../hero-actor.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { HeroSource, PlateRequest } from '../plate-request.ts';
import { setText, type TextSetting } from '../set-text.ts';
import { createStage, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import type { Painted } from '../art-style.ts';

/** Three panels of different colours with an object and a word each; they slide in on the beat, one after the other. */
export const triptychLayout: Layout = { id: 'triptych', composePlate, setType };

/** One panel: its place, its colour and when it comes in. */
interface Panel {
  readonly box: Box;
  readonly value: TonalValue;
  readonly startSeconds: number;
  /** From which side: -1 from above or the left, 1 from below or the right. */
  readonly from: -1 | 1;
}

interface Timing {
  readonly durationSeconds: number;
  readonly pulseSeconds: number;
}

const slideSeconds = 0.5;

/** Panels in reading order. Columns; rows in portrait. */
function panelsOf(stage: Stage, value: TonalValue, seed: number, timing: Timing): readonly Panel[] {
  const random = createRandom(deriveSeed(seed, 'triptych'));
  const rest = shuffle(random, (['night', 'hot', 'field', 'pale'] as const).filter((other) => other !== value)).slice(0, 2);
  const values: readonly TonalValue[] = [rest[0]!, value, rest[1]!];
  const first = random() < 0.5 ? 1 : -1;
  const step = Math.min(timing.pulseSeconds, timing.durationSeconds * 0.11);
  return values.map((own, index) => ({
    box: stage.shape === 'portrait' ? rowBox(stage, index) : columnBox(stage, index),
    value: own,
    startSeconds: index * step,
    from: (index % 2 === 0 ? first : -first) as -1 | 1,
  }));
}

function columnBox(stage: Stage, index: number): Box {
  const width = stage.width / 3;
  return { x: (stage.direction === 'rtl' ? 2 - index : index) * width, y: 0, width, height: stage.height };
}

/** Edges of the three rows, as fractions of the height: each has an equal share of the safe area. */
const rowEdges = [0, 0.343, 0.597, 1] as const;

function rowBox(stage: Stage, index: number): Box {
  const [top, bottom] = [rowEdges[index]!, rowEdges[index + 1]!];
  return { x: 0, y: top * stage.height, width: stage.width, height: (bottom - top) * stage.height };
}

/** The part of a panel where its object and its word stand. */
function contentBox(stage: Stage, { box }: Panel): Box {
  if (stage.shape !== 'portrait') return box;
  const top = Math.max(box.y, stage.safe.y);
  const bottom = Math.min(box.y + box.height, stage.safe.y + stage.safe.height);
  return { ...box, y: top, height: bottom - top };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const style = artStyleOf(request.archetype);
  const panels = panelsOf(stage, request.value, request.seed, request);
  const under = style.createGround(stage, request.palette, request.value, { x: 0.5, y: 0.5, floorY: null }, request.seed);
  const sources = sourcesOf(request);
  const painted: ((context: SKRSContext2D, seconds: number) => void)[] = [];
  for (const [index, panel] of panels.entries()) painted.push(await createPanel(request, stage, panel, sources[index]!, index));
  return {
    draw(context, seconds) {
      if (seconds < panels.at(-1)!.startSeconds + slideSeconds) under.draw(context, seconds);
      for (const paint of painted) paint(context, seconds);
    },
  };
}

/** The hero in the middle of three; what is missing beside it is the hero again or, for a photograph, a form. */
function sourcesOf(request: PlateRequest): readonly HeroSource[] {
  const companions: HeroSource[] = request.companions.map((icon) => ({ kind: 'art', icon }));
  const spare: HeroSource = request.hero.kind === 'photo' ? { kind: 'form' } : request.hero;
  return [request.hero, companions[0] ?? spare, companions[1] ?? spare];
}

async function createPanel(request: PlateRequest, stage: Stage, panel: Panel, source: HeroSource, index: number) {
  const { box, value } = panel;
  const rows = stage.shape === 'portrait';
  const own = { ...request, value, width: Math.ceil(box.width) + 1, height: Math.ceil(box.height) + 1, seed: deriveSeed(request.seed, 'panel', index) };
  const ownStage: Stage = { ...createStage(own.width, own.height, stage.direction), unit: stage.unit, side: stage.side };
  const x = rows ? (stage.direction === 'rtl' ? 0.765 : 0.235) : 0.5;
  const content = contentBox(stage, panel);
  const y = rows ? (content.y + content.height / 2 - box.y) / box.height : 0.47;
  const ground: Painted = artStyleOf(request.archetype).createGround(ownStage, request.palette, value, { x, y, floorY: null }, own.seed);
  const actor: HeroActor = await createHeroActor(own, ownStage, {
    x: x * box.width,
    y: y * box.height,
    anchor: 'centre',
    room: { width: box.width * (rows ? 0.4 : 0.8), height: content.height * (rows ? 0.88 : 0.52), tiltDegrees: [-8, 6, 12][index]!, flip: index === 2 },
    source,
    landing: 'none',
    startSeconds: panel.startSeconds,
  });
  return (context: SKRSContext2D, seconds: number): void => {
    const rest = 1 - progress(seconds, panel.startSeconds, slideSeconds, outQuint);
    if (rest >= 1) return;
    const moveX = rows ? Math.round(rest * box.width * panel.from) : 0;
    const moveY = rows ? 0 : Math.round(rest * box.height * panel.from);
    context.save();
    context.translate(Math.round(box.x) + moveX, Math.round(box.y) + moveY);
    context.beginPath();
    context.rect(0, 0, own.width, own.height);
    context.clip();
    ground.draw(context, seconds);
    actor.drawFooting(context, seconds);
    actor.drawHero(context, seconds);
    context.restore();
  };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const panels = panelsOf(stage, request.value, request.seed, request);
  const words = wordsOf(request);
  const { faces, text } = request;
  const maxSize = commonSize(request, stage, panels, words);
  return typeLayers(
    panels
      .map((panel, index) => setText(request, stage, { ...wordSetting(request, stage, panel, words[index] ?? ''), maxSize, startSeconds: panel.startSeconds + 0.2 }))
      .concat([setText(request, stage, { text: words.length === 3 ? text.line : '', role: 'line', room: topRoom(stage, panels[0]!), face: faces.text as FaceName, anchor: 'top', maxLines: 2, maxSize: 0.05, letterCase: 'as-written', startSeconds: 0.5 })]),
  );
}

const largestWord = 0.15;
/** Words of one set are of one size, unless the longest would make the others this much smaller. */
const leastShare = 0.75;

function commonSize(request: TypeRequest, stage: Stage, panels: readonly Panel[], words: readonly string[]): number {
  const sizes = panels.flatMap((panel, index) => setText(request, stage, { ...wordSetting(request, stage, panel, words[index] ?? ''), maxSize: largestWord })?.sizePixels ?? []);
  if (sizes.length === 0) return largestWord;
  return Math.max(Math.min(...sizes), Math.max(...sizes) * leastShare) / stage.side;
}

function wordSetting(request: TypeRequest, stage: Stage, panel: Panel, text: string): TextSetting {
  const upright = stage.shape === 'portrait';
  return {
    text,
    role: 'headline',
    room: wordRoom(stage, panel),
    face: request.faces.display as FaceName,
    align: upright ? 'start' : 'center',
    anchor: upright ? 'middle' : 'top',
    maxLines: 2,
  };
}

function wordsOf(request: TypeRequest): readonly string[] {
  const { items, headline } = request.text;
  if (items.length >= 3) return items.slice(0, 3);
  return [...items, headline].filter((entry) => entry !== '').slice(0, 3);
}

function wordRoom(stage: Stage, panel: Panel): Box {
  const { box } = panel;
  const margin = stage.side * 0.035;
  if (stage.shape === 'portrait') {
    const width = stage.width * 0.47;
    const { y, height } = contentBox(stage, panel);
    return { x: stage.direction === 'rtl' ? stage.safe.x : stage.safe.x + stage.safe.width - width, y: y + height * 0.1, width, height: height * 0.8 };
  }
  const bottom = stage.safe.y + stage.safe.height;
  const left = Math.max(box.x + margin, stage.safe.x);
  const right = Math.min(box.x + box.width - margin, stage.safe.x + stage.safe.width);
  return { x: left, y: bottom - stage.height * 0.17, width: right - left, height: stage.height * 0.17 };
}

function topRoom(stage: Stage, { box }: Panel): Box {
  const margin = stage.side * 0.035;
  return { x: Math.max(box.x + margin, stage.safe.x), y: stage.safe.y, width: box.width - stage.safe.x - margin, height: stage.height * 0.12 };
}
