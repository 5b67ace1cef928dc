import { withCameraMove } from './camera-move.ts';
import { layoutOf } from './layout-registry.ts';
import type { Plate } from './plate.ts';
import type { PlateRequest } from './plate-request.ts';
import { createStage } from './stage.ts';

/** Plates kept per thread: a beat's picture, clip and segment follow one another. A plate at 1080p is about 100 MB. */
const maximumPlates = 1;

const prepared = new Map<string, Promise<Plate>>();

async function composePlate(request: PlateRequest): Promise<Plate> {
  const stage = createStage(request.width, request.height, request.direction);
  return withCameraMove(await layoutOf(request.layout).composePlate(request, stage), request);
}

/** The plate of a request, prepared once while it stays among the most recently used of this thread. */
export function preparePlate(request: PlateRequest): Promise<Plate> {
  const key = JSON.stringify(request);
  const known = prepared.get(key);
  prepared.delete(key);
  const plate = known ?? composePlate(request);
  prepared.set(key, plate);
  plate.catch(() => prepared.delete(key));
  const oldest = prepared.keys().next().value;
  if (prepared.size > maximumPlates && oldest !== undefined) prepared.delete(oldest);
  return plate;
}
