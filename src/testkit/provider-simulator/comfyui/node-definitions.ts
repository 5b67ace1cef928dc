/** One input of a node: a list of values, or the type of a link or value with its limits. */
export type InputDefinition = readonly [
  type: string | readonly string[],
  options?: Readonly<Record<string, number | string | boolean>>,
];

/** A node as `/object_info` tells it. */
export interface NodeDefinition {
  readonly required: Readonly<Record<string, InputDefinition>>;
  readonly optional?: Readonly<Record<string, InputDefinition>>;
  readonly output: readonly string[];
  readonly isOutput?: boolean;
}

const side: InputDefinition = ['INT', { default: 512, min: 16, max: 16_384, step: 8 }];

/** The nodes of a plain installation that make pictures, as ComfyUI's core has them. */
export const nodeDefinitions: Readonly<Record<string, NodeDefinition>> = {
  CheckpointLoaderSimple: {
    required: { ckpt_name: [['juggernautXL_v9.safetensors', 'v1-5-pruned-emaonly.safetensors']] },
    output: ['MODEL', 'CLIP', 'VAE'],
  },
  CLIPTextEncode: { required: { text: ['STRING', { multiline: true }], clip: ['CLIP'] }, output: ['CONDITIONING'] },
  EmptyLatentImage: {
    required: { width: side, height: side, batch_size: ['INT', { default: 1, min: 1, max: 4096 }] },
    output: ['LATENT'],
  },
  // The names of uploaded pictures are added as they come.
  LoadImage: { required: { image: [[]] }, output: ['IMAGE', 'MASK'] },
  ImageScale: {
    required: {
      image: ['IMAGE'],
      upscale_method: [['nearest-exact', 'bilinear', 'area', 'bicubic', 'lanczos']],
      width: ['INT', { default: 512, min: 0, max: 16_384 }],
      height: ['INT', { default: 512, min: 0, max: 16_384 }],
      crop: [['disabled', 'center']],
    },
    output: ['IMAGE'],
  },
  VAEEncode: { required: { pixels: ['IMAGE'], vae: ['VAE'] }, output: ['LATENT'] },
  VAEDecode: { required: { samples: ['LATENT'], vae: ['VAE'] }, output: ['IMAGE'] },
  KSampler: {
    required: {
      model: ['MODEL'],
      seed: ['INT', { default: 0, min: 0, max: Number.MAX_SAFE_INTEGER }],
      steps: ['INT', { default: 20, min: 1, max: 10_000 }],
      cfg: ['FLOAT', { default: 8, min: 0, max: 100 }],
      sampler_name: [['euler', 'euler_ancestral', 'dpmpp_2m', 'dpmpp_2m_sde', 'ddim', 'uni_pc']],
      scheduler: [['normal', 'karras', 'exponential', 'sgm_uniform', 'simple', 'beta']],
      positive: ['CONDITIONING'],
      negative: ['CONDITIONING'],
      latent_image: ['LATENT'],
      denoise: ['FLOAT', { default: 1, min: 0, max: 1 }],
    },
    output: ['LATENT'],
  },
  SaveImage: {
    required: { images: ['IMAGE'], filename_prefix: ['STRING', { default: 'ComfyUI' }] },
    output: [],
    isOutput: true,
  },
  PreviewImage: { required: { images: ['IMAGE'] }, output: [], isOutput: true },
};

/** Nodes as `/object_info` tells them. */
export function objectInfo(uploads: readonly string[]): Readonly<Record<string, object>> {
  const entries = Object.entries(nodeDefinitions).map(
    ([name, { required, optional = {}, output, isOutput = false }]) => {
      const inputs = name === 'LoadImage' ? { image: [uploads, { image_upload: true }] } : required;
      const info = {
        input: { required: inputs, optional },
        input_order: { required: Object.keys(inputs), optional: Object.keys(optional) },
        ...{ output, output_is_list: output.map(() => false), output_name: output },
        ...{ name, display_name: name, description: '', category: 'simulated', output_node: isOutput },
      };
      return [name, info] as const;
    },
  );
  return Object.fromEntries(entries);
}
