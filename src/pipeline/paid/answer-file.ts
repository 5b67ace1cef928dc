import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Submission, VendorOutcome, VendorOutput } from '#providers/vendor.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import type { PaidContext } from './paid-context.ts';

/** The folder of an attempt. It stays until its result is safe. */
export function folderOf({ folder }: PaidContext, { id }: Pick<Attempt, 'id'>): string {
  return path.join(folder, id);
}

/**
 * Writes down the answer to a paid request before the ledger does: of a provider that cannot be asked again, it is all
 * there is after a crash in between.
 */
export async function keepAnswer(context: PaidContext, attempt: Attempt, submission: Submission): Promise<void> {
  const folder = folderOf(context, attempt);
  await mkdir(folder, { recursive: true });
  const unfinished = path.join(folder, 'submission.part');
  const file = await open(unfinished, 'w');
  try {
    await file.writeFile(JSON.stringify(withRelativePaths(submission, folder)));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path.join(folder, 'submission.json'));
}

/** The answer that was written down before a crash. */
export async function readKeptAnswer(context: PaidContext, attempt: Attempt): Promise<Submission | undefined> {
  try {
    const folder = folderOf(context, attempt);
    const text = await readFile(path.join(folder, 'submission.json'), 'utf8');
    return withPathsIn(JSON.parse(text) as Submission, folder);
  } catch {
    return undefined;
  }
}

export async function removeFolder(context: PaidContext, attempt: Attempt): Promise<void> {
  await rm(folderOf(context, attempt), { recursive: true, force: true });
}

/** Outputs as the ledger keeps them: files by their names within the attempt's folder. */
export function outputsToKeep(outputs: readonly VendorOutput[], folder: string): VendorOutput[] {
  return mapPaths(outputs, (file) => path.relative(folder, path.resolve(folder, file)));
}

/** Outputs the ledger has kept, their files as paths. */
export function keptOutputs(outputs: readonly VendorOutput[], folder: string): VendorOutput[] {
  return mapPaths(outputs, (file) => path.join(folder, file));
}

function withRelativePaths(submission: Submission, folder: string): Submission {
  return mapOutputs(submission, (outputs) => outputsToKeep(outputs, folder));
}

function withPathsIn(submission: Submission, folder: string): Submission {
  return mapOutputs(submission, (outputs) => keptOutputs(outputs, folder));
}

function mapOutputs(submission: Submission, map: (outputs: readonly VendorOutput[]) => VendorOutput[]): Submission {
  if (submission.kind === 'accepted' || submission.outcome.kind === 'failed') return submission;
  const outcome: Extract<VendorOutcome, { kind: 'succeeded' }> = submission.outcome;
  return { kind: 'answered', outcome: { ...outcome, outputs: map(outcome.outputs) } };
}

function mapPaths(outputs: readonly VendorOutput[], map: (file: string) => string): VendorOutput[] {
  return outputs.map((output) => (output.kind === 'local' ? { ...output, path: map(output.path) } : output));
}
