import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { createAnswerChecker } from '#testkit/api/answer-checker.ts';
import { readApiDocument } from '#testkit/api/api-document.ts';
import { fileForm } from '#testkit/api/operation-request.ts';
import type { PaperServer } from '#testkit/api/paper-server.ts';
import { startPaperServerProcess } from '#testkit/api/paper-server-process.ts';
import { send, type Received } from '#testkit/api/send.ts';
import { secret } from '#testkit/hostile-files/canaries.ts';
import type { HostileFile } from '#testkit/hostile-files/hostile-file.ts';
import type { HostileGround } from '#testkit/hostile-files/hostile-files.ts';

export interface HostilePlan {
  readonly files: readonly HostileFile[];
  /** Of so many files one is sent in pieces, resumably. */
  readonly resumableEach: number;
}

const memoryMaximumBytes = 2 ** 30;
const lookMs = 25;

const document = readApiDocument();
const checkAnswer = createAnswerChecker(document);
const upload = document.operations.find(({ id }) => id === 'upload')!;

/** Sends files that somebody might send to a server. Each ends as the table says, and nobody is read or called. */
export async function checkOutcomes(
  { origin }: Pick<PaperServer, 'origin'>,
  key: string,
  { canaries, uploadFolder }: HostileGround,
  { files, resumableEach }: HostilePlan,
): Promise<void> {
  const visitor = new Visitor(origin, key);
  const faults: string[] = [];
  for (const [index, file] of files.entries()) {
    const path = await file.write(uploadFolder);
    const sent = { name: file.name, bytes: await readFile(path) };
    const way = index % resumableEach === resumableEach - 1 ? 'resumably' : 'in a form';
    const answer = way === 'resumably' ? await visitor.sendResumably(sent) : await visitor.sendForm(sent);
    faults.push(...(await visitor.judge(file, answer)).map((fault) => `${file.title}, sent ${way}: ${fault}`));
  }
  expect(faults, faults.join('\n')).toEqual([]);
  expect(canaries.networkTouches()).toBe(0);
  expect(canaries.pipeTouches()).toBe(0);
}

/** The same to a server in a process of its own, whose memory, with all that it starts, stays bounded. */
export async function checkHostileFiles(beside: PaperServer, ground: HostileGround, plan: HostilePlan): Promise<void> {
  const child = await startPaperServerProcess({ ground: beside.ground, takesFiles: true });
  let highestBytes = 0;
  const watching = setInterval(() => (highestBytes = Math.max(highestBytes, child.residentBytes('family'))), lookMs);
  try {
    await checkOutcomes(child, await beside.keyOf('visitor'), ground, plan);
    expect((await child.look()).faults).toEqual([]);
    expect(highestBytes).toBeGreaterThan(0);
    expect(highestBytes).toBeLessThan(memoryMaximumBytes);
  } finally {
    clearInterval(watching);
    await child.kill();
  }
}

interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Somebody who uploads. */
class Visitor {
  readonly #origin: string;
  readonly #key: string;

  constructor(origin: string, key: string) {
    this.#origin = origin;
    this.#key = key;
  }

  async sendForm(file: SentFile): Promise<Received> {
    const { headers, body } = fileForm('files[]', file);
    return this.#ask('POST', '/api/upload', headers, body);
  }

  async sendResumably({ name, bytes }: SentFile): Promise<Received> {
    const metadata = name === '' ? {} : { 'upload-metadata': `filename ${Buffer.from(name).toString('base64')}` };
    const begun = await this.#ask('POST', '/api/uploads', { 'upload-length': String(bytes.length), ...metadata });
    const { location } = begun.headers;
    if (bytes.length === 0 || location === undefined) return begun;
    const half = Math.ceil(bytes.length / 2);
    const type = { 'content-type': 'application/offset+octet-stream' };
    const first = await this.#ask('PATCH', location, { 'upload-offset': '0', ...type }, bytes.subarray(0, half));
    if (half === bytes.length) return first;
    return this.#ask('PATCH', location, { 'upload-offset': String(half), ...type }, bytes.subarray(half));
  }

  /** What the answer says against what the table says. */
  async judge({ expected }: HostileFile, answer: Received): Promise<string[]> {
    const assetId = assetOf(answer);
    if (assetId === undefined) {
      const { code, status } = answer.json() as { code?: string; status?: number };
      const isAsSaid = [expected.refused].flat().some((one) => one === code);
      const faults = isAsSaid
        ? []
        : [`refused: ${answer.text.slice(0, 300)}, the table says ${JSON.stringify(expected)}`];
      const told = checkAnswer(upload, answer);
      if (told !== undefined) faults.push(told);
      if (answer.text.includes('/tmp') || answer.text.includes(secret)) faults.push(`${status} tells too much`);
      return faults;
    }
    const asset = (await this.#ask('GET', `/api/assets/${assetId}`)).json() as Record<string, unknown>;
    const size = expected.size === undefined ? '' : ` ${asset.width} x ${asset.height}`;
    const faults =
      `${asset.asset_type}${size}` ===
      `${expected.accepted}${expected.size === undefined ? '' : ` ${expected.size.join(' x ')}`}`
        ? []
        : [`taken as ${asset.asset_type} ${asset.width} x ${asset.height}, the table says ${JSON.stringify(expected)}`];
    const content = await this.#ask('GET', `/api/assets/${assetId}/content`);
    if (content.status !== 200 || content.text.includes(secret)) faults.push(`its content: ${content.status}`);
    if (content.headers['content-type'] !== asset.media_type)
      faults.push(`served as ${content.headers['content-type']}`);
    if (content.headers['x-content-type-options'] !== 'nosniff') faults.push('browsers may guess what it is');
    return faults;
  }

  #ask(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: Uint8Array,
  ): Promise<Received> {
    const all = { 'x-api-key': this.#key, 'tus-resumable': '1.0.0', ...headers };
    return send(this.#origin, { method, path, headers: all, ...(body && { body }) });
  }
}

/** The asset that came of it; undefined when the file was refused. */
function assetOf({ status, headers, json }: Received): string | undefined {
  if (status >= 300) return undefined;
  if (status === 200) return (json() as { asset_ids: string[] }).asset_ids[0];
  return String(headers['beatboard-asset-id']);
}
