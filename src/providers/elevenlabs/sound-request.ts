import type { Modality } from '#domain/models/model-entry.ts';
import type { GenerationRequest } from '../vendor.ts';
import { VendorFault } from '../vendor-fault.ts';

/** One request of ElevenLabs: where it goes, below the base URL, and its JSON. */
export interface SoundRequest {
  readonly path: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

type SoundModality = Extract<Modality, 'music' | 'sound_effect' | 'speech'>;

/** George, the voice of ElevenLabs' own examples. */
const ownVoice = 'JBFqnCBsd6RMkjVDRZzb';

/** Models that can be told the language; the others refuse the field. */
const takesLanguage = /^eleven_(?:v3|flash_v2_5|turbo_v2_5)/;

const encoders: Readonly<Record<SoundModality, (request: GenerationRequest) => SoundRequest>> = {
  music: musicRequestOf,
  sound_effect: effectRequestOf,
  speech: speechRequestOf,
};

/** What is asked of ElevenLabs for a piece of music, an effect or speech. Sound comes as MP3 of 44.1 kHz, 128 kbit/s. */
export function soundRequestOf(request: GenerationRequest): SoundRequest {
  const { modality } = request.entry;
  const encode = modality in encoders ? encoders[modality as SoundModality] : undefined;
  if (encode === undefined) throw new VendorFault('permanent', `ElevenLabs is not asked for ${modality} here.`);
  const { path, fields } = encode(request);
  return { path: `${path}?output_format=mp3_44100_128`, fields };
}

/** Without voices, which would sing over the narrator. A seed goes with written scores only, so none is sent. */
function musicRequestOf({ entry, prompt, seconds }: GenerationRequest): SoundRequest {
  const length = seconds === undefined ? {} : { music_length_ms: Math.round(seconds * 1000) };
  return { path: '/music', fields: { prompt, model_id: entry.vendorModel, force_instrumental: true, ...length } };
}

function effectRequestOf({ entry, prompt, seconds }: GenerationRequest): SoundRequest {
  const length = seconds === undefined ? {} : { duration_seconds: seconds };
  return { path: '/sound-generation', fields: { text: prompt, model_id: entry.vendorModel, ...length } };
}

function speechRequestOf({ entry, prompt, voice, language, seed }: GenerationRequest): SoundRequest {
  // The voice becomes part of the address.
  if (voice !== undefined && !/^[\w-]{1,100}$/.test(voice)) {
    throw new VendorFault('permanent', 'ElevenLabs names voices by letters and digits; nothing was sent.');
  }
  const code = takesLanguage.test(entry.vendorModel) ? language?.split('-', 1)[0]?.toLowerCase() : undefined;
  return {
    path: `/text-to-speech/${voice ?? ownVoice}`,
    fields: {
      text: prompt,
      model_id: entry.vendorModel,
      ...(code === undefined ? {} : { language_code: code }),
      ...(entry.takesSeed ? { seed } : {}),
    },
  };
}
