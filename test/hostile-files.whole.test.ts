import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHostileGround, type HostileGround } from '#testkit/hostile-files/hostile-files.ts';
import { takeInAll } from '#testkit/hostile-files/take-in-all.ts';
import { watchMemory } from '#testkit/process-memory.ts';
import { findTestRunners } from '#media/ffmpeg/test-binaries.ts';

const runners = await findTestRunners();
const [main, ...others] = runners;

let ground: HostileGround;
beforeAll(async () => {
  ground = await openHostileGround(main.runner);
});
afterAll(() => ground.close());

describe('hostile and odd files', () => {
  it('are many, and each has a title of its own', () => {
    const titles = new Set(ground.files.map((file) => file.title));
    expect(titles.size).toBe(ground.files.length);
    expect(ground.files.length).toBeGreaterThan(400);
    expect(ground.everyday.length).toBeGreaterThan(250);
  });

  it('end as the table says, touch nothing outside, and stay below 1 GiB', { timeout: 240_000 }, async () => {
    const memory = watchMemory();
    const outside = await readdir(join(ground.uploadFolder, '..'));
    const disagreements = await takeInAll(ground, main.runner, ground.files);
    const highestBytes = await memory.stop();
    expect(disagreements).toEqual([]);
    expect(ground.canaries.networkTouches()).toBe(0);
    expect(ground.canaries.pipeTouches()).toBe(0);
    expect((await readdir(join(ground.uploadFolder, '..'))).toSorted()).toEqual([...outside, 'results'].toSorted());
    expect(highestBytes).toBeLessThan(2 ** 30);
  });

  it.each(others)('that reach for others do so in vain with $name, too', async ({ runner }) => {
    const reaching = /HLS behind|MagicYUV|reference movie|frames (in|on|beside|behind)|packed index|500 tracks/;
    const files = ground.files.filter((file) => reaching.test(file.title));
    expect(files.length).toBeGreaterThan(20);
    expect(await takeInAll(ground, runner, files)).toEqual([]);
    expect(ground.canaries.networkTouches() + ground.canaries.pipeTouches()).toBe(0);
  });
});

describe('the canaries', () => {
  it.each(runners)('sing when the guards are gone, with $name', async ({ runner }) => {
    const write = async (title: string): Promise<string> => {
      const file = ground.files.find((each) => each.title === title);
      if (file === undefined) throw new Error(`There is no file "${title}".`);
      return file.write(ground.uploadFolder);
    };
    const decode = async (input: readonly string[], path: string): Promise<unknown> =>
      runner.run([...input, '-i', path, '-frames:v', '1', '-f', 'null', '-'], { timeoutMs: 3000 }).catch(() => null);
    const { pipeTouches, networkTouches } = ground.canaries;
    const before = { pipe: pipeTouches(), network: networkTouches() };
    // By its bytes alone ffmpeg takes this for a list, whatever its name says.
    await decode(['-safe', '0'], await write('ffconcat to a file'));
    expect(pipeTouches()).toBeGreaterThan(before.pipe);
    const everything = ['-protocol_whitelist', 'file,http,tcp', '-safe', '0'];
    await decode(everything, await write('ffconcat to the network'));
    expect(networkTouches()).toBeGreaterThan(before.network);
  });
});
