import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { billSchema } from '#contract/bill.ts';
import type { checkpointTreeSchema, CheckpointNode } from '#contract/checkpoint.ts';
import { createFilmMeter } from '#testkit/film-facts.ts';
import { startServer, type RunningServer } from '#testkit/running-server.ts';
import { createTemporaryHome, type TemporaryHome } from '#testkit/temporary-home.ts';

/** The lines of README.md as a stranger pastes them, against a server that has never seen a video. */
const root = join(import.meta.dirname, '..');
const address = 'http://127.0.0.1:4870';
const run = promisify(execFile);

let home: TemporaryHome;
let server: RunningServer;
let commands: readonly string[];
let requests: readonly string[];

beforeAll(async () => {
  home = await createTemporaryHome('readme');
  server = await startServer({ ...home, port: (await isFree(4870)) ? 4870 : 0 });
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  requests = await paste(blocksUnder(readme, 'Over HTTP'), home.path());
  commands = await paste(blocksUnder(readme, 'Steer it'), home.path());
}, 180_000);

afterAll(async () => {
  await server?.stop();
  await home?.remove();
});

describe('Over HTTP', () => {
  it('shows where the video stands and tells what happens', () => {
    const [status, stream] = split(requests[1]!, /^(?:retry|id|event|):/m);
    expect(JSON.parse(status)).toMatchObject({
      status: expect.any(String),
      video_id: expect.stringMatching(/^video_/),
    });
    const ids = [...stream.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).toEqual(ids.map((_, index) => index + 1));
    expect(stream).toMatch(/^event: status_update$/m);
  });

  it('changes the plan and goes on with it on a branch', () => {
    const [edited, continued] = documents(requests[2]!);
    expect(edited).toMatchObject({ slot: 'spec', version: 2 });
    expect(continued).toMatchObject({ next_phase: 2, branch_name: 'main-1', created_new_branch: true });
  });

  it('takes a picture for one beat and makes that of another again', () => {
    const [uploaded, regenerated] = documents(requests[3]!);
    expect(uploaded).toMatchObject({ slot: 'beat/0/image', version: 2 });
    expect(regenerated).toMatchObject({ slot: 'beat/1/image', version: 2 });
  });

  it('tells the price before, and ends with an ad', async () => {
    const [bill, continued, { tree }] = documents(requests[4]!) as [
      z.output<typeof billSchema>,
      object,
      z.output<typeof checkpointTreeSchema>,
    ];
    expect(bill).toMatchObject({ next_phase: 3, total_usd: 0, total_to_finish_usd: 0, creates_new_branch: true });
    expect(continued).toMatchObject({ branch_name: 'main-1-1' });
    expect(tree.flatMap(linesOf)).toEqual([
      'main 1',
      'main-1 1',
      '- main-1 2',
      '- main-1-1 2',
      '-- main-1-1 3',
      '--- main-1-1 4',
    ]);
    const meter = await createFilmMeter();
    expect(await meter.frames(home.path('ember.mp4'))).toHaveLength(180);
  });
});

describe('Steer it', () => {
  it('goes from a prompt over an edit and another take to a finished ad', () => {
    expect(commands[0]).toMatch(/^Waiting +the plan/m);
    expect(commands[0]).toMatch(/^plan +spec$/m);
    expect(commands[0]).toMatch(/^Waiting +the storyboard/m);
    expect(commands[0]).toMatch(/^beat\/0\/image +take 2 /m);
    expect(commands[0]).toMatch(/^".*" is finished/m);
  });

  it('shows the tree, what differs, the costs, and saves everything', async () => {
    expect(commands[1]).toMatch(/main-1-1 +refinement v1/);
    expect(commands[1]).toMatch(/^changed +beat\/0\/image/m);
    expect(commands[1]).toMatch(/^total +\$0\.00$/m);
    const manifest = JSON.parse(await readFile(home.path('ember', 'manifest.json'), 'utf8')) as object;
    expect(manifest).toMatchObject({ complete: true });
  });
});

it('names pages that are there', async () => {
  for (const path of ['/docs', '/openapi.json']) expect((await fetch(server.url + path)).status, path).toBe(200);
});

/** The `sh` blocks under a heading of the second rank. */
function blocksUnder(page: string, heading: string): string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1]!);
}

const between = '--- the next block ---';

/** Pastes blocks into one shell and returns what each printed. The checkout is reached under the names the page uses. */
async function paste(blocks: readonly string[], folder: string): Promise<string[]> {
  expect(blocks.length).toBeGreaterThan(0);
  const script = blocks
    .join(`\necho; echo '${between}'\n`)
    .replaceAll(address, server.url)
    .replaceAll('node bin/', `${JSON.stringify(process.execPath)} ${root}/bin/`);
  const { stdout } = await run('bash', ['-c', script], {
    cwd: folder,
    env: server.environment,
    maxBuffer: 1e8,
    timeout: 120_000,
  });
  return stdout.split(between).map((text) => text.trim());
}

/** The JSON documents in a row that answers without line ends between them are. */
function documents(text: string): unknown[] {
  return JSON.parse(`[${text.replaceAll(/\}\s*\{/g, '},{')}]`) as unknown[];
}

function split(text: string, at: RegExp): [string, string] {
  const index = text.search(at);
  return [text.slice(0, index), text.slice(index)];
}

function linesOf({ checkpoint, children }: CheckpointNode): string[] {
  const below = children.flatMap(linesOf).map((line) => (line.startsWith('-') ? `-${line}` : `- ${line}`));
  return [`${checkpoint.branch_name} ${checkpoint.phase_number}`, ...below];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
