import { createHash } from 'node:crypto';
import type { ReplicateModel } from './replicate-model.ts';

/** A model as the API tells it, with the schema of its input. */
export function modelView({ name, version, input, output }: ReplicateModel, origin: string, dateMs: number): object {
  const [owner, short] = name.split('/');
  const uri = { type: 'string', format: 'uri' };
  return {
    url: `${origin}/replicate/${name}`,
    owner,
    name: short,
    description: `Simulated ${short}`,
    visibility: 'public',
    github_url: null,
    paper_url: null,
    license_url: null,
    run_count: 1000,
    cover_image_url: null,
    default_example: null,
    is_official: version === null,
    latest_version: {
      id: version ?? createHash('sha256').update(name).digest('hex'),
      created_at: new Date(dateMs).toISOString(),
      cog_version: '0.16.0',
      openapi_schema: {
        openapi: '3.0.2',
        components: { schemas: { Input: input, Output: output === 'list' ? { type: 'array', items: uri } : uri } },
      },
    },
  };
}
