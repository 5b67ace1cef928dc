import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
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

/** Starts Chromium: the machine's own where there is one, else the one from npm. One of them serves a whole test file. */
export async function openBrowser(choice: 'any' | 'packaged' = 'any'): Promise<Browser> {
  const { executablePath, environment } = await findChromium(choice);
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, ...environment } });
}

async function findChromium(choice: 'any' | 'packaged'): Promise<BrowserProgram> {
  if (choice === 'any' && existsSync(systemChromium)) return { executablePath: systemChromium, environment: {} };
  return packagedChromium();
}
