import { z } from 'zod';
import { branchNamePattern } from '#domain/branch-name.ts';
import { checkpointStatusSchema } from './checkpoint.ts';

export const branchSchema = z.object({
  name: z.string(),
  parent_name: z.string().nullable(),
  latest_checkpoint_id: z.string().nullable(),
  phase_number: z.int().min(1).max(4).nullable(),
  status: checkpointStatusSchema.nullable(),
  can_continue: z.boolean(),
  created_at: z.iso.datetime(),
});

export const branchListSchema = z.object({ branches: z.array(branchSchema) });

/** Names people give: letters, digits, dashes, dots and underscores, so that they can stand in an address. */
export const branchNameSchema = z
  .string()
  .regex(branchNamePattern, 'Use letters, digits, dots, underscores and dashes.');

export const renameBranchSchema = z.strictObject({ name: branchNameSchema });
