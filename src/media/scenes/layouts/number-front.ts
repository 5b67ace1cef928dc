import { createRandom, deriveSeed } from '#domain/random.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setCounter } from '../set-counter.ts';
import { setText } from '../set-text.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';

/** A figure as architecture: it fills the height and counts up to the beat, the object looms behind its shoulder. */
export const numberFrontLayout: Layout = { id: 'number-front', composePlate, setType };

interface NumberPlan {
  readonly figure: Box;
  readonly line: Box;
  readonly note: Box;
  readonly hero: { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly tilt: number };
}

function planOf(stage: Stage, seed: number): NumberPlan {
  const random = createRandom(deriveSeed(seed, 'number-front'));
  const low = random() < 0.5;
  const tilt = -24 + random() * 30;
  if (stage.shape !== 'landscape') {
    return {
      figure: boxFromStart(stage, 0.075, low ? 0.44 : 0.1, 0.85, 0.22),
      line: boxFromStart(stage, 0.075, low ? 0.68 : 0.34, 0.85, 0.1),
      note: boxFromStart(stage, 0.075, low ? 0.79 : 0.79, 0.85, 0.04),
      hero: { x: 0.66, y: low ? 0.24 : 0.66, width: 0.95, height: 0.4, tilt },
    };
  }
  return {
    figure: boxFromStart(stage, 0.05, low ? 0.3 : 0.09, 0.58, 0.46),
    line: boxFromStart(stage, 0.05, low ? 0.79 : 0.6, 0.5, 0.13),
    note: boxFromStart(stage, 0.05, low ? 0.09 : 0.85, 0.4, 0.05),
    hero: { x: 0.82, y: 0.52, width: 0.62, height: 1.02, tilt },
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const { hero } = planOf(stage, request.seed);
  const photo = request.hero.kind === 'photo';
  const scale = photo ? 0.78 : 1;
  const x = fromStart(stage, photo && stage.shape === 'landscape' ? 0.78 : hero.x);
  const room = { width: hero.width * scale * stage.width, height: hero.height * scale * stage.height, tiltDegrees: hero.tilt };
  return composeStandardPlate(request, stage, {
    focus: { x: x / stage.width, y: hero.y, floorY: null },
    stands: [{ x, y: hero.y * stage.height, room, anchor: 'centre' }],
  });
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { faces, palette, text } = request;
  const display = faces.display as FaceName;
  const grounds = request.value === 'night' || request.value === 'hot' ? [palette.paper, palette.ink] : [palette.ink, palette.paper];
  return typeLayers([
    setCounter(request, stage, { text: text.headline, role: 'headline', room: plan.figure, face: display, anchor: 'middle', maxLines: 2, maxSize: 0.78, fills: grounds, leading: 0.9 }),
    setText(request, stage, { text: text.line, role: 'line', room: plan.line, face: faces.text as FaceName, anchor: 'top', maxLines: 2, maxSize: 0.068, startSeconds: 0.5, letterCase: 'as-written' }),
    setText(request, stage, { text: text.note === '' ? request.signature : text.note, role: 'note', room: plan.note, face: faces.text as FaceName, maxLines: 1, maxSize: 0.038, startSeconds: 0.7, entrance: 'fade' }),
  ]);
}
