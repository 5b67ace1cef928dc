import { createRandom, deriveSeed } from '#domain/random.ts';
import { mix } from '../../canvas/colour.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { GroundFocus, Painted } from '../art-style.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText } from '../set-text.ts';
import type { Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote } from './corner-note.ts';
import { groundInks } from './ground-inks.ts';
import { calmAt, calmSeconds, signalPlanOf, type SignalPlan } from './signal-front.ts';
import { clearTheSignal } from './signal-word.ts';

/** Noise becomes a signal: a front crosses a field of bars, flattens them into one calm line, and the words stand clear on it. */
export const signalLayout: Layout = { id: 'signal', composePlate, setType };

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = signalPlanOf(request.seed, stage);
  const focus: GroundFocus = { x: 0.5, y: plan.lineY, floorY: null };
  const ground = artStyleOf(request.archetype).createGround(stage, request.palette, request.value, focus, request.seed);
  const field = createNoiseField(request, stage, plan);
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      field.draw(context, seconds);
    },
  };
}

interface Bar {
  readonly reach: number;
  readonly rate: number;
  readonly phase: number;
}

/** Distance of two bars and the width of one, in units. */
const pitchUnits = 11;
const barUnits = 5;
/** A ripple runs along the calm line once in so many musical beats. */
const rippleBeats = 2;

function createNoiseField(request: PlateRequest, stage: Stage, plan: SignalPlan): Painted {
  const { palette, value, durationSeconds } = request;
  const random = createRandom(deriveSeed(request.seed, 'noise'));
  const pitch = pitchUnits * stage.unit;
  const count = Math.ceil(stage.width / pitch);
  const width = Math.max(2, Math.round(barUnits * stage.unit));
  const bars = Array.from({ length: count }, (_, index): Bar => ({
    reach: (0.2 + 0.8 * random()) * (0.6 + 0.4 * Math.sin(index * 0.37 + random())),
    rate: 5 + random() * 9,
    phase: random() * 6.3,
  }));
  const ground = palette[value];
  const bright = [palette.paper, palette.ink].toSorted(
    (one, other) => contrastRatio(other, ground) - contrastRatio(one, ground),
  )[0]!;
  const noise = mix(ground, bright, 0.3);
  const line = value === 'pale' ? palette.hot : value === 'night' ? palette.accent : bright;
  const middle = Math.round(plan.lineY * stage.height);
  const lineHeight = Math.max(2, Math.round(4 * stage.unit));
  const tallest = stage.side * 0.3;
  return {
    draw(context, seconds) {
      const ripple = ((seconds / (request.pulseSeconds * rippleBeats)) % 1) * 1.3 - 0.15;
      for (const [index, bar] of bars.entries()) {
        const along = (index + 0.5) / count;
        const share = stage.direction === 'rtl' ? 1 - along : along;
        const calm = calmAt(share, seconds, durationSeconds);
        const loud = bar.reach * (0.62 + 0.38 * Math.sin(seconds * bar.rate + bar.phase)) * tallest * (1 - calm);
        const wave = calm * Math.exp(-(((share - ripple) / 0.035) ** 2)) * 13 * stage.unit * (0.5 + bar.reach * 0.5);
        const half = Math.round(loud + wave);
        const x = Math.round(along * stage.width - width / 2);
        if (half > lineHeight / 2) {
          context.fillStyle = calm > 0.5 ? line : noise;
          context.fillRect(x, middle - half, width, half * 2);
        }
        if (calm > 0.4) {
          context.fillStyle = line;
          context.fillRect(
            Math.floor(x - pitch / 2),
            middle - Math.floor(lineHeight / 2),
            Math.ceil(pitch) + 2,
            lineHeight,
          );
        }
      }
    },
  };
}

function wordRoom(stage: Stage, plan: SignalPlan): Box {
  const { safe, side, height } = stage;
  const line = plan.lineY * height;
  const gap = 0.045 * side;
  if (plan.hangs) return { ...safe, y: line + gap, height: safe.y + safe.height - 0.09 * side - line - gap };
  const top = safe.y + 0.085 * side;
  return { ...safe, y: top, height: line - gap - top };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = signalPlanOf(request.seed, stage);
  const { headline, line, note } = request.text;
  const word = setText(request, stage, {
    text: headline,
    role: 'headline',
    room: wordRoom(stage, plan),
    face: request.faces.display as FaceName,
    accentFace: request.faces.accent as FaceName,
    anchor: plan.hangs ? 'top' : 'bottom',
    maxLines: stage.shape === 'portrait' ? 7 : 5,
    maxSize: 0.66,
    tracking: artStyleOf(request.archetype).type.monumentTracking * 0.7,
    fills: groundInks(request),
  });
  return typeLayers([
    word === null ? null : clearTheSignal(request, stage, word),
    setText(request, stage, {
      text: line,
      role: 'line',
      room: lineRoom(stage, plan),
      face: request.faces.text as FaceName,
      align: 'end',
      anchor: plan.hangs ? 'bottom' : 'top',
      maxLines: 2,
      maxSize: 0.062,
      letterCase: 'as-written',
      leading: 1.1,
      fills: groundInks(request),
      startSeconds: calmSeconds(request.durationSeconds) * 0.7,
    }),
    setCornerNote(request, stage, {
      text: request.signature,
      corner: plan.hangs ? 'bottom-start' : 'top-start',
      voice: 'signature',
      fills: groundInks(request),
    }),
    setCornerNote(request, stage, {
      text: note,
      corner: plan.hangs ? 'bottom-end' : 'bottom-start',
      voice: 'note',
      startSeconds: 0.8,
      fills: groundInks(request),
    }),
  ]);
}

/** The supporting line stands at the line's end, on the side the words leave free. */
function lineRoom(stage: Stage, plan: SignalPlan): Box {
  const { safe, side, height } = stage;
  const width = safe.width * (stage.shape === 'landscape' ? 0.6 : 1);
  const x = stage.direction === 'rtl' ? safe.x : safe.x + safe.width - width;
  const line = plan.lineY * height;
  const gap = 0.04 * side;
  if (plan.hangs) return { x, y: safe.y, width, height: line - gap - safe.y };
  return { x, y: line + gap, width, height: safe.y + safe.height - 0.1 * side - line - gap };
}
