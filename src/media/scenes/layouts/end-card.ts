import type { SKRSContext2D } from '@napi-rs/canvas';
import { inOutCubic, progress } from '../../canvas/easing.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { HeroStand } from '../hero-actor.ts';
import { prepareHero } from '../hero-sprite.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { fromStart, type Stage } from '../stage.ts';
import { endCardPlan, type EndCardPlan } from './end-card-plans.ts';
import { setEndCardType } from './end-card-type.ts';
import { secondColour } from './second-colour.ts';

/**
 * The last thing seen: it performs arrival. The object is in its place when the card opens, the name rises as a
 * monument, the button pops at once and then holds still to the end of the film.
 */
export const endCardLayout: Layout = { id: 'end-card', composePlate, setType: setEndCardType };

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = endCardPlan(stage, request.seed);
  const stand = await standOf(request, stage, plan);
  const floorY = plan.hero.stands ? plan.hero.y : null;
  const middleY = plan.hero.stands ? plan.hero.y - plan.hero.height / 2 : plan.hero.y;
  return composeStandardPlate(request, stage, {
    focus: { x: stand.x / stage.width, y: middleY, floorY },
    stands: [stand],
    typeBehind: plan.behind,
    ...(plan.field === null ? {} : { setting: fieldPainter(request, plan.field) }),
  });
}

/** The hero in its stretch of the frame: centred when it fits, else beginning at the stretch and cut by the frame. */
async function standOf(request: PlateRequest, stage: Stage, { hero }: EndCardPlan): Promise<HeroStand> {
  const photo = request.hero.kind === 'photo';
  const sign = stage.direction === 'rtl' ? -1 : 1;
  const room = {
    width: (photo ? hero.photoWidth : hero.width) * stage.width,
    height: (photo ? hero.photoHeight : hero.height) * stage.height,
    tiltDegrees: hero.tiltDegrees * sign,
  };
  const share = (await prepareHero(request, room)).width / stage.width;
  const centred = share <= hero.to - hero.from || photo;
  const middle = centred ? (hero.from + hero.to) / 2 : hero.from + share / 2;
  return {
    x: fromStart(stage, middle),
    y: hero.y * stage.height,
    room,
    anchor: hero.stands ? 'foot' : 'centre',
    landing: 'none',
    sweepAt: 0.7,
  };
}

/** A field of a second colour that is almost in its place when the card opens and settles. */
function fieldPainter(
  request: PlateRequest,
  field: NonNullable<EndCardPlan['field']>,
): (context: SKRSContext2D, seconds: number) => void {
  const colour = secondColour(request);
  const settleSeconds = Math.min(0.6, request.durationSeconds * 0.35);
  return (context, seconds) => {
    const grown = 0.86 + 0.14 * progress(seconds, 0, settleSeconds, inOutCubic) + seconds * 0.004;
    context.fillStyle = colour;
    if (field.shape === 'disc') paintDisc(context, field.box, grown);
    else paintPanel(context, field.box, grown);
  };
}

function paintDisc(context: SKRSContext2D, box: Box, grown: number): void {
  context.beginPath();
  context.arc(box.x + box.width / 2, box.y + box.height / 2, (box.width / 2) * grown, 0, Math.PI * 2);
  context.fill();
}

/** A panel grows out of the edge of the frame that it touches. */
function paintPanel(context: SKRSContext2D, box: Box, grown: number): void {
  if (box.height < box.width) context.fillRect(box.x, box.y, box.width, box.height * grown);
  else if (box.x > 0) context.fillRect(box.x + box.width * (1 - grown), box.y, box.width * grown + 1, box.height);
  else context.fillRect(box.x, box.y, box.width * grown, box.height);
}
