import { z } from 'zod';
import { loopbackOriginsOf } from '#providers/safe-fetch/loopback-origin.ts';
import { addressRule, isProtectedAddress } from './address-rules.ts';
import { setting } from './setting.ts';

const keySchema = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'must be a key as its provider shows it, without blanks')
  .optional();

const addressSchema = z.string().refine(isProtectedAddress, addressRule).optional();

const hostsRule =
  'must be host names such as cdn.example.com or *.example.com, or origins on this machine, with commas between them';

const hostsSchema = z.string().refine(isHostList, hostsRule).optional();

function key(meaning: string, example: string) {
  return setting({
    schema: keySchema,
    meaning,
    whenUnset: 'its models are listed with that reason and cannot be used',
    example,
    secret: true,
  });
}

function baseUrl(vendor: string, usual: string) {
  return setting({
    schema: addressSchema,
    meaning: `Another address for ${vendor}: a gateway, or a server on this machine.`,
    whenUnset: usual,
    example: usual.replace(/^https:\/\/[^/]+/, 'https://gateway.example.com'),
    secret: false,
  });
}

function outputHosts(vendor: string) {
  return setting({
    schema: hostsSchema,
    meaning: `Hosts that clips and pictures by ${vendor} may come from besides its own, with commas between them.`,
    whenUnset: 'its own alone',
    example: 'cdn.example.com,*.media.example.com',
    secret: false,
  });
}

/** Where each vendor is reached when nothing else is said. */
export const usualAddresses = {
  replicate: 'https://api.replicate.com/v1',
  openai: 'https://api.openai.com/v1',
  xai: 'https://api.x.ai/v1',
  anthropic: 'https://api.anthropic.com/v1',
  elevenlabs: 'https://api.elevenlabs.io/v1',
} as const;

/** The environment variables of the providers of paid models and of those on one's own machine. */
export const providerVariables = {
  REPLICATE_API_TOKEN: key('The API token of Replicate: clips, pictures and music by many models.', 'r8_…'),
  REPLICATE_BASE_URL: baseUrl('Replicate', usualAddresses.replicate),
  REPLICATE_OUTPUT_HOSTS: outputHosts('Replicate'),
  REPLICATE_WEBHOOK_SECRET: setting({
    schema: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/=]{8,}$/, 'must begin with whsec_, as Replicate shows it')
      .optional(),
    meaning: 'What Replicate signs its messages to BEATBOARD_PUBLIC_URL with.',
    whenUnset: 'Replicate is asked for it',
    example: 'whsec_…',
    secret: true,
  }),
  OPENAI_API_KEY: key('The API key of OpenAI: planning, pictures and speech.', 'sk-…'),
  OPENAI_BASE_URL: baseUrl('OpenAI', usualAddresses.openai),
  XAI_API_KEY: key('The API key of xAI: planning, pictures and clips.', 'xai-…'),
  XAI_BASE_URL: baseUrl('xAI', usualAddresses.xai),
  XAI_OUTPUT_HOSTS: outputHosts('xAI'),
  ANTHROPIC_API_KEY: key('The API key of Anthropic: planning.', 'sk-ant-…'),
  ANTHROPIC_BASE_URL: baseUrl('Anthropic', usualAddresses.anthropic),
  ELEVENLABS_API_KEY: key('The API key of ElevenLabs: music, speech and sound effects.', 'sk_…'),
  ELEVENLABS_BASE_URL: baseUrl('ElevenLabs', usualAddresses.elevenlabs),
  OPENAI_COMPATIBLE_BASE_URL: setting({
    schema: addressSchema,
    meaning: 'A language model of your own behind a server that speaks like OpenAI: Ollama, vLLM, LM Studio.',
    whenUnset: 'there is none',
    example: 'http://127.0.0.1:11434/v1',
    secret: false,
  }),
  OPENAI_COMPATIBLE_MODEL: setting({
    schema: z
      .string()
      .regex(/^[\w./:@+-]{1,80}$/, 'must be the name of a model such as llama3.2:3b')
      .optional(),
    meaning: 'The name of the model on that server.',
    whenUnset: 'needed with OPENAI_COMPATIBLE_BASE_URL',
    example: 'llama3.2',
    secret: false,
  }),
  OPENAI_COMPATIBLE_API_KEY: setting({
    schema: keySchema,
    meaning: 'The key that server asks for.',
    whenUnset: 'it asks for none',
    example: 'a-key-of-your-own',
    secret: true,
  }),
  COMFYUI_URL: setting({
    schema: addressSchema,
    meaning: 'A ComfyUI of your own, for pictures on your own graphics card.',
    whenUnset: 'there is none',
    example: 'http://127.0.0.1:8188',
    secret: false,
  }),
} as const;

function isHostList(text: string): boolean {
  return readHosts(text).every((host) => hostPattern.test(host) || loopbackOriginsOf(host)[0] === host);
}

const hostPattern = /^(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z0-9-]+$/i;

/** The hosts of a list with commas between them. */
export function readHosts(text: string): string[] {
  return text.split(',').map((host) => host.trim());
}
