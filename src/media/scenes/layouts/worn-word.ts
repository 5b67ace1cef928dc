import { createRandom, deriveSeed } from '#domain/random.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText } from '../set-text.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';

/** One short word, nearly as wide as the frame, wearing the object at its last letters. */
export const wornWordLayout: Layout = { id: 'worn-word', composePlate, setType };

interface WornPlan {
  readonly word: Box;
  readonly line: Box;
  readonly signature: Box;
  readonly hero: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

function planOf(stage: Stage, seed: number): WornPlan {
  const high = createRandom(deriveSeed(seed, 'worn-word'))() < 0.5;
  if (stage.shape !== 'landscape') {
    return {
      word: boxFromStart(stage, 0.06, high ? 0.2 : 0.5, 0.88, 0.22),
      line: boxFromStart(stage, 0.075, 0.745, 0.85, 0.09),
      signature: boxFromStart(stage, 0.075, 0.095, 0.5, 0.04),
      hero: { x: 0.62, y: high ? 0.52 : 0.38, width: 0.66, height: 0.36 },
    };
  }
  return {
    word: boxFromStart(stage, 0.05, high ? 0.12 : 0.3, 0.8, 0.52),
    line: boxFromStart(stage, 0.05, 0.855, 0.5, 0.08),
    signature: boxFromStart(stage, high ? 0.6 : 0.05, high ? 0.875 : 0.085, 0.35, 0.05),
    hero: { x: 0.79, y: high ? 0.52 : 0.46, width: 0.36, height: 0.62 },
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const { hero } = planOf(stage, request.seed);
  const x = fromStart(stage, hero.x);
  return composeStandardPlate(request, stage, {
    focus: { x: x / stage.width, y: hero.y, floorY: null },
    stands: [{ x, y: hero.y * stage.height, room: { width: hero.width * stage.width, height: hero.height * stage.height, tiltDegrees: -8 }, anchor: 'centre', startSeconds: 0.12 }],
    typeBehind: true,
  });
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { faces, text } = request;
  return typeLayers([
    setText(request, stage, { text: text.headline, role: 'monument', layer: 'behind', room: plan.word, face: faces.display as FaceName, anchor: 'middle', maxLines: 1, unit: 'letter', startSeconds: 0 }),
    setText(request, stage, { text: text.line, role: 'line', room: plan.line, face: faces.text as FaceName, anchor: 'middle', maxLines: 2, maxSize: 0.062, letterCase: 'as-written', startSeconds: 0.45 }),
    setText(request, stage, { text: request.signature, role: 'note', room: plan.signature, face: faces.text as FaceName, align: plan.signature.y > stage.height / 2 ? 'end' : 'start', maxLines: 1, maxSize: 0.042, startSeconds: 0.6, entrance: 'fade' }),
  ]);
}
