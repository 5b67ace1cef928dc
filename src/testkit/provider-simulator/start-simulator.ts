import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { createRandom, type Random } from '#domain/random.ts';
import { findFfmpeg } from '#media/ffmpeg/ffmpeg-binary.ts';
import { createFfmpegRunner, type FfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { createBillingBook } from './billing-book.ts';
import { createComfyUiVendor } from './comfyui/comfyui-vendor.ts';
import { serveControl, type SimulatorControls } from './control-routes.ts';
import { createDeliveryDesk } from './delivery-desk.ts';
import { createDeliveryVendor } from './delivery-vendor.ts';
import { createFaultDesk } from './faults/fault-desk.ts';
import { createContractChecker } from './http/check-contract.ts';
import type { SimulatedVendor } from './http/route.ts';
import { serveRequest } from './http/serve-request.ts';
import { createJournal } from './journal.ts';
import { createAlikeStudio } from './media/alike-studio.ts';
import { createStudio } from './media/studio.ts';
import { createReplicateVendor, type SimulatedReplicate } from './replicate/replicate-vendor.ts';
import { createSimulatedTime } from './simulated-time.ts';
import { simulatorSettings } from './simulator-settings.ts';
import type { SimulatorOptions } from './simulator-options.ts';
import type { SimulatorWorld } from './simulator-world.ts';
import { createAnthropicVendor } from './vendors/anthropic-vendor.ts';
import { createCompatibleVendor } from './vendors/compatible-vendor.ts';
import { createElevenLabsVendor } from './vendors/elevenlabs-vendor.ts';
import { createOpenAiVendor } from './vendors/openai-vendor.ts';
import { createXaiVendor } from './vendors/xai-vendor.ts';

/** The paid vendors on this machine. */
export interface Simulator extends SimulatorControls {
  close(): Promise<void>;
}

/** Starts the simulator in this process. Throws when the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  let origin = '';
  const world = createWorld(options, () => origin);
  const replicate = createReplicateVendor(world);
  const comfyui = createComfyUiVendor(world);
  const vendors = [...listVendors(world, replicate), comfyui];
  const reset = (): void => {
    for (const part of [world.book, world.journal, world.faults, world.deliveries, replicate, comfyui]) part.clear();
  };
  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => response.destroy(error as Error));
  });
  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(incoming.url ?? '/', origin);
    if (pathname.startsWith('/__sim/')) return serveControl(simulator, pathname, incoming, response);
    const vendor = vendors.find(({ prefix }) => pathname.startsWith(`${prefix}/`));
    if (vendor !== undefined) return serveRequest(world, vendor, incoming, response);
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"detail":"Nobody is simulated here."}');
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const simulator: Simulator = {
    origin,
    settings: simulatorSettings(origin),
    book: () => world.book.entries,
    chargedMicroUsd: () => world.book.totalMicroUsd(),
    requests: () => world.journal.requests,
    violations: () => world.journal.violations,
    webhooks: () => replicate.webhooks.records,
    addFault: (rule) => world.faults.add(rule),
    clearFaults: () => world.faults.clear(),
    advance: (seconds) => world.time.advance(seconds),
    reset,
    async close() {
      world.time.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.studio.settled();
    },
  };
  return simulator;
}

function listVendors(world: SimulatorWorld, replicate: SimulatedReplicate): SimulatedVendor[] {
  return [
    replicate,
    createOpenAiVendor(world),
    createXaiVendor(world),
    createAnthropicVendor(world),
    createElevenLabsVendor(world),
    createCompatibleVendor(world),
    createDeliveryVendor(world, 'replicate'),
    createDeliveryVendor(world, 'xai'),
  ];
}

function createWorld(options: SimulatorOptions, origin: () => string): SimulatorWorld {
  const seed = options.seed ?? 1;
  const time = createSimulatedTime(options.timeScale ?? 1);
  const folder = options.folder ?? join(tmpdir(), 'beatboard-simulator-media');
  // Ids differ between simulators, so that one never takes what another named for its own.
  const random = createRandom(Date.now() ^ (process.pid << 8));
  const nextId = (prefix = ''): string => prefix + drawId(random);
  let calls = 0;
  let runner: Promise<FfmpegRunner> | undefined;
  const findRunner = (): Promise<FfmpegRunner> => {
    runner ??= findFfmpeg({
      override: options.ffmpegPath ?? process.env['BEATBOARD_FFMPEG'],
      searchPath: process.env['PATH'] ?? '',
    }).then(createFfmpegRunner);
    return runner;
  };
  const studio = createStudio(folder, findRunner);
  return {
    ...{ options, seed, time, origin, nextId },
    book: createBillingBook(),
    journal: createJournal(),
    faults: createFaultDesk(),
    contracts: createContractChecker(),
    studio: options.areAlike === true ? createAlikeStudio(studio) : studio,
    deliveries: createDeliveryDesk(() => time.dateMs(), nextId),
    nextIndex: () => (calls += 1),
  };
}

function drawId(random: Random): string {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  return Array.from({ length: 26 }, () => letters[Math.floor(random() * letters.length)]).join('');
}
