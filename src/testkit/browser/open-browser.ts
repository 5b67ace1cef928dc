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

/** Which Chromium: the one from npm, the same wherever tests run; or the machine's own, where it has one. */
export type BrowserChoice = 'packaged' | 'system';

/** The one Chromium of a run of browser tests; what each test opens in it is a profile of its own. */
export function openBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserAddress'));
}

/**
 * Starts a Chromium for whoever asks. Without a choice BEATBOARD_TEST_CHROMIUM makes it, so that a whole run can take the
 * machine's own; else it is the one from npm where npm has one.
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
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  const choice = process.env.BEATBOARD_TEST_CHROMIUM || (isPackaged ? 'packaged' : 'system');
  if (choice === 'packaged' || choice === 'system') return choice;
  throw new Error(`BEATBOARD_TEST_CHROMIUM is \`packaged\` or \`system\`, not \`${choice}\`.`);
}

async function findChromium(choice: BrowserChoice): Promise<BrowserProgram> {
  if (choice === 'system' && existsSync(systemChromium)) return { executablePath: systemChromium, environment: {} };
  return packagedChromium();
}
