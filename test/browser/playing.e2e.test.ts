import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFfmpeg } from '#media/ffmpeg/ffmpeg-binary.ts';
import { axe } from '#testkit/browser/axe.ts';
import { sharedFilm } from '#testkit/browser/finished-film-home.ts';
import { openBrowser } from '#testkit/browser/open-browser.ts';
import { openPage, theme, type PageOptions } from '#testkit/browser/open-page.ts';
import { openStudio, type TestStudio } from '#testkit/browser/open-studio.ts';
import { pageSeconds } from '#testkit/browser/page-speed.ts';
import { shoot } from '#testkit/browser/shoot.ts';
import { widerThanPage } from '#testkit/browser/wider-than-page.ts';
import { steer, type CheckpointView, type Steering } from '#testkit/steering.ts';
import { usualFfmpegPath } from '#testkit/usual-ffmpeg.ts';

/** Clips and finished film of one ad, looked at, played, flipped and jumped about in. */
let browser: Browser;
let studio: TestStudio;
let server: Steering;
let videoId: string;
let clips: CheckpointView;
let finish: CheckpointView;

/** For what takes as long as the film, on machines with more to do. */
const patient = { timeout: 20_000 };
const fps = 24;
const frames = sharedFilm.durationSeconds * fps;
/** Rows and columns of the picture that are compared. */
const grid = 45;

beforeAll(async () => {
  [browser, studio] = await Promise.all([openBrowser(), openStudio()]);
  server = steer(studio.url);
  videoId = (await server.client.call('listVideos', {})).data.data[0]!.video_id;
  const all = (await server.client.call('listCheckpoints', { params: { video_id: videoId } })).data.checkpoints;
  const at = async (phase: number) =>
    server.checkpoint(videoId, all.find(({ phase_number: number }) => number === phase)?.id ?? '');
  [clips, finish] = await Promise.all([at(3), at(4)]);
});

afterAll(async () => {
  await browser?.close();
  await studio?.close();
});

const open = (view: CheckpointView, slot: string | null, options: Partial<PageOptions> = {}): Promise<Page> => {
  const query = slot === null ? '' : `?slot=${encodeURIComponent(slot)}`;
  const path = `/videos/${videoId}/at/${view.checkpoint.id}${query}`;
  return openPage(browser, { origin: studio.url, path, ...options });
};

