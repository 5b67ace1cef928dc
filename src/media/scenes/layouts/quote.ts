import { createRandom, deriveSeed } from '#domain/random.ts';
import type { Box } from '../../canvas/geometry.ts';
import { outQuint, progress } from '../../canvas/easing.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText } from '../set-text.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { typeLayers, type TypeMark } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';

/** A sentence with room around it, its words arriving as they would be spoken; the object listens from the edge. */
export const quoteLayout: Layout = { id: 'quote', composePlate, setType };

interface QuotePlan {
  readonly sentence: Box;
  readonly speaker: Box;
  readonly rule: Box;
  readonly hero: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

function planOf(stage: Stage, seed: number): QuotePlan {
  const below = createRandom(deriveSeed(seed, 'quote'))() < 0.5;
  if (stage.shape !== 'landscape') {
    return {
      sentence: boxFromStart(stage, 0.075, 0.13, 0.85, 0.36),
      rule: boxFromStart(stage, 0.075, 0.52, 0.16, 0.003),
      speaker: boxFromStart(stage, 0.075, 0.535, 0.85, 0.055),
      hero: { x: below ? 0.5 : 0.72, y: 0.83, width: 0.6, height: 0.25 },
    };
  }
  return {
    sentence: boxFromStart(stage, 0.05, 0.14, 0.58, 0.54),
    rule: boxFromStart(stage, 0.05, 0.755, 0.08, 0.004),
    speaker: boxFromStart(stage, 0.05, 0.785, 0.56, 0.08),
    hero: { x: below ? 0.81 : 0.83, y: below ? 0.86 : 0.6, width: 0.3, height: below ? 0.62 : 0.7 },
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const { hero } = planOf(stage, request.seed);
  const x = fromStart(stage, hero.x);
  const floats = stage.shape === 'landscape' && hero.y < 0.7;
  return composeStandardPlate(request, stage, {
    focus: { x: x / stage.width, y: hero.y - (floats ? 0 : hero.height / 2), floorY: floats ? null : hero.y },
    stands: [{ x, y: hero.y * stage.height, room: { width: hero.width * stage.width, height: hero.height * stage.height }, anchor: floats ? 'centre' : 'foot' }],
  });
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { faces, text } = request;
  const sentence = setText(request, stage, { text: text.headline, role: 'headline', room: plan.sentence, face: faces.display as FaceName, accentFace: faces.accent as FaceName, anchor: 'bottom', maxLines: 5, maxSize: 0.16, letterCase: 'as-written', unit: 'word', startSeconds: 0.1 });
  const speaker = setText(request, stage, { text: text.line === '' ? request.signature : text.line, role: 'line', room: plan.speaker, face: faces.text as FaceName, anchor: 'top', maxLines: 2, maxSize: 0.046, letterCase: 'as-written', startSeconds: 0.7, entrance: 'fade' });
  return typeLayers([sentence, sentence === null ? null : ruleFor(plan.rule, sentence.fill, stage), speaker]);
}

function ruleFor(box: Box, fill: string, stage: Stage): TypeMark {
  return {
    draw(context, seconds) {
      const width = box.width * progress(seconds, 0.4, 0.9, outQuint);
      context.fillStyle = fill;
      context.fillRect(stage.direction === 'rtl' ? box.x + box.width - width : box.x, box.y, width, Math.max(2 * stage.unit, box.height));
    },
  };
}
