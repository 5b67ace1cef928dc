import { expect, it } from 'vitest';
import { callReplicate } from './call-replicate.ts';
import { startSimulatorProcess } from './start-simulator-process.ts';

const schnell = 'black-forest-labs/flux-schnell';

it('runs as a process of its own, ruled from outside', async () => {
  const latencies = { [schnell]: { queueSeconds: 1, runSeconds: 100 } };
  const simulator = await startSimulatorProcess({ timeScale: 1, seed: 3, latencies });
  try {
    const replicate = callReplicate(simulator);
    await simulator.addFault({ match: { nth: 2 }, action: { kind: 'status', status: 402 } });
    const { id } = await replicate.create(schnell, { prompt: 'bread', megapixels: '0.25' });
    await expect(replicate.create(schnell, { prompt: 'bread' })).rejects.toThrow(/402/);
    await expect(replicate.create(schnell, { prompt: 'bread', steps: 3 })).rejects.toThrow(/422/);
    await simulator.advance(102);
    await replicate.until(id, 'succeeded');
    expect(await simulator.book()).toMatchObject([
      { model: schnell, amountMicroUsd: 3000, correlation: { reference: id } },
    ]);
    expect(await simulator.violations()).toMatchObject([
      { side: 'request', message: expect.stringContaining('steps') },
    ]);
    expect((await simulator.requests()).map(({ status }) => status).slice(0, 3)).toEqual([201, 402, 422]);
    expect(await simulator.webhooks()).toEqual([]);
    await simulator.clearFaults();
    await simulator.reset();
    expect([await simulator.book(), await simulator.requests()]).toEqual([[], []]);
    expect(simulator.settings['REPLICATE_BASE_URL']).toBe(`${simulator.origin}/replicate/v1`);
  } finally {
    await simulator.close();
  }
  await expect(fetch(simulator.origin)).rejects.toThrow();
});
