/** How xAI is reached. */
export interface XaiSettings {
  readonly apiKey: string;
  /** With the version, for example `https://api.x.ai/v1`. */
  readonly baseUrl: string;
  /** Hosts clips may be fetched from besides xAI's own, for example `*.example.com`. */
  readonly outputHosts?: readonly string[];
  /** How long an answer is waited for; omitted, two minutes. */
  readonly timeoutMs?: number;
}
