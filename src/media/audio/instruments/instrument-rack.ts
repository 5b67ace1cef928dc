import type { RenderVoice } from '../synth/voice.ts';
import { subBass, synthBass, uprightBass } from './bass.ts';
import { crash, hat, shaker } from './cymbal.ts';
import { reverseSwell, riser, shimmer, subHit, vinylBed, whoosh } from './effect.ts';
import { electricPiano, piano } from './keys.ts';
import { skinDrum } from './kick.ts';
import * as mallet from './mallet.ts';
import { handClap, snareDrum, stick } from './snare.ts';
import { pluckedString } from './strings.ts';
import { choir, synth } from './synth.ts';

/** Mixer channel a sound belongs to; tonal instruments are placed by the part that plays them. */
export type Family = 'kick' | 'snare' | 'cymbal' | 'percussion' | 'tonal' | 'effect';

export interface Instrument {
  readonly family: Family;
  readonly render: RenderVoice;
}

const kick = (body: Parameters<typeof skinDrum>[0]): Instrument => ({ family: 'kick', render: skinDrum(body) });
const snare = (render: RenderVoice): Instrument => ({ family: 'snare', render });
const cymbal = (render: RenderVoice): Instrument => ({ family: 'cymbal', render });
const percussion = (render: RenderVoice): Instrument => ({ family: 'percussion', render });
const tonal = (render: RenderVoice): Instrument => ({ family: 'tonal', render });
const effect = (render: RenderVoice): Instrument => ({ family: 'effect', render });

const drums = {
  clubKick: kick({ fromHz: 210, toHz: 47, fallRate: 32, decaySeconds: 0.13, click: 0.5, clickHz: 3600, drive: 1.8 }),
  trapKick: kick({ fromHz: 150, toHz: 43, fallRate: 22, decaySeconds: 0.3, click: 0.4, clickHz: 2800, drive: 2.2 }),
  softKick: kick({ fromHz: 120, toHz: 55, fallRate: 26, decaySeconds: 0.09, click: 0.16, clickHz: 1500, drive: 1.1 }),
  cleanKick: kick({ fromHz: 170, toHz: 52, fallRate: 34, decaySeconds: 0.1, click: 0.32, clickHz: 3000, drive: 1.3 }),
  dustyKick: kick({ fromHz: 130, toHz: 50, fallRate: 20, decaySeconds: 0.12, click: 0.25, clickHz: 1100, drive: 1.9 }),
  bigKick: kick({ fromHz: 140, toHz: 41, fallRate: 14, decaySeconds: 0.24, click: 0.45, clickHz: 2200, drive: 1.9 }),
  heartKick: kick({ fromHz: 82, toHz: 40, fallRate: 12, decaySeconds: 0.16, click: 0.05, clickHz: 700, drive: 1.2 }),
  clubSnare: snare(
    snareDrum({ toneHz: 196, toneDecaySeconds: 0.06, wireDecaySeconds: 0.085, wireHz: 1800, wires: 0.62 }),
  ),
  bigSnare: snare(snareDrum({ toneHz: 168, toneDecaySeconds: 0.11, wireDecaySeconds: 0.16, wireHz: 1200, wires: 0.6 })),
  dustySnare: snare(
    snareDrum({ toneHz: 182, toneDecaySeconds: 0.07, wireDecaySeconds: 0.07, wireHz: 900, wires: 0.5 }),
  ),
  rimShot: snare(stick(1650, 0.012, 0.5)),
  clap: snare(handClap(1350, 0.075, 4)),
  smallClap: snare(handClap(1700, 0.04, 3)),
  snap: snare(stick(2300, 0.018, 0.9)),
  brushSlap: snare(shaker(0.012, 0.055, 2400)),
  closedHat: cymbal(hat({ decaySeconds: 0.028, highPassHz: 7000, metal: 0.4, pitch: 1.6 })),
  tightHat: cymbal(hat({ decaySeconds: 0.016, highPassHz: 8500, metal: 0.25, pitch: 2 })),
  dustyHat: cymbal(hat({ decaySeconds: 0.03, highPassHz: 4200, metal: 0.3, pitch: 1.2 })),
  openHat: cymbal(hat({ decaySeconds: 0.16, highPassHz: 6500, metal: 0.45, pitch: 1.6 })),
  ride: cymbal(hat({ decaySeconds: 0.3, highPassHz: 4800, metal: 0.6, pitch: 2.3 })),
  brushSweep: cymbal(shaker(0.11, 0.07, 4200)),
  crash: cymbal(crash({ decaySeconds: 0.75, highPassHz: 3200, metal: 0.3, pitch: 1.7 })),
  softCrash: cymbal(crash({ decaySeconds: 1.1, highPassHz: 4500, metal: 0.2, pitch: 2.1 })),
  shaker: percussion(shaker(0.02, 0.022, 6800)),
  tambourine: percussion(hat({ decaySeconds: 0.07, highPassHz: 6200, metal: 0.6, pitch: 3.1 })),
  techClick: percussion(stick(3400, 0.006, 0.3)),
  techBlip: percussion(stick(1250, 0.02, 0.1)),
  clockTick: percussion(stick(2900, 0.009, 0.2)),
  clockTock: percussion(stick(2050, 0.011, 0.2)),
  woodBlock: percussion(stick(880, 0.03, 0.15)),
  lowTom: percussion(
    skinDrum({ fromHz: 130, toHz: 72, fallRate: 9, decaySeconds: 0.19, click: 0.3, clickHz: 1800, drive: 1.5 }),
  ),
  highTom: percussion(
    skinDrum({ fromHz: 205, toHz: 118, fallRate: 9, decaySeconds: 0.15, click: 0.3, clickHz: 2200, drive: 1.5 }),
  ),
  cinemaDrum: percussion(
    skinDrum({ fromHz: 96, toHz: 50, fallRate: 7, decaySeconds: 0.34, click: 0.4, clickHz: 1300, drive: 2 }),
  ),
} as const;

