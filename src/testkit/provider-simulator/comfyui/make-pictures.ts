import { readFile } from 'node:fs/promises';
import type { SimulatorWorld } from '../simulator-world.ts';
import type { Workflow } from './check-workflow.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { readWorkflow, type WorkflowPicture } from './read-workflow.ts';

/** Makes the pictures of a graph and puts them on the shelf; gives them by node, as the history tells them. */
export function createPictureMaker(
  world: SimulatorWorld,
  shelf: PictureShelf,
): (workflow: Workflow) => Promise<object> {
  let count = 0;

  async function makeOne(picture: WorkflowPicture): Promise<object> {
    const { prompt, seed, width, height, startImage, prefix, isTemporary } = picture;
    const given = startImage === null ? undefined : shelf.findUpload(startImage);
    const made = await world.studio.image({
      ...{ prompt, seed, width, height, format: 'png' },
      ...(given && { given: { bytes: given.bytes, placing: 'whole' as const } }),
    });
    count += 1;
    const filename = `${prefix}_${String(count).padStart(5, '0')}_.png`;
    const place = { filename, subfolder: '', type: isTemporary ? 'temp' : 'output' } as const;
    shelf.put({ ...place, bytes: await readFile(made.path) });
    return place;
  }

  return async (workflow) => {
    const entries = await Promise.all(
      readWorkflow(workflow).map(async (picture) => [picture.node, { images: [await makeOne(picture)] }] as const),
    );
    return Object.fromEntries(entries);
  };
}