/** Brightness of every frame of a film on a grid, as ffmpeg decodes it. */
async function decoded(address: string): Promise<readonly Uint8Array[]> {
  const pick = `scale=in_color_matrix=bt709:in_range=tv,format=rgb24,scale=${grid}:${grid}:flags=neighbor,format=rgb24`;
  const args = ['-v', 'error', '-i', address, '-vf', pick, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const { ffmpegPath } = await findFfmpeg({ override: usualFfmpegPath, searchPath: process.env['PATH'] ?? '' });
  const { stdout } = await promisify(execFile)(ffmpegPath, args, { encoding: 'buffer', maxBuffer: 1 << 28 });
  const size = grid * grid * 3;
  return Array.from({ length: stdout.length / size }, (_, index) => stdout.subarray(index * size, (index + 1) * size));
}

/** The same of the picture that is on screen, and the number of the frame that the page says it is. */
async function shown(page: Page): Promise<{ readonly frame: number; readonly pixels: readonly number[] }> {
  return page.evaluate(async (count) => {
    const settled = (): boolean => {
      const video = document.querySelector<HTMLVideoElement>('video[data-front]');
      return video !== null && !video.seeking && video.readyState >= 2;
    };
    for (let calm = 0; calm < 3; calm = settled() ? calm + 1 : 0) await new Promise(requestAnimationFrame);
    const video = document.querySelector<HTMLVideoElement>('video[data-front]')!;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(video, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    const pixels: number[] = [];
    for (let row = 0; row < count; row += 1) {
      for (let column = 0; column < count; column += 1) {
        const x = Math.floor(((column + 0.5) * width) / count);
        const y = Math.floor(((row + 0.5) * height) / count);
        pixels.push(...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3));
      }
    }
    return { frame: Number(document.querySelector<HTMLElement>('[data-frame]')!.dataset['frame']), pixels };
  }, grid);
}

/** How far two pictures are apart, whatever their brightness as a whole: decoders may round colours in ways of their own. */
function differenceOf(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const shifts = Array.from({ length: one.length }, (_, index) => one[index]! - other[index]!);
  const mean = shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length;
  return shifts.reduce((sum, shift) => sum + Math.abs(shift - mean), 0) / shifts.length;
}

/** The frame a picture is most like. */
const nearest = (pixels: ArrayLike<number>, all: readonly Uint8Array[]): number => {
  const differences = all.map((frame) => differenceOf(pixels, frame));
  return differences.indexOf(Math.min(...differences));
};

/** Frames that differ from both of their neighbours enough to be told apart. */
const distinct = (all: readonly Uint8Array[]): readonly number[] =>
  all.flatMap((frame, index) => {
    const others = [all[index - 1], all[index + 1]].filter((other) => other !== undefined);
    return others.every((other) => differenceOf(frame, other) > 0.4) ? [index] : [];
  });

it('shows exactly the frame that is asked for, in the film and across its clips', async () => {
  for (const [view, slot] of [
    [finish, 'final'],
    [clips, 'stitched'],
  ] as const) {
    const truth = await decoded(view.slot(slot).s3_url);
    expect(truth).toHaveLength(frames);
    const told = distinct(truth);
    expect(told.length).toBeGreaterThan(frames / 3);
    const page = await open(view, null);
    await page.locator('video[data-front]').waitFor({ state: 'attached' });
    const strip = page.getByRole('slider', { name: 'Playhead' });
    const wanted = [0, ...told.filter((_, index) => index % 11 === 0), frames - 1];
    const wrong: string[] = [];
    for (const frame of wanted) {
      await strip.focus();
      await page.keyboard.press('Home');
      for (let second = 0; second < Math.floor(frame / fps); second += 1) await page.keyboard.press('PageUp');
      for (let step = 0; step < frame % fps; step += 1) await page.keyboard.press('ArrowRight');
      const seen = await shown(page);
      if (seen.frame !== frame) wrong.push(`asked for ${frame}, the page says ${seen.frame}`);
      const picture = nearest(seen.pixels, truth);
      if (told.includes(frame) && picture !== frame)
        wrong.push(`asked for ${frame}, frame ${picture} of ${slot} is shown`);
    }
    expect(wrong).toEqual([]);
  }
});

it('plays through all clips as one film, and stands on the frame it names', async () => {
  const truth = await decoded(clips.slot('stitched').s3_url);
  const told = distinct(truth);
  const page = await open(clips, null);
  await page.locator('video[data-front]').waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  const timecode = page.locator('[data-frame]');
  const frameNow = async (): Promise<number> => Number(await timecode.getAttribute('data-frame'));
  await expect.poll(frameNow, patient).toBeGreaterThan(fps);
  await page.keyboard.press('k');
  const seen = await shown(page);
  const picture = nearest(seen.pixels, truth);
  expect(told.includes(seen.frame) ? picture : seen.frame).toBe(seen.frame);
  await page.keyboard.press('j');
  await expect.poll(frameNow, patient).toBe(0);
  await page.keyboard.press('l');
  await page.keyboard.press('l');
  await page.getByText('2×').waitFor();
  await expect.poll(frameNow, patient).toBe(frames - 1);
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
});

it('chooses clips by hand and by key, makes another take, flips takes, locks, and takes it back', async () => {
  const page = await open(clips, null);
  const row = page.getByRole('option').nth(1);
  await row.click();
  await page.waitForURL(/slot=chunk/);
  await expect.poll(() => page.locator('[data-frame]').getAttribute('data-frame'), patient).not.toBe('0');
  await row.press('ArrowUp');
  await page.waitForURL(/slot=chunk%2F0/);
  const inspector = page.getByRole('complementary', { name: 'Clip 1' });
  await inspector.getByRole('button', { name: /Make take 2/ }).waitFor();
  await page.keyboard.press('r');
  const bill = page.getByRole('dialog', { name: 'Take 2 of clip 1' });
  await bill.getByText(/out of date/).waitFor();
  await shoot(page, 'remake-bill');
  await new Promise((resolve) => setTimeout(resolve, 450));
  await bill.getByRole('button', { name: /Make take 2/ }).click();
  const takes = page.getByRole('radiogroup', { name: 'Takes' });
  await takes.getByRole('radio', { name: 'take 2' }).waitFor({ timeout: 40_000 });
  await expect
    .poll(() => takes.getByRole('radio', { name: 'take 2' }).getAttribute('aria-checked'), patient)
    .toBe('true');
  await page.keyboard.press('[');
  await expect
    .poll(() => takes.getByRole('radio', { name: 'take 1' }).getAttribute('aria-checked'), patient)
    .toBe('true');
  await page.keyboard.press(']');
  await expect
    .poll(() => takes.getByRole('radio', { name: 'take 2' }).getAttribute('aria-checked'), patient)
    .toBe('true');
  // Now the clips are played one by one, handing over where the first one ends.
  await page.locator('body').click({ position: { x: 400, y: 70 } });
  await page.keyboard.press('Home');
  await page.keyboard.press('l');
  await expect
    .poll(async () => Number(await page.locator('[data-frame]').getAttribute('data-frame')), patient)
    .toBe(frames - 1);
  // A key means the clip that is chosen, though the inspector is still on its way to it.
  await page.getByRole('option').first().focus();
  await page.evaluate(async () => {
    const press = (key: string, shiftKey = false): void => {
      document.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }),
      );
    };
    press('ArrowDown');
    // React draws what has to be seen at once before the next task, and the rest after it.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    press('L', true);
  });
  const next = page.getByRole('complementary', { name: 'Clip 2' });
  await next.getByRole('button', { name: 'Unlock this clip' }).waitFor();
  const locked = async () => (await server.checkpoint(videoId, clips.checkpoint.id)).slot('chunk/1').locked;
  await expect.poll(locked, patient).toBe(true);
  await page.keyboard.press('Control+z');
  await next.getByRole('button', { name: 'Lock this clip', exact: true }).waitFor();
  // Nobody looks any more when the edits are taken away from outside.
  await page.close();
  await server.client.call('discardEdits', { params: clips.params });
});

