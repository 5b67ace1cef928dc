import type { NoteEvent } from '../arrange/note-event.ts';
import type { Channel } from '../moods/mood-style.ts';
import { sampleRateHz, type Voice } from '../synth/voice.ts';
import { createEcho } from './echo.ts';
import { createDuck, createGate } from './gain-curves.ts';
import { type ChannelSettings, channels } from './mixer-settings.ts';
import { createReverb, longestReverbBlock } from './reverb.ts';

/** Small enough for the processor's cache, large enough to make the bookkeeping free. */
const blockSize = longestReverbBlock;

export interface MixOptions {
  readonly sampleCount: number;
  readonly settings: Readonly<Record<Channel, ChannelSettings>>;
  readonly voiceFor: (event: NoteEvent) => Voice;
  readonly kickSeconds: readonly number[];
  readonly duckDepth: number;
  readonly duckSeconds: number;
  readonly silence: { readonly fromSeconds: number; readonly toSeconds: number } | undefined;
  readonly reverbSeconds: number;
  readonly echoSeconds: number;
}

export interface StereoMix {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** A channel's block of sound. */
interface Strip {
  readonly left: Float32Array;
  readonly right: Float32Array;
  isSounding: boolean;
}

interface Sounding {
  readonly voice: Voice;
  readonly startSample: number;
  readonly leftGain: number;
  readonly rightGain: number;
  readonly channel: Channel;
}

function begin(event: NoteEvent, options: MixOptions): Sounding {
  const gain = options.settings[event.channel].gain * event.velocity * event.velocity;
  const angle = ((event.pan + 1) * Math.PI) / 4;
  return {
    voice: options.voiceFor(event),
    startSample: Math.round(event.startSeconds * sampleRateHz),
    leftGain: gain * Math.cos(angle) * Math.SQRT2,
    rightGain: gain * Math.sin(angle) * Math.SQRT2,
    channel: event.channel,
  };
}

/** Adds the part of a voice that falls into a block; false once the voice is over. */
function addVoice(sounding: Sounding, strip: Strip, start: number, count: number): boolean {
  const { voice, leftGain, rightGain } = sounding;
  const { left, right } = strip;
  const skip = start - sounding.startSample;
  const from = Math.max(0, -skip);
  const to = Math.min(count, voice.left.length - skip);
  for (let i = from; i < to; i++) left[i] = left[i]! + voice.left[i + skip]! * leftGain;
  for (let i = from; i < to; i++) right[i] = right[i]! + voice.right[i + skip]! * rightGain;
  strip.isSounding = true;
  return voice.left.length - skip > count;
}

/** The console: one stereo strip a channel, one room and one echo send. All blocks are reused. */
function createConsole(options: MixOptions) {
  const block = (): Float32Array => new Float32Array(blockSize);
  const strip = (): Strip => ({ left: block(), right: block(), isSounding: false });
  return {
    strips: new Map(channels.map((channel) => [channel, strip()])),
    duck: block(),
    gate: block(),
    room: block(),
    echoSend: block(),
    echoLeft: block(),
    echoRight: block(),
    fillDuck: createDuck(options.kickSeconds, options.duckDepth, options.duckSeconds),
    fillGate: createGate(options.silence),
    reverb: createReverb(options.reverbSeconds),
    echo: createEcho(options.echoSeconds, 0.42),
  };
}

type Console = ReturnType<typeof createConsole>;

function multiply(strip: Strip, gains: Float32Array, count: number): void {
  const { left, right } = strip;
  for (let i = 0; i < count; i++) {
    const gain = gains[i]!;
    left[i] = left[i]! * gain;
    right[i] = right[i]! * gain;
  }
}

/** Adds a strip to the output and its share to the room and the echo, and empties it. */
function sendStrip(desk: Console, strip: Strip, settings: ChannelSettings, output: StereoMix, count: number): void {
  const { left, right } = strip;
  const { room, echoSend } = desk;
  const outLeft = output.left;
  const outRight = output.right;
  const toRoom = settings.reverb / 2;
  for (let i = 0; i < count; i++) {
    const l = left[i]!;
    const r = right[i]!;
    outLeft[i] = outLeft[i]! + l;
    outRight[i] = outRight[i]! + r;
    room[i] = room[i]! + (l + r) * toRoom;
  }
  if (settings.echo > 0) {
    const toEcho = settings.echo / 2;
    for (let i = 0; i < count; i++) echoSend[i] = echoSend[i]! + (left[i]! + right[i]!) * toEcho;
  }
  left.fill(0);
  right.fill(0);
  strip.isSounding = false;
}

function addRooms(desk: Console, output: StereoMix, count: number): void {
  const { room, echoLeft, echoRight } = desk;
  desk.echo(desk.echoSend, echoLeft, echoRight, count);
  const outLeft = output.left;
  const outRight = output.right;
  for (let i = 0; i < count; i++) {
    const l = echoLeft[i]!;
    const r = echoRight[i]!;
    outLeft[i] = outLeft[i]! + l;
    outRight[i] = outRight[i]! + r;
    room[i] = room[i]! + (l + r) * 0.12;
  }
  desk.reverb(room, outLeft, outRight, count);
  for (const used of [room, desk.echoSend, echoLeft, echoRight]) used.fill(0);
}

/** Empties every strip that sounds into the output, with the gains it is subject to. */
function mixBlock(desk: Console, options: MixOptions, output: StereoMix, start: number, count: number): void {
  desk.fillDuck(desk.duck, start, count);
  const isGated = desk.fillGate(desk.gate, start, count);
  for (const [channel, strip] of desk.strips) {
    if (!strip.isSounding) continue;
    const settings = options.settings[channel];
    if (settings.isDucked && options.duckDepth > 0) multiply(strip, desk.duck, count);
    if (isGated && channel !== 'effect') multiply(strip, desk.gate, count);
    sendStrip(desk, strip, settings, output, count);
  }
  addRooms(desk, output, count);
}

/** Mixes notes, ordered by time, into stereo, block by block; memory beside the output does not grow with the song. */
export function renderMix(events: readonly NoteEvent[], options: MixOptions): StereoMix {
  const left = new Float32Array(options.sampleCount);
  const right = new Float32Array(options.sampleCount);
  const desk = createConsole(options);
  let sounding: Sounding[] = [];
  let next = 0;
  for (let start = 0; start < options.sampleCount; start += blockSize) {
    const count = Math.min(blockSize, options.sampleCount - start);
    while (next < events.length && events[next]!.startSeconds * sampleRateHz < start + count) {
      sounding.push(begin(events[next++]!, options));
    }
    sounding = sounding.filter((one) => addVoice(one, desk.strips.get(one.channel)!, start, count));
    const output = { left: left.subarray(start, start + count), right: right.subarray(start, start + count) };
    mixBlock(desk, options, output, start, count);
  }
  return { left, right };
}
