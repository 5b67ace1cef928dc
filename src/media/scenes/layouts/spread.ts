import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { TextAlign } from '../../canvas/type/text-style.ts';
import { createHeroActor } from '../hero-actor.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText, type SetText } from '../set-text.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers, type TypeMark } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote, type Corner } from './corner-note.ts';
import { groundInks } from './ground-inks.ts';
import { createHairline } from './hairline.ts';
import { lineVoice } from './line-voice.ts';
import { linesFor } from './text-block.ts';

/** One text of a spread: its room and how it stands in it. */
interface Column {
  readonly room: Box;
  readonly align: TextAlign;
  readonly anchor: 'top' | 'middle' | 'bottom';
}

interface Rule {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly upright: boolean;
  readonly fromRight: boolean;
}

interface SpreadPlan {
  readonly hero: { readonly x: number; readonly footY: number; readonly width: number; readonly height: number };
  readonly headline: Column;
  readonly line: Column;
  readonly rules: readonly Rule[];
  readonly signature: Corner;
}

/** A page of a catalogue: the whole object in the middle, a thin rule, its name on one side and its line on the other. */
export const spreadLayout: Layout = { id: 'spread', composePlate, setType };

function planOf(stage: Stage, seed: number): SpreadPlan {
  const random = createRandom(deriveSeed(seed, 'spread'));
  if (stage.shape === 'portrait') return pick(random, [stackedPlan, stackedLowPlan])(stage);
  if (stage.shape === 'square') return squarePlan(stage, random() < 0.5);
  return pick(random, [axisPlan, facingPlan, steppedPlan])(stage);
}

/** A rule on either side at one height: the name stands on the first, the line hangs from the second. */
function axisPlan(stage: Stage): SpreadPlan {
  const y = stage.height * 0.5;
  return {
    hero: { x: 0.5, footY: 0.84, width: 0.34, height: 0.64 },
    headline: { room: boxFromStart(stage, 0.05, 0.15, 0.265, 0.32), align: 'end', anchor: 'bottom' },
    line: { room: boxFromStart(stage, 0.685, 0.535, 0.265, 0.33), align: 'start', anchor: 'top' },
    rules: [levelRule(stage, 0.05, 0.265, y, 'end'), levelRule(stage, 0.685, 0.265, y, 'start')],
    signature: 'top-start',
  };
}

/** Upright rules beside the object, the texts facing it at different heights. */
function facingPlan(stage: Stage): SpreadPlan {
  return {
    hero: { x: 0.5, footY: 0.86, width: 0.33, height: 0.66 },
    headline: { room: boxFromStart(stage, 0.05, 0.14, 0.265, 0.5), align: 'end', anchor: 'top' },
    line: { room: boxFromStart(stage, 0.685, 0.5, 0.265, 0.36), align: 'start', anchor: 'bottom' },
    rules: [uprightRule(stage, 0.332, 0.14, 0.5), uprightRule(stage, 0.668, 0.36, 0.5)],
    signature: 'bottom-start',
  };
}

/** One rule under the whole spread; name low at the start, line high at the end. */
function steppedPlan(stage: Stage): SpreadPlan {
  return {
    hero: { x: 0.5, footY: 0.8, width: 0.34, height: 0.64 },
    headline: { room: boxFromStart(stage, 0.05, 0.36, 0.285, 0.42), align: 'start', anchor: 'bottom' },
    line: { room: boxFromStart(stage, 0.675, 0.14, 0.275, 0.44), align: 'start', anchor: 'top' },
    rules: [levelRule(stage, 0.05, 0.9, stage.height * 0.855, 'start')],
    signature: 'bottom-end',
  };
}

function stackedPlan(stage: Stage): SpreadPlan {
  return {
    hero: { x: 0.5, footY: 0.7, width: 0.84, height: 0.4 },
    headline: { room: boxFromStart(stage, 0.075, 0.09, 0.85, 0.15), align: 'center', anchor: 'middle' },
    line: { room: boxFromStart(stage, 0.1, 0.745, 0.8, 0.1), align: 'center', anchor: 'top' },
    rules: [levelRule(stage, 0.4, 0.2, stage.height * 0.262, 'start')],
    signature: 'bottom-start',
  };
}

