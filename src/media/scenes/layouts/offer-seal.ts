import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import { mix, withAlpha } from '../../canvas/colour.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import { outBack, progress } from '../../canvas/easing.ts';
import type { Box } from '../../canvas/geometry.ts';
import { createLayer } from '../../canvas/layer.ts';
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

/** The offer on a seal as tall as the frame, turning slowly like a coin, the object standing before its edge. */
export const offerSealLayout: Layout = { id: 'offer-seal', composePlate, setType };

interface SealPlan {
  readonly centreX: number;
  readonly centreY: number;
  readonly radius: number;
  readonly edge: 'teeth' | 'scallops' | 'coin';
  /** Room of the words on the seal, clear of the object before it. */
  readonly words: Box;
  /** The object begins at `near`, before the seal's edge, and has room to `far`. Fractions of the frame, from the reading side. */
  readonly hero: {
    readonly near: number;
    readonly far: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly tilt: number;
  };
  readonly line: Box;
  readonly lineAlign: 'start' | 'end';
  /** Null where the seal leaves no room for it. */
  readonly signature: Box | null;
}

function planOf(stage: Stage, seed: number): SealPlan {
  const random = createRandom(deriveSeed(seed, 'offer-seal'));
  const edge = pick(random, ['teeth', 'scallops', 'coin'] as const);
  const mirrored = random() < 0.4;
  const tilt = -10 + random() * 18;
  return stage.shape === 'landscape'
    ? landscapePlan(stage, edge, mirrored, tilt)
    : uprightPlan(stage, edge, mirrored, tilt);
}

function landscapePlan(stage: Stage, edge: SealPlan['edge'], mirrored: boolean, tilt: number): SealPlan {
  const radius = stage.side * 0.455;
  const centreX = fromStart(stage, mirrored ? 0.68 : 0.32);
  const centreY = stage.height * 0.47;
  const away = (mirrored ? 1 : -1) * (stage.direction === 'rtl' ? -1 : 1);
  return {
    centreX,
    centreY,
    radius,
    edge,
    words: aroundCentre(centreX + away * radius * 0.05, centreY, radius * 1.36, radius * 1.2),
    hero: { near: mirrored ? 0.46 : 0.54, far: mirrored ? 0.04 : 0.96, y: 0.5, width: 0.43, height: 0.68, tilt },
    line: boxFromStart(stage, mirrored ? 0.05 : 0.53, 0.825, 0.42, 0.11),
    lineAlign: mirrored ? 'start' : 'end',
    signature: boxFromStart(stage, mirrored ? 0.05 : 0.75, 0.065, 0.2, 0.055),
  };
}

function uprightPlan(stage: Stage, edge: SealPlan['edge'], mirrored: boolean, tilt: number): SealPlan {
  return stage.height > stage.width * 1.5
    ? tallPlan(stage, edge, mirrored, tilt)
    : squarePlan(stage, edge, mirrored, tilt);
}

/** The seal as wide as the frame, the object before its lower edge. */
function tallPlan(stage: Stage, edge: SealPlan['edge'], mirrored: boolean, tilt: number): SealPlan {
  const { safe, width, height, side } = stage;
  const radius = side * 0.47;
  const centreY = safe.y + 0.055 * side + radius;
  const sideways = mirrored ? -0.06 : 0.06;
  const foot = safe.y + safe.height * 0.885;
  return {
    centreX: width / 2,
    centreY,
    radius,
    edge,
    words: aroundCentre(width / 2, centreY - radius * 0.2, radius * 1.46, radius * 0.9),
    hero: { near: 0.1 + sideways, far: 0.9 + sideways, y: foot / height - 0.15, width: 0.78, height: 0.3, tilt },
    line: { ...safe, y: safe.y + safe.height * 0.9, height: safe.height * 0.1 },
    lineAlign: 'start',
    signature: { ...safe, height: 0.045 * side },
  };
}

