/**
 * Draws one layout in one archetype's style at several times and saves them side by side, for looking at.
 *
 *   node scripts/preview-scene.ts --layout wall --archetype sport --out /tmp/wall.png
 *     [--aspect 9:16] [--value night] [--times 0.1,0.5,1.7] [--seconds 3] [--seed 1] [--language en]
 *     [--icon running-shoe | --photo file.png [--busy] | --form] [--companions a,b] [--palette '{"night":"#…"}']
 *     [--headline …] [--line …] [--note …] [--items a,b,c] [--kind reveal] [--bare] [--bench]
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { Beat, LayoutId, TonalValue } from '#domain/beat.ts';
import { frameSize, type AspectRatio } from '#domain/frame-format.ts';
import { directionOf, type Language } from '#domain/language.ts';
import type { Palette } from '#domain/spec.ts';
import { createGrain, drawGrain } from '#media/canvas/grain.ts';
import { groundRange } from '#media/composition/ground.ts';
import { measureText } from '#media/composition/measure-text.ts';
import { layoutOf } from '#media/scenes/layout-registry.ts';
import type { HeroSource, PlateRequest } from '#media/scenes/plate-request.ts';
import { createStage } from '#media/scenes/stage.ts';
import { artStyleOf } from '#media/scenes/style-registry.ts';
import type { TypeRequest } from '#media/scenes/type-request.ts';

const { values } = parseArgs({
  options: {
    layout: { type: 'string', default: 'wall' },
    archetype: { type: 'string', default: 'sport' },
    out: { type: 'string', default: 'preview.png' },
    aspect: { type: 'string', default: '16:9' },
    value: { type: 'string', default: 'night' },
    times: { type: 'string', default: '0.1,0.5,1.7' },
    seconds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    language: { type: 'string', default: 'en' },
    icon: { type: 'string', default: 'running-shoe' },
    photo: { type: 'string' },
    busy: { type: 'boolean', default: false },
    form: { type: 'boolean', default: false },
    companions: { type: 'string', default: '' },
    palette: { type: 'string', default: '' },
    display: { type: 'string', default: 'barlow-condensed-900-italic' },
    text: { type: 'string', default: 'barlow-condensed-700' },
    accent: { type: 'string', default: 'barlow-condensed-900-italic' },
    headline: { type: 'string', default: 'Don’t *wait*' },
    line: { type: 'string', default: 'Made for the first kilometre.' },
    note: { type: 'string', default: '' },
    items: { type: 'string', default: 'Light,Fast,Yours' },
    kind: { type: 'string', default: 'feature' },
    signature: { type: 'string', default: 'Volta' },
    button: { type: 'string', default: 'Get yours' },
    bare: { type: 'boolean', default: false },
    bench: { type: 'boolean', default: false },
  },
});

const sportPalette: Palette = {
  night: '#0b0708',
  hot: '#ff4a17',
  field: '#c42a05',
  pale: '#f4efe6',
  ink: '#0b0b0d',
  paper: '#f4efe6',
  accent: '#ff6a30',
};
const palette = values.palette === '' ? sportPalette : (JSON.parse(values.palette) as Palette);
const { width, height } = frameSize(values.aspect as AspectRatio, '720p');
const language = values.language as Language;
const stage = createStage(width, height, directionOf(language));
const layout = layoutOf(values.layout as LayoutId);
const list = (text: string): string[] => (text === '' ? [] : text.split(','));

function heroSource(): HeroSource {
  if (values.photo !== undefined)
    return { kind: 'photo', path: values.photo, sha256: values.photo, cutOut: !values.busy };
  return values.form ? { kind: 'form' } : { kind: 'art', icon: values.icon };
}

const shared = {
  archetype: values.archetype as ArchetypeId,
  palette,
  layout: values.layout as LayoutId,
  value: values.value as TonalValue,
  durationSeconds: Number(values.seconds),
  pulseSeconds: 0.5,
  seed: Number(values.seed),
};
const plateRequest: PlateRequest = {
  ...shared,
  hero: heroSource(),
  companions: list(values.companions),
  shot: 'medium',
  camera: 'push-in',
  move: null,
  direction: stage.direction,
  width,
  height,
};

const plateStart = performance.now();
const plate = await layout.composePlate(plateRequest, stage);
const plateMs = performance.now() - plateStart;
const canvas = createCanvas(width, height);
const context = canvas.getContext('2d');
plate.draw(context, shared.durationSeconds * 0.62);
const ground = createCanvas(width, height);
ground.getContext('2d').drawImage(canvas, 0, 0);

const typeRequest: TypeRequest = {
  ...shared,
  faces: { display: values.display, text: values.text, accent: values.accent },
  kind: values.kind as Beat['kind'],
  language,
  text: { headline: values.headline, line: values.line, note: values.note, items: list(values.items) },
  signature: values.signature,
  callToAction: values.button,
  logoPath: null,
  hasHero: true,
  groundUnder: (box) => groundRange(ground, box),
};
const typeStart = performance.now();
const type = await layout.setType(typeRequest, stage);
const typeMs = performance.now() - typeStart;
const grain = createGrain(artStyleOf(shared.archetype).grainLevels, shared.seed);

function drawFrame(seconds: number): void {
  plate.draw(context, seconds);
  if (values.bare) return;
  if (type.drawBehind !== undefined) {
    type.drawBehind(context, seconds);
    plate.drawHero?.(context, seconds);
  }
  type.drawFront(context, seconds);
  drawGrain(context, grain, width, height, seconds);
}

const times = list(values.times).map(Number);
const scale = times.length === 1 ? 1 : height > width ? 0.5 : 0.55;
const strip = createCanvas(Math.round(times.length * (width * scale + 6)), Math.round(height * scale));
const stripContext = strip.getContext('2d');
stripContext.imageSmoothingQuality = 'high';
for (const [index, seconds] of times.entries()) {
  drawFrame(seconds);
  stripContext.drawImage(canvas, index * (width * scale + 6), 0, width * scale, height * scale);
}
await writeFile(values.out, await strip.encode('png'));

plate.draw(context, shared.durationSeconds * 0.62);
for (const placement of type.placements) {
  const { role, text, insideSafeArea, contrastRatio, requiredContrast, box } = measureText(placement, canvas, stage);
  const verdict = insideSafeArea && contrastRatio >= requiredContrast ? 'ok   ' : 'FAULT';
  console.log(
    verdict,
    role.padEnd(9),
    `contrast ${contrastRatio} of ${requiredContrast}`,
    insideSafeArea ? '' : 'OUTSIDE',
    Object.values(box).map(Math.round).join(','),
    text,
  );
}
console.log(`plate prepared in ${plateMs.toFixed(0)} ms, type in ${typeMs.toFixed(0)} ms`);

if (values.bench) {
  // Drawing is only recorded; `data()` makes the pixels, so it belongs to what is timed.
  const timed = (name: string, draw: (seconds: number) => void): void => {
    const frames = 60;
    const start = performance.now();
    for (let frame = 0; frame < frames; frame++) {
      draw(frame / 30);
      canvas.data();
    }
    console.log(`${name} ${((performance.now() - start) / frames).toFixed(1)} ms a frame`);
  };
  timed('plate', (seconds) => plate.draw(context, seconds));
  timed('type behind', (seconds) => type.drawBehind?.(context, seconds));
  timed('hero again', (seconds) => plate.drawHero?.(context, seconds));
  timed('type front', (seconds) => type.drawFront(context, seconds));
  timed('grain', (seconds) => drawGrain(context, grain, width, height, seconds));
}
