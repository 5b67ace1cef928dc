import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { GivenFile, VendorCall } from '../vendor.ts';
import { VendorFault } from '../vendor-fault.ts';
import type { ComfyUiApi } from './comfyui-api.ts';

/** What a call needs of the server: a model file it has, and the picture to start from by the name it was given there. */
const preparedSchema = z.object({ checkpoint: z.string(), startImage: z.string().nullable() });
export type PreparedPrompt = z.infer<typeof preparedSchema>;

export function readPreparedPrompt(prepared: unknown): PreparedPrompt {
  return preparedSchema.parse(prepared);
}

/** Uploads the picture to start from, if there is one, and chooses among the models the server has. */
export async function preparePrompt(
  api: ComfyUiApi,
  { request }: VendorCall,
  checkpoint: string | undefined,
  signal: AbortSignal,
): Promise<PreparedPrompt> {
  const [picture] = request.references ?? [];
  return {
    checkpoint: chooseCheckpoint(await listCheckpoints(api, signal), checkpoint),
    startImage: picture === undefined ? null : await uploadPicture(api, picture, signal),
  };
}

const loaderSchema = z.object({
  CheckpointLoaderSimple: z.object({
    input: z.object({
      required: z.object({
        ckpt_name: z.union([
          z.tuple([z.array(z.string())], z.unknown()),
          // Newer servers name the type and put the choice into its options.
          z
            .tuple([z.literal('COMBO'), z.object({ options: z.array(z.string()) })], z.unknown())
            .transform(([, { options }]) => [options] as const),
        ]),
      }),
    }),
  }),
});

async function listCheckpoints(api: ComfyUiApi, signal: AbortSignal): Promise<readonly string[]> {
  const json = await api.ask({ method: 'GET', path: 'object_info/CheckpointLoaderSimple' }, signal);
  const { data } = loaderSchema.safeParse(json);
  if (data === undefined) throw new VendorFault('permanent', 'ComfyUI does not say which models it has');
  return data.CheckpointLoaderSimple.input.required.ckpt_name[0];
}

/** The model file that was asked for; without one, the first made for SDXL, else the first. Throws a VendorFault. */
export function chooseCheckpoint(available: readonly string[], wanted: string | undefined): string {
  if (wanted !== undefined) {
    if (available.includes(wanted)) return wanted;
    throw new VendorFault('permanent', `ComfyUI has no model file "${wanted}"`);
  }
  const chosen = available.find((name) => /xl/i.test(name)) ?? available[0];
  if (chosen !== undefined) return chosen;
  throw new VendorFault('permanent', 'ComfyUI has no model file: put one into its folder models/checkpoints');
}

const uploadSchema = z.object({ name: z.string(), subfolder: z.string().default('') });

/** Uploads a picture under a name of its digest: the same bytes are kept once, and no other file can have that name. */
async function uploadPicture(api: ComfyUiApi, file: GivenFile, signal: AbortSignal): Promise<string> {
  const form = new FormData();
  const ending = file.mediaType.split('/')[1]?.replaceAll(/[^a-z0-9]/g, '') ?? 'png';
  form.append('image', new Blob([await readFile(file.path)], { type: file.mediaType }), `${file.sha256}.${ending}`);
  form.append('type', 'input');
  const { data } = uploadSchema.safeParse(await api.ask({ method: 'POST', path: 'upload/image', body: form }, signal));
  if (data === undefined) throw new VendorFault('transient', 'ComfyUI answered an upload with what is no file');
  return data.subfolder === '' ? data.name : `${data.subfolder}/${data.name}`;
}
