import { createLayer } from '../../canvas/layer.ts';
import { loadPhoto } from '../../canvas/load-photo.ts';
import { coverCrop, findFocus } from '../../canvas/photo-card.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { withAlpha } from '../../canvas/colour.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { HeroSource, PlateRequest } from '../plate-request.ts';
import { setText } from '../set-text.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';

/** A photograph that fills the frame and breathes, its foot darkened where the words stand. */
export const captionLayout: Layout = { id: 'caption', composePlate, setType };

interface CaptionPlan {
  readonly headline: Box;
  readonly line: Box;
  readonly signature: Box;
}

function planOf(stage: Stage): CaptionPlan {
  if (stage.shape !== 'landscape') {
    return {
      headline: boxFromStart(stage, 0.075, 0.56, 0.85, 0.18),
      line: boxFromStart(stage, 0.075, 0.76, 0.85, 0.075),
      signature: boxFromStart(stage, 0.075, 0.095, 0.5, 0.035),
    };
  }
  return {
    headline: boxFromStart(stage, 0.05, 0.56, 0.62, 0.26),
    line: boxFromStart(stage, 0.05, 0.85, 0.62, 0.08),
    signature: boxFromStart(stage, 0.05, 0.07, 0.3, 0.05),
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  if (request.hero.kind === 'photo' && !request.hero.cutOut) return composePhotoPlate(request, stage, request.hero);
  const landscape = stage.shape === 'landscape';
  const x = fromStart(stage, landscape ? 0.7 : 0.5);
  const y = landscape ? 0.48 : 0.34;
  const room = { width: stage.width * (landscape ? 0.5 : 0.8), height: stage.height * (landscape ? 0.74 : 0.42) };
  return composeStandardPlate(request, stage, {
    focus: { x: x / stage.width, y, floorY: null },
    stands: [{ x, y: y * stage.height, room, anchor: 'centre' }],
  });
}

/** How much larger than the frame the photograph is prepared: room for the push, so that no edge shows. */
const headroom = 1.16;

async function composePhotoPlate(request: PlateRequest, stage: Stage, source: Extract<HeroSource, { kind: 'photo' }>): Promise<Plate> {
  const { width, height } = stage;
  const photo = await loadPhoto(source.path, Math.ceil(Math.max(width, height) * headroom));
  const picture = coverCrop(photo, width * headroom, height * headroom, findFocus(photo));
  const shade = createShade(stage, request.palette.night);
  const sign = request.seed % 2 === 0 ? 1 : -1;
  return {
    draw(context, seconds) {
      const share = seconds / Math.max(1, request.durationSeconds);
      const scale = (1.02 + 0.07 * share) / headroom;
      const moveX = sign * (share - 0.5) * width * 0.03;
      const [drawnWidth, drawnHeight] = [picture.width * scale, picture.height * scale];
      context.drawImage(picture, (width - drawnWidth) / 2 + moveX, (height - drawnHeight) / 2, drawnWidth, drawnHeight);
      context.drawImage(shade, 0, height - shade.height);
    },
  };
}

function createShade(stage: Stage, colour: string) {
  const shadeHeight = stage.height * 0.62;
  return createLayer(stage.width, shadeHeight, (context) => {
    const gradient = context.createLinearGradient(0, 0, 0, shadeHeight);
    for (const [at, alpha] of [[0, 0], [0.35, 0.34], [0.7, 0.74], [1, 0.86]] as const) gradient.addColorStop(at, withAlpha(colour, alpha));
    context.fillStyle = gradient;
    context.fillRect(0, 0, stage.width, shadeHeight);
  });
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage);
  const { faces, text } = request;
  const textFace = faces.text as FaceName;
  return typeLayers([
    setText(request, stage, { text: text.headline, role: 'headline', room: plan.headline, face: faces.display as FaceName, accentFace: faces.accent as FaceName, anchor: 'bottom', maxLines: 2, maxSize: 0.17, startSeconds: 0.15 }),
    setText(request, stage, { text: text.line, role: 'line', room: plan.line, face: textFace, anchor: 'top', maxLines: 2, maxSize: 0.056, letterCase: 'as-written', startSeconds: 0.45 }),
    setText(request, stage, { text: request.signature, role: 'note', room: plan.signature, face: textFace, maxLines: 1, maxSize: 0.04, startSeconds: 0.5, entrance: 'fade' }),
  ]);
}