function stackedLowPlan(stage: Stage): SpreadPlan {
  return {
    hero: { x: 0.5, footY: 0.59, width: 0.84, height: 0.4 },
    headline: { room: boxFromStart(stage, 0.075, 0.645, 0.85, 0.12), align: 'start', anchor: 'top' },
    line: { room: boxFromStart(stage, 0.075, 0.785, 0.85, 0.065), align: 'start', anchor: 'bottom' },
    rules: [levelRule(stage, 0.075, 0.85, stage.height * 0.625, 'start')],
    signature: 'top-start',
  };
}

function squarePlan(stage: Stage, low: boolean): SpreadPlan {
  return {
    hero: { x: 0.5, footY: low ? 0.66 : 0.79, width: 0.66, height: 0.5 },
    headline: {
      room: boxFromStart(stage, 0.05, low ? 0.735 : 0.065, 0.9, 0.13),
      align: low ? 'start' : 'center',
      anchor: low ? 'top' : 'middle',
    },
    line: {
      room: boxFromStart(stage, 0.05, low ? 0.875 : 0.845, 0.9, 0.06),
      align: low ? 'start' : 'center',
      anchor: 'bottom',
    },
    rules: [
      low
        ? levelRule(stage, 0.05, 0.9, stage.height * 0.71, 'start')
        : levelRule(stage, 0.4, 0.2, stage.height * 0.225, 'start'),
    ],
    signature: low ? 'top-start' : 'bottom-start',
  };
}

/** A level rule in fractions of the width from the reading side; it grows from the side nearer to the object. */
function levelRule(stage: Stage, x: number, width: number, y: number, from: 'start' | 'end'): Rule {
  const box = boxFromStart(stage, x, 0, width, 0);
  return {
    x: box.x,
    y,
    length: box.width,
    upright: false,
    fromRight: (from === 'end') === (stage.direction === 'ltr'),
  };
}

function uprightRule(stage: Stage, x: number, y: number, height: number): Rule {
  return {
    x: fromStart(stage, x),
    y: y * stage.height,
    length: height * stage.height,
    upright: true,
    fromRight: false,
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const style = artStyleOf(request.archetype);
  const { hero } = planOf(stage, request.seed);
  const x = fromStart(stage, hero.x);
  const focus = { x: x / stage.width, y: hero.footY - hero.height / 2, floorY: hero.footY };
  const ground = style.createGround(stage, request.palette, request.value, focus, request.seed);
  const { behind, front } = style.createOrnaments?.(stage, request, focus) ?? {};
  const actor = await createHeroActor(request, stage, {
    x,
    y: hero.footY * stage.height,
    anchor: 'foot',
    room: { width: hero.width * stage.width, height: hero.height * stage.height },
  });
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      behind?.draw(context, seconds);
      actor.drawFooting(context, seconds);
      actor.drawHero(context, seconds);
      front?.draw(context, seconds);
    },
  };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { headline, line, note } = request.text;
  const below = line || note;
  const signed = headline !== request.signature;
  return typeLayers([
    ...rulesOf(request, stage, plan, below !== ''),
    setColumn(request, stage, plan.headline, headline || request.signature, true),
    setColumn(request, stage, plan.line, below, false),
    setCornerNote(request, stage, {
      text: signed && headline !== '' && plan.signature.startsWith('top') ? request.signature : '',
      corner: plan.signature,
      voice: 'signature',
      startSeconds: 0.8,
    }),
  ]);
}

function rulesOf(request: TypeRequest, stage: Stage, plan: SpreadPlan, hasLine: boolean): TypeMark[] {
  const { palette, value } = request;
  const colour = value === 'pale' || value === 'hot' ? palette.ink : palette.accent;
  const rules = hasLine ? plan.rules : plan.rules.slice(0, 1);
  return rules.map((rule, index) =>
    createHairline(stage, {
      ...rule,
      colour,
      startSeconds: 0.25 + index * 0.2,
      growSeconds: Math.min(1.1, request.durationSeconds * 0.35),
    }),
  );
}

function setColumn(request: TypeRequest, stage: Stage, column: Column, text: string, large: boolean): SetText | null {
  return setText(request, stage, {
    text,
    role: large ? 'headline' : 'line',
    room: column.room,
    face: (large ? request.faces.display : request.faces.text) as FaceName,
    accentFace: request.faces.accent as FaceName,
    align: column.align,
    anchor: column.anchor,
    maxLines: large ? Math.max(stage.shape === 'landscape' ? 4 : 2, linesFor(text)) : 6,
    ...(large ? { maxSize: 0.26 } : lineVoice(request, text, 0.046)),
    fills: groundInks(request),
    startSeconds: large ? 0.35 : 0.6,
  });
}
