import { BeatboardError } from '#domain/errors.ts';
import type { ProgramDependencies } from './program-dependencies.ts';

/**
 * Makes sure that somebody wants this: with `--yes`, or by asking. Throws `confirmation_needed` where nobody can be
 * asked, and `declined` for any answer but yes.
 */
export async function confirm(
  question: string,
  yes: boolean | undefined,
  { ask }: ProgramDependencies,
  signal: AbortSignal,
): Promise<void> {
  if (yes) return;
  if (ask === null)
    throw new BeatboardError('confirmation_needed', `${question} This takes --yes where nobody can be asked.`);
  const answer = await ask(`${question} [y/N] `, signal);
  if (!/^\s*y(?:es)?\s*$/i.test(answer)) throw new BeatboardError('declined', 'You did not say yes.');
}
