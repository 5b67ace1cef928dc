import { eventually } from '../eventually.ts';
import type { Simulator } from './start-simulator.ts';

/** A prediction as far as tests look at it. */
export interface PredictionAnswer {
  readonly id: string;
  readonly status: string;
  readonly output: unknown;
  readonly error: string | null;
  readonly logs: string;
  readonly data_removed: boolean;
  readonly created_at: string;
  readonly deadline?: string;
  readonly metrics: { readonly predict_time?: number };
  readonly urls: { readonly get: string; readonly cancel: string };
}

/** Replicate's API by plain requests, without a client between it and a test. */
export interface ReplicateCaller {
  /** The raw answer to any request below `/replicate/v1`. */
  request(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Starts a prediction of an official model. */
  create(
    model: string,
    input: object,
    more?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<PredictionAnswer>;
  get(id: string): Promise<PredictionAnswer>;
  /** Asks until it has a status. */
  until(id: string, status: string): Promise<PredictionAnswer>;
}

export function callReplicate({ origin }: Pick<Simulator, 'origin'>, key = 'r8_test'): ReplicateCaller {
  const request: ReplicateCaller['request'] = (method, path, body, headers = {}) =>
    fetch(`${origin}/replicate/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const answerOf = async (response: Response): Promise<PredictionAnswer> => {
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return (await response.json()) as PredictionAnswer;
  };
  const get = async (id: string): Promise<PredictionAnswer> => answerOf(await request('GET', `/predictions/${id}`));
  return {
    request,
    get,
    create: async (model, input, more = {}, headers = {}) =>
      answerOf(await request('POST', `/models/${model}/predictions`, { input, ...more }, headers)),
    until: (id, status) =>
      eventually(async () => {
        const answer = await get(id);
        if (answer.status !== status) throw new Error(`It is ${answer.status}, not ${status}.`);
        return answer;
      }),
  };
}