/** The seal in one corner and cut by the frame, the object in the other. */
function squarePlan(stage: Stage, edge: SealPlan['edge'], mirrored: boolean, tilt: number): SealPlan {
  const { safe, width, height, side } = stage;
  const radius = side * 0.43;
  const centreX = fromStart(stage, mirrored ? 0.58 : 0.42);
  const centreY = safe.y + safe.height * 0.35;
  const away = (mirrored ? 1 : -1) * (stage.direction === 'rtl' ? -1 : 1);
  const heroHeight = height > width ? 0.38 : 0.43;
  return {
    centreX,
    centreY,
    radius,
    edge,
    words: aroundCentre(centreX + away * radius * 0.05, centreY - radius * 0.16, radius * 1.36, radius * 0.86),
    hero: {
      near: mirrored ? 0.47 : 0.53,
      far: mirrored ? 0.03 : 0.97,
      y: 0.945 - heroHeight / 2,
      width: 0.5,
      height: heroHeight,
      tilt,
    },
    line: boxFromStart(stage, mirrored ? 0.55 : 0.05, 0.82, 0.4, 0.115),
    lineAlign: mirrored ? 'end' : 'start',
    signature: null,
  };
}

function aroundCentre(x: number, y: number, width: number, height: number): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(stage, request.seed);
  const { hero } = plan;
  const sign = stage.direction === 'rtl' ? -1 : 1;
  const room = { width: hero.width * stage.width, height: hero.height * stage.height, tiltDegrees: hero.tilt * sign };
  const share = (await prepareHero(request, room)).width / stage.width;
  const slack = Math.max(0, Math.abs(hero.far - hero.near) - share);
  const inwards = stage.height <= stage.width * 1.5 ? share / 2 + slack * 0.3 : Math.abs(hero.far - hero.near) / 2;
  const x = fromStart(stage, hero.near + Math.sign(hero.far - hero.near) * inwards);
  const seal = sealColour(request);
  const shadow = createSealShadow(plan, mix(request.palette[request.value], request.palette.night, 0.8), stage.unit);
  return composeStandardPlate(request, stage, {
    focus: { x: x / stage.width, y: hero.y, floorY: null },
    stands: [{ x, y: hero.y * stage.height, room, anchor: 'centre', startSeconds: 0.1 }],
    typeBehind: true,
    platform: (context, seconds) => paintSeal(context, plan, seal, shadow, request, seconds),
  });
}

/** The seal stands out from its ground: the loudest colour that does, else paper. */
function sealColour({ value, palette }: Pick<PlateRequest, 'value' | 'palette'>): string {
  const liked = {
    night: [palette.hot, palette.accent],
    hot: [palette.paper, palette.night],
    field: [palette.hot, palette.accent, palette.paper],
    pale: [palette.hot, palette.accent, palette.field],
  }[value];
  return liked.find((colour) => contrastRatio(colour, palette[value]) >= 1.7) ?? palette.ink;
}

/** A soft shadow under the seal, made once. */
function createSealShadow({ radius }: SealPlan, colour: string, unit: number): Canvas {
  const blur = 24 * unit;
  const half = radius + blur * 2.5;
  return createLayer(half * 2, half * 2, (context) => {
    context.filter = `blur(${blur}px)`;
    context.fillStyle = withAlpha(colour, 0.42);
    context.beginPath();
    context.arc(half, half, radius * 0.96, 0, Math.PI * 2);
    context.fill();
  });
}

function paintSeal(
  context: SKRSContext2D,
  plan: SealPlan,
  colour: string,
  shadow: Canvas,
  request: PlateRequest,
  seconds: number,
): void {
  const grown = progress(seconds, 0.02, Math.min(0.5, request.durationSeconds * 0.3), outBack);
  if (grown <= 0) return;
  const radius = plan.radius * grown;
  if (grown >= 0.9)
    context.drawImage(shadow, plan.centreX - shadow.width / 2, plan.centreY - shadow.height / 2 + plan.radius * 0.06);
  context.fillStyle = colour;
  traceSeal(context, plan, radius, seconds * 0.1);
  context.fill();
  const line =
    contrastRatio(request.palette.paper, colour) > contrastRatio(request.palette.ink, colour)
      ? request.palette.paper
      : request.palette.ink;
  context.strokeStyle = withAlpha(line, 0.55);
  context.lineWidth = Math.max(1.5, plan.radius * 0.008);
  context.beginPath();
  context.arc(plan.centreX, plan.centreY, radius * 0.885, 0, Math.PI * 2);
  context.stroke();
}

