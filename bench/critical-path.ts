import type { GenerateRequest } from '#contract/generate-request.ts';
import { printVerdict } from '#testkit/bench-verdict.ts';
import { createPaidGround, type PaidServer, type PaidServerOptions } from '#testkit/paid-ground.ts';
import { processMemory } from '#testkit/process-memory.ts';
import { startSimulatorProcess, type SimulatorProcess } from '#testkit/provider-simulator/start-simulator-process.ts';
import { createTemporaryFolder } from '#testkit/temporary-folder.ts';

/**
 * How near does a paid ad of 30 s, made by itself from its prompt to its film, come to the longest chain of its
 * providers' waits and its own composition? The real server in one process, simulated providers in another, at a fifth
 * of the true waits (and of all our own between two questions), so that whatever else we do weighs five times as much.
 *
 * The composition is measured: the same ad is made again when everything that is bought for it is there already. What
 * the simulator draws is drawn beforehand, since it takes no processor from those who wait for a real provider.
 * `node bench/critical-path.ts` takes about two minutes; with a number, it makes so many ads at once, by as many users,
 * instead of one: `node bench/critical-path.ts 20` takes about six.
 */
const together = Number(process.argv[2] ?? 1);
const timeScale = 0.2;
const waits = { plan: 7, picture: 8, clip: 45, music: 60 };
const limits = { alone: 1.1, together: 1.25, timesSooner: 6, mebibytes: 600 };
/** Square and at 24 frames a second: composing is not the question here. */
const look = { auto_continue: true, aspect_ratio: '1:1', fps: 24 } as const;
/** Five beats that are filmed, with a clip each, and the end card, which is drawn. */
const ad: GenerateRequest = { ...look, prompt: 'A 30-second ad for Lumen, a calm luxury watch' };
/** The ad of the README, with a model of shorter clips: eleven. */
const manyClips: GenerateRequest = {
  ...look,
  prompt: 'Create a 30-second Nike sneaker ad, energetic style',
  model: 'seedance',
};
const seconds = (runSeconds: number) => ({ queueSeconds: 0, runSeconds });
const latencies = {
  'gpt-6-luna': seconds(waits.plan),
  'black-forest-labs/flux-dev': seconds(waits.picture),
  'minimax/hailuo-2.3-fast': seconds(waits.clip),
  'bytedance/seedance-1-pro-fast': seconds(waits.clip),
  'stability-ai/stable-audio-2.5': seconds(waits.music),
};

/** The calls of an ad, and how long they take one after the other and at best, in seconds of the true waits. */
interface Calls {
  readonly clips: number;
  readonly inSequence: number;
  readonly chain: number;
}

const drawings = await createTemporaryFolder('bench');
const ground = await createPaidGround();
try {
  const { calls, many, composition } = await prepare();
  const simulator = await simulate(timeScale);
  const serve = (hasWebhooks: boolean, work: (server: PaidServer) => Promise<void>) =>
    withServer({ simulator, timeScale, hasWebhooks }, work);
  try {
    if (together === 1) {
      for (const hasWebhooks of [true, false]) {
        await serve(hasWebhooks, async (server) => {
          const made = await timed(() => server.make(`one-${hasWebhooks}`, ad));
          tellAlone(hasWebhooks, made, calls, composition);
          if (!hasWebhooks) return;
          tellSooner(await timed(() => server.make('another', manyClips)), many);
        });
      }
    } else {
      await serve(true, async (server) => {
        const memory = watchMemory(server.pid);
        const users = Array.from({ length: together }, (_, index) => `user-${index}`);
        const made = await timed(() => Promise.all(users.map((user) => server.make(user, ad))));
        tellTogether(made, calls, composition, memory.stop());
      });
    }
    await assertCharged(simulator, together === 1 ? [calls, calls, many] : Array<Calls>(together).fill(calls));
  } finally {
    await simulator.close();
  }
} finally {
  await ground.remove();
  await drawings.remove();
}

/** Buys everything once from providers that do not keep one waiting, then composes the ad alone from what was bought. */
async function prepare(): Promise<{ calls: Calls; many: Calls; composition: number }> {
  const quick = 0.01;
  const simulator = await simulate(quick);
  try {
    const place = { simulator, timeScale: quick, hasWebhooks: false };
    let [calls, many]: Calls[] = [];
    await withServer(place, async (server) => {
      await server.make('first', ad);
      calls = await callsOf(simulator, 0);
      if (together === 1) await server.make('first', manyClips);
      many = together === 1 ? await callsOf(simulator, calls.clips * 2 + 2) : calls;
    });
    const before = (await simulator.book()).length;
    // Finds what it has bought and nothing it has made.
    const environment = { BEATBOARD_SABOTAGE: 'forget-artifacts' };
    let composition = 0;
    await withServer({ ...place, environment }, async (server) => {
      composition = await timed(() => server.make('first', ad));
    });
    if ((await simulator.book()).length !== before) throw new Error('The composition alone bought something.');
    return { calls: calls!, many: many!, composition };
  } finally {
    await simulator.close();
  }
}

