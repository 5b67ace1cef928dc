import type { SKRSContext2D } from '@napi-rs/canvas';
import { deriveSeed } from '#domain/random.ts';
import { outQuint, progress } from '../../canvas/easing.ts';
import { createHeroActor } from '../hero-actor.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { HeroSource, PlateRequest } from '../plate-request.ts';
import { createStage, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { contentBox, panelsOf, type Panel } from './triptych-panels.ts';
import { setTriptychType } from './triptych-words.ts';

/** Three panels of different colours with an object and a word each; they slide in on the beat, one after the other. */
export const triptychLayout: Layout = { id: 'triptych', composePlate, setType: setTriptychType };

const slideSeconds = 0.5;

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const style = artStyleOf(request.archetype);
  const panels = panelsOf(stage, request.value, request.seed, request);
  const under = style.createGround(
    stage,
    request.palette,
    request.value,
    { x: 0.5, y: 0.5, floorY: null },
    request.seed,
  );
  const sources = sourcesOf(request);
  const painted: ((context: SKRSContext2D, seconds: number) => void)[] = [];
  for (const [index, panel] of panels.entries())
    painted.push(await createPanel(request, stage, panel, sources[index]!, index));
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
  const own = {
    ...request,
    value,
    width: Math.ceil(box.width) + 1,
    height: Math.ceil(box.height) + 1,
    seed: deriveSeed(request.seed, 'panel', index),
  };
  const ownStage: Stage = {
    ...createStage(own.width, own.height, stage.direction),
    unit: stage.unit,
    side: stage.side,
  };
  const x = rows ? (stage.direction === 'rtl' ? 0.765 : 0.235) : 0.5;
  const content = contentBox(stage, panel);
  const y = rows ? (content.y + content.height / 2 - box.y) / box.height : 0.47;
  const ground = artStyleOf(request.archetype).createGround(
    ownStage,
    request.palette,
    value,
    { x, y, floorY: null },
    own.seed,
  );
  const actor = await createHeroActor(own, ownStage, {
    x: x * box.width,
    y: y * box.height,
    anchor: 'centre',
    room: {
      width: box.width * (rows ? 0.4 : 0.8),
      height: content.height * (rows ? 0.88 : 0.52),
      tiltDegrees: [-8, 6, 12][index]!,
      flip: index === 2,
    },
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
