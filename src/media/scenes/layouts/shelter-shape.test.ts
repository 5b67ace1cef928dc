import { describe, expect, it } from 'vitest';
import { createLayer } from '../../canvas/layer.ts';
import { createStage } from '../stage.ts';
import { dryUnder, measureShelter } from './shelter-shape.ts';

const stage = createStage(1280, 720, 'ltr');
const room = { footHalf: 470, wordsHalf: 330, wordsTop: 530, arched: false };

/** A dome with a thin handle, 400 wide and 400 high. */
function createDome() {
  return createLayer(400, 400, (context) => {
    context.beginPath();
    context.arc(200, 200, 200, Math.PI, 0);
    context.fill();
    context.fillRect(190, 200, 20, 200);
  });
}

describe('measureShelter', () => {
  it('takes the upper outline of a wide hero as the roof', () => {
    const shelter = measureShelter(stage, createDome(), 440, 60, room);
    expect(shelter.isArch).toBe(false);
    expect(shelter.right - shelter.left).toBeGreaterThan(380);
    expect(shelter.eavesY).toBeGreaterThan(230);
    expect(Math.min(...shelter.roof)).toBeLessThanOrEqual(62);
  });

  it('builds an arch over a narrow hero', () => {
    const bottle = createLayer(90, 400, (context) => context.fillRect(0, 0, 90, 400));
    const shelter = measureShelter(stage, bottle, 595, 60, room);
    expect(shelter.isArch).toBe(true);
    expect(shelter.right - shelter.left).toBeGreaterThan(400);
  });
});

describe('dryUnder', () => {
  const shelter = measureShelter(stage, createDome(), 440, 60, room);
  const dryAbove = dryUnder(stage, shelter);

  it('lets rain fall beside the shelter and above the roof', () => {
    expect(dryAbove(100, 400)).toBeNull();
    expect(dryAbove(640, 20)).toBeNull();
  });

  it('ends rain on the roof and keeps it out between the walls', () => {
    expect(dryAbove(640, 300)).toBeCloseTo(60, -1);
    expect(dryAbove(400, 690)).toBe(-1);
  });
});
