import { findTestRunners, type TestRunner } from '#media/ffmpeg/test-binaries.ts';
import { isThorough } from './is-thorough.ts';

/** The first ffmpeg of this machine, for what hangs on our arguments and not on who understands them; or, thoroughly, every one. */
export async function findUsualRunners(): Promise<readonly [TestRunner, ...TestRunner[]]> {
  const all = await findTestRunners();
  return isThorough ? all : [all[0]];
}