function traceSeal(context: SKRSContext2D, { centreX, centreY, edge }: SealPlan, radius: number, turn: number): void {
  const point = (angle: number, share: number): readonly [number, number] => [
    centreX + Math.cos(angle) * radius * share,
    centreY + Math.sin(angle) * radius * share,
  ];
  context.beginPath();
  if (edge === 'coin') {
    context.arc(centreX, centreY, radius, 0, Math.PI * 2);
    return;
  }
  const points = edge === 'teeth' ? 28 : 22;
  for (let index = 0; index <= points; index++) {
    const angle = turn + (index / points) * Math.PI * 2;
    const half = Math.PI / points;
    if (edge === 'teeth') {
      context.lineTo(...point(angle, 0.935));
      context.lineTo(...point(angle + half, 1));
    } else if (index === 0) {
      context.moveTo(...point(angle, 0.945));
    } else {
      context.quadraticCurveTo(...point(angle - half, 1.075), ...point(angle, 0.945));
    }
  }
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { faces, text } = request;
  const textFace = faces.text as FaceName;
  const low = plan.line.y > stage.height / 2 ? 'bottom' : 'top';
  return typeLayers([
    ...setOffer(request, stage, plan),
    setText(request, stage, {
      text: text.line,
      role: 'line',
      room: plan.line,
      face: textFace,
      align: plan.lineAlign,
      anchor: low,
      maxLines: 3,
      maxSize: 0.066,
      letterCase: 'as-written',
      leading: 1.14,
      fills: groundInks(request),
      startSeconds: 0.5,
    }),
    plan.signature === null
      ? null
      : setText(request, stage, {
          text: request.signature,
          role: 'note',
          room: plan.signature,
          face: textFace,
          align: plan.lineAlign === 'end' ? 'end' : 'start',
          anchor: 'top',
          maxLines: 1,
          maxSize: 0.042,
          fills: groundInks(request),
          startSeconds: 0.6,
          entrance: 'fade',
        }),
  ]);
}

/** The figure of an offer large and its words under it; an offer without a figure as one block. */
function setOffer(request: TypeRequest, stage: Stage, plan: SealPlan): (SetText | null)[] {
  const { faces, palette, text } = request;
  const seal = sealColour(request);
  const inks = [palette.ink, palette.paper].toSorted(
    (one, other) => contrastRatio(other, seal) - contrastRatio(one, seal),
  );
  const shared = {
    role: 'headline',
    face: faces.display as FaceName,
    align: 'center',
    ground: seal,
    fills: inks,
    layer: 'behind',
  } as const;
  const split = splitFigure(text.headline);
  const { words } = plan;
  if (split === null || split.words === '') {
    const whole = split !== null;
    return [
      setCounter(request, stage, {
        ...shared,
        text: text.headline,
        room: words,
        maxLines: whole ? 1 : 4,
        maxSize: 0.6,
        startSeconds: 0.15,
        leading: 0.98,
      }),
    ];
  }
  const figureHeight = words.height * 0.6;
  const figure = setCounter(request, stage, {
    ...shared,
    text: split.figure,
    room: { ...words, height: figureHeight },
    anchor: 'bottom',
    maxLines: 1,
    maxSize: 0.6,
    startSeconds: 0.15,
  });
  const top = words.y + figureHeight + 0.045 * stage.side;
  const rest = setText(request, stage, {
    ...shared,
    text: split.words,
    room: {
      ...words,
      x: words.x + words.width * 0.06,
      width: words.width * 0.88,
      y: top,
      height: words.y + words.height - top,
    },
    anchor: 'top',
    maxLines: 2,
    maxSize: 0.13,
    startSeconds: 0.3,
    leading: 1,
  });
  return [figure, rest];
}
