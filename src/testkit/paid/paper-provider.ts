import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { Found, Submission, Vendor, VendorCall, VendorOutcome, VendorReference } from '#providers/vendor.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** A call as the provider has it in its own book. */
export interface BookedCall {
  readonly id: string;
  readonly callKey: string;
  readonly seed: number;
  readonly createdMs: number;
  readonly priceMicroUsd: number;
  canceled: boolean;
  readonly outcome: VendorOutcome;
}

/** How the provider answers one paid request. */
export type Reply =
  | 'normal'
  /** Takes it, and the answer is lost. */
  | 'lost'
  /** Takes it, and answers after 90 seconds. */
  | 'late'
  /** The connection breaks before it arrives; nobody can tell. */
  | 'vanished'
  | VendorFault
  /** Takes it and ends like this. */
  | Extract<VendorOutcome, { kind: 'failed' | 'gone' | 'canceled' }>;

export interface PaperProvider extends Vendor {
  /** Everything it took, in order. */
  readonly book: BookedCall[];
  /** When each request of any kind came. */
  readonly requests: { readonly kind: string; readonly atMs: number }[];
  /** Answers to the next paid requests; afterwards all is normal. */
  readonly replies: Reply[];
  /** Answers to the next downloads: a fault, or other bytes than the true ones. */
  readonly downloads: (VendorFault | string)[];
  /** While set, every request fails so. */
  outage: (() => VendorFault) | undefined;
  /** What it has charged. */
  charged(): number;
}

interface PaperOptions {
  readonly provider: string;
  readonly clock: VirtualClock;
  readonly priceMicroUsd: number;
  readonly runMs?: number;
  /** Whether the result comes with the answer. */
  readonly isSynchronous?: boolean;
}

/** A provider on paper: it keeps a book of its own, names calls as it likes and does what a test tells it to. */
export function createPaperProvider(options: PaperOptions): PaperProvider {
  const { provider, clock, runMs = 45_000, isSynchronous = false } = options;
  const paper: PaperProvider = {
    ...{ provider, book: [], requests: [], replies: [], downloads: [], outage: undefined },
    charged: () => paper.book.reduce((sum, { priceMicroUsd }) => sum + priceMicroUsd, 0),
    prepare: () => Promise.resolve({ uploaded: true }),
    async submit(call) {
      arrive('submit');
      return answer(paper, options, call, paper.replies.shift() ?? 'normal');
    },
    async poll(reference: VendorReference) {
      arrive('poll');
      const call = paper.book.find(({ id }) => id === reference.id);
      if (call === undefined) throw new VendorFault('permanent', 'There is no such call.');
      if (call.canceled) return { kind: 'canceled', billed: 'yes' };
      return clock.now() < call.createdMs + runMs ? { kind: 'running' } : call.outcome;
    },
    async reconcile(call: VendorCall, _prepared: JsonValue | null): Promise<Found> {
      arrive('reconcile');
      return isSynchronous ? { kind: 'undecidable' } : findIn(paper.book, call);
    },
    async cancel(reference) {
      arrive('cancel');
      const call = paper.book.find(({ id }) => id === reference.id);
      if (call !== undefined) call.canceled = true;
    },
    async download(url, filePath) {
      paper.requests.push({ kind: 'download', atMs: clock.now() });
      const reply = paper.downloads.shift();
      if (reply instanceof VendorFault) throw reply;
      await writeFile(filePath, reply ?? `result of ${url.split('/').at(-1)}`);
      return { mediaType: 'video/mp4' };
    },
  };
  const arrive = (kind: string): void => {
    paper.requests.push({ kind, atMs: clock.now() });
    if (paper.outage !== undefined) throw paper.outage();
  };
  return paper;
}

async function answer(
  { book }: PaperProvider,
  { clock, priceMicroUsd, isSynchronous }: PaperOptions,
  call: VendorCall,
  reply: Reply,
): Promise<Submission> {
  if (reply instanceof VendorFault) throw reply;
  if (reply === 'vanished') throw new VendorFault('transient', 'The connection broke.', { sent: 'maybe' });
  const { prompt: callKey, seed } = call.request;
  const id = `call-${book.length + 1}`;
  const outcome = typeof reply === 'string' ? succeeded(id) : reply;
  book.push({ id, callKey, seed, createdMs: clock.now(), priceMicroUsd, canceled: false, outcome });
  if (reply === 'lost') throw new VendorFault('transient', 'The answer was lost.', { sent: 'maybe' });
  if (reply === 'late') await clock.pass(90_000);
  if (isSynchronous !== true) return { kind: 'accepted', reference: { id } };
  return outcome.kind === 'failed' ? { kind: 'answered', outcome } : answerAtOnce(call, id, priceMicroUsd);
}

function succeeded(id: string): VendorOutcome {
  return { kind: 'succeeded', outputs: [{ kind: 'remote', url: `https://paper.example/${id}` }] };
}

async function answerAtOnce(call: VendorCall, id: string, costMicroUsd: number): Promise<Submission> {
  const file = path.join(call.folder, 'answer.bin');
  await mkdir(call.folder, { recursive: true });
  await writeFile(file, `result of ${id}`);
  const outputs = [{ kind: 'local', path: file, mediaType: 'application/json' }] as const;
  return { kind: 'answered', outcome: { kind: 'succeeded', outputs, costMicroUsd } };
}

function findIn(book: readonly BookedCall[], { request, sentAtMs }: VendorCall): Found {
  const fit = book.filter(
    ({ callKey, seed, createdMs }) =>
      callKey === request.prompt && seed === request.seed && createdMs >= sentAtMs - 60_000,
  );
  if (fit.length === 1) return { kind: 'found', reference: { id: fit[0]!.id } };
  return { kind: fit.length === 0 ? 'absent' : 'undecidable' };
}
