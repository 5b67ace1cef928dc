import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { createXai } from '@ai-sdk/xai';
import type { generateText } from 'ai';
import type { PaidFetch } from '../paid-fetch.ts';

/** Who runs language models. */
export type LanguageProviderName = 'openai' | 'xai' | 'anthropic' | 'openai-compatible';

/** How one call reaches a model. */
export interface ModelAccess {
  readonly provider: LanguageProviderName;
  /** Empty where a server on this machine asks for none. */
  readonly apiKey: string;
  /** With the version, for example `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly paidFetch: PaidFetch;
  readonly headers: Readonly<Record<string, string>>;
}

type CallOptions = Parameters<typeof generateText>[0];

/** What of a call depends on who runs the model. */
export type ModelSettings = Pick<CallOptions, 'model' | 'providerOptions' | 'reasoning'>;

/**
 * Models that think before they answer, and take to be told how long. What they think counts as output: at their usual
 * length it would eat up the tokens that are held for the answer. Other models refuse to be told.
 */
const thinkers: readonly RegExp[] = [/^o\d/, /^gpt-(?:[5-9]|\d\d)(?!.*chat)/, /^grok-4\.[3-9]/];

function thinkingOf(vendorModel: string): Pick<ModelSettings, 'reasoning'> {
  return thinkers.some((thinker) => thinker.test(vendorModel)) ? { reasoning: 'low' } : {};
}

/** A model by the vendor's name for it. Nothing comes from the environment, nothing is kept at the vendor. */
export function openModel(access: ModelAccess, vendorModel: string, isStrict: boolean): ModelSettings {
  const { provider, apiKey, baseUrl: baseURL, paidFetch, headers } = access;
  switch (provider) {
    case 'openai': {
      const openai = createOpenAI({ apiKey, baseURL, headers, fetch: paidFetch });
      return {
        model: openai.chat(vendorModel),
        ...thinkingOf(vendorModel),
        providerOptions: { openai: { store: false, strictJsonSchema: isStrict } },
      };
    }
    case 'xai': {
      const xai = createXai({ apiKey, baseURL, headers, fetch: paidFetch });
      return {
        model: xai.responses(vendorModel),
        ...thinkingOf(vendorModel),
        providerOptions: { xai: { store: false } },
      };
    }
    case 'anthropic': {
      const anthropic = createAnthropic({ apiKey, baseURL, headers, fetch: paidFetch });
      return { model: anthropic(vendorModel) };
    }
    case 'openai-compatible': {
      const compatible = createOpenAICompatible({
        name: 'compatible',
        baseURL,
        headers,
        fetch: paidFetch,
        supportsStructuredOutputs: true,
        ...(apiKey === '' ? {} : { apiKey }),
      });
      return {
        model: compatible(vendorModel),
        providerOptions: { openaiCompatible: { strictJsonSchema: isStrict } },
      };
    }
  }
}