it('scrubs, snaps, zooms and hides in the timeline', async () => {
  const page = await open(clips, null);
  const region = page.getByRole('region', { name: 'Timeline' });
  const playhead = region.getByRole('slider', { name: 'Playhead' });
  await playhead.waitFor();
  const box = (await region.boundingBox())!;
  const xOf = (frame: number): number => box.x + 72 + ((box.width - 88) * (frame + 0.5)) / frames;
  const now = async (): Promise<number> => Number(await playhead.getAttribute('aria-valuenow'));
  await page.mouse.click(xOf(50), box.y + 12);
  await expect.poll(async () => Math.abs((await now()) - 50), patient).toBeLessThanOrEqual(1);
  const second = Math.round((clips.spec.beats[1]?.start_seconds ?? 0) * fps);
  await page.mouse.move(xOf(50), box.y + 12);
  await page.mouse.down();
  await page.mouse.move(xOf(second) + 4, box.y + 12, { steps: 4 });
  await page.mouse.up();
  await expect.poll(now, patient).toBe(second);
  expect(await playhead.getAttribute('aria-valuetext')).toMatch(/^\d+\.\d seconds, \w/);
  const used = await pageSeconds(page);
  const [moves, before] = [Math.ceil((frames - second) / 2), await used()];
  await page.mouse.down();
  for (let move = 0; move < moves; move += 1) await page.mouse.move(xOf(second + move * 2), box.y + 12);
  await page.mouse.up();
  expect((((await used()) - before) * 1000) / moves).toBeLessThan(30);
  await page.keyboard.press('+');
  await expect
    .poll(() => region.evaluate((node) => node.querySelector('.scroll-quiet')!.scrollWidth), patient)
    .toBeGreaterThan(box.width * 1.5);
  await page.keyboard.press('-');
  await region.getByRole('slider', { name: 'Height of the timeline' }).press('ArrowUp');
  await expect.poll(async () => (await region.boundingBox())!.height, patient).toBeGreaterThan(box.height);
  await page.keyboard.press('t');
  await region.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('listbox', { name: 'Clips' }).waitFor();
  expect(await region.count()).toBe(0);
});

it('opens the finished film playing, and gives its files', async () => {
  const page = await open(finish, null, { reducedMotion: false });
  const timecode = page.locator('[data-frame]');
  await expect.poll(async () => Number(await timecode.getAttribute('data-frame')), patient).toBeGreaterThan(5);
  await page.keyboard.press('k');
  const link = page.getByRole('link', { name: /Download MP4/ });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/\.mp4$/);
  await page.getByRole('button', { name: 'More files' }).click();
  const [plan] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Plan as JSON' }).click(),
  ]);
  expect(plan.suggestedFilename()).toBe(`${sharedFilm.title} plan.json`);
});

it('has nothing that axe or a small window minds, in both themes', async () => {
  for (const [name, view, slot] of [
    ['clips', clips, 'chunk/0'],
    ['finish', finish, null],
  ] as const) {
    const page = await open(view, slot);
    await page.locator('video[data-front]').waitFor({ state: 'attached' });
    for (const each of ['dark', 'light'] as const) {
      await theme(page, each);
      expect(await axe(page)).toEqual([]);
      await shoot(page, `${name}-${each}`);
    }
    for (const [width, height] of [
      [900, 800],
      [720, 450],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await widerThanPage(page)).toBe(0);
      await shoot(page, `${name}-${width}`);
    }
  }
});
