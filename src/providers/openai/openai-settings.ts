/** How OpenAI is reached. */
export interface OpenAiSettings {
  readonly apiKey: string;
  /** With the version, for example `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** How long an answer is waited for. Omitted: four minutes for pictures, two for speech. */
  readonly timeoutMs?: number;
}