const instruments = {
  subBass: tonal(subBass),
  sawBass: tonal(synthBass('saw', 1500, 7)),
  pulseBass: tonal(synthBass('square', 900, 11)),
  cleanBass: tonal(synthBass('square', 520, 5)),
  uprightBass: tonal(uprightBass),
  feltPiano: tonal(piano(1)),
  grandPiano: tonal(piano(0.3)),
  electricPiano: tonal(electricPiano),
  marimba: tonal(mallet.struckBody(mallet.marimbaModes, 1.2, 0.2)),
  glockenspiel: tonal(mallet.struckBody(mallet.glockenspielModes, 2, 0.1)),
  bell: tonal(mallet.struckBody(mallet.bellModes, 3.4, 0.03)),
  kalimba: tonal(mallet.struckBody(mallet.kalimbaModes, 1.8, 0.12)),
  vibraphone: tonal(mallet.struckBody(mallet.vibraphoneModes, 2.8, 0.04)),
  glass: tonal(mallet.struckBody(mallet.glassModes, 2.6, 0.02)),
  ukulele: tonal(
    pluckedString({
      decaySeconds: 0.5,
      damping: 0.36,
      position: 0.22,
      pickHz: 3800,
      bodyHz: 420,
      body: 0.7,
      releaseSeconds: 0.12,
    }),
  ),
  nylonGuitar: tonal(
    pluckedString({
      decaySeconds: 1.3,
      damping: 0.34,
      position: 0.2,
      pickHz: 3200,
      bodyHz: 210,
      body: 0.5,
      releaseSeconds: 0.3,
    }),
  ),
  harp: tonal(
    pluckedString({
      decaySeconds: 1.9,
      damping: 0.3,
      position: 0.38,
      pickHz: 2600,
      bodyHz: 300,
      body: 0.3,
      releaseSeconds: 1.2,
    }),
  ),
  pizzicato: tonal(
    pluckedString({
      decaySeconds: 0.22,
      damping: 0.4,
      position: 0.16,
      pickHz: 2400,
      bodyHz: 280,
      body: 0.9,
      releaseSeconds: 0.1,
    }),
  ),
  cleanPluck: tonal(
    synth({
      shape: 'square',
      decaySeconds: 0.16,
      sustain: 0,
      openRatio: 9,
      restRatio: 1.2,
      closeRate: 16,
      unison: 2,
      detune: 0.002,
    }),
  ),
  sawPluck: tonal(
    synth({ unison: 3, detune: 0.006, decaySeconds: 0.22, sustain: 0.06, openRatio: 16, restRatio: 2, closeRate: 12 }),
  ),
  superStab: tonal(
    synth({
      unison: 3,
      detune: 0.009,
      decaySeconds: 0.35,
      sustain: 0.35,
      openRatio: 18,
      restRatio: 6,
      closeRate: 7,
      releaseSeconds: 0.15,
    }),
  ),
  sawLead: tonal(
    synth({
      unison: 2,
      detune: 0.004,
      sustain: 0.7,
      openRatio: 10,
      restRatio: 6,
      vibrato: 0.005,
      releaseSeconds: 0.25,
    }),
  ),
  softLead: tonal(
    synth({
      shape: 'square',
      unison: 1,
      sustain: 0.7,
      attackSeconds: 0.02,
      openRatio: 5,
      restRatio: 3,
      vibrato: 0.006,
      releaseSeconds: 0.3,
    }),
  ),
  whistle: tonal(
    synth({ shape: 'sine', attackSeconds: 0.03, sustain: 0.9, vibrato: 0.008, air: 0.05, releaseSeconds: 0.12 }),
  ),
  pulseSynth: tonal(
    synth({
      shape: 'saw',
      unison: 2,
      detune: 0.003,
      decaySeconds: 0.1,
      sustain: 0.15,
      openRatio: 8,
      restRatio: 2,
      closeRate: 18,
      resonance: 1.6,
      releaseSeconds: 0.08,
    }),
  ),
  superPad: tonal(
    synth({
      unison: 3,
      detune: 0.008,
      attackSeconds: 0.06,
      sustain: 0.9,
      openRatio: 9,
      restRatio: 8,
      closeRate: 0.5,
      releaseSeconds: 0.35,
    }),
  ),
  warmPad: tonal(
    synth({
      unison: 3,
      detune: 0.005,
      attackSeconds: 0.25,
      sustain: 0.9,
      openRatio: 4,
      restRatio: 3,
      closeRate: 0.5,
      releaseSeconds: 0.7,
    }),
  ),
  airPad: tonal(
    synth({
      shape: 'square',
      unison: 3,
      detune: 0.006,
      attackSeconds: 0.45,
      sustain: 0.95,
      openRatio: 3.5,
      restRatio: 2.5,
      closeRate: 0.3,
      air: 0.06,
      releaseSeconds: 1,
    }),
  ),
  stringSection: tonal(
    synth({
      unison: 3,
      detune: 0.004,
      attackSeconds: 0.22,
      sustain: 0.95,
      vibrato: 0.004,
      openRatio: 8,
      restRatio: 6,
      closeRate: 0.4,
      releaseSeconds: 0.5,
    }),
  ),
  lowStrings: tonal(
    synth({
      unison: 3,
      detune: 0.003,
      attackSeconds: 0.3,
      sustain: 0.95,
      vibrato: 0.003,
      openRatio: 7,
      restRatio: 5,
      closeRate: 0.4,
      width: 0.35,
      releaseSeconds: 0.7,
    }),
  ),
  soloString: tonal(
    synth({
      unison: 2,
      detune: 0.0015,
      attackSeconds: 0.12,
      sustain: 0.9,
      vibrato: 0.007,
      openRatio: 8,
      restRatio: 6,
      resonance: 1,
      air: 0.01,
      width: 0.4,
      releaseSeconds: 0.4,
    }),
  ),
  brass: tonal(
    synth({
      unison: 3,
      detune: 0.003,
      attackSeconds: 0.09,
      sustain: 0.85,
      openRatio: 5,
      restRatio: 9,
      closeRate: 3,
      releaseSeconds: 0.25,
    }),
  ),
  choir: tonal(choir),
} as const;

const effects = {
  noiseRiser: effect(riser(0.5)),
  toneRiser: effect(riser(1.2)),
  airRiser: effect(riser(0.15)),
  reverseSwell: effect(reverseSwell),
  softWhoosh: effect(whoosh(250, 2200)),
  airWhoosh: effect(whoosh(600, 5200)),
  darkWhoosh: effect(whoosh(120, 1100)),
  subHit: effect(subHit(96, 34, 0.38)),
  softHit: effect(subHit(80, 46, 0.22)),
  deepHit: effect(subHit(110, 29, 0.6)),
  shimmer: effect(shimmer(2.4, 34)),
  glassShimmer: effect(shimmer(3, 16)),
  vinylBed: effect(vinylBed),
} as const;

export const instrumentRack = { ...drums, ...instruments, ...effects } as const;

export type InstrumentName = keyof typeof instrumentRack;
export type DrumName = keyof typeof drums;
export type TonalName = keyof typeof instruments;
export type EffectName = keyof typeof effects;
