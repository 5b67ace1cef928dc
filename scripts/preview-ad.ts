/**
 * Plans ads and draws one finished frame of every beat as a contact sheet, without encoding anything: for looking.
 *
 *   node scripts/preview-ad.ts --out /tmp/sheets "prompt" ["prompt" …]
 *   node scripts/preview-ad.ts --out /tmp/sheets --samples [--only 1,4,7] [--seed 3] [--image cut-out.png]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { frameSize } from '#domain/frame-format.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import type { Spec } from '#domain/spec.ts';
import { composeFrame, prepareComposition } from '#media/composition/composition.ts';
import { measureText } from '#media/composition/measure-text.ts';
import { preparePlate } from '#media/scenes/plate-cache.ts';
import { pictureSeconds } from '#media/scenes/render-plate.ts';
import { plateRequestOf } from '#pipeline/plate-request-of.ts';
import { segmentTask } from '#pipeline/segment-task.ts';
import { createOfflinePlanner } from '#providers/offline/planner/plan.ts';
import { noVariation } from '#domain/variation.ts';
import { planRequest } from '#testkit/plan-request.ts';
import { samplePrompts } from '#testkit/sample-prompts.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'sheets' },
    samples: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    seed: { type: 'string' },
    image: { type: 'string' },
    at: { type: 'string', default: '0.7' },
  },
});

const pathOf = (assetId: string): string => assetId;

interface Job {
  readonly name: string;
  readonly request: MakeRequest;
}

function jobs(): Job[] {
  const own = positionals.map((prompt, index) => ({ name: `own-${index + 1}`, prompt, options: {} }));
  const wanted = values.only === '' ? null : values.only.split(',').map(Number);
  const samples = values.samples
    ? samplePrompts.filter((_, index) => wanted === null || wanted.includes(index + 1))
    : [];
  return [...own, ...samples].map(({ name, prompt, options }, index) => ({
    name,
    request: planRequest(prompt, { seed: Number(values.seed ?? index + 1), ...options }).request,
  }));
}

async function plan(request: MakeRequest): Promise<Spec> {
  const { image } = values;
  const images =
    image === undefined
      ? []
      : [{ assetId: image, sha256: image, cutOutAssetId: image, cutOutSha256: image, palette: null }];
  return createOfflinePlanner().plan({ request, images, logo: null, track: null });
}

async function drawBeat(spec: Spec, beatIndex: number): Promise<Canvas> {
  const request = plateRequestOf(spec, beatIndex, pathOf, noVariation);
  const plate = await preparePlate(request);
  const canvas = createCanvas(request.width, request.height);
  plate.draw(canvas.getContext('2d'), pictureSeconds(request));
  const task = segmentTask(spec, beatIndex, { clip: '', picture: '', output: '' }, pathOf, noVariation);
  const composition = await prepareComposition(task, plate, canvas);
  for (const placement of composition.type.placements) {
    const { text, insideSafeArea, contrastRatio, requiredContrast } = measureText(placement, canvas, composition.stage);
    if (insideSafeArea && contrastRatio >= requiredContrast) continue;
    const fault = insideSafeArea ? `contrast ${contrastRatio} of ${requiredContrast}` : 'outside the safe area';
    console.log(`  beat ${beatIndex + 1} ${spec.beats[beatIndex]!.layout}: "${text}" ${fault}`);
  }
  const frame = Math.floor(task.frameCount * Number(values.at));
  plate.draw(canvas.getContext('2d'), frame / spec.fps);
  composeFrame(composition, canvas, frame, task);
  return canvas;
}

async function drawSheet(spec: Spec): Promise<Canvas> {
  const size = frameSize(spec.aspectRatio, spec.resolution);
  const tileWidth = size.width > size.height ? 480 : 270;
  const tileHeight = Math.round((tileWidth * size.height) / size.width);
  const columns = Math.min(spec.beats.length, size.width > size.height ? 4 : 7);
  const rows = Math.ceil(spec.beats.length / columns);
  const sheet = createCanvas(columns * (tileWidth + 6), rows * (tileHeight + 6));
  const context = sheet.getContext('2d');
  context.fillStyle = '#1c1f26';
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.imageSmoothingQuality = 'high';
  for (const beatIndex of spec.beats.keys()) {
    const x = (beatIndex % columns) * (tileWidth + 6);
    const y = Math.floor(beatIndex / columns) * (tileHeight + 6);
    context.drawImage(await drawBeat(spec, beatIndex), x, y, tileWidth, tileHeight);
  }
  return sheet;
}

await mkdir(values.out, { recursive: true });
for (const { name, request } of jobs()) {
  const spec = await plan(request);
  console.log(
    `${name}: ${spec.style.archetype}, ${spec.beats.length} beats, ${spec.style.faces.display}, ${spec.title}`,
  );
  await writeFile(join(values.out, `${name}.png`), await (await drawSheet(spec)).encode('png'));
}
