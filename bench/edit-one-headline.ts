import { join } from 'node:path';
import { printVerdict } from '#testkit/bench-verdict.ts';
import { startServer } from '#testkit/running-server.ts';
import { steer, type CheckpointView } from '#testkit/steering.ts';
import { createTemporaryFolder } from '#testkit/temporary-folder.ts';

/** What part of its time does an ad take again when one headline of it was changed, and does it keep every clip? */
const prompt = 'Create a 30-second Nike sneaker ad, energetic style';
const limit = 0.25;
const editedBeat = 2;

const place = await createTemporaryFolder('bench');
const server = await startServer({ homeFolder: join(place.path, 'home') });
try {
  const { client, generate, rest, checkpoint, goOn } = steer(server.url);
  let videoId = '';
  const firstSeconds = await timed(async () => {
    videoId = await generate({ prompt, auto_continue: true });
    await rest(videoId);
  });
  const before = await checkpoint(videoId);
  const beats = before.spec.beats.map((_, index) =>
    index === editedBeat ? { text: { headline: 'Other words' } } : {},
  );
  let after = before;
  const editSeconds = await timed(async () => {
    await client.call('editSpec', { params: before.params, body: { beats } });
    after = await goOn(before);
  });
  const kept = clipHashes(before).length > 0 && clipHashes(before).join() === clipHashes(after).join();
  const from = `${editSeconds.toFixed(1)} s after ${firstSeconds.toFixed(1)} s, clips ${kept ? 'kept' : 'CHANGED'}`;
  printVerdict({ name: 'edit / first', value: editSeconds / firstSeconds, limit, unit: '', from });
  if (!kept) process.exitCode = 1;
} finally {
  await server.stop();
  await place.remove();
}

function clipHashes({ artifacts }: CheckpointView): string[] {
  return artifacts.filter(({ slot }) => slot.startsWith('chunk/')).map(({ slot, sha256 }) => `${slot} ${sha256}`);
}

/** Seconds that something took. */
async function timed(work: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await work();
  return (performance.now() - startMs) / 1000;
}
