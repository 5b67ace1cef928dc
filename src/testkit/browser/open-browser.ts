import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { inject } from 'vitest';
import { packagedChromium, type BrowserProgram } from './packaged-chromium.ts';

const systemChromium = '/usr/bin/chromium';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Films are to play without a click, and without anybody hearing them.
  '--autoplay-policy=no-user-gesture-required',
  '--mute-audio',
];

/** Which Chromium: the machine's own where there is one and else the one from npm, or the one from npm in any case. */
export type BrowserChoice = 'any' | 'packaged';

/** The one Chromium of a run of browser tests; what each test opens in it is a profile of its own. */
export function openBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserAddress'));
}

/**
 * Starts a Chromium for whoever asks. Without a choice BEATBOARD_TEST_CHROMIUM makes it, so that a whole run can take the
 * one from npm.
 */
export async function launchBrowser(choice?: BrowserChoice): Promise<Browser> {
  return chromium.launch(await browserProgram(choice));
}

/** What `launchBrowser` starts, and how. */
export async function browserProgram(choice: BrowserChoice = chosenByEnvironment()): Promise<LaunchOptions> {
  const { executablePath, environment } = await findChromium(choice);
  return { executablePath, args: flags, env: { ...process.env, ...environment } };
}

function chosenByEnvironment(): BrowserChoice {
  const choice = process.env.BEATBOARD_TEST_CHROMIUM ?? '';
  if (choice === '' || choice === 'any') return 'any';
  if (choice === 'packaged') return 'packaged';
  throw new Error(`BEATBOARD_TEST_CHROMIUM is \`any\` or \`packaged\`, not \`${choice}\`.`);
}

async function findChromium(choice: BrowserChoice): Promise<BrowserProgram> {
  if (choice === 'any' && existsSync(systemChromium)) return { executablePath: systemChromium, environment: {} };
  return packagedChromium();
}
