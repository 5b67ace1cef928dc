import { join } from 'node:path';
import { isSingleUser } from '#api/auth/listen-plan.ts';
import { localIdentity } from '#domain/identity/identity.ts';
import { withScratch } from '#pipeline/scratch.ts';
import { giveSample } from '#storage/bundle/give-sample.ts';
import type { Config } from './config.ts';
import type { OpenStudio } from './studio-context.ts';

/** Written by `scripts/write-sample.ts`. */
const sampleFolder = join(import.meta.dirname, '..', '..', 'assets', 'sample');

/**
 * Puts the finished sample ad into the library of a server's only user, when it is new. A server of several users gives
 * none: nobody there comes to an empty house. Throws `disk_full`.
 */
export async function giveSampleAd(config: Config, host: string, opened: OpenStudio): Promise<void> {
  const { apiKeysRequired: apiKeys, oidc } = config.auth;
  if (!config.hasSample || !isSingleUser({ host, apiKeys, oidc: oidc !== undefined })) return;
  const { database, blobs, homeFolder } = opened;
  await withScratch(join(homeFolder, 'scratch'), async ({ folder: scratchFolder }) => {
    await giveSample(database, blobs, { userId: localIdentity.userId, sampleFolder, scratchFolder });
  });
}
