import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { eventually } from '#testkit/eventually.ts';
import { openTestServer, type TestServer } from '#testkit/api-server.ts';
import { runCommandLine, type CommandLineEnd } from '#testkit/run-command-line.ts';

/** The whole command line against the whole HTTP API, with phases that end when this test says so. */
let server: TestServer;
let folder: string;

beforeEach(async () => {
  server = await openTestServer();
  folder = mkdtempSync(path.join(tmpdir(), 'beatboard-api-'));
  return async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  };
});

const run = (...argv: string[]): Promise<CommandLineEnd> =>
  runCommandLine(argv, { findServer: async () => ({ url: server.origin }) });

/** Runs a command, and ends the next phase once the studio has got its order. */
async function runThroughPhase(videoId: () => string, order: string, ...argv: string[]): Promise<CommandLineEnd> {
  const before = server.studio.counts[order] ?? 0;
  const end = run(...argv);
  await Promise.race([end, eventually(() => expect(server.studio.counts[order]).toBe(before + 1))]);
  await eventually(() => expect(videoId()).toBeTruthy());
  server.studio.finishPhase(videoId());
  return end;
}

it('steers a video from its prompt to its end', async () => {
  const newest = (): string => [...server.studio.records.videos.keys()].at(-1) ?? '';
  const made = await runThroughPhase(newest, 'make', 'make', 'an ad', '--manual', '--out', folder, '--json');
  expect(made.exitCode).toBe(0);
  const { video_id: videoId } = JSON.parse(made.stdout) as { video_id: string };
  expect(JSON.parse(made.stdout)).toMatchObject({ status: 'paused_at_phase1', phase_number: 1 });

  const edited = await run('edit', videoId, '--set', 'beats.1.text.headline=Slow mornings', '--lock', 'spec', '--json');
  expect(edited).toMatchObject({ exitCode: 0 });
  expect(JSON.parse(edited.stdout)).toMatchObject({ edits: [{ edit: 'plan', slots: ['spec'] }, { edit: 'lock' }] });
  expect((await run('edit', videoId, '--discard')).exitCode).toBe(0);

  const refused = await run('continue', videoId, '--json');
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('--yes');
  const continued = await runThroughPhase(() => videoId, 'continueFrom', 'continue', videoId, '--yes', '--json');
  expect(continued.exitCode).toBe(0);
  expect(JSON.parse(continued.stdout)).toMatchObject({ status: 'paused_at_phase2', branch_name: expect.any(String) });

  expect((await run('watch', videoId)).exitCode).toBe(8);
  expect((await run('branches', videoId)).stdout).toMatch(/planning v1.*\n.*└─ .*storyboard v1/);
  const checkpoints = JSON.parse((await run('branches', videoId, '--json')).stdout) as { branches: { name: string }[] };
  expect(checkpoints.branches.map(({ name }) => name)).toEqual(['main']);

  const exported = await run('export', videoId, '--out', path.join(folder, 'export'));
  expect(exported).toMatchObject({ exitCode: 0 });
  expect(JSON.parse(readFileSync(path.join(folder, 'export', 'manifest.json'), 'utf8'))).toMatchObject({
    complete: true,
  });
  expect((await run('costs', videoId)).stdout).toContain('total');
  expect((await run('videos')).stdout).toContain(videoId);
  expect((await run('models')).stdout).toContain('plate');

  expect((await run('cancel', videoId)).exitCode).toBe(0);
  expect(await run('delete', videoId, '--yes')).toMatchObject({ exitCode: 0, stdout: `${videoId}\n` });
  expect(await run('watch', videoId)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('There is no video'),
  });
  expect(server.faults).toEqual([]);
});