/** What was bought from a place in the book on. Throws when a beat has more clips than one, which makes another chain. */
async function callsOf(simulator: SimulatorProcess, from: number): Promise<Calls> {
  const models = (await simulator.book()).slice(from).map(({ model }) => model);
  const pictures = models.filter((model) => model.includes('flux')).length;
  const clips = models.length - pictures - 2;
  if (clips !== pictures) throw new Error(`The plan is another one: ${clips} clips of ${pictures} pictures.`);
  return {
    clips,
    inSequence: waits.plan + clips * (waits.picture + waits.clip) + waits.music,
    chain: waits.plan + Math.max(waits.picture + waits.clip, waits.music),
  };
}

function tellAlone(hasWebhooks: boolean, made: number, { clips, chain }: Calls, composition: number): void {
  const name = `paid ad, ${hasWebhooks ? 'told by webhooks' : 'by asking alone'}`;
  const from = `${made.toFixed(1)} s; ${clips} filmed beats, chain ${(chain * timeScale).toFixed(1)} s, composition alone ${composition.toFixed(1)} s`;
  printVerdict({ name, value: made / (chain * timeScale + composition), limit: limits.alone, unit: ' of both', from });
}

/** At the true waits: what was not waiting takes as long as it did here. */
function tellSooner(made: number, { clips, chain, inSequence }: Calls): void {
  const wall = made + chain * (1 - timeScale);
  const from = `${clips} clips, at the true waits ${wall.toFixed(0)} s instead of ${inSequence} s, ${(inSequence / wall).toFixed(1)} times sooner`;
  printVerdict({
    name: 'of the calls in sequence',
    value: wall / inSequence,
    limit: 1 / limits.timesSooner,
    unit: '',
    from,
  });
}

function tellTogether(made: number, { chain }: Calls, composition: number, peak: Peak): void {
  const both = chain * timeScale + together * composition;
  const from = `${made.toFixed(0)} s; chain ${(chain * timeScale).toFixed(1)} s, composition alone ${composition.toFixed(1)} s each`;
  printVerdict({ name: `${together} ads at once`, value: made / both, limit: limits.together, unit: ' of both', from });
  const tree = `with its ffmpeg ${(peak.treeBytes / 2 ** 20).toFixed(0)} MiB`;
  const own = peak.ownBytes / 2 ** 20;
  printVerdict({ name: 'memory of the worker', value: own, limit: limits.mebibytes, unit: ' MiB', from: tree });
}

/** Everything was bought once for each ad, and every request was as the contracts want it. */
async function assertCharged(simulator: SimulatorProcess, ads: readonly Calls[]): Promise<void> {
  const expected = ads.reduce((sum, { clips }) => sum + 2 * clips + 2, 0);
  const [{ length }, violations] = await Promise.all([simulator.book(), simulator.violations()]);
  if (length !== expected) throw new Error(`${length} calls were charged, not ${expected}.`);
  if (violations.length > 0) throw new Error(`${violations.length} requests or answers were wrong.`);
}

function simulate(scale: number): Promise<SimulatorProcess> {
  return startSimulatorProcess({ timeScale: scale, latencies, folder: drawings.path });
}

async function withServer(options: PaidServerOptions, work: (server: PaidServer) => Promise<void>): Promise<void> {
  const server = await ground.serve(options);
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}

interface Peak {
  readonly ownBytes: number;
  readonly treeBytes: number;
}

/** The highest memory of a process, and of it with all that it has started, looked at ten times a second. */
function watchMemory(pid: number): { stop(): Peak } {
  let [ownBytes, treeBytes] = [0, 0];
  const look = async (): Promise<void> => {
    const memory = await processMemory(pid);
    ownBytes = Math.max(ownBytes, memory.ownBytes);
    treeBytes = Math.max(treeBytes, memory.treeBytes);
  };
  const looking = setInterval(() => void look(), 100);
  return {
    stop() {
      clearInterval(looking);
      return { ownBytes, treeBytes };
    },
  };
}
