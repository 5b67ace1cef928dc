/** An answer whose body was read as text, within bounds. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** False when the body broke off or was longer than is read of it. */
  readonly isWhole: boolean;
}

/** Of a refusal only the first words are of use; an answer with a hundred predictions and their logs is long. */
const errorBytes = 65_536;
const successBytes = 32_000_000;

/** Reads the body of an answer: up to 64 kB of a refusal, 32 MB of anything else. A body that breaks off is no error here. */
export async function readAnswer(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const maximumBytes = response.ok ? successBytes : errorBytes;
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  let isWhole = true;
  try {
    for await (const part of response.body ?? []) {
      parts.push(part);
      sizeBytes += part.byteLength;
      if (sizeBytes > maximumBytes) {
        isWhole = false;
        break;
      }
    }
  } catch {
    isWhole = false;
  }
  return { status, headers, text: Buffer.concat(parts).subarray(0, maximumBytes).toString('utf8'), isWhole };
}

/** The JSON of an answer; undefined when it is not whole or not JSON. */
export function jsonOf({ text, isWhole }: Answer): unknown {
  if (!isWhole) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
